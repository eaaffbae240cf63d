import { mediaDescription } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { Message } from "../reply.ts";
import type { Mark } from "../story/emphasis.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import { creditsFor } from "../story/story.ts";
import { cardControls } from "./card-controls.ts";
import type { CardOrder } from "./card-order.ts";
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
    look: look === "own" ? (about.card ?? "paper") : look,
    shape: order.shape,
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
  const [base = ""] = language.toLowerCase().split("-");
  const pair = quotationMarks[base] ?? "“”";
  return `${pair[0]}${line.slice(1, -1)}${pair[1]}`;
}

const quotationMarks: Readonly<Record<string, string>> = {
  de: "„“",
  cs: "„“",
  pl: "„”",
  hu: "„”",
  sv: "””",
  fi: "””",
  ja: "「」",
  es: "«»",
  it: "«»",
  ru: "«»",
  uk: "«»",
  el: "«»",
};

const fileName = "quote.png";

/**
 * The picture, described by its quotation and credit, with a row of buttons; `isChanging` shows the menus for another
 * look, shape and extent. A credit that is too long for the card stands under it.
 */
export function cardView(
  order: CardOrder,
  drawing: { readonly png: Uint8Array; readonly alt: string; readonly isCreditWhole: boolean },
  how: Spoiler & { readonly isPrivate: boolean; readonly isChanging: boolean },
  words: Words,
): Message {
  const { story, passage } = order;
  const isSpoiler = how.isSpoiler === true;
  const description = describe(order, drawing.alt, words);
  const picture = {
    type: 12 as const,
    items: [{ media: { url: `attachment://${fileName}` }, description, spoiler: isSpoiler }],
  };
  const credit = text(creditText(story, placeOf(story, passage, words), [passage], words));
  return {
    components: [
      ...(drawing.isCreditWhole ? [picture] : [container([picture, credit])]),
      ...cardControls(order, how, words),
    ],
    files: [{ name: fileName, data: drawing.png, description }],
  };
}

/** For who can't see it: all that the card says. The credit stays whole; a long quotation gives way. */
function describe({ story, passage }: CardOrder, alt: string, words: Words): string {
  const { about } = story;
  const credits = creditsFor(story, [passage.number]).map((credit) => credit.text);
  const named = [titleOf(about, words), authorOf(about, words)].filter((part) => part !== "").join(" · ");
  const credit = `\n— ${[named, about.attribution, ...credits].join("\n")}`;
  if (alt.length + credit.length <= mediaDescription) return `${alt}${credit}`;
  const room = Math.max(0, mediaDescription - credit.length - 2);
  return `${alt.slice(0, room).toWellFormed().trimEnd()} …${credit}`.slice(0, mediaDescription);
}
