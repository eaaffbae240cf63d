import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { cardId } from "./card.ts";
import { button, container, row, rule, text } from "./components.ts";
import { creditText, placeOf } from "./credit.ts";
import { fitted, wholeButton } from "./passages.ts";
import { readOnId, saveId } from "./reader.ts";
import { type Spoiler, spoilerArgs, spoilerLength, underSpoiler } from "./spoiler.ts";
import { styledPiece } from "./text.ts";

type Shown = Spoiler & {
  readonly mark?: Range | undefined;
  readonly isPrivate: boolean;
  /** A line above the passage. */
  readonly above?: string | undefined;
};

/** A passage as written, the matching sentence in bold, its place and credit, and the buttons that every quote has. */
export function quoteView(story: Story, passage: Passage, shown: Shown, words: Words): Message {
  const credit = creditText(story, placeOf(story, passage, words), [passage], words);
  const isSpoiler = shown.isSpoiler === true;
  const above = shown.above ?? "";
  const room = messageText - sizeOf(above) - sizeOf(credit) - (isSpoiler ? spoilerLength : 0);
  const piece = fitted(story, passage, room, shown.mark);
  const components: APIMessageTopLevelComponent[] = [
    ...(above === "" ? [] : [text(above)]),
    container([text(underSpoiler(styledPiece(piece), isSpoiler)), rule(), text(credit)]),
  ];
  components.push(quoteButtons(story, passage, shown, words));
  components.push(
    row([
      ...(piece.cut ? [wholeButton(story, passage, shown, words)] : []),
      button(saveId(story, passage, shown.mark), words.buttons.save),
      button(readOnId(story, passage), words.buttons.readOn),
      button(cardId(story, passage, shown), words.buttons.card),
    ]),
  );
  return { components };
}

function quoteButtons(
  story: Story,
  passage: Passage,
  shown: Shown,
  words: Words,
): APIMessageTopLevelComponent {
  const { mark, isPrivate } = shown;
  const id = (verb: string, ...more: readonly (string | number)[]) =>
    pressId("quote", verb, story.slug, passage.id, ...more, ...spoilerArgs(shown));
  const range = mark === undefined ? [] : [mark.start, mark.end];
  return row([
    button(id("earlier"), words.buttons.earlier, passage.number === 1),
    button(id("later"), words.buttons.later, passage.number === story.passages.length),
    button(id("context"), words.buttons.context),
    button(id("note"), words.buttons.note),
    // What only the asker sees can be dismissed in Discord itself.
    isPrivate
      ? button(id("share", ...range), words.buttons.postHere)
      : button(id("remove"), words.buttons.remove),
  ]);
}
