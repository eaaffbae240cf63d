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
import { fitted, noteButton, passagesText, wholeButton } from "./passages.ts";
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

type PartShown = Pick<DailyPost, "pastId" | "isSpoiler" | "part">;

// https://docs.discord.com/developers/resources/channel#start-thread-from-message
const mostName = 100;

/** A day's post: the passage or the few short ones, which day it is, the credit, and the buttons. */
export function dailyView(story: Story, shown: PortionShown & DailyPost, words: Words): Message {
  const { passages, card, isSpoiler = false } = shown;
  const { first, last } = endsOf(story, passages);
  const { buttons, daily } = words;
  const credit = creditText(story, rangeOf(story, first, last, words), passages, words);
  const day = [small(daily.day({ day: shown.day, of: shown.days })), ...partLine(shown.part, words)].join(
    "\n",
  );
  const mention = mentionOf(shown.roleId);
  const room = messageText - sizeOf(credit) - sizeOf(day) - sizeOf(mention.join(""));
  const body =
    card === undefined ? joined(story, passages, room, isSpoiler) : { text: "", isCut: card.isCut };
  const components: APIMessageTopLevelComponent[] = [
    ...mention.map(text),
    ...(card === undefined
      ? [quotation([day, body.text], credit)]
      : [text(day), ...pictured(card, credit, isSpoiler)]),
    ...(body.isCut ? [row([wholeButton(story, first, { isSpoiler }, words)])] : []),
    row([
      button(
        pressId("quote", "context", story.slug, last.id, ...spoilerArgs({ isSpoiler })),
        buttons.context,
      ),
      button(saveId(story, first), buttons.save),
      button(cardId(story, first, { isSpoiler }), buttons.card),
      button(readOnId(story, first), shown.part === undefined ? buttons.readOn : daily.readFrom),
    ]),
    row([
      button(shown.pastId, daily.earlier),
      ...(shown.upTo === undefined ? [] : [button(catchUpId(story, shown.upTo), daily.catchUp)]),
      ...noteButton(story, last, words, { isSpoiler }),
      ...(shown.leaveId === undefined ? [] : [button(shown.leaveId, words.dailyOwn.stop)]),
    ]),
  ];
  return card === undefined ? { components } : { components, files: [card.file] };
}

/** A further message of a day's portion. */
function dailyPartView(story: Story, passages: readonly Passage[], shown: PartShown, words: Words): Message {
  const { isSpoiler = false } = shown;
  const { first, last } = endsOf(story, passages);
  const credit = creditText(story, rangeOf(story, first, last, words), passages, words);
  const head = partLine(shown.part, words);
  const room = messageText - sizeOf(credit) - sizeOf(head.join(""));
  const body = joined(story, passages, room, isSpoiler);
  return {
    components: [
      quotation([...head, body.text], credit),
      row([
        ...(body.isCut ? [wholeButton(story, first, { isSpoiler }, words)] : []),
        button(saveId(story, first), words.buttons.save),
        button(readOnId(story, first), words.daily.readFrom),
        button(shown.pastId, words.daily.earlier),
      ]),
    ],
  };
}

function endsOf({ slug }: Story, passages: readonly Passage[]) {
  const [first, last] = [passages[0], passages.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`${slug}: a day's post has no passage`);
  return { first, last };
}

function partLine(part: DailyPost["part"], { daily }: Words): readonly string[] {
  return part === undefined ? [] : [small(daily.part({ at: part.at, of: part.of }))];
}

/** The post after the last passage. */
export function endView(story: Story, shown: End & DailyPost, words: Words): Message {
  const { daily } = words;
  const count = { passages: story.passages.length };
  const last = shown.leaveId === undefined ? daily.endLast : daily.endOwn;
  const said = daily.end({ title: escapeMarkdown(titleOf(story.about, words)), ...count });
  const ending = story.passages.at(-1);
  return {
    components: [
      ...mentionOf(shown.roleId).map(text),
      quotation(
        [`${said} ${shown.isAgain ? daily.endAgain : last}`],
        creditText(story, daily.endCredit(count), story.passages, words),
      ),
      row([
        ...(ending === undefined ? [] : noteButton(story, ending, words)),
        button(shown.pastId, daily.earlier),
      ]),
    ],
  };
}

/** The name of a forum's post. */
export function dailyTitle(story: Story, chosen: ChosenPost, isSpoiler: boolean, words: Words): string {
  const { daily } = words;
  const title = titleOf(story.about, words);
  if (chosen.kind === "chapters") return newChaptersTitle(story, chosen.chapters, isSpoiler, words);
  if (chosen.kind === "end") return excerpt(daily.endTitle({ title }), mostName);
  const { day } = chosen;
  // A name is shown without Markdown, so nothing in it can be under spoiler marks.
  if (isSpoiler) return excerpt(daily.dayOf({ day, title }), mostName);
  const room = mostName - daily.dayTitle({ day, words: "" }).length;
  return daily.dayTitle({ day, words: excerpt(chosen.passages[0]?.text ?? "", room) });
}

type InLanguage = { readonly language: string | undefined };

/** What draws a daily post, for the clock that sends them. */
export const drawPost = {
  message: (story: Story, chosen: ChosenPost, { language, ...post }: DailyPost & InLanguage): Message => {
    const words = wordsFor(language ?? "en");
    if (chosen.kind === "chapters") return newChaptersView(story, { ...chosen, ...post }, words);
    if (chosen.kind === "end") return endView(story, { ...chosen, ...post }, words);
    return dailyView(story, { ...chosen, ...post }, words);
  },
  part: (story: Story, passages: readonly Passage[], { language, ...shown }: PartShown & InLanguage) =>
    dailyPartView(story, passages, shown, wordsFor(language ?? "en")),
  title: (story: Story, chosen: ChosenPost, looks: InLanguage & { readonly isSpoiler: boolean }) =>
    dailyTitle(story, chosen, looks.isSpoiler, wordsFor(looks.language ?? "en")),
  threadName,
};

/** A thread about a post is called by the passage's first words. */
export function threadName(passage: Passage | undefined, otherwise: string): string {
  return passage === undefined ? otherwise : excerpt(passage.text, mostName);
}

function mentionOf(roleId: string | undefined): readonly string[] {
  return roleId === undefined ? [] : [`<@&${roleId}>`];
}

/** All of them, or where only a long one alone does not fit, as much of it as does. */
function joined(story: Story, passages: readonly Passage[], most: number, isSpoiler: boolean) {
  const room = most - (isSpoiler ? passages.length * spoilerLength : 0);
  const all = passagesText(story, passages, isSpoiler);
  const [first] = passages;
  if (sizeOf(all) <= room || first === undefined) return { text: all, isCut: false };
  return { text: underSpoiler(styledPiece(fitted(story, first, room)), isSpoiler), isCut: true };
}
