import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, container, row, rule, text } from "./components.ts";
import { creditText, placeOf } from "./credit.ts";
import { messageText } from "./limits.ts";
import { fitted, wholeButton } from "./passages.ts";
import { styledPiece } from "./text.ts";

/** A passage as written, the matching sentence in bold, its place and credit, and the buttons that every quote has. */
export function quoteView(
  story: Story,
  passage: Passage,
  shown: { readonly mark?: Range | undefined; readonly isPrivate: boolean },
): Message {
  const credit = creditText(story, placeOf(story, passage), [passage]);
  const piece = fitted(story, passage, messageText - credit.length, shown.mark);
  const components: APIMessageTopLevelComponent[] = [
    container([text(styledPiece(piece)), rule(), text(credit)]),
  ];
  if (piece.cut) components.push(row([wholeButton(story, passage)]));
  components.push(quoteButtons(story, passage, shown));
  return { components };
}

function quoteButtons(
  story: Story,
  passage: Passage,
  { mark, isPrivate }: { readonly mark?: Range | undefined; readonly isPrivate: boolean },
): APIMessageTopLevelComponent {
  const id = (verb: string, ...more: readonly number[]) =>
    pressId("quote", verb, story.slug, passage.id, ...more);
  const range = mark === undefined ? [] : [mark.start, mark.end];
  return row([
    button(id("earlier"), "◀ Earlier", passage.number === 1),
    button(id("later"), "Later ▶", passage.number === story.passages.length),
    button(id("context"), "Context"),
    button(id("note"), "Note"),
    // What only the asker sees can be dismissed in Discord itself.
    isPrivate ? button(id("share", ...range), "Post here") : button(id("remove"), "Remove"),
  ]);
}
