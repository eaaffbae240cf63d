import { type Block, count, type FoundStory, type LeftOut } from "./draft.ts";
import { isChapterHeading } from "./heading.ts";

const noteStart =
  /^[[(*_~\s]*(?:(?:the\s+)?author['’]?s?['’]?[\s-]+(?:end\s*)?notes?|a\s*\/\s*n|end\s*notes?|disclaimer|anmerkung(?:en)?\s+(?:des|der|von)\s+(?:autors?|autorin)|note\s+de\s+l['’]auteure?|notes?\s+d['’]auteure?|nota\s+(?:del?\s+)?(?:la\s+)?autora?|作者(?:注|より|のことば)|あとがき|まえがき|ملاحظة\s+(?:المؤلفة?|الكاتبة?))\s*(?:[:：.–—-]|\)|$|\n)/iu;

/** A paragraph that announces itself as the author's own words: "Author's Note: …", "A/N …", "Disclaimer: …". */
export function isNote(text: string): boolean {
  return noteStart.test(text);
}

/** "Author's Note" alone: the note is what follows, and nothing says where it ends. */
export function isNoteTitle(text: string): boolean {
  return isNote(text) && text.length < 45 && /^[^:：.]{0,40}[:：]?[\s)\]*_~]*$/.test(text.trim());
}

/** Words with which authors speak to their readers about the text, and stories seldom speak. */
const aside =
  /\b(?:thanks?|thank you|reviews?|reviewers?|comments?|kudos|chapters?|updates?|updated|updating|beta(?:'?d|ed)?|readers?|reading this|fics?|fan ?fiction|disclaimer|i (?:do not|don['’]t) own|wrote|writing|posted|posting|tumblr|discord|ao3|enjoy|oneshot|one-shot|au|pov|prompt|fandom|headcanon|canon|ooc|spoilers?|trigger|warnings?|hiatus|cliffhanger|see you (?:next|soon|on|friday|monday|sunday)|let me know)\b|\bhope you\b|読んで|感想|Kapitel|Danke|merci|gracias|спасибо/iu;

export type Taken = {
  readonly note: string | undefined;
  readonly rest: readonly Block[];
  readonly unsure: readonly string[];
};

/** The blocks of a note that begins at `at`: those that are clearly the author's. Its end is told, or it is said that it wasn't. */
function measureNote(blocks: readonly Block[], at: number): { end: number; isTold: boolean } {
  const first = blocks[at];
  const text = textIn(first);
  if (text === undefined) return { end: at, isTold: true };
  if (first?.kind === "heading") {
    // A heading's text ends at the next heading, where one follows.
    const end = blocks.findIndex((one, where) => where > at && one.kind === "heading");
    if (end > at + 1) return { end, isTold: true };
  }
  if (!isNoteTitle(text)) return { end: at + 1, isTold: true };
  let end = at + 2;
  if (textIn(blocks[at + 1]) === undefined) return { end: at + 1, isTold: true };
  const scene = blocks.findIndex((one, where) => where > at && one.kind === "scene");
  const isAside = (one: Block | undefined) => aside.test(textIn(one) ?? "");
  if (scene > 0 && scene <= at + 4 && blocks.slice(at + 2, scene).every(isAside)) end = scene;
  else while (end < at + 6 && isAside(blocks[end])) end += 1;
  return { end, isTold: end === blocks.length };
}

/** The author's note at the head of these blocks, as written. */
export function takeNoteAtStart(blocks: readonly Block[]): Taken {
  const texts: string[] = [];
  const unsure: string[] = [];
  let at = skipAnchors(blocks, 0);
  for (;;) {
    const text = textIn(blocks[at]);
    if (text === undefined || !isNote(text)) break;
    const { end, isTold } = measureNote(blocks, at);
    // A whole text is no note.
    if (!blocks.slice(end).some((one) => one.kind === "passage")) break;
    const own = blocks.slice(at, end).flatMap((one) => textIn(one) ?? []);
    for (const one of own) texts.push(one);
    if (!isTold) unsure.push(doubt(text, own.length - 1));
    at = skipAnchors(blocks, end);
  }
  if (texts.length === 0) return { note: undefined, rest: blocks, unsure };
  while (blocks[at]?.kind === "scene") at += 1;
  return { note: texts.join("\n\n"), rest: blocks.slice(at), unsure };
}

/** The same at the end: a paragraph that announces itself, and after it nothing but the author's words. */
export function takeNoteAtEnd(blocks: readonly Block[]): Taken {
  const nothing = { note: undefined, rest: blocks, unsure: [] };
  const nearEnd = Math.max(0, blocks.length - 12);
  let first = blocks.length;
  for (let at = blocks.length - 1; at >= nearEnd; at -= 1) {
    const block = blocks[at];
    if (block?.kind === "heading" && !isNote(block.text)) break;
    const text = textIn(block);
    if (text !== undefined && isNote(text)) first = at;
  }
  const before = blocks.slice(0, first);
  const own = blocks.slice(first);
  const texts = own.flatMap((one) => textIn(one) ?? []);
  const title = texts[0];
  if (title === undefined || !before.some((one) => one.kind === "passage")) return nothing;
  const isSetApart = before.at(-1)?.kind === "scene" || texts.length === 1 || isNoteTitle(title);
  const { end, isTold } = measureNote(blocks, first);
  const after = blocks.slice(end).filter((one) => textIn(one) !== undefined);
  const isWhole = after.length === 0 || after.every((one) => aside.test(textIn(one) ?? ""));
  if (!isSetApart || !isWhole) return nothing;
  while (before.at(-1)?.kind === "scene") before.pop();
  const unsure = (isTold && after.length === 0) || texts.length <= 2 ? [] : [doubt(title, texts.length - 1)];
  return { note: texts.join("\n\n"), rest: before, unsure };
}

function doubt(title: string, paragraphs: number): string {
  const taken = paragraphs === 1 ? "the paragraph" : `the ${paragraphs} paragraphs`;
  return `Nothing says where “${title.trim().slice(0, 40)}” ends; ${taken} after it became the note, and the rest is story. Look at it.`;
}

function textIn(block: Block | undefined): string | undefined {
  if (block?.kind === "passage") return block.text;
  if (block?.kind === "heading" && isNote(block.text) && !isChapterHeading(block.text)) return block.text;
  return undefined;
}

function skipAnchors(blocks: readonly Block[], from: number): number {
  let at = from;
  while (blocks[at]?.kind === "anchor") at += 1;
  return at;
}

/** The words of a note, verbatim, from the blocks that hold it. */
export function noteText(blocks: readonly Block[]): string | undefined {
  const texts = blocks.flatMap((block): readonly string[] => {
    if (block.kind === "passage" || block.kind === "heading") return [block.text];
    if (block.kind === "note") return [noteText(block.blocks) ?? ""];
    return block.kind === "scene" ? ["***"] : [];
  });
  while (texts.at(-1) === "***") texts.pop();
  return texts.length === 0 ? undefined : texts.join("\n\n");
}

/** Without its own title, where the producer marked the note: the story says what it is. */
export function markedNote(blocks: readonly Block[], leftOut: LeftOut[]): string | undefined {
  const first = blocks.findIndex((one) => one.kind === "passage" || one.kind === "heading");
  const title = blocks[first];
  const isTitle =
    (title?.kind === "passage" || title?.kind === "heading") &&
    (isNoteTitle(title.text) || /^(?:chapter |end |beginning )*notes?\s*:?$/i.test(title.text));
  if (isTitle) leftOut.push({ what: "note sign", text: title.text });
  return noteText(isTitle ? blocks.slice(first + 1) : blocks);
}
const disclaimer =
  /\bI\s+(?:do\s+not|don['’]?t)\s+own\s+((?:[\p{Lu}\d][^\s.,;!?]*)(?:\s+(?:of|the|and|in|a|on|to|&|[\p{Lu}\d][^\s.,;!?]*))*?)(\s+(?:or|nor)\s+any\s+of\s+(?:its|the|their)\s+characters)?(?=\s*(?:[.,;!?)]|$|\bor\b|\band\b|\bthough\b|\bbut\b))/u;

/** What "I do not own Torchwood or any of its characters." says: the fandom, and a line of credit. */
export function readDisclaimer(note: string): { fandom: string; attribution: string } | undefined {
  const parts = clauses(note)
    .map((clause) => disclaimer.exec(clause))
    .find((found) => found !== null);
  const fandom = parts?.[1]?.trim();
  if (fandom === undefined || fandom.length > 80) return undefined;
  const characters = parts?.[2] === undefined ? "" : " or any of its characters";
  return { fandom, attribution: `${fandom} fan fiction; the author does not own ${fandom}${characters}.` };
}

/** A sentence in which the author says that some of the text is someone else's, so that a person can credit it. */
export function borrowedSentence(note: string): string | undefined {
  return clauses(note)
    .find((clause) => borrowed.test(clause))
    ?.trim();
}

const borrowed =
  /\b(?:dialogue|lines?|quotes?|lyrics|words|text|poem|song)\b.*\b(?:not mine|belongs? to|taken from|borrowed from|by the writers)\b/iu;

/** Sentence by sentence, and none longer than sentences are: what looks back then looks back little. */
function clauses(note: string): readonly string[] {
  return note.slice(0, 50_000).match(/[^.!?\n]{1,400}[.!?]?/g) ?? [];
}

export function describeNotes(about: FoundStory): string {
  const chapters = about.chapterNotes?.length ?? 0;
  return [
    about.note === undefined ? "" : "at the start",
    about.endnote === undefined ? "" : "at the end",
    chapters === 0 ? "" : `in ${count(chapters, "chapter")}`,
  ]
    .filter((one) => one !== "")
    .join(", ");
}
