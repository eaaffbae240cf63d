import {
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
} from "discord-api-types/v10";
import type { Drawing } from "../card/card.ts";
import { mediaDescription } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { File, Message } from "../reply.ts";
import type { Mark } from "../story/emphasis.ts";
import { quotationMarks } from "../story/language.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import { creditsFor, type Passage, type Story } from "../story/story.ts";
import { cardControls } from "./card-controls.ts";
import { type CardOrder, styleOf } from "./card-order.ts";
import { container, text } from "./components.ts";
import { authorOf, creditText, placeOf, titleOf } from "./credit.ts";
import type { Spoiler } from "./spoiler.ts";

/** All that the drawing needs to know. */
export function cardOf(order: CardOrder, words: Words) {
  const { about } = order.story;
  const credits = creditsFor(order.story, [order.passage.number]).map((credit) => credit.text);
  const { look } = order;
  return {
    ...quotationOf(order),
    title: titleOf(about, words),
    author: authorOf(about, words),
    credit: [about.attribution, ...credits].join("\n"),
    language: about.language,
    theme: look === "own" ? (about.card ?? "paper") : look,
    format: order.shape,
  } as const;
}

/** The words on the card, and where in them the line stands, if not all of them are the line. */
function quotationOf({ story, passage, mark, around }: CardOrder): {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly mark: Range | undefined;
} {
  const { text, marks } = passage;
  if (mark === undefined || around === "whole") return { text, marks, mark };
  const range = around === "line" ? mark : withNeighbours(text, mark, story.about.language);
  const shift = ({ start, end }: Range) => ({
    start: Math.max(0, start - range.start),
    end: Math.min(range.end, end) - range.start,
  });
  const line = text.slice(range.start, range.end);
  return {
    text: around === "line" ? curled(line, story.about.language) : line,
    marks: marks
      .filter(({ start, end }) => start < range.end && end > range.start)
      .map((one) => ({ ...one, ...shift(one) })),
    mark: around === "line" ? undefined : shift(mark),
  };
}

/** One sentence before, and one after. */
function withNeighbours(text: string, mark: Range, language: string): Range {
  const sentences = sentencesOf(text, language);
  const before = sentences.findLast(({ end }) => end <= mark.start);
  const after = sentences.find(({ start }) => start >= mark.end);
  return { start: before?.start ?? mark.start, end: after?.end ?? mark.end };
}

/** Straight marks around the whole of a line become the language's own; within it everything stays as it was written. */
function curled(line: string, language: string): string {
  if (!/^"[^"]+"$/u.test(line)) return line;
  const [opening, closing] = quotationMarks(language);
  // French sets its marks off from the words.
  const space = /^fr\b/i.test(language) ? "\u00a0" : "";
  return `${opening}${space}${line.slice(1, -1)}${space}${closing}`;
}

const fileName = "quote.png";

/** A drawn card as a message takes it. */
export type CardPicture = {
  readonly file: File;
  readonly isCreditWhole: boolean;
  /** It shows less than all of the text. */
  readonly isCut: boolean;
};

export function pictureOf(
  of: Pick<CardOrder, "story"> & { readonly passages: readonly Passage[] },
  drawing: Drawing,
  length: number,
  words: Words,
): CardPicture {
  const description = describe(of, drawing.alt, words);
  return {
    file: { name: fileName, data: drawing.png, description },
    isCreditWhole: drawing.isCreditWhole,
    isCut: drawing.shown.end - drawing.shown.start < length,
  };
}

/** The picture; a credit that is too long for the card stands under it. */
export function pictured(
  { file, isCreditWhole }: CardPicture,
  credit: string,
  isSpoiler: boolean,
): readonly APIMessageTopLevelComponent[] {
  const { name, description = "" } = file;
  const picture: APIMediaGalleryComponent = {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description, spoiler: isSpoiler }],
  };
  return isCreditWhole ? [picture] : [container([picture, text(credit)])];
}

/** The picture, with a row of buttons; `isChanging` shows the menus for another look, shape and extent. */
export function cardView(
  order: CardOrder,
  drawing: Drawing,
  how: Spoiler & { readonly isPrivate: boolean; readonly isChanging: boolean },
  words: Words,
): Message {
  const { story, passage } = order;
  const picture = pictureOf({ story, passages: [passage] }, drawing, passage.text.length, words);
  const credit = creditText(story, placeOf(story, passage, words), [passage], words);
  return {
    components: [...pictured(picture, credit, how.isSpoiler === true), ...cardControls(order, how, words)],
    files: [picture.file],
  };
}

/** A day's passages as a card's words: one after the other, as they stand. */
export function dailyCardOf(
  story: Story,
  passages: readonly Passage[],
  look: string | undefined,
  words: Words,
) {
  const [first] = passages;
  if (first === undefined) throw new Error(`${story.slug}: a card of no passage`);
  const whole = joinedPassages(passages);
  const { about } = story;
  const style = styleOf(story, { look, around: "whole" });
  const card = cardOf({ story, passage: first, mark: undefined, ...style }, words);
  const credits = creditsFor(
    story,
    passages.map(({ number }) => number),
  ).map((credit) => credit.text);
  return { ...card, ...whole, credit: [about.attribution, ...credits].join("\n") };
}

function joinedPassages(passages: readonly Passage[]): {
  readonly text: string;
  readonly marks: readonly Mark[];
} {
  let text = "";
  const marks: Mark[] = [];
  for (const passage of passages) {
    if (text !== "") text += "\n";
    const shift = text.length;
    text += passage.text;
    for (const { start, end, kind } of passage.marks)
      marks.push({ start: start + shift, end: end + shift, kind });
  }
  return { text, marks };
}

/** For people who can't see the card: all that it says. The credit stays whole; a long quotation gives way. */
function describe(
  { story, passages }: Pick<CardOrder, "story"> & { readonly passages: readonly Passage[] },
  alt: string,
  words: Words,
): string {
  const { about } = story;
  const numbers = passages.map(({ number }) => number);
  const credits = creditsFor(story, numbers).map((credit) => credit.text);
  const named = [titleOf(about, words), authorOf(about, words)].filter((part) => part !== "").join(" · ");
  const credit = `\n— ${[named, about.attribution, ...credits].join("\n")}`;
  if (alt.length + credit.length <= mediaDescription) return `${alt}${credit}`;
  const room = Math.max(0, mediaDescription - credit.length - 2);
  return `${alt.slice(0, room).toWellFormed().trimEnd()} …${credit}`.slice(0, mediaDescription);
}
