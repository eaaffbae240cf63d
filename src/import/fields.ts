import type { FrontFields } from "../story/front.ts";
import { languageName } from "../story/language.ts";
import type { VersionComparison } from "./compare.ts";
import type { FoundStory } from "./draft.ts";
import { guessLanguage, languageTag } from "./language.ts";
import { joinNotes, readDisclaimer } from "./note.ts";

/** What the command's options say about the story; they win over the source and over what is there. */
export type StoryOverrides = {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly attribution?: string | undefined;
  readonly language?: string | undefined;
  readonly permission?: string | undefined;
  readonly credits: readonly { readonly passages: string; readonly text: string }[];
};

/**
 * The front matter: an option first; then, for what a person decides (title, author, attribution, rights, credits),
 * what the file holds already; then the source. Notes, summary, rating and warnings follow the source.
 */
export function makeFields(
  about: FoundStory,
  overrides: StoryOverrides,
  before: FrontFields,
  text: string,
  isEmphasised: boolean,
  unsure: string[] = [],
): FrontFields {
  const title = line(about.title);
  const authors = firstOf(list(about.authors) ?? []);
  const author = authors.length > 1 ? authors : authors[0];
  keepNotice("title", before.title, title, overrides.title, unsure);
  keepNotice("author", joined(before.author), joined(author), overrides.author, unsure);
  const disclaimer = readDisclaimer(joinNotes(about.note, about.endnote) ?? "");
  const fandoms =
    list(about.fandoms) ?? before.fandoms ?? (disclaimer === undefined ? undefined : [disclaimer.fandom]);
  const named = languageTag(overrides.language ?? about.language);
  const language =
    (overrides.language === undefined ? undefined : named) ?? before.language ?? named ?? guessLanguage(text);
  if (named === undefined && before.language === undefined && language !== "en")
    unsure.push(
      `The source names no language; it was taken for ${languageName(language) ?? language}. If not, add --language.`,
    );
  const source = address(about.source) ?? before.source;
  const fields: FrontFields = {
    ...before,
    title: overrides.title ?? before.title ?? title,
    author: overrides.author ?? before.author ?? author,
    attribution:
      overrides.attribution ??
      before.attribution ??
      disclaimer?.attribution ??
      creditLine(fandoms, overrides.author ?? joined(author), source),
    source,
    rights: before.rights ?? line(about.rights, 500),
    permission: overrides.permission ?? before.permission,
    note: verbatim(about.note) ?? before.note,
    endnote: verbatim(about.endnote) ?? before.endnote,
    credits:
      overrides.credits.length > 0 ? overrides.credits.map((credit) => ({ ...credit })) : before.credits,
    fandoms,
    series: list(about.series) ?? before.series,
    "inspired-by": list(about.inspiredBy) ?? before["inspired-by"],
    rating: line(about.rating, 100) ?? before.rating,
    warnings: list(about.warnings) ?? before.warnings,
    summary: about.summary?.trim() || before.summary,
    people: before.people ?? list(about.people),
    language,
    markup: isEmphasised || before.markup === "emphasis" ? "emphasis" : undefined,
    "chapter-notes": about.chapterNotes?.map((note) => defined(note)) ?? before["chapter-notes"],
  };
  return defined(fields);
}

/** A credit's passages move along with their text. */
export function moveCredits(
  credits: FrontFields["credits"],
  comparison: VersionComparison,
  unsure: string[],
): FrontFields["credits"] {
  const now = new Map(
    [...comparison.kept, ...comparison.changed].map(({ before, after }) => [before.number, after.number]),
  );
  return credits?.flatMap((credit) => {
    const [first = 0, last = first] = String(credit.passages)
      .split(/\s*[-–]\s*/)
      .map(Number);
    const numbers = [...now].flatMap(([old, number]) => (old >= first && old <= last ? number : []));
    if (numbers.length === 0) {
      unsure.push(
        `The credit “${credit.text}” stood at passages ${first}-${last}, which are gone; it was left out.`,
      );
      return [];
    }
    numbers.sort((a, b) => a - b);
    const [from = first, to = from] = [numbers[0], numbers.at(-1)];
    if (from === first && to === last) return [credit];
    unsure.push(
      `The credit “${credit.text}” moved from passages ${first}-${last} to ${from}-${to}; look at its ends.`,
    );
    return [{ ...credit, passages: from === to ? from : `${from}-${to}` }];
  });
}

function creditLine(
  fandoms: FrontFields["fandoms"],
  author: string | undefined,
  source: string | undefined,
): string {
  const names = typeof fandoms === "string" ? [fandoms] : (fandoms ?? []);
  const posted = source === undefined ? "" : `; posted on ${siteOf(source)}`;
  const shown = names.slice(0, 3).map((name) => name.slice(0, 80));
  if (names.length > 0)
    return `${shown.join(", ")}${names.length > 3 ? " and other" : ""} fan fiction${posted}.`;
  const credit = author === undefined ? "Author not named in the source" : `By ${author.slice(0, 150)}`;
  return `${credit}${posted}.`;
}

function address(text: string | undefined): string | undefined {
  return text !== undefined && URL.canParse(text) && new URL(text).href.length <= 512 ? text : undefined;
}

function siteOf(source: string): string {
  const host = new URL(source).hostname.replace(/^www\./, "");
  if (/(?:^|\.)archiveofourown\.org$/.test(host)) return "Archive of Our Own";
  return /(?:^|\.)fanfiction\.net$/.test(host) ? "FanFiction.Net" : host;
}

function keepNotice(
  name: string,
  kept: string | null | undefined,
  found: string | undefined,
  overrides: string | undefined,
  unsure: string[],
): void {
  if (overrides !== undefined || found === undefined || !kept || kept === found) return;
  unsure.push(
    `The source has the ${name} “${found}”; “${kept}” was kept. To change it, add --${name} "${found}".`,
  );
}

function joined(names: string | readonly string[] | undefined): string | undefined {
  return names === undefined || typeof names === "string" ? names : names.join(", ");
}

/** The lengths that a story.md allows. */
function line(text: string | undefined, most = 300): string | undefined {
  const clean = text?.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return clean?.slice(0, most).trim() || undefined;
}

/** As many names as fit into one line. */
function firstOf(names: readonly string[]): string[] {
  const tooMany = names.findIndex((_, at) => names.slice(0, at + 1).join(", ").length > 300);
  return names.slice(0, tooMany < 0 ? names.length : tooMany);
}

function list(texts: readonly string[] | undefined): string[] | undefined {
  const clean = (texts ?? []).flatMap((text) => line(text) ?? []);
  return clean.length === 0 ? undefined : clean;
}

function verbatim(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}

/** Without the fields that are missing: they are not written. */
function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as T;
}
