import { messageText, selectOptions, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { chapterNamed, passageNamed } from "../story/named.ts";
import type { Range } from "../story/sentences.ts";
import { sentencesOf } from "../story/sentences.ts";
import { chapterOf, type Passage, passagesIn, type Story } from "../story/story.ts";
import { creditText, rangeOf } from "./credit.ts";
import { breakBefore, styledPassage } from "./passages.ts";
import { spoilerLength, underSpoiler } from "./spoiler.ts";
import { pages } from "./text.ts";

/** Where a page begins: a passage, and which part of it where it is longer than a message. */
export type Point = { readonly passage: Passage; readonly piece: number };

/** Whole passages as many as a message holds, or a part of one that it does not. */
export type Page = {
  readonly first: Passage;
  readonly shown: readonly Passage[];
  readonly text: string;
  readonly credit: string;
  readonly next: Point | undefined;
};

/** A page's menu has room for so many passages. */
const mostOnPage = selectOptions;

/** The page that begins there. It ends with its chapter. */
export function pageAt(
  story: Story,
  { passage: first, piece }: Point,
  words: Words,
  isSpoiler = false,
): Page {
  const parts = partsOf(story, first, words);
  if (parts.length > 1) {
    const at = Math.max(0, Math.min(piece, parts.length - 1));
    const next = at + 1 < parts.length ? { passage: first, piece: at + 1 } : startAt(story, first.number + 1);
    const text =
      (at === 0 ? breakBefore(story, first) : "") + underSpoiler(styledPassage(first, parts[at]), isSpoiler);
    return {
      first,
      shown: [first],
      text,
      credit: creditOf(story, [first], words, { at, of: parts.length }),
      next,
    };
  }
  let shown = [first];
  for (let number = first.number + 1; shown.length < mostOnPage; number += 1) {
    const more = story.passages[number - 1];
    if (more === undefined || more.after === "chapter" || !fits(story, [...shown, more], words)) break;
    shown = [...shown, more];
  }
  const next = startAt(story, first.number + shown.length);
  return { first, shown, text: textOf(story, shown, isSpoiler), credit: creditOf(story, shown, words), next };
}

/** Where the page begins that ends right before this one: turned on again, it leads back here. */
export function pointBefore(story: Story, { passage, piece }: Point, words: Words): Point | undefined {
  if (piece > 0) return { passage, piece: piece - 1 };
  const last = story.passages[passage.number - 2];
  if (last === undefined) return undefined;
  const parts = partsOf(story, last, words).length;
  if (parts > 1) return { passage: last, piece: parts - 1 };
  let shown = [last];
  for (let first = last; first.after !== "chapter" && shown.length < mostOnPage; ) {
    const more = story.passages[first.number - 2];
    if (more === undefined || !fits(story, [more, ...shown], words)) break;
    shown = [more, ...shown];
    first = more;
  }
  return { passage: shown[0] ?? last, piece: 0 };
}

/** By id, or where it stood when an edit took the id away; the nearest there is. */
export function pointOf(
  story: Story,
  id: string | undefined,
  number: number,
  piece: number,
): Point | undefined {
  const at = Number.isInteger(number) ? Math.max(1, Math.min(number, story.passages.length)) : 1;
  const passage = story.passages.find((one) => one.id === id) ?? story.passages[at - 1];
  if (passage === undefined) return undefined;
  return { passage, piece: Number.isInteger(piece) && piece > 0 ? piece : 0 };
}

/** Where a reader wants to begin; undefined where they named neither a passage nor a chapter. */
export function pointAsked(
  here: { readonly passageAt: (story: Story, reference: string) => Passage | undefined },
  story: Story,
  { from, chapter: named }: { readonly from?: string | undefined; readonly chapter?: string | undefined },
): Point | undefined {
  const chapter = chapterNamed(story, named);
  if (from === undefined) return chapter === undefined ? undefined : startAt(story, chapter.first);
  const reference = chapter === undefined || from.includes(".") ? from : `${chapter.number}.${from.trim()}`;
  return { passage: passageNamed(here, story, reference), piece: 0 };
}

export function startAt(story: Story, number: number): Point | undefined {
  const passage = story.passages[number - 1];
  return passage === undefined ? undefined : { passage, piece: 0 };
}

/** The whole passage, or the parts of it that a message each holds. */
function partsOf(story: Story, passage: Passage, words: Words): readonly Range[] {
  const { text, marks } = passage;
  const whole = [{ start: 0, end: text.length }];
  if (fits(story, [passage], words)) return whole;
  const room = roomFor(story, [passage], words) - sizeOf(breakBefore(story, passage)) - spoilerLength;
  return pages(text, room, sentencesOf(text, story.about.language), marks);
}

function fits(story: Story, shown: readonly Passage[], words: Words): boolean {
  const characters = shown.reduce((sum, { text }) => sum + text.length, 0);
  // A page breaks in the same places for everyone, so there is always room for the marks.
  return characters <= messageText && sizeOf(textOf(story, shown, true)) <= roomFor(story, shown, words);
}

function roomFor(story: Story, shown: readonly Passage[], words: Words): number {
  const widest = { at: 999, of: 999 };
  return messageText - sizeOf(creditOf(story, shown, words, widest)) - headRoom;
}

/** For the line above a page that a channel reads together. */
const headRoom = 120;

function textOf(story: Story, shown: readonly Passage[], isSpoiler: boolean): string {
  return shown
    .map((passage) => breakBefore(story, passage) + underSpoiler(styledPassage(passage), isSpoiler))
    .join("\n\n");
}

function creditOf(
  story: Story,
  shown: readonly Passage[],
  words: Words,
  part?: { readonly at: number; readonly of: number },
): string {
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`${story.slug}: a page has no passage`);
  const chapter = first === last ? undefined : chapterOf(story, first);
  const done = part === undefined ? last.number : last.number - 1 + Math.min(1, (part.at + 1) / part.of);
  const line = [
    rangeOf(story, first, last, words),
    ...(chapter === undefined || chapter.number === 0
      ? []
      : [words.read.chapter({ number: chapter.number })]),
    ...(part === undefined ? [] : [words.read.part({ number: part.at + 1, of: part.of })]),
    progress(done / passagesIn(story), words),
    ...(done === passagesIn(story) ? [words.read.theEnd] : []),
  ];
  return creditText(story, line.join(" · "), shown, words);
}

const barLength = 10;

/** A bar and the same as a number; full and 100 only at the very end. */
function progress(done: number, words: Words): string {
  const full = Math.floor(done * barLength + 1e-9);
  const percent = new Intl.NumberFormat(words.code, { style: "percent", roundingMode: "floor" });
  return `${percent.format(done + 1e-9)} ${"▰".repeat(full)}${"▱".repeat(barLength - full)}`;
}
