import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { selectDescription, selectLabel, selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, type Modal, pressId } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import { type Passage, passagesIn, type Story } from "../story/story.ts";
import { button, menu, quotation, rangeArgs, row, sentence, small, text, window } from "./components.ts";
import { chapterName } from "./credit.ts";
import { modal } from "./modal.ts";
import { type Page, type Point, pageAt } from "./reading-page.ts";
import type { Spoiler } from "./spoiler.ts";
import { excerpt } from "./text.ts";

/** The pages are turned by the reader alone, also no further than a passage, or by everyone in the channel. */
type ReadingScope = "me" | "us" | `to${number}`;

/** The passage that the reader catches up to. */
export function endOf(scope: string): number | undefined {
  const end = /^to(\d{1,9})$/.exec(scope)?.[1];
  return end === undefined ? undefined : Number(end);
}

type OpenedAt = Spoiler & {
  /** Where they were before a jump. */
  readonly from?: Passage | undefined;
  /** The passage that they catch up to. */
  readonly upTo?: number | undefined;
  /** What stands under the first page of who catches up with a club. */
  readonly below?: readonly APIMessageTopLevelComponent[];
  /** There is another story to go on with. */
  readonly hasOthers?: boolean;
  /** What a reader just said of being careful. */
  readonly careful?: boolean | undefined;
};

/** The page that its reader, or all that read together, turned to, with the ways on from it. */
export function pageView(
  story: Story,
  at: Point,
  how: OpenedAt & { readonly isTogether: boolean },
  words: Words,
): Message {
  const { isTogether, isSpoiler, upTo, hasOthers } = how;
  const alone = upTo === undefined ? "me" : (`to${upTo}` as const);
  const scope: ReadingScope = isTogether ? "us" : alone;
  const page = pageAt(story, at, words, isSpoiler);
  const { first, shown, next } = page;
  const { number } = first;
  const isOne = shown.length === 1;
  const { read, buttons } = words;
  const together = isTogether ? [small(read.together)] : [];
  const caughtUp = !isTogether && upTo !== undefined && next === undefined ? [small(read.caughtUp)] : [];
  const quote = button(id("quote", scope, story, at), isOne ? read.quoteThis : read.quoteNumber({ number }));
  const save = button(saveId(story, first), isOne ? buttons.save : read.saveNumber({ number }));
  const end = button(id("end", scope, story, at), read.end);
  const ways = [
    ...turns(story, at, page, scope, words),
    button(id("jump", scope, story, at), read.jump),
    ...(isTogether ? [save, end] : [quote, save]),
  ];
  const own = isTogether ? { careful: undefined, from: undefined, below: [] } : how;
  return {
    components: [
      ...(own.careful === undefined ? [] : [text(small(own.careful ? read.carefulOn : read.carefulOff))]),
      quotation([...together, ...caughtUp, page.text], page.credit),
      row(ways),
      ...atEnd(story, at, page, { scope, hasOthers }, words),
      ...menus(story, at, page, scope, words, isSpoiler),
      ...(own.below ?? []),
      ...(own.from === undefined || shown.includes(own.from) ? [] : [backTo(story, own.from, scope, words)]),
    ],
  };
}

/** After a jump. */
function backTo(story: Story, from: Passage, scope: ReadingScope, { read }: Words) {
  const back = id("return", scope, story, { passage: from, piece: 0 });
  return row([button(back, read.backTo({ number: from.number }))]);
}

export function groupEndedView(at: Point, words: Words): Message {
  return sentence(words.read.ended({ passage: at.passage.number }));
}

/** Asks where to; `submit` of the same command is given it as `to`. */
export function jumpModal(args: Readonly<Record<string, string>>, { read }: Words): Modal {
  const field = { id: "to", label: read.jumpLabel, placeholder: read.jumpHint, most: 20 };
  return modal(pressId("read", "jump", ...Object.values(args)), read.jumpTitle, [field]);
}

/** The button that saves a passage, wherever it stands. */
export function saveId(story: Story, passage: Passage, mark?: Range): string {
  return pressId("saved", "add", story.slug, passage.id, ...rangeArgs(mark));
}

/** The button that opens the reader at a passage. */
export function readOnId(story: Story, passage: Passage): string {
  return id("open-at", "me", story, { passage, piece: 0 });
}

/** The button that brings a reader from their place to a passage, page by page. */
export function catchUpId(story: Story, last: Passage): string {
  return id("catch-up", `to${last.number}`, story, { passage: last, piece: 0 });
}

export function upToDateView(story: Story, left: Passage, words: Words): Message {
  const { read, buttons } = words;
  return {
    components: [
      text(read.upToDate({ passage: left.number })),
      row([button(readOnId(story, left), buttons.readOn)]),
    ],
  };
}

function id(verb: string, scope: ReadingScope, story: Story, { passage, piece }: Point): string {
  return pressId("read", verb, scope, story.slug, passage.id, passage.number, piece);
}

function turns(story: Story, at: Point, page: Page, scope: ReadingScope, { buttons }: Words) {
  const isFirst = at.passage.number === 1 && at.piece === 0;
  return [
    button(id("back", scope, story, at), buttons.earlier, isFirst),
    button(id("on", scope, story, at), buttons.later, page.next === undefined),
  ];
}

/** Ways on from a story's last page. */
function atEnd(
  story: Story,
  at: Point,
  { shown, next }: Page,
  { scope, hasOthers }: { readonly scope: ReadingScope; readonly hasOthers: boolean | undefined },
  { read }: Words,
): readonly APIMessageTopLevelComponent[] {
  if (next !== undefined || shown.at(-1)?.number !== passagesIn(story)) return [];
  const buttons = [
    ...(shown[0]?.number === 1 && at.piece === 0
      ? []
      : [button(id("start", scope, story, at), read.fromStart)]),
    ...(hasOthers === true ? [button(pressId("library", "list", 0), read.anotherStory)] : []),
  ];
  return buttons.length === 0 ? [] : [row(buttons)];
}

function menus(
  story: Story,
  at: Point,
  { shown }: Page,
  scope: ReadingScope,
  words: Words,
  isSpoiler = false,
): readonly APIMessageTopLevelComponent[] {
  const { read, saved } = words;
  const passages = shown.map(({ id: value, number, text: content }) => ({
    label: saved.place({ number }),
    // A menu knows no spoiler marks.
    ...(isSpoiler ? {} : { description: excerpt(content, selectDescription) }),
    value,
  }));
  const own = story.chapters.findIndex(({ number }) => number === at.passage.chapter);
  const chapters = window(story.chapters, own, Math.floor(selectOptions / 2)).map((chapter) => ({
    label: excerpt(chapterName(chapter, words), selectLabel),
    value: String(chapter.number),
    default: chapter.number === at.passage.chapter,
  }));
  return [
    ...(passages.length > 1 ? [menu(id("one", scope, story, at), read.openOne, passages)] : []),
    ...(chapters.length > 1 ? [menu(id("chapter", scope, story, at), read.chapters, chapters)] : []),
  ];
}
