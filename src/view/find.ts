import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { Comparison, Segment } from "../reading/compare.ts";
import { type Message, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import { sentencesAround } from "./card-order.ts";
import { button, quotation, row, sentence, small } from "./components.ts";
import { creditText, placeOf } from "./credit.ts";
import { fitted, noteButton } from "./passages.ts";
import { escapeMarkdown, styled, styledPiece } from "./text.ts";

/** Which passage a message quotes, and how the two differ: the message's words struck, the story's in bold. */
export function findView(story: Story, passage: Passage, difference: Comparison, words: Words): Message {
  const credit = creditText(story, placeOf(story, passage, words), [passage], words);
  const head = difference.isExact ? words.find.exact : words.find.differs;
  const room = messageText - sizeOf(credit) - sizeOf(head) - sizeOf(small(words.find.legend));
  const told = toldWithin(difference, passage, room);
  const body =
    told ?? styledPiece(fitted(story, passage, room, { start: difference.start, end: difference.end }));
  const legend = difference.isExact || told === undefined ? [] : [small(words.find.legend)];
  const mark = sentencesAround(story, passage, difference) ?? { start: 0, end: 0 };
  const components: APIMessageTopLevelComponent[] = [
    quotation([head, body, ...legend], credit),
    row([
      button(pressId("quote", "share", story.slug, passage.id, mark.start, mark.end), words.buttons.postHere),
      button(
        pressId("quote", "context", story.slug, passage.id, mark.start, mark.end),
        words.buttons.context,
      ),
      ...noteButton(story, passage, words),
    ]),
  ];
  return { components };
}

export function nothingFoundView(words: Words): Message {
  return sentence(words.find.nothing);
}

/** Undefined where even the shortest telling has no room. */
function toldWithin(difference: Comparison, passage: Passage, room: number): string | undefined {
  for (const most of [Number.POSITIVE_INFINITY, 300, 80]) {
    const told = toldOf(difference, passage, most);
    if (sizeOf(told) <= room) return told;
  }
  return undefined;
}

/** Runs that are the same may be cut in their middle: what differs is what is looked at. */
function toldOf({ segments, start, end }: Comparison, passage: Passage, most: number): string {
  const shown = segments.map(({ kind, text: whole }, at) => {
    const part = kind === "same" ? middleCut(whole, most) : whole;
    const next = segments[at + 1];
    // Only the story's segments carry the space after them.
    const space = kind === "yours" && next !== undefined ? " " : "";
    const before = kind === "yours" && /\S$/.test(segments[at - 1]?.text ?? "") ? " " : "";
    return before + set(kind, part) + space;
  });
  const open = start > 0 && /\S/.test(passage.text.slice(0, start)) ? "… " : "";
  const close = /\S/.test(passage.text.slice(end)) ? " …" : "";
  return open + shown.join("").trim() + close;
}

function set(kind: Segment["kind"], part: string): string {
  if (kind === "same") return escapeMarkdown(part);
  if (kind === "story") return styled(part, [], { start: 0, end: part.length });
  // A sign next to a space is no sign, and none reaches over a line's end.
  return part
    .split(/(\s*\n\s*|^\s+|\s+$)/)
    .map((line) => (line.trim() === "" ? line : `~~${escapeMarkdown(line)}~~`))
    .join("");
}

function middleCut(whole: string, most: number): string {
  if (whole.length <= most) return whole;
  const half = Math.floor(most / 2);
  const head = whole.slice(0, half).replace(/\S*$/, "");
  const tail = whole.slice(-half).replace(/^\S*/, "");
  return `${head}…${tail}`;
}
