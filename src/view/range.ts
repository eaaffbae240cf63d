import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, pageWithin, quotation, row, shareOrRemove, turning } from "./components.ts";
import { creditText, rangeOf, spanOf } from "./credit.ts";
import { fitted, noteButton, passagesText, styledPassage, wholeButton } from "./passages.ts";
import { type Spoiler, spoilerArgs, spoilerLength, underSpoiler } from "./spoiler.ts";
import { pages, styledPiece } from "./text.ts";

/** Passages first…last as far as one message holds them, and a button for the rest. */
export function rangeView(
  story: Story,
  first: Passage,
  last: Passage,
  shown: Spoiler & { readonly isPrivate: boolean },
  words: Words,
): Message {
  const asked = story.passages.slice(first.number - 1, last.number);
  const { shown: passages, text: body, isCut } = fitting(story, asked, shown.isSpoiler === true, words);
  const end = passages.at(-1) ?? first;
  const credit = creditText(story, rangeOf(story, first, end, words), passages, words);
  const components: APIMessageTopLevelComponent[] = [quotation([body], credit)];
  const more = [];
  if (isCut) more.push(wholeButton(story, first, shown, words));
  const next = story.passages[end.number];
  if (next !== undefined && next.number <= last.number) {
    more.push(
      button(
        pressId("passage", "go", story.slug, next.id, last.id, ...spoilerArgs(shown)),
        words.story.goOn({ span: spanOf(next.number, last.number, words) }),
      ),
    );
  }
  if (more.length > 0) components.push(row(more));
  components.push(
    row([
      button(pressId("quote", "context", story.slug, first.id, ...spoilerArgs(shown)), words.buttons.context),
      ...noteButton(story, first, words),
      shareOrRemove(
        shown.isPrivate,
        pressId("passage", "share", story.slug, first.id, last.id, ...spoilerArgs(shown)),
        words,
      ),
    ]),
  );
  return { components };
}

type Fitting = { readonly shown: readonly Passage[]; readonly text: string; readonly isCut: boolean };

/** The first of these passages, as many as a message holds with the credits of just them; at least one, cut if need be. */
function fitting(story: Story, asked: readonly Passage[], isSpoiler: boolean, words: Words): Fitting {
  const [first] = asked;
  if (first === undefined) return { shown: [], text: "", isCut: false };
  let count = 0;
  for (let used = 0; count < asked.length && used <= messageText; count += 1)
    used += (asked[count]?.text.length ?? 0) + 2;
  for (; count > 0; count -= 1) {
    const shown = asked.slice(0, count);
    const text = passagesText(story, shown, isSpoiler);
    const credit = creditText(story, rangeOf(story, first, shown.at(-1) ?? first, words), shown, words);
    if (sizeOf(text) + sizeOf(credit) <= messageText) return { shown, text, isCut: false };
  }
  const room = messageText - sizeOf(creditText(story, rangeOf(story, first, first, words), [first], words));
  const piece = fitted(story, first, isSpoiler ? room - spoilerLength : room);
  return { shown: [first], text: underSpoiler(styledPiece(piece), isSpoiler), isCut: piece.cut };
}

/** One page of a passage too long for a message; nothing of it is left out between the pages. */
export function wholeView(
  story: Story,
  passage: Passage,
  page: number,
  shown: Spoiler,
  words: Words,
): Message {
  const credit = creditText(story, rangeOf(story, passage, passage, words), [passage], words);
  const sentences = sentencesOf(passage.text, story.about.language);
  const room = messageText - sizeOf(credit) - spoilerLength;
  const all = pages(passage.text, room, sentences, passage.marks);
  const at = pageWithin(page, all.length);
  const range = all[at] ?? { start: 0, end: 0 };
  const id = (to: number) => pressId("quote", "page", story.slug, passage.id, to, ...spoilerArgs(shown));
  const body = underSpoiler(styledPassage(passage, range), shown.isSpoiler === true);
  const components: APIMessageTopLevelComponent[] = [quotation([body], credit)];
  if (all.length > 1) components.push(turning(id, at, all.length, words));
  return { components };
}
