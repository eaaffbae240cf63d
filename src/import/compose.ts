import { restOf } from "./account.ts";
import { cutChapters, tidy } from "./chapters.ts";
import { type Block, type Draft, type DraftPart, type Findings, type FoundStory, wordsIn } from "./draft.ts";
import { withoutImprint } from "./gutenberg.ts";
import { takeHead } from "./head.ts";
import { joinNotes, takeNoteAtEnd, takeNoteAtStart } from "./note.ts";
import { findHeadings, joinHeadings, readSubtitles, settle } from "./settle.ts";
import { withoutEnding, withoutTitleMatter } from "./title-matter.ts";

export type Source = {
  /** What the file said elsewhere. */
  readonly known?: FoundStory;
  /** Its headings are known to be chapters, and nothing stands before them. */
  readonly isTrusted?: boolean;
  /** `known.title` is what a browser's window shows, and may be a site's name. */
  readonly isWeakTitle?: boolean;
  /** A printed book's first pages come with it. */
  readonly hasImprint?: boolean;
};

/** Decides what of a loose text is title, header, note and chapter. */
export function compose(
  source: readonly Block[],
  { known = {}, isTrusted = false, isWeakTitle = false, hasImprint = false }: Source,
  findings: Findings,
): Pick<Draft, "about" | "parts"> {
  const { leftOut, unsure } = findings;
  let blocks = settle(
    source.filter((block) => block.kind !== "anchor"),
    leftOut,
  );
  // A book whose contents are known has no other chapters.
  if (!isTrusted) blocks = findHeadings(blocks, unsure);
  if (hasImprint) blocks = withoutImprint(blocks, known.title, leftOut);
  const about: FoundStory = { ...known };
  if (!isTrusted) {
    const head = takeHead(blocks, known, isWeakTitle, unsure);
    const strong = isWeakTitle && head.about.title !== undefined ? { ...known, title: undefined } : known;
    Object.assign(about, withoutMissing({ ...head.about, ...withoutMissing(strong) }));
    const rest = new Set(head.rest);
    const taken = blocks.flatMap((one) => (rest.has(one) ? [] : (wordsIn(one) ?? [])));
    const labels = restOf(taken, about);
    if (labels !== "") leftOut.push({ what: "title page", text: labels });
    blocks = head.rest;
  }
  blocks = joinHeadings(readSubtitles(withoutTitleMatter(blocks, about, leftOut)), leftOut);
  blocks = withoutEnding(blocks, leftOut);
  const start = takeNoteAtStart(blocks, unsure);
  const end = takeNoteAtEnd(start.rest, unsure);
  const { parts, note, notes } = cutChapters(end.rest, about.title, findings);
  about.note = joinNotes(about.note, start.note, note);
  if (about.note === undefined) about.note = end.note;
  else about.endnote = joinNotes(about.endnote, end.note);
  if (notes.length > 0) about.chapterNotes = [...(about.chapterNotes ?? []), ...notes];
  return { about, parts: withoutEmpty(tidy(parts), findings) };
}

/** A heading without text after it is no chapter; where there is no other text, it is the text. */
function withoutEmpty(parts: readonly DraftPart[], { leftOut }: Findings): readonly DraftPart[] {
  const hasText = parts.some((part) => part.kind === "passage");
  return parts.flatMap((part, at): readonly DraftPart[] => {
    if (part.kind !== "chapter" || parts[at + 1]?.kind === "passage") return [part];
    if (!hasText) return [{ kind: "passage", text: part.title, marks: [] }];
    leftOut.push({ what: "heading without text", text: part.title });
    return [];
  });
}

export function withoutMissing(found: FoundStory = {}): FoundStory {
  const isThere = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(found).filter(([, value]) => isThere(value)));
}
