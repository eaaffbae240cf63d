import type { APIButtonComponentWithCustomId } from "discord-api-types/v10";
import type { Words } from "../messages/messages.ts";
import { pressId } from "../reply.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, small } from "./components.ts";
import { nameText } from "./credit.ts";
import { type Piece, shorten } from "./shorten.ts";
import { type Spoiler, spoilerArgs, underSpoiler } from "./spoiler.ts";
import { marksWithin, styled } from "./text.ts";

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
  const { text, marks } = passage;
  const whole = shorten(text, room, { keep, sentences: [], marks });
  if (!whole.cut) return whole;
  return shorten(text, room, { keep, sentences: sentencesOf(text, story.about.language), marks });
}

/** The way to all of a passage that was cut. */
export function wholeButton(
  story: Story,
  passage: Passage,
  shown: Spoiler,
  words: Words,
): APIButtonComponentWithCustomId {
  return button(pressId("quote", "whole", story.slug, passage.id, ...spoilerArgs(shown)), words.story.whole);
}

/** The way to the passage's footnotes and to the author's note, where there are any. */
export function noteButton(
  story: Story,
  passage: Passage,
  words: Words,
  spoiler: Spoiler = {},
): readonly APIButtonComponentWithCustomId[] {
  const isNoted = footnotesOf(story, passage) !== undefined || (story.about.note ?? "").trim() !== "";
  const id = pressId("quote", "note", story.slug, passage.id, ...spoilerArgs(spoiler));
  return isNoted ? [button(id, words.buttons.note)] : [];
}

/** What stands at the foot of the page for this passage, each note after its sign. */
export function footnotesOf({ about }: Story, { number }: Passage): string | undefined {
  const own = about.footnotes?.filter((note) => note.passage === number) ?? [];
  return own.length === 0 ? undefined : own.map(({ mark, text }) => `[${mark}] ${text}`).join("\n\n");
}

/** A block quote: each line of it. */
export function quoted(content: string): string {
  return content
    .split(/\r\n?|\n/)
    .map((line) => `> ${line}`)
    .join("\n");
}

/** The end of a passage, for what stands before the chosen one; `…` where it was cut. */
export function tailOf(story: Story, passage: Passage, room: number): string {
  const sentences = sentencesOf(passage.text, story.about.language);
  const keep = sentences.at(-1) ?? { start: passage.text.length, end: passage.text.length };
  return styledEnd(passage, room, keep, sentences);
}

export function headOf(story: Story, passage: Passage, room: number): string {
  const sentences = sentencesOf(passage.text, story.about.language);
  return styledEnd(passage, room, { start: 0, end: sentences[0]?.end ?? 0 }, sentences);
}

/** The kept sentence is not what was looked for, so it is not in bold. */
function styledEnd(passage: Passage, room: number, keep: Range, sentences: readonly Range[]): string {
  const piece = shorten(passage.text, room, { keep, sentences, marks: passage.marks });
  return styled(piece.text, piece.marks);
}

/** Passages one below the other, with what parts them. */
export function passagesText(story: Story, passages: readonly Passage[], isSpoiler: boolean): string {
  return passages
    .map((one, at) => (at === 0 ? "" : breakBefore(story, one)) + underSpoiler(styledPassage(one), isSpoiler))
    .join("\n\n");
}

/** All of a passage as Discord is to get it, or the part of it that stands at `range`. */
export function styledPassage({ text, marks }: Passage, range?: Range): string {
  if (range === undefined) return styled(text, marks);
  return styled(text.slice(range.start, range.end), marksWithin(marks, range));
}
