import { type Words, wordsFor } from "../messages/messages.ts";
import { pressId } from "../reply.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { type Spoiler, spoilerArgs } from "./spoiler.ts";

type LookName = keyof Words["card"]["looks"];
type ShapeName = keyof Words["card"]["shapes"];
/** The line alone, with the sentences beside it, or in its whole passage. */
export type Around = keyof Words["card"]["arounds"];

/** How a passage stands on its card. */
type CardStyle = { readonly look: LookName; readonly shape: ShapeName; readonly around: Around };

/** `own` is the look that a story brings itself. */
export const lookNames = [
  "paper",
  "night",
  "ink",
  "poster",
  "moss",
  "dawn",
  "own",
] as const satisfies readonly LookName[];
export const shapeNames = ["wide", "square", "tall"] as const satisfies readonly ShapeName[];
export const aroundNames = ["line", "near", "whole"] as const satisfies readonly Around[];

/** By their names; the first where nobody named one, or one that is no more. A story's own look comes first. */
export function styleOf(
  story: Story,
  named: { readonly [Name in keyof CardStyle]?: string | undefined },
): CardStyle {
  const hasOwn = story.about.card !== undefined;
  const look = lookNames.find((one) => one === named.look && (hasOwn || one !== "own"));
  return {
    look: look ?? (hasOwn ? "own" : "paper"),
    shape: shapeNames.find((one) => one === named.shape) ?? "wide",
    around: aroundNames.find((one) => one === named.around) ?? "line",
  };
}

/** What is to stand on a card, and how. */
export type CardOrder = CardStyle & {
  readonly story: Story;
  readonly passage: Passage;
  /** The sentences of the passage that it is about. */
  readonly mark: Range | undefined;
};

type MarkedPassage = Spoiler & { readonly mark?: Range | undefined };

/** The id of the button that draws a passage. */
export function cardId(story: Story, passage: Passage, shown: MarkedPassage): string {
  return cardPress("draw", { story, passage, mark: shown.mark, ...styleOf(story, {}) }, shown);
}

export function cardPress(verb: string, order: CardOrder, shown: Spoiler): string {
  const { story, passage, mark, look, shape, around } = order;
  const range = mark === undefined ? "" : `${mark.start}-${mark.end}`;
  return pressId("card", verb, story.slug, passage.id, range, look, shape, around, ...spoilerArgs(shown));
}

/** The range that an id carries. */
export function rangeIn(named: string): Range {
  const [start, end] = named.split("-").map(Number);
  return { start: start ?? 0, end: end ?? 0 };
}

/** The sentences of which this range has something: a message rarely quotes them whole. */
export function sentencesAround(story: Story, passage: Passage, { start, end }: Range): Range | undefined {
  const touched = sentencesOf(passage.text, story.about.language).filter(
    (one) => one.start < end && one.end > start,
  );
  const [first, last] = [touched[0], touched.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** The options of a command, in English: the other languages stand with the commands' words. */
export function lookChoices() {
  const names = lookNames.filter((name) => name !== "own");
  return names.map((value) => ({ name: wordsFor("en").card.looks[value], value }));
}
export function shapeChoices() {
  return shapeNames.map((value) => ({ name: wordsFor("en").card.shapes[value], value }));
}
