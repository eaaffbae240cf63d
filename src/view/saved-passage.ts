import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { SavedPassage } from "../reading/saves.ts";
import { type Message, type Modal, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, quotation, rangeArgs, row, small, text } from "./components.ts";
import { creditText, placeOf } from "./credit.ts";
import { modal } from "./modal.ts";
import { fitted } from "./passages.ts";
import { readOnId } from "./reader.ts";
import { absenceOf, noteLine, placeIn } from "./saved.ts";
import { escapeMarkdown, styledPiece } from "./text.ts";

/** One saved passage, with its note and what can be done with it. */
export function savedView(entry: SavedPassage, words: Words): Message {
  const { story, passage, range, note } = entry;
  const { saved, buttons } = words;
  const noted = note === undefined ? [] : [noteLine(note, words)];
  const own = [
    button(spotId("note", entry), note === undefined ? saved.addNote : saved.editNote),
    button(spotId("remove", entry), saved.remove),
  ];
  const list = button(pressId("saved", "page", 0), saved.list);
  if (story === undefined || passage === undefined) {
    const place = small(escapeMarkdown(placeIn(entry, words)));
    const body = quotation([absenceOf(entry, words), ...noted], place);
    return { components: [body, row([...own, list])] };
  }
  const credit = creditText(story, placeOf(story, passage, words), [passage], words);
  const room = messageText - sizeOf(credit) - sizeOf(noted[0] ?? "");
  const body = styledPiece(fitted(story, passage, room, range));
  const share = pressId("quote", "share", story.slug, passage.id, ...rangeArgs(range));
  const components = [
    quotation([body, ...noted], credit),
    row([button(share, buttons.postHere), ...own, button(readOnId(story, passage), buttons.readOn), list]),
  ];
  return { components };
}

/** After a press of Save. */
export function justSavedView(
  story: Story,
  { id }: Passage,
  outcome: "saved" | "again",
  { saved }: Words,
): Message {
  const at = { slug: story.slug, id };
  return {
    components: [
      text(saved[outcome]),
      row([
        button(spotId("note", at), saved.addNote),
        button(spotId("remove", at), saved.remove),
        button(pressId("saved", "page", 0), saved.list),
      ]),
    ],
  };
}

export function removedView({ saved }: Words): Message {
  return { components: [text(saved.removed), row([button(pressId("saved", "page", 0), saved.list)])] };
}

export function noteModal(
  { slug, id }: { readonly slug: string; readonly id: string },
  note: string | undefined,
  { saved }: Words,
): Modal {
  const field = {
    id: "note",
    label: saved.noteLabel,
    most: 200,
    value: note,
    isLong: true,
    isOptional: true,
  };
  return modal(pressId("saved", "note", slug, id), saved.noteTitle, [field]);
}

function spotId(verb: string, { slug, id }: { readonly slug: string; readonly id: string }): string {
  return pressId("saved", verb, slug, id);
}
