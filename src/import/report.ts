import { stripVTControlCharacters } from "node:util";
import { wordsFor } from "../messages/messages.ts";
import { dayInTitle, runsBackwards } from "../story/dates.ts";
import { languageName } from "../story/language.ts";
import { writePermission } from "../story/rights.ts";
import type { Passage, Story } from "../story/story.ts";
import { wordsIn } from "../story/words.ts";
import { authorOf, titleOf } from "../view/credit.ts";
import type { VersionComparison } from "./compare.ts";
import { count, type Draft } from "./draft.ts";
import { describeLeftOut } from "./left-out.ts";
import { describeNotes } from "./note.ts";

export type Report = {
  readonly file: string;
  readonly story: Story;
  readonly draft: Draft;
  readonly unsure: readonly string[];
  readonly comparison: VersionComparison | undefined;
};

const width = 88;

/** An import as the story's writer would check it: facts, five passages, doubts, the changes of a newer version. */
export function describeImport({ file, story, draft, unsure, comparison }: Report, styled: boolean): string {
  const bold = (text: string) => (styled ? `\u001b[1m${text}\u001b[22m` : text);
  const { about } = story;
  const sections = [
    `${bold(plain(titleOf(about, wordsFor("en"))))}\n${plain(authorOf(about, wordsFor("en")))}`,
    factsOf(story, draft, file)
      .map(([name, value]) => fact(name, plain(value)))
      .join("\n"),
    `${bold("Under every quote")}\n${wrap(plain(about.attribution), "  ")}${creditsOf(story)}`,
    `${bold("To check by eye")}\n${samplesOf(story).map(sample).join("\n")}`,
  ];
  if (comparison !== undefined)
    sections.push(`${bold("Since the last import")}\n${describeComparison(comparison)}`);
  const dates = datesInTitles(story);
  if (dates.length > 0)
    sections.push(
      `${bold("Its own days")}\n${wrap("The chapters are named after days. With these lines among its fields, /daily start on:story-dates posts each on its day:", "  ")}\n\n${writtenDates(dates)}`,
    );
  if (unsure.length > 0)
    sections.push(`${bold("Not sure")}\n${unsure.map((one) => wrap(plain(one), "  - ", "    ")).join("\n")}`);
  return sections.join("\n\n");
}

function factsOf(story: Story, draft: Draft, file: string): readonly (readonly [string, string])[] {
  const { about } = story;
  const texts = story.passages.map((passage) => passage.text).join("\n");
  const counts = [count(story.passages.length, "passage"), count(wordsIn(about.language)(texts), "word")];
  if (story.chapters.length > 0)
    counts.unshift(count(story.chapters.filter((chapter) => chapter.number > 0).length, "chapter"));
  const { note, endnote, chapterNotes } = about;
  const permission = about.permission;
  const notes = draft.parts.reduce((sum, part) => sum + (part.footnotes?.length ?? 0), 0);
  const facts: readonly (readonly [string, string])[] = [
    ["From", `${file}, ${draft.format}`],
    ["Text", counts.join(", ")],
    ["Language", languageName(about.language) ?? about.language],
    ["Fandom", about.fandoms.join(", ")],
    ["Rating", about.rating ?? ""],
    ["Warnings", about.warnings.join(", ")],
    ["Series", about.series.join(", ")],
    ["Inspired by", about.inspiredBy.join("; ")],
    ["Summary", about.summary ?? ""],
    ["Notes", describeNotes({ note, endnote, chapterNotes })],
    ["People", about.people.join(", ")],
    ["Source", about.source ?? ""],
    ["Footnotes", notes === 0 ? "" : `${count(notes, "footnote")}, kept with their passages`],
    ["Left out", describeLeftOut(draft.leftOut)],
    [
      "Permission",
      permission === undefined ? "not recorded yet; add it with --permission" : writePermission(permission),
    ],
  ];
  return facts.filter(([, value]) => value !== "");
}

function fact(name: string, value: string): string {
  return wrap(value, `  ${name.padEnd(12)}`, " ".repeat(14), 3);
}

function creditsOf(story: Story): string {
  return story.credits
    .map((credit) => `\n${wrap(plain(`${credit.text} (passages ${credit.first}-${credit.last})`), "  ")}`)
    .join("");
}

/** The first, the last and three between them, among them one with emphasis or line breaks if there is any. */
function samplesOf(story: Story): readonly Passage[] {
  const { passages } = story;
  const special =
    passages.find((passage) => passage.text.includes("\n")) ??
    passages.find((passage) => passage.marks.length > 0);
  const spread = [0, 0.25, 0.5, 0.75, 1].map((share) => passages[Math.round(share * (passages.length - 1))]);
  if (special !== undefined && !spread.includes(special)) spread[2] = special;
  return [...new Set(spread)].filter((one) => one !== undefined).sort((a, b) => a.number - b.number);
}

function sample(passage: Passage): string {
  const place =
    passage.chapter === undefined ? String(passage.number) : `${passage.chapter}.${passage.paragraph}`;
  return wrap(inOneLine(passage), `  ${place.padStart(6)}  `, " ".repeat(10), 2);
}

function describeComparison({ kept, changed, added, gone }: VersionComparison): string {
  const nothing = changed.length + added.length + gone.length === 0;
  if (nothing) return `  Nothing changed: all ${count(kept.length, "passage")} are as they were.`;
  const lines = [
    `  ${count(kept.length, "passage")} as before, ${changed.length} changed, ${added.length} new, ${gone.length} gone`,
  ];
  const show = (name: string, passages: readonly Passage[]) => {
    for (const passage of passages.slice(0, 5)) {
      const head = `  ${name.padEnd(8)}${String(passage.number).padStart(5)}  `;
      lines.push(wrap(inOneLine(passage), head, " ".repeat(17), 1));
    }
    if (passages.length > 5)
      lines.push(`  ${" ".repeat(15)}and ${(passages.length - 5).toLocaleString("en")} more`);
  };
  const now = changed.map((change) => change.after);
  show("changed", now);
  show("new", added);
  show("gone", gone);
  return lines.join("\n");
}

function inOneLine({ text }: Passage): string {
  return plain(text.replaceAll("\n", " / "));
}

/** At most `most` lines, cut at a word where there is one; a text that is cut ends in an ellipsis. */
function wrap(text: string, first: string, next = first, most = 20): string {
  const lines: string[] = [];
  let rest = text.slice(0, width * most * 2);
  while (rest !== "" && lines.length < most) {
    const room = width - (lines.length === 0 ? first : next).length;
    const isLast = lines.length === most - 1;
    const space = rest.lastIndexOf(" ", isLast ? room - 1 : room);
    const cut = rest.length <= room ? rest.length : space > room / 2 ? space : room - 1;
    lines.push(isLast && cut < rest.length ? `${rest.slice(0, cut)}…` : rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return lines.map((one, at) => (at === 0 ? first : next) + one).join("\n");
}

/** A story's own control characters must not steer the terminal. */
function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** The days that the titles of letters and diaries name, where most chapters have one and they follow each other. */
export function datesInTitles({
  about,
  chapters,
}: Story): readonly { readonly chapter: number; readonly date: string }[] {
  if ((about.dates ?? []).length > 0) return [];
  const titled = chapters.filter(({ number }) => number > 0);
  const dated = titled.flatMap(({ number, title }) => {
    const date = dayInTitle(title, about.language);
    return date === undefined ? [] : [{ chapter: number, date }];
  });
  const isDiary = dated.length >= 3 && dated.length > titled.length / 2;
  const isInOrder = dated.every(({ date }, at) => !runsBackwards(dated[at - 1]?.date ?? date, date));
  return isDiary && isInOrder ? dated : [];
}

/** As the front matter holds them. */
export function writtenDates(dates: ReturnType<typeof datesInTitles>): string {
  return ["dates:", ...dates.map(({ chapter, date }) => `  - { chapter: ${chapter}, date: ${date} }`)].join(
    "\n",
  );
}
