import { type APIMediaGalleryComponent, ComponentType } from "discord-api-types/v10";
import { mediaDescription } from "../limits.ts";
import { type Words, wordsFor } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Mark } from "../story/emphasis.ts";
import type { Range } from "../story/sentences.ts";
import { creditsFor, type Passage, type Story } from "../story/story.ts";
import { button, container, menu, row, text } from "./components.ts";
import { authorOf, creditText, placeOf, titleOf } from "./credit.ts";
import { type Spoiler, spoilerArgs } from "./spoiler.ts";

export type LookName = keyof Words["card"]["looks"];
export type ShapeName = keyof Words["card"]["shapes"];

/** How a passage stands on its card. */
export type Style = { readonly look: LookName; readonly shape: ShapeName };

export const lookNames = [
  "paper",
  "night",
  "ink",
  "poster",
  "moss",
  "dawn",
] as const satisfies readonly LookName[];
export const shapeNames = ["wide", "square"] as const satisfies readonly ShapeName[];

/** A look or a shape by its name; the first where nobody named one, or one that is no more. */
export function styleOf(look: string | undefined, shape: string | undefined): Style {
  return {
    look: lookNames.find((one) => one === look) ?? "paper",
    shape: shapeNames.find((one) => one === shape) ?? "wide",
  };
}

type Marked = Spoiler & { readonly mark?: Range | undefined };

/** The id of the button that draws a passage. */
export function cardId(story: Story, passage: Passage, shown: Marked): string {
  return idOf("draw", story, passage, shown, styleOf(undefined, undefined));
}

/** The range that an id carries. */
export function rangeIn(named: string): Range {
  const [start, end] = named.split("-").map(Number);
  return { start: start ?? 0, end: end ?? 0 };
}

/** What is to stand on a card, and how. */
export type CardOrder = Style & {
  readonly story: Story;
  readonly passage: Passage;
  readonly mark: Range | undefined;
};

/** All that the drawing needs to know. */
export function cardOf({ story, passage, mark, look, shape }: CardOrder, words: Words) {
  const { about } = story;
  const credits = creditsFor(story, [passage.number]).map((credit) => credit.text);
  return {
    text: passage.text,
    marks: passage.marks as readonly Mark[],
    mark,
    title: titleOf(about, words),
    author: authorOf(about, words),
    credit: [about.attribution, ...credits].join("\n"),
    language: about.language,
    look,
    shape,
  };
}

/** The options of a command, in English: the other languages stand with the commands' words. */
export function lookChoices() {
  return lookNames.map((value) => ({ name: wordsFor("en").card.looks[value], value }));
}
export function shapeChoices() {
  return shapeNames.map((value) => ({ name: wordsFor("en").card.shapes[value], value }));
}

/** The picture with the quotation as its description, the credit as text, and ways to another look. */
export function cardView(
  order: CardOrder,
  drawing: { readonly png: Uint8Array; readonly alt: string },
  how: Spoiler & { readonly isPrivate: boolean },
  words: Words,
): Message {
  const { story, passage } = order;
  const shown = { ...order, ...how };
  const { card, buttons } = words;
  const description = drawing.alt.slice(0, mediaDescription);
  const picture: APIMediaGalleryComponent = {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${fileName}` }, description, spoiler: shown.isSpoiler === true }],
  };
  const id = (verb: string, style: Style) => idOf(verb, story, passage, shown, style);
  const looks = lookNames.map((look) => ({
    value: look,
    label: card.looks[look],
    default: look === shown.look,
  }));
  const other = shown.shape === "wide" ? "square" : "wide";
  return {
    components: [
      container([picture, text(creditText(story, placeOf(story, passage, words), [passage], words))]),
      menu(id("look", shown), card.look, looks),
      row([
        button(id("shape", { ...shown, shape: other }), card.shapes[other]),
        button(pressId("quote", "context", story.slug, passage.id, ...spoilerArgs(shown)), buttons.context),
        button(pressId("quote", "note", story.slug, passage.id), buttons.note),
        shown.isPrivate
          ? button(id("share", shown), buttons.postHere)
          : button(pressId("quote", "remove"), buttons.remove),
      ]),
    ],
    files: [{ name: fileName, data: drawing.png, description }],
  };
}

const fileName = "quote.png";

function idOf(verb: string, story: Story, passage: Passage, shown: Marked, { look, shape }: Style): string {
  const range = shown.mark === undefined ? "" : `${shown.mark.start}-${shown.mark.end}`;
  return pressId("card", verb, story.slug, passage.id, range, look, shape, ...spoilerArgs(shown));
}
