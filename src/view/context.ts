import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import { type Passage, passageAt, type Story } from "../story/story.ts";
import { button, quotation, rangeArgs, row, shareOrRemove } from "./components.ts";
import { creditText, placeOf } from "./credit.ts";
import {
  breakBefore,
  fitted,
  headed,
  headOf,
  noteButton,
  quoted,
  styledPassage,
  tailOf,
  wholeButton,
} from "./passages.ts";
import { saveId } from "./reader.ts";
import { type Spoiler, spoilerArgs, spoilerLength, underSpoiler } from "./spoiler.ts";
import { styledPiece } from "./text.ts";

/** A neighbour that has less room than this is left out rather than shown as a scrap. */
const leastScrap = 80;

type ContextLines = { readonly before: readonly string[]; readonly after: readonly string[] };

/** The passage in a block quote, its remembered line in bold, and up to `around` passages on each side, nearest first as far as a message holds. */
export function contextView(
  story: Story,
  passage: Passage,
  around: number,
  shown: Spoiler & { readonly isPrivate: boolean; readonly mark?: Range | undefined },
  words: Words,
): Message {
  const { mark } = shown;
  const creditFor = (before: number, after: number) =>
    creditText(
      story,
      placeOf(story, passage, words),
      story.passages.slice(Math.max(0, passage.number - 1 - before), passage.number + after),
      words,
    );
  // One for the empty line below the block quote.
  const room = messageText - sizeOf(creditFor(around, around)) - 1;
  const isSpoiler = shown.isSpoiler === true;
  const chosen = chosenText(story, passage, { room, mark, isSpoiler });
  const near = neighbours(story, passage, around, room - sizeOf(chosen.text), isSpoiler);
  // Discord reads the line after a block quote as more of it: only after an empty one small print begins.
  const after = near.after.map((one, at) => (at === 0 ? `\n${one}` : one));
  const parts = [...near.before, chosen.text, ...after];
  const credit = creditFor(near.before.length, near.after.length);
  const id = (verb: string, ...more: readonly (string | number)[]) =>
    pressId("context", verb, story.slug, passage.id, ...more, ...spoilerArgs(shown));
  const components: APIMessageTopLevelComponent[] = [quotation([parts.join("\n")], credit)];
  if (chosen.isCut) components.push(row([wholeButton(story, passage, shown, words)]));
  components.push(
    row([
      ...(passage.number === 1 ? [] : [button(id("step", around, -1), words.buttons.earlier)]),
      ...(passage.number === story.passages.length
        ? []
        : [button(id("step", around, 1), words.buttons.later)]),
      ...noteButton(story, passage, words),
      button(saveId(story, passage, mark), words.buttons.save),
      shareOrRemove(shown.isPrivate, id("share", around, ...rangeArgs(mark)), words),
    ]),
  );
  return { components };
}

function chosenText(
  story: Story,
  passage: Passage,
  how: { readonly room: number; readonly mark: Range | undefined; readonly isSpoiler: boolean },
): { readonly text: string; readonly isCut: boolean } {
  const { room, mark, isSpoiler } = how;
  const head = `${breakBefore(story, passage)}${headed(passage, true)}\n`;
  // Each line of the quotation costs two characters more than `fitted` knows of.
  for (let budget = room - sizeOf(head); ; ) {
    const piece = fitted(story, passage, budget, mark);
    const text = head + quoted(underSpoiler(styledPiece(piece), isSpoiler));
    const over = sizeOf(text) - room;
    if (over <= 0 || budget <= 0) return { text, isCut: piece.cut };
    budget -= over;
  }
}

function neighbours(
  story: Story,
  passage: Passage,
  around: number,
  room: number,
  isSpoiler: boolean,
): ContextLines {
  const side = (step: 1 | -1, space: number) => sideOf(story, passage, { step, around, isSpoiler }, space);
  const half = Math.floor(room / 2);
  const before = side(-1, half);
  const after = side(1, room - lengthOf(before));
  // What the later side left over goes to the earlier one.
  const again = side(-1, room - lengthOf(after));
  return { before: again.toReversed(), after };
}

/** From the nearest outwards; the last one that has too little room is cut on its far side. */
function sideOf(
  story: Story,
  passage: Passage,
  how: { readonly step: 1 | -1; readonly around: number; readonly isSpoiler: boolean },
  room: number,
): readonly string[] {
  const { step, around, isSpoiler } = how;
  const shown: string[] = [];
  for (let distance = 1; distance <= around; distance += 1) {
    const one = passageAt(story, passage.number + step * distance);
    if (one === undefined) break;
    const left = room - lengthOf(shown) - 1;
    const head = `${breakBefore(story, one)}${headed(one, false)}\n`;
    const whole = head + underSpoiler(styledPassage(one), isSpoiler);
    if (sizeOf(whole) <= left) {
      shown.push(whole);
      continue;
    }
    if (left - sizeOf(head) >= leastScrap) {
      const scrap = (step === 1 ? headOf : tailOf)(story, one, left - sizeOf(head) - spoilerLength);
      shown.push(head + underSpoiler(scrap, isSpoiler));
    }
    break;
  }
  return shown;
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + sizeOf(part) + 1, 0);
}
