import { Refusal } from "../refusal.ts";
import type { Message } from "../reply.ts";
import { type Chapter, findChapter, type Story } from "../story/story.ts";
import { text } from "./components.ts";
import { nameText, titleOf } from "./credit.ts";
import { placeRefusalView } from "./place-refusal.ts";
import { echo } from "./text.ts";
import { wordsFor } from "./words/words.ts";

/** In the asker's language where it is said there. */
export function refusalView(refusal: Refusal, locale = "en"): Message {
  return placeRefusalView(refusal, wordsFor(locale)) ?? { components: [text(refusal.message)] };
}

/** Shown as how long from then: Discord turns the time into "in 3 seconds". */
export function tooFast(who: "person" | "server", until: number): Refusal {
  return new Refusal(`too-fast-${who}`, "Asked too fast.", { until: Math.ceil(until / 1_000) });
}

/** The one sentence for every fault; the log has the same reference. */
export function faultView(reference: string): Message {
  const sentence =
    "Something went wrong on my side. Try again in a moment; if it goes on, tell the bot's operator this reference:";
  return { components: [text(`${sentence} ${reference}`)] };
}

/** The value, or the refusal that says why there is none. */
export function known<T>(value: T | undefined, refusal: () => Refusal): T {
  if (value === undefined) throw refusal();
  return value;
}

export function noStory(named: string): Refusal {
  return new Refusal(
    "no-story",
    `There is no story called “${echo(named)}” here. Pick one of the suggestions of the story option.`,
  );
}

/** The chapter of that number or title; undefined when none is named. */
export function chapterNamed(story: Story, named: string | undefined): Chapter | undefined {
  if (named === undefined) return undefined;
  return known(findChapter(story, named), () => noChapter(story, named));
}

function noChapter(story: Story, named: string): Refusal {
  const of = nameText(titleOf(story.about));
  const [first, last] = [story.chapters[0], story.chapters.at(-1)];
  const remedy =
    first === undefined || last === undefined
      ? "It has none; leave the chapter out."
      : `Give a number from ${Math.max(1, first.number)} to ${last.number}, or pick one of the suggestions.`;
  return new Refusal("no-chapter", `**${of}** has no chapter “${echo(named)}”. ${remedy}`);
}

export function passageGone(): Refusal {
  return new Refusal(
    "passage-gone",
    "That passage is no longer in the story: its text was changed or taken out. Find it anew with /quote or /passage.",
  );
}

export function noPassage(story: Story, named: string): Refusal {
  const { passages, chapters } = story;
  const last = chapters.at(-1);
  const byChapter =
    last === undefined
      ? ""
      : `, or a chapter and a paragraph from ${chapters[0]?.number}.1 to ${last.number}.${last.last - last.first + 1}`;
  return new Refusal(
    "no-passage",
    `There is no passage “${echo(named)}”. Give a number from 1 to ${passages.length}${byChapter}.`,
  );
}

export function backwards(first: number, last: number): Refusal {
  return new Refusal(
    "backwards",
    `Passage ${last} stands before passage ${first}. Give the earlier one first.`,
  );
}

export function notYours(): Refusal {
  return new Refusal(
    "not-yours",
    "Only who asked for this quote, or a moderator who may manage messages, can remove it.",
  );
}

export function notManager(): Refusal {
  return new Refusal(
    "not-manager",
    "This is for those who may manage the server. Ask one of them, or for the Manage Server permission.",
  );
}

export function serverOnly(): Refusal {
  return new Refusal(
    "server-only",
    "This works in a server that has the bot. Use it in one of its channels.",
  );
}

export function outdated(): Refusal {
  return new Refusal(
    "outdated",
    "This is from an earlier version of the bot. Use the command again to get a fresh answer.",
  );
}

/** Where the bot has no database: in the preview, in a terminal. */
export function keepsNothing(): Refusal {
  return new Refusal(
    "keeps-nothing",
    "Nothing is kept here, so there is nothing to choose. Try it in a server where the bot runs.",
  );
}

export function nothingChosen(): Refusal {
  return new Refusal(
    "nothing-chosen",
    "A server offers at least one story. Choose one, or press **Offer all stories**.",
  );
}
