import { type Block, type FoundStory, type LeftOut, plainWords, wordsIn } from "./draft.ts";
import { isChapterHeading } from "./heading.ts";
import { nameInByline } from "./label.ts";

const imprint =
  /^(?:by|von|par|por|di|a novel|a romance|a novella|a short story|a tale|copyright\b.*|©.*|\(c\) .*|all rights reserved\.?|published (?:by|in|on)\b.*|first published\b.*|illustrated by\b.*|translated by\b.*|edited by\b.*|cover (?:art )?by\b.*|isbn\b.*|e-?text prepared by\b.*|produced by\b.*|printed in\b.*|illustrated|\[?illustrat(?:ion|ed)\b.*\]?|(?:january|february|march|april|may|june|july|august|september|october|november|december)? ?\d{0,2},? ?(?:1[5-9]|20)\d\d|\d{1,2} \p{L}+ (?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d-\d\d-\d\d)$/iu;
const ending =
  /^[^\p{L}\p{N}]*(?:the\s+end|fin|finis|ende|конец|кінець|koniec|end\s+of\s+file|end\s+file|end\s+of\s+(?:the\s+)?(?:book|story|chapter|part)(?:\s+\S{1,12})?|完|終|終わり|おわり|了|끝|النهاية)[^\p{L}\p{N}]*$/iu;

/** What a title page says: the title, its author, the imprint; nothing of it is the story's text. */
function isTitleMatter(text: string, known: FoundStory): boolean {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.length <= 8 && lines.every((line) => line === "" || isMatter(line, known));
}

function isMatter(line: string, known: FoundStory): boolean {
  if (line.length > 200) return false;
  const { title, authors = [], series = [] } = known;
  const name = nameInByline(line, 200) ?? line;
  const titles =
    title === undefined
      ? series
      : [
          title,
          title.split(/\s*[:–—]\s+/)[0] ?? title,
          ...authors.map((one) => `${title} by ${one}`),
          ...series,
        ];
  const names = authors.flatMap((one) => [one, one.split(/,\s*/).toReversed().join(" ")]);
  return (
    imprint.test(line) ||
    titles.some((one) => isSame(line, one)) ||
    [...names, authors.join(" and ")].some((one) => isSame(name, one))
  );
}

function isSame(a: string, b: string): boolean {
  const words = plainWords(a).join(" ");
  return words !== "" && words === plainWords(b).join(" ");
}

/** The blocks after the title page, if there is one; anchors stay, for the contents lead to them. */
export function withoutTitleMatter(
  blocks: readonly Block[],
  known: FoundStory,
  leftOut: LeftOut[],
): readonly Block[] {
  let end = 0;
  for (const [at, block] of blocks.entries()) {
    const text = wordsIn(block);
    if (text === undefined && block.kind !== "note") continue;
    if (text === undefined || !isTitleMatter(text, known)) break;
    if (block.kind === "heading" && isChapterHeading(block.text)) break;
    end = at + 1;
  }
  if (end === 0) return blocks;
  const matter = blocks.slice(0, end);
  for (const text of matter.flatMap((block) => wordsIn(block) ?? []))
    leftOut.push({ what: "title page", text });
  return [...matter.filter((block) => block.kind === "anchor"), ...blocks.slice(end)];
}

/** "THE END", "End file.": the last line of a book that is not its text. */
export function withoutEnding(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const rest = [...blocks];
  const notes: Block[] = [];
  for (let last = rest.at(-1); last !== undefined; last = rest.at(-1)) {
    const text = wordsIn(last);
    if (text !== undefined) {
      const isEnd = ending.test(text) || /^[\W_]*END[\W_]*$/.test(text);
      if (!isEnd || rest.filter((one) => one.kind === "passage").length < 2) return [...rest, ...notes];
      leftOut.push({ what: "closing line", text });
    } else if (last.kind === "note") notes.unshift(last);
    rest.pop();
  }
  return blocks;
}
