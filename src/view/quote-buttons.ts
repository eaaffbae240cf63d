import type { APIButtonComponentWithCustomId, APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { Words } from "../messages/messages.ts";
import { pressId } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import { type Passage, passageAt, type Story } from "../story/story.ts";
import { cardId } from "./card-order.ts";
import { button, rangeArgs, row } from "./components.ts";
import { noteButton, wholeButton } from "./passages.ts";
import type { QuoteForm } from "./quote.ts";
import { readOnId, saveId } from "./reader.ts";
import { type Spoiler, spoilerArgs } from "./spoiler.ts";

type Buttons = readonly APIButtonComponentWithCustomId[];

type Quote = Spoiler & {
  readonly mark?: Range | undefined;
  readonly isPrivate: boolean;
  readonly form: QuoteForm;
  readonly hasMore?: boolean;
  /** The passage is longer than a message. */
  readonly isCut: boolean;
};

/** Beside the button that unfolds the rest. */
const mostInSight = 3;
const mostInRow = 5;

/** One row of what is done most; the rest comes when it is asked for. */
export function quoteButtons(
  story: Story,
  passage: Passage,
  quote: Quote,
  words: Words,
): readonly APIMessageTopLevelComponent[] {
  const { form, hasMore = false } = quote;
  const often = frequent(story, passage, quote, words);
  const more = button(
    showId(story, passage, quote, `${form}-${hasMore ? "less" : "more"}`),
    hasMore ? words.buttons.less : words.buttons.more,
  );
  const inSight = often.slice(0, mostInSight);
  if (!hasMore) return [row([...inSight, more])];
  const rest = [...others(story, passage, quote, words), ...often.slice(mostInSight)];
  return [row([...inSight, more]), ...rowsOf(rest)];
}

function frequent(story: Story, passage: Passage, quote: Quote, words: Words): Buttons {
  const { mark, isPrivate, form, isCut } = quote;
  const { buttons } = words;
  const spoiler = spoilerArgs(quote);
  const share = pressId("quote", "share", story.slug, passage.id, ...argsOf(mark), form, ...spoiler);
  const fold = (to: QuoteForm) => showId(story, passage, quote, to);
  const whole = pressId("quote", "whole", story.slug, passage.id, ...spoiler);
  return [
    ...(isPrivate ? [button(share, buttons.postHere)] : []),
    ...(form === "line" ? [button(isCut ? whole : fold("open"), buttons.whole)] : []),
    ...(form === "open" ? [button(fold("line"), buttons.line)] : []),
    ...(form !== "line" && isCut ? [wholeButton(story, passage, quote, words)] : []),
    button(
      pressId("quote", "context", story.slug, passage.id, ...rangeArgs(mark), ...spoiler),
      buttons.context,
    ),
    button(saveId(story, passage, mark), buttons.save),
  ];
}

function others(story: Story, passage: Passage, quote: Quote, words: Words): Buttons {
  const { buttons } = words;
  const id = (verb: string) => pressId("quote", verb, story.slug, passage.id, ...spoilerArgs(quote));
  const isWhole = quote.form !== "line" && !quote.isCut;
  const onwards = isWhole ? passageAt(story, passage.number + 1) : passage;
  return [
    ...(passage.number === 1 ? [] : [button(id("earlier"), buttons.earlier)]),
    ...(passage.number === story.passages.length ? [] : [button(id("later"), buttons.later)]),
    ...(onwards === undefined ? [] : [button(readOnId(story, onwards), buttons.readOn)]),
    button(cardId(story, passage, quote), buttons.card),
    ...noteButton(story, passage, words, quote),
    // Discord itself dismisses a message that only the asker sees.
    ...(quote.isPrivate ? [] : [button(pressId("quote", "remove"), buttons.remove)]),
  ];
}

function rowsOf(buttons: Buttons): readonly APIMessageTopLevelComponent[] {
  if (buttons.length <= mostInRow) return [row(buttons)];
  const half = Math.ceil(buttons.length / 2);
  return [row(buttons.slice(0, half)), row(buttons.slice(half))];
}

/** The id of the button by which a quote takes another form. */
function showId(story: Story, passage: Passage, quote: Quote, shape: string): string {
  return pressId(
    "quote",
    "show",
    story.slug,
    passage.id,
    ...argsOf(quote.mark),
    shape,
    ...spoilerArgs(quote),
  );
}

function argsOf(mark: Range | undefined): readonly (string | number)[] {
  return mark === undefined ? ["", ""] : [mark.start, mark.end];
}

/** What `showId` says of the form; `isMenu` where only the buttons change. */
export function formIn(shape = ""): {
  readonly form: QuoteForm;
  readonly hasMore: boolean;
  readonly isMenu: boolean;
} {
  const [named, menu] = shape.split("-");
  const form = named === "open" || named === "whole" ? named : "line";
  return { form, hasMore: menu === "more", isMenu: menu !== undefined };
}

/** Posted as it was seen; in messages of before the id says nothing of it. */
export function sharedForm(form: string, mark: Range | undefined): QuoteForm {
  if (form === "") return mark === undefined ? "whole" : "line";
  return formIn(form).form;
}
