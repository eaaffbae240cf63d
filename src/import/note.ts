import { type Block, count, type Found } from "./draft.ts";
import { isChapterHeading } from "./heading.ts";

const noteStart =
  /^[[(*_~\s]*(?:(?:the\s+)?author['’]?s?['’]?[\s-]+(?:end\s*)?notes?|a\s*\/\s*n|end\s*notes?|disclaimer|anmerkung(?:en)?\s+(?:des|der|von)\s+(?:autors?|autorin)|note\s+de\s+l['’]auteure?|notes?\s+d['’]auteure?|nota\s+(?:del?\s+)?(?:la\s+)?autora?|作者(?:注|より|のことば)|あとがき|まえがき|ملاحظة\s+(?:المؤلفة?|الكاتبة?))\s*(?:[:：.–—-]|\)|$|\n)/iu;

/** A paragraph that announces itself as the author's own words: "Author's Note: …", "A/N …", "Disclaimer: …". */
export function isNote(text: string): boolean {
  return noteStart.test(text);
}

/** "Author's Note" alone: what follows, up to the next break, is the note. */
function isNoteTitle(text: string): boolean {
  return isNote(text) && /^[^:：.]{0,40}[:：]?$/.test(text.trim()) && text.length < 45;
}

export type Taken = { readonly note: string | undefined; readonly rest: readonly Block[] };

/** The author's note at the head of these blocks, as written. */
export function takeNoteAtStart(blocks: readonly Block[]): Taken {
  const texts: string[] = [];
  let at = skipAnchors(blocks, 0);
  for (;;) {
    const block = blocks[at];
    const text = textIn(block);
    if (text === undefined || !isNote(text)) break;
    texts.push(text);
    at += 1;
    if (isNoteTitle(text)) {
      const end = blocks.findIndex(
        (one, where) => where >= at && (one.kind === "scene" || one.kind === "heading"),
      );
      const inside = blocks.slice(at, end === -1 ? at + 1 : end).flatMap((one) => textIn(one) ?? []);
      for (const text of inside) texts.push(text);
      at = end === -1 ? at + 1 : end;
    }
    at = skipAnchors(blocks, at);
  }
  if (texts.length === 0) return { note: undefined, rest: blocks };
  while (blocks[at]?.kind === "scene") at += 1;
  return { note: texts.join("\n\n"), rest: blocks.slice(at) };
}

/** The same at the end: from the last paragraph that announces itself on, where little else follows. */
export function takeNoteAtEnd(blocks: readonly Block[]): Taken {
  const nearEnd = Math.max(0, blocks.length - 12);
  let first = blocks.length;
  for (let at = blocks.length - 1; at >= nearEnd; at -= 1) {
    const block = blocks[at];
    if (block?.kind === "heading" && !isNote(block.text)) break;
    const text = textIn(block);
    if (text !== undefined && isNote(text)) first = at;
  }
  const before = blocks.slice(0, first);
  const after = blocks.slice(first).flatMap((one) => textIn(one) ?? []);
  const isSetApart = before.at(-1)?.kind === "scene" || after.length === 1 || isNoteTitle(after[0] ?? "");
  if (after.length === 0 || !isSetApart || !before.some((one) => one.kind === "passage")) {
    return { note: undefined, rest: blocks };
  }
  while (before.at(-1)?.kind === "scene") before.pop();
  return { note: after.join("\n\n"), rest: before };
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
  const texts = blocks.flatMap((block) => {
    if (block.kind === "passage" || block.kind === "heading") return [block.text];
    return block.kind === "scene" ? ["***"] : [];
  });
  while (texts.at(-1) === "***") texts.pop();
  return texts.length === 0 ? undefined : texts.join("\n\n");
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

export function describeNotes(about: Found): string {
  const chapters = about.chapterNotes?.length ?? 0;
  return [
    about.note === undefined ? "" : "at the start",
    about.endnote === undefined ? "" : "at the end",
    chapters === 0 ? "" : `in ${count(chapters, "chapter")}`,
  ]
    .filter((one) => one !== "")
    .join(", ");
}
