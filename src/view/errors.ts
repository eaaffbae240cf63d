import { wordsFor } from "../messages/messages.ts";
import type { Message } from "../reply.ts";
import { type Chapter, findChapter, type Passage, type Story } from "../story/story.ts";
import { UserError } from "../user-error.ts";
import { text } from "./components.ts";
import { placeErrorView } from "./place-errors.ts";
import { refuse, sentenceOf } from "./refuse.ts";

/** In the asker's language where it is said there. */
export function userErrorView(refusal: UserError, locale: string): Message {
  const words = wordsFor(locale);
  const sentence = sentenceOf(refusal.code, refusal.values, words) ?? refusal.message;
  return placeErrorView(refusal, words) ?? { components: [text(sentence)] };
}

/** Of a message that is a picture, or a sticker. */
export function noWords(): UserError {
  return new UserError("no-words", "The message has no words.");
}

/** For a command that takes either and got both. */
export function wordsOrNumber(): UserError {
  return new UserError("words-or-number", "Both words and a number were given.");
}

/** Shown as how long from then: Discord turns the time into "in 3 seconds". */
export function tooFast(who: "person" | "server", until: number): UserError {
  return new UserError(`too-fast-${who}`, "Asked too fast.", { until: Math.ceil(until / 1_000) });
}

/** The one sentence for every fault; the log has the same reference. */
export function faultView(reference: string, locale: string): Message {
  return { components: [text(wordsFor(locale).fault({ reference }))] };
}

/** The value, or the refusal that says why there is none. */
export function known<T>(value: T | undefined, refusal: () => UserError): T {
  if (value === undefined) throw refusal();
  return value;
}

export function noStory(named: string): UserError {
  return refuse("no-story", { named });
}

/** The chapter of that number or title; undefined when none is named. */
export function chapterNamed(story: Story, named: string | undefined): Chapter | undefined {
  if (named === undefined) return undefined;
  return known(findChapter(story, named), () => noChapter(story, named));
}

export function noSpeaker(named: string): UserError {
  return refuse("no-speaker", { named });
}

/** Of a menu that was made before an edit of the story. */
export function noChapterThere(story: Story, named: string | undefined): UserError {
  return noChapter(story, named ?? "");
}

function noChapter(story: Story, named: string): UserError {
  const { title = "", fandoms } = story.about;
  const [first, last] = [story.chapters[0], story.chapters.at(-1)];
  return refuse("no-chapter", {
    title,
    fandom: fandoms[0] ?? "",
    named,
    first: Math.max(1, first?.number ?? 1),
    last: last?.number ?? 0,
  });
}

/** By number, or by chapter and paragraph, among what is shown here. */
export function passageNamed(here: PassagesHere, story: Story, reference: string): Passage {
  return known(here.passageAt(story, reference), () => noPassage(story, reference));
}

/** From one to another, such as `12-14`, whichever of them was written first. */
export function passagesNamed(
  here: PassagesHere,
  story: Story,
  written: string,
  to: string | undefined,
): { readonly first: Passage; readonly last: Passage } {
  const [one = "", other = ""] = written.split(/\s*[-–—]\s*/);
  const ends = [one, to ?? (other || one)].map((reference) => passageNamed(here, story, reference));
  const [first, last] = ends.toSorted((a, b) => a.number - b.number) as [Passage, Passage];
  return { first, last };
}

type PassagesHere = { readonly passageAt: (story: Story, reference: string) => Passage | undefined };

export function passageGone(): UserError {
  return refuse("passage-gone");
}

export function noPassage(story: Story, named: string): UserError {
  const { passages, chapters } = story;
  const last = chapters.at(-1);
  const ends =
    last === undefined
      ? { chaptered: "no" as const, first: "", last: "" }
      : {
          chaptered: "other" as const,
          first: `${chapters[0]?.number}.1`,
          last: `${last.number}.${last.last - last.first + 1}`,
        };
  return refuse("no-passage", { named, count: passages.length, ...ends });
}

export function notYours(): UserError {
  return refuse("not-yours");
}

export function notManager(): UserError {
  return refuse("not-manager");
}

/** In a channel that they may read and not write in. */
export function notPoster(): UserError {
  return refuse("not-poster");
}

export function serverOnly(): UserError {
  return refuse("server-only");
}

export function outdated(): UserError {
  return refuse("outdated");
}

/** Where the bot has no database: in the preview, in a terminal. */
export function keepsNothing(): UserError {
  return refuse("keeps-nothing");
}

export function nothingChosen(): UserError {
  return refuse("nothing-chosen");
}
