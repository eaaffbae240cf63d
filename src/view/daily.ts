import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { ChosenPost } from "../daily/choose.ts";
import { messageText, sizeOf } from "../limits.ts";
import { type Words, wordsFor } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import { type CardPicture, pictured } from "./card.ts";
import { cardId } from "./card-order.ts";
import { button, quotation, row, small, text } from "./components.ts";
import { creditText, rangeOf, titleOf } from "./credit.ts";
import { newChaptersTitle, newChaptersView } from "./new-chapters.ts";
import { breakBefore, fitted, noteButton, styledPassage, wholeButton } from "./passages.ts";
import { catchUpId, readOnId, saveId } from "./reader.ts";
import { spoilerArgs, spoilerLength, underSpoiler } from "./spoiler.ts";
import { escapeMarkdown, excerpt, styledPiece } from "./text.ts";

type PortionShown = { readonly passages: readonly Passage[]; readonly day: number; readonly days: number };
type End = { readonly isAgain: boolean };
type DailyPost = {
  /** The id of the button by which the post is known again. */
  readonly pastId: string;
  /** The id of the button that stops it, where it comes to one person alone. */
  readonly leaveId?: string | undefined;
  readonly roleId: string | undefined;
  /** Behind spoiler marks. */
  readonly isSpoiler?: boolean;
  /** Of a portion in several messages. */
  readonly part?: { readonly at: number; readonly of: number } | undefined;
  /** Up to where somebody can catch up from under the post. */
  readonly upTo?: Passage | undefined;
  /** The passages as a picture, in the text's stead. */
  readonly card?: CardPicture | undefined;
};

// https://docs.discord.com/developers/resources/channel#start-thread-from-message
const mostName = 100;

/** A day's post: the passage or the few short ones, which day it is, the credit, and the buttons. */
export function dailyView(story: Story, shown: PortionShown & DailyPost, words: Words): Message {
  const { passages } = shown;
  const [first, last] = [passages[0], passages.at(-1)];
  if (first === undefined || last === undefined)
    throw new Error(`${story.slug}: a day's post has no passage`);
  const credit = creditText(story, rangeOf(story, first, last, words), passages, words);
  const mention = mentionOf(shown.roleId);
  const parts = shown.part === undefined ? "" : `\n${partLine(shown.part, words)}`;
  const day = `${small(words.daily.day({ day: shown.day, of: shown.days }))}${parts}`;
  const marked = { isSpoiler: shown.isSpoiler };
  const marks = shown.isSpoiler === true ? passages.length * spoilerLength : 0;
  const room = messageText - sizeOf(credit) - sizeOf(day) - (mention?.length ?? 0) - marks;
  const components: APIMessageTopLevelComponent[] = mention === undefined ? [] : [text(mention)];
  const { card } = shown;
  const body =
    card === undefined
      ? joined(story, passages, room, shown.isSpoiler === true)
      : { text: "", isCut: card.isCut };
  if (card === undefined) components.push(quotation([day, body.text], credit));
  else components.push(text(day), ...pictured(card, credit, shown.isSpoiler === true));
  if (body.isCut) components.push(row([wholeButton(story, first, marked, words)]));
  const { buttons, daily } = words;
  const noted = noteButton(story, last, words, marked);
  components.push(
    row([
      button(pressId("quote", "context", story.slug, last.id, ...spoilerArgs(marked)), buttons.context),
      button(saveId(story, first), buttons.save),
      button(cardId(story, first, marked), buttons.card),
      button(readOnId(story, first), buttons.readOn),
    ]),
    row([
      button(shown.pastId, daily.earlier),
      ...(shown.upTo === undefined ? [] : [button(catchUpId(story, shown.upTo), daily.catchUp)]),
      ...noted,
      ...leaveButton(shown, words),
    ]),
  );
  return card === undefined ? { components } : { components, files: [card.file] };
}

/** A further message of a day's portion. */
export function dailyPartView(
  story: Story,
  passages: readonly Passage[],
  shown: Pick<DailyPost, "pastId" | "isSpoiler" | "part">,
  words: Words,
): Message {
  const [first, last] = [passages[0], passages.at(-1)];
  if (first === undefined || last === undefined)
    throw new Error(`${story.slug}: a part of a day's post has no passage`);
  const credit = creditText(story, rangeOf(story, first, last, words), passages, words);
  const head = partLine(shown.part, words);
  const isSpoiler = shown.isSpoiler === true;
  const marks = isSpoiler ? passages.length * spoilerLength : 0;
  const body = joined(story, passages, messageText - sizeOf(credit) - sizeOf(head) - marks, isSpoiler);
  const whole = body.isCut ? [wholeButton(story, first, { isSpoiler: isSpoiler }, words)] : [];
  return {
    components: [
      quotation([head, body.text], credit),
      row([
        ...whole,
        button(saveId(story, first), words.buttons.save),
        button(readOnId(story, first), words.daily.readFrom),
        button(shown.pastId, words.daily.earlier),
      ]),
    ],
  };
}

function partLine(part: DailyPost["part"], words: Words): string {
  return part === undefined ? "" : small(words.daily.part({ at: part.at, of: part.of }));
}

/** The post after the last passage. */
export function endView(story: Story, shown: End & DailyPost, words: Words): Message {
  const mention = mentionOf(shown.roleId);
  const { daily } = words;
  const last = shown.leaveId === undefined ? daily.endLast : daily.endOwn;
  const next = shown.isAgain ? daily.endAgain : last;
  const title = escapeMarkdown(titleOf(story.about, words));
  const body = `${daily.end({ title, passages: story.passages.length })} ${next}`;
  const ending = story.passages.at(-1);
  const credit = creditText(
    story,
    daily.endCredit({ passages: story.passages.length }),
    story.passages,
    words,
  );
  const components: APIMessageTopLevelComponent[] = mention === undefined ? [] : [text(mention)];
  components.push(quotation([body], credit));
  const note = ending === undefined ? [] : noteButton(story, ending, words);
  components.push(row([...note, button(shown.pastId, words.daily.earlier)]));
  return { components };
}

function leaveButton({ leaveId }: Pick<DailyPost, "leaveId">, { dailyOwn }: Words) {
  return leaveId === undefined ? [] : [button(leaveId, dailyOwn.stop)];
}

/** The name of a forum's post. */
export function dailyTitle(story: Story, chosen: ChosenPost, isSpoiler: boolean, words: Words): string {
  if (chosen.kind === "end")
    return excerpt(words.daily.endTitle({ title: titleOf(story.about, words) }), mostName);
  if (chosen.kind === "chapters") return newChaptersTitle(story, chosen.chapters, isSpoiler, words);
  // A name is shown without Markdown, so nothing in it can be covered.
  if (isSpoiler)
    return excerpt(words.daily.dayOf({ day: chosen.day, title: titleOf(story.about, words) }), mostName);
  const room = mostName - words.daily.dayTitle({ day: chosen.day, words: "" }).length;
  return words.daily.dayTitle({
    day: chosen.day,
    words: excerpt(chosen.passages[0]?.text ?? "", room),
  });
}

/** What draws a daily post, for the clock that sends them. */
export const drawPost = {
  message: (
    story: Story,
    chosen: ChosenPost,
    {
      language,
      ...post
    }: DailyPost & { readonly language: string | undefined; readonly look?: string | undefined },
  ): Message => {
    const words = wordsFor(language ?? "en");
    if (chosen.kind === "chapters") return newChaptersView(story, { ...chosen, ...post }, words);
    return chosen.kind === "end"
      ? endView(story, { ...chosen, ...post }, words)
      : dailyView(story, { ...chosen, ...post }, words);
  },
  part: (
    story: Story,
    passages: readonly Passage[],
    {
      language,
      ...shown
    }: Pick<DailyPost, "pastId" | "isSpoiler" | "part"> & { readonly language: string | undefined },
  ) => dailyPartView(story, passages, shown, wordsFor(language ?? "en")),
  title: (
    story: Story,
    chosen: ChosenPost,
    looks: { readonly isSpoiler: boolean; readonly language: string | undefined },
  ) => dailyTitle(story, chosen, looks.isSpoiler, wordsFor(looks.language ?? "en")),
  threadName,
};

/** A thread about a post is called by the passage's first words. */
export function threadName(passage: Passage | undefined, otherwise: string): string {
  return passage === undefined ? otherwise : excerpt(passage.text, mostName);
}

function mentionOf(roleId: string | undefined): string | undefined {
  return roleId === undefined ? undefined : `<@&${roleId}>`;
}

function joined(
  story: Story,
  passages: readonly Passage[],
  room: number,
  isSpoiler: boolean,
): { readonly text: string; readonly isCut: boolean } {
  const all = passages
    .map(
      (passage, at) =>
        (at === 0 ? "" : breakBefore(story, passage)) + underSpoiler(styledPassage(passage), isSpoiler),
    )
    .join("\n\n");
  const [first] = passages;
  if (sizeOf(all) <= room || first === undefined) return { text: all, isCut: false };
  // Joined passages fit by far; only a long one alone does not.
  return { text: underSpoiler(styledPiece(fitted(story, first, room)), isSpoiler), isCut: true };
}
