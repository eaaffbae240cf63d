import type { Block, FoundStory, LeftOut } from "./draft.ts";
import { isChapterHeading, sameTitle } from "./heading.ts";

const imprint =
  /^(?:by|von|par|por|di|a novel|a romance|a novella|a short story|a tale|copyright\b.*|©.*|\(c\) .*|all rights reserved\.?|published (?:by|in|on)\b.*|first published\b.*|illustrated by\b.*|translated by\b.*|edited by\b.*|cover (?:art )?by\b.*|isbn\b.*|e-?text prepared by\b.*|produced by\b.*|printed in\b.*|illustrated|\[?illustrat(?:ion|ed)\b.*\]?|(?:january|february|march|april|may|june|july|august|september|october|november|december)? ?\d{0,2},? ?(?:1[5-9]|20)\d\d|\d{1,2} \p{L}+ (?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d-\d\d-\d\d)$/iu;
const ending =
  /^[^\p{L}\p{N}]*(?:the\s+end|fin|finis|ende|конец|кінець|koniec|end\s+of\s+file|end\s+file|end\s+of\s+(?:the\s+)?(?:book|story|chapter|part)(?:\s+\S{1,12})?|完|終|終わり|おわり|了|끝|النهاية)[^\p{L}\p{N}]*$/iu;

/** What a title page says: the title, its author, the imprint; nothing of it is the story's text. */
export function isTitleMatter(text: string, known: FoundStory): boolean {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.length <= 8 && lines.every((line) => line === "" || isMatter(line, known));
}

function isMatter(line: string, known: FoundStory): boolean {
  if (line.length > 200) return false;
  const { title, authors = [], series = [] } = known;
  if (title !== undefined && (isSame(line, title) || isSame(line, title.split(/\s*[:–—]\s+/)[0] ?? title)))
    return true;
  if (title !== undefined && authors.some((one) => isSame(line, `${title} by ${one}`))) return true;
  const name = line.replace(/^(?:written\s+)?(?:by|von|par|por|di|av|door)\s*:?\s+/i, "");
  if (authors.some((one) => isSame(name, one) || isSame(name, one.split(/,\s*/).toReversed().join(" "))))
    return true;
  if (authors.length > 1 && isSame(name, authors.join(" and "))) return true;
  return series.some((one) => isSame(line, one)) || imprint.test(line);
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .trim(),
  );
  return one === other && one !== "";
}

/** The blocks after the title page, if there is one; anchors stay, for the contents lead to them. */
export function withoutTitleMatter(
  blocks: readonly Block[],
  known: FoundStory,
  leftOut: LeftOut[],
): readonly Block[] {
  let end = 0;
  for (const [at, block] of blocks.entries()) {
    const text = block.kind === "passage" || block.kind === "heading" ? block.text : undefined;
    if (text === undefined && block.kind !== "note") continue;
    if (text === undefined || !isTitleMatter(text, known)) break;
    if (block.kind === "heading" && isChapterHeading(block.text)) break;
    end = at + 1;
  }
  if (end === 0) return blocks;
  for (const block of blocks.slice(0, end))
    if (block.kind === "passage" || block.kind === "heading")
      leftOut.push({ what: "title page", text: block.text });
  return [...blocks.slice(0, end).filter((block) => block.kind === "anchor"), ...blocks.slice(end)];
}

/** "THE END", "End file.": the last line of a book that is not its text. */
export function withoutEnding(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const rest = [...blocks];
  const trailing: Block[] = [];
  for (;;) {
    const last = rest.at(-1);
    if (last === undefined) return blocks;
    if (last.kind === "passage" || last.kind === "heading") {
      if (
        !(ending.test(last.text) || /^[\W_]*END[\W_]*$/.test(last.text)) ||
        rest.filter((one) => one.kind === "passage").length < 2
      )
        break;
      leftOut.push({ what: "closing line", text: last.text });
      rest.pop();
    } else if (last.kind === "note") {
      trailing.unshift(last);
      rest.pop();
    } else rest.pop();
  }
  return [...rest, ...trailing];
}

/** Whether two titles name the same work, as far as a title page and a file's own data differ. */
export function namesSame(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && second !== undefined && sameTitle(first, second);
}
