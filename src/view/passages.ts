import type { APIButtonComponentWithCustomId } from "discord-api-types/v10";
import { pressId } from "../reply.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, small } from "./components.ts";
import { nameText } from "./credit.ts";
import { type Piece, shorten } from "./shorten.ts";
import { escapeMarkdown } from "./text.ts";

/** A line of its own between passages that a scene break parts. */
const sceneBreak = "\\* \\* \\*";

export function headed(passage: Passage, isChosen: boolean): string {
  const number = isChosen ? `▸ **${passage.number}**` : String(passage.number);
  return small(number);
}

/** What a reader sees between a passage and the one before. */
export function breakBefore(story: Story, passage: Passage): string {
  if (passage.after === "scene") return `${sceneBreak}\n`;
  if (passage.after !== "chapter") return "";
  const chapter = story.chapters.find((one) => one.first === passage.number);
  return chapter === undefined || chapter.title === "" ? "" : `### ${nameText(chapter.title)}\n`;
}

/** The passage within `room`, cut at sentences where it must be. Most fit, and finding sentences costs more than all else here. */
export function fitted(story: Story, passage: Passage, room: number, keep?: Range): Piece {
  const whole = shorten(passage.text, room, { keep, sentences: [] });
  if (!whole.cut) return whole;
  return shorten(passage.text, room, { keep, sentences: sentencesOf(passage.text, story.about.language) });
}

/** The way to all of a passage that was cut. */
export function wholeButton(story: Story, passage: Passage): APIButtonComponentWithCustomId {
  return button(pressId("quote", "whole", story.slug, passage.id), "Read the whole passage");
}

/** A block quote: each line of it. */
export function quoted(content: string): string {
  return content
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

/** The end of a passage, for what stands before the chosen one; `…` where it was cut. */
export function tailOf(story: Story, passage: Passage, room: number): string {
  const sentences = sentencesOf(passage.text, story.about.language);
  return escapeMarkdown(
    shorten(passage.text, room, { keep: lastOf(sentences, passage.text), sentences }).text,
  );
}

export function headOf(story: Story, passage: Passage, room: number): string {
  const sentences = sentencesOf(passage.text, story.about.language);
  return escapeMarkdown(
    shorten(passage.text, room, { keep: { start: 0, end: sentences[0]?.end ?? 0 }, sentences }).text,
  );
}

function lastOf(sentences: readonly Range[], text: string): Range {
  return sentences.at(-1) ?? { start: text.length, end: text.length };
}
