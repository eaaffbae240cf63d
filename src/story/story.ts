import { hash } from "node:crypto";
import { bareOf } from "./bare.ts";
import type { Mark } from "./emphasis.ts";

export type Break = "none" | "scene" | "chapter";

/** One paragraph of the story, as written. */
export type Passage = {
  /** Made from the text alone: it survives edits elsewhere in the story. */
  readonly id: string;
  /** 1…N through the story. */
  readonly number: number;
  /** The chapter's number; undefined in a story without chapters. */
  readonly chapter: number | undefined;
  /** 1…n within the chapter, or the same as `number` without chapters. */
  readonly paragraph: number;
  /** What stands between this passage and the one before it. */
  readonly after: Break;
  /** The characters a reader sees. */
  readonly text: string;
  /** Where the text is italic or bold; empty unless the front matter says `markup: emphasis`. */
  readonly marks: readonly Mark[];
};

export type Chapter = {
  /** 1…n; 0 for passages that stand before the first heading. */
  readonly number: number;
  readonly title: string;
  readonly first: number;
  readonly last: number;
};

/** A credit of its own for passages first…last (both included). */
export type Credit = { readonly first: number; readonly last: number; readonly text: string };

type CardLook = {
  readonly background: string;
  readonly ink: string;
  readonly accent: string;
  readonly font: "literata" | "source-serif" | "garamond" | "fraunces";
};

export type About = {
  readonly title: string | undefined;
  readonly author: string | undefined;
  /** One line, shown with every quote. */
  readonly attribution: string;
  readonly source: string | undefined;
  readonly rights: string | undefined;
  /** The author's note, verbatim. */
  readonly note: string | undefined;
  readonly fandoms: readonly string[];
  readonly rating: string | undefined;
  readonly warnings: readonly string[];
  readonly summary: string | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly permission: Permission | undefined;
  /** Withdrawn by its author: not to be quoted, searched or posted. */
  readonly withdrawn: boolean;
  /** The author's note at the end, verbatim; it may give the end away. */
  readonly endnote: string | undefined;
  /** The story's own look of cards; colours are `#rrggbb`. */
  readonly card?: CardLook | undefined;
  /** The story's own days, as letters and diaries have. */
  readonly dates?: readonly StoryDate[];
  readonly series: readonly string[];
  readonly inspiredBy: readonly string[];
  /** Characters and speakers. */
  readonly people: readonly string[];
  readonly chapterNotes: readonly ChapterNote[];
  /** Notes at the foot, with the passage at which each stands. */
  readonly footnotes?: readonly { readonly passage: number; readonly mark: string; readonly text: string }[];
};

/** A chapter or some passages, and their day: of every year (`05-03`) or of one (`1897-05-03`). */
export type StoryDate = {
  readonly date: string;
  readonly chapter?: number | undefined;
  readonly passages?: { readonly first: number; readonly last: number } | undefined;
};

export type Permission = {
  readonly kind: "own work" | "author's permission" | "public domain" | "open licence";
  /** A note or a link: the permission's giver, or where it can be seen. */
  readonly detail: string | undefined;
};

/** What the author says before and after a chapter, verbatim. */
export type ChapterNote = {
  readonly chapter: number;
  readonly summary?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};

export type Story = {
  readonly slug: string;
  readonly about: About;
  readonly credits: readonly Credit[];
  readonly chapters: readonly Chapter[];
  readonly passages: readonly Passage[];
  /** By whom and when, of a story that a server brought itself; nobody is named once they are forgotten. */
  readonly brought?: { readonly by: string | undefined; readonly at: number };
  /** Of a story that is shown in part: how much the whole has. */
  readonly whole?: { readonly passages: number; readonly chapters: number };
  /** What the passages were read from; undefined for a story that no file has. */
  readonly written?: Written;
  /** Reads the passages beforehand, in steps: of a million words that takes too long to do at once while people ask. */
  readonly prepare?: () => Promise<void>;
};

/** The text of a story's file after its front matter. */
export type Written = {
  readonly text: string;
  readonly markup: "plain" | "emphasis";
  /** Ids that passages keep though their words or their repeats changed, by the ids that these make. */
  readonly ids?: Readonly<Record<string, string>>;
};

/** Ten characters of base64url: at a million passages two share an id with a chance of about 4 in 10 million. */
export function passageId(text: string): string {
  return hash("sha256", text.normalize("NFC").trim(), "base64url").slice(0, 10);
}

/** How many passages the story has, whatever of it is shown. */
export function passagesIn({ whole, passages }: Story): number {
  return whole?.passages ?? passages.length;
}

export function passageAt(story: Story, number: number): Passage | undefined {
  return story.passages[number - 1];
}

export function passageById(story: Story, id: string): Passage | undefined {
  return story.passages.find((passage) => passage.id === id);
}

export function chapterOf(story: Story, passage: Passage): Chapter | undefined {
  return story.chapters.find((chapter) => chapter.number === passage.chapter);
}

/** `12` is a passage; `3.4` is the fourth of chapter three, where there are chapters. */
export function findByReference(story: Story, reference: string): Passage | undefined {
  const parts = /^#?(\d{1,9})(?:\.(\d{1,9}))?$/.exec(reference.trim());
  if (parts === null) return undefined;
  const [first, second] = [Number(parts[1]), parts[2]];
  if (second === undefined) return passageAt(story, first);
  const chapter = story.chapters.find((one) => one.number === first);
  if (chapter === undefined) return undefined;
  const number = chapter.first + Number(second) - 1;
  return number >= chapter.first && number <= chapter.last ? passageAt(story, number) : undefined;
}

/** By number, by numbers from one to another (`3-7`), or by a title that has these words. */
export function findChapter(story: Story, named: string): Chapter | undefined {
  const words = bareOf(named);
  if (words === "") return undefined;
  return (
    story.chapters.find(({ number }) => String(number) === words) ??
    story.chapters.find(({ title }) => bareOf(title) === words) ??
    chaptersBetween(story, words) ??
    story.chapters.find(({ title }) => bareOf(title).includes(words)) ??
    numbered(story, words)
  );
}

/** “chapter 3”, “Kapitel 3”, “第3章”, “chapters 3 to 7”: a word in any language, and the number or the range. */
function numbered(story: Story, words: string): Chapter | undefined {
  const [, from, to = from] =
    /^(?:\p{L}+\.?\s*)?(\d{1,6})(?:\s*(?:[-–—~〜～]|\p{L}{1,5})\s*(\d{1,6}))?\s*章?$/u.exec(words) ?? [];
  if (from === to) return story.chapters.find(({ number }) => String(number) === from);
  return chaptersBetween(story, `${from}-${to}`);
}

/** As if they were one chapter; beyond the last, up to it. `3-` goes to the last, `-3` begins with the first. */
function chaptersBetween({ chapters }: Story, named: string): Chapter | undefined {
  const [, from, to] = /^(\d{0,6})\s*[-–—]\s*(\d{0,6})$/.exec(named) ?? [];
  if (from === undefined || from + to === "") return undefined;
  const last = to === "" ? Number.POSITIVE_INFINITY : Number(to);
  const within = chapters.filter(({ number }) => number >= Number(from) && number <= last);
  const [start, end] = [within[0], within.at(-1)];
  return start && end && { number: start.number, title: named, first: start.first, last: end.last };
}

/** The passages of a chapter, both ends included. */
export function passagesOf(story: Story, { first, last }: Chapter): readonly Passage[] {
  return story.passages.slice(first - 1, last);
}

/** The credits that some of these passages carry, in the story's order. */
export function creditsFor(story: Story, numbers: readonly number[]): readonly Credit[] {
  return story.credits.filter((credit) =>
    numbers.some((number) => number >= credit.first && number <= credit.last),
  );
}
