import { type Block, count, type FoundStory, type LeftOut, wordsIn } from "./draft.ts";
import { isChapterHeading } from "./heading.ts";

const noteStart =
  /^[[(*_~\s]*(?:(?:the\s+)?author['’]?s?['’]?[\s-]+(?:end\s*)?notes?|a\s*\/\s*n|end\s*notes?|disclaimer|anmerkung(?:en)?\s+(?:des|der|von)\s+(?:autors?|autorin)|note\s+de\s+l['’]auteure?|notes?\s+d['’]auteure?|nota\s+(?:del?\s+)?(?:la\s+)?autora?|作者(?:注|より|のことば)|あとがき|まえがき|ملاحظة\s+(?:المؤلفة?|الكاتبة?))\s*(?:[:：.–—-]|\)|$|\n)/iu;

/** A paragraph that announces itself as the author's own words: "Author's Note: …", "A/N …", "Disclaimer: …". */
export function isNote(text: string): boolean {
  return noteStart.test(text);
}

/** "Author's Note" alone: the note is what follows, and nothing says where it ends. */
function isNoteTitle(text: string): boolean {
  return isNote(text) && text.length < 45 && /^[^:：.]{0,40}[:：]?[\s)\]*_~]*$/.test(text.trim());
}

/** Words with which authors speak to their readers about the text, and stories seldom speak. */
const aside =
  /\b(?:thanks?|thank you|reviews?|reviewers?|comments?|kudos|chapters?|updates?|updated|updating|beta(?:'?d|ed)?|readers?|reading this|fics?|fan ?fiction|disclaimer|i (?:do not|don['’]t) own|wrote|writing|posted|posting|tumblr|discord|ao3|enjoy|oneshot|one-shot|au|pov|prompt|fandom|headcanon|canon|ooc|spoilers?|trigger|warnings?|hiatus|cliffhanger|see you (?:next|soon|on|friday|monday|sunday)|let me know)\b|\bhope you\b|読んで|感想|Kapitel|Danke|merci|gracias|спасибо/iu;

type WithoutNote = { readonly note: string | undefined; readonly rest: readonly Block[] };

/** The end of the author's words that begin at `at`, and whether the text itself says that they end there. */
function measureNote(blocks: readonly Block[], at: number): { end: number; isSure: boolean } {
  const first = blocks[at];
  // A heading's text ends at the next heading, where one follows.
  const next = blocks.findIndex((one, where) => where > at && one.kind === "heading");
  if (first?.kind === "heading" && next > at + 1) return { end: next, isSure: true };
  if (!isNoteTitle(textIn(first) ?? "") || textIn(blocks[at + 1]) === undefined)
    return { end: at + 1, isSure: true };
  const scene = blocks.findIndex((one, where) => where > at && one.kind === "scene");
  const isAside = (one: Block | undefined) => aside.test(textIn(one) ?? "");
  let end = at + 2;
  if (scene > 0 && scene <= at + 4 && blocks.slice(at + 2, scene).every(isAside)) end = scene;
  else while (end < at + 6 && isAside(blocks[end])) end += 1;
  return { end, isSure: end === blocks.length };
}

/** The author's note at the head of these blocks, as written. */
export function takeNoteAtStart(blocks: readonly Block[], unsure: string[]): WithoutNote {
  const texts: string[] = [];
  let at = skip(blocks, "anchor", 0);
  for (;;) {
    const text = textIn(blocks[at]);
    if (text === undefined || !isNote(text)) break;
    const { end, isSure } = measureNote(blocks, at);
    // A whole text is no note.
    if (!blocks.slice(end).some((one) => one.kind === "passage")) break;
    const own = blocks.slice(at, end).flatMap((one) => textIn(one) ?? []);
    for (const one of own) texts.push(one);
    if (!isSure) unsure.push(doubt(text, own.length - 1));
    at = skip(blocks, "anchor", end);
  }
  if (texts.length === 0) return { note: undefined, rest: blocks };
  return { note: texts.join("\n\n"), rest: blocks.slice(skip(blocks, "scene", at)) };
}

/** The same at the end: a paragraph that announces itself, and after it nothing but the author's words. */
export function takeNoteAtEnd(blocks: readonly Block[], unsure: string[]): WithoutNote {
  const nothing = { note: undefined, rest: blocks };
  const nearEnd = Math.max(0, blocks.length - 12);
  let first = blocks.length;
  for (let at = blocks.length - 1; at >= nearEnd; at -= 1) {
    const block = blocks[at];
    if (block?.kind === "heading" && !isNote(block.text)) break;
    if (isNote(textIn(block) ?? "")) first = at;
  }
  const before = blocks.slice(0, first);
  const texts = blocks.slice(first).flatMap((one) => textIn(one) ?? []);
  const [title] = texts;
  if (title === undefined || !before.some((one) => one.kind === "passage")) return nothing;
  const isSetApart = before.at(-1)?.kind === "scene" || texts.length === 1 || isNoteTitle(title);
  const { end, isSure } = measureNote(blocks, first);
  const after = blocks.slice(end).flatMap((one) => textIn(one) ?? []);
  if (!isSetApart || !after.every((text) => aside.test(text))) return nothing;
  while (before.at(-1)?.kind === "scene") before.pop();
  if (texts.length > 2 && (!isSure || after.length > 0)) unsure.push(doubt(title, texts.length - 1));
  return { note: texts.join("\n\n"), rest: before };
}

function doubt(title: string, paragraphs: number): string {
  const taken = paragraphs === 1 ? "the paragraph" : `the ${paragraphs} paragraphs`;
  return `Nothing says where “${title.trim().slice(0, 40)}” ends; ${taken} after it became the note, and the rest is story. Look at it.`;
}

function textIn(block: Block | undefined): string | undefined {
  const isStory = block?.kind === "heading" && (!isNote(block.text) || isChapterHeading(block.text));
  return isStory ? undefined : wordsIn(block);
}

function skip(blocks: readonly Block[], kind: Block["kind"], from: number): number {
  let at = from;
  while (blocks[at]?.kind === kind) at += 1;
  return at;
}

/** Notes one after the other; undefined where there is none. */
export function joinNotes(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.filter((one) => one !== undefined && one !== "").join("\n\n") || undefined;
}

/** The words of a note, verbatim, from the blocks that hold it. */
export function noteText(blocks: readonly Block[]): string | undefined {
  const texts = blocks.flatMap((block): string | readonly string[] => {
    if (block.kind === "note") return noteText(block.blocks) ?? "";
    return block.kind === "scene" ? "***" : (wordsIn(block) ?? []);
  });
  while (texts.at(-1) === "***") texts.pop();
  return texts.length === 0 ? undefined : texts.join("\n\n");
}

/** Without its own title, where the producer marked the note: the story says what it is. */
export function markedNote(blocks: readonly Block[], leftOut: LeftOut[]): string | undefined {
  const first = blocks.findIndex((one) => wordsIn(one) !== undefined);
  const text = wordsIn(blocks[first]) ?? "";
  if (!isNoteTitle(text) && !/^(?:chapter |end |beginning )*notes?\s*:?$/i.test(text))
    return noteText(blocks);
  leftOut.push({ what: "note sign", text });
  return noteText(blocks.slice(first + 1));
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

/** Sentence by sentence, and none longer than sentences are: an expression that looks back then looks back little. */
function clauses(note: string): readonly string[] {
  return note.slice(0, 50_000).match(/[^.!?\n]{1,400}[.!?]?/g) ?? [];
}

export function describeNotes({ note, endnote, chapterNotes = [] }: FoundStory): string {
  const places = [
    note === undefined ? "" : "at the start",
    endnote === undefined ? "" : "at the end",
    chapterNotes.length === 0 ? "" : `in ${count(chapterNotes.length, "chapter")}`,
  ];
  return places.filter((one) => one !== "").join(", ");
}
