import type { Block } from "./draft.ts";
import { bareNumber, headingFamily, headingTitle, isChapterHeading } from "./heading.ts";
import { isNote } from "./note.ts";
import { isBoldTitle } from "./settle.ts";

/** Without headings of its own, a text has those that look like one: by their words, by counting up from one, by how they stand. */
export function findHeadings(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly unsure: readonly string[];
} {
  const hasOwn = blocks.some(
    (block) =>
      block.kind === "heading" && !isNote(block.text) && (isChapterHeading(block.text) || block.level > 1),
  );
  if (hasOwn) return { blocks, unsure: [] };
  const isFound = chooseByWords(blocks);
  if (blocks.some(isFound)) return { blocks: withHeadings(blocks, isFound), unsure: [] };
  const isTitle = (block: Block) => block.kind === "passage" && isBoldTitle(block);
  const titles = blocks.filter((block, at) => isTitle(block) && blocks[at + 1]?.kind === "passage");
  const passages = blocks.filter((block) => block.kind === "passage");
  if (titles.length < 2 || titles.length > passages.length / 2) return { blocks, unsure: [] };
  const first = titles[0]?.kind === "passage" ? titles[0].text : "";
  const doubt = `${titles.length} bold lines in the middle, such as “${first}”, were taken as titles of chapters.`;
  return { blocks: withHeadings(blocks, isTitle), unsure: [doubt] };
}

function withHeadings(blocks: readonly Block[], isFound: (block: Block) => boolean): readonly Block[] {
  return blocks.map((block) =>
    block.kind === "passage" && isFound(block)
      ? { kind: "heading", level: 2, text: headingTitle(block.text) }
      : block,
  );
}

/** Where chapters are called chapters, "Day two." is a sentence; parts are parts only from before the first chapter on. */
function chooseByWords(blocks: readonly Block[]): (block: Block) => boolean {
  const lines = blocks.filter((block) => block.kind === "passage" && block.text.length <= 100);
  let next = 1;
  for (const block of lines) if (block.kind === "passage" && bareNumber(block.text) === next) next += 1;
  const isCounted = next > 2;
  const named = lines.filter((block) => block.kind === "passage" && isChapterHeading(block.text));
  const families = named.map((block) => (block.kind === "passage" ? headingFamily(block.text) : ""));
  const hasChapters = families.includes("chapter");
  const isPartFirst = families.indexOf("part") < families.indexOf("chapter");
  const chosen = new Set<Block>();
  let counted = 1;
  for (const [at, block] of named.entries()) {
    const family = families[at];
    const isSentence = block.kind === "passage" && /\.$/.test(block.text) && family !== "chapter";
    if (!hasChapters || family === "chapter" || family === "named") chosen.add(block);
    else if (family === "part" && isPartFirst && !isSentence) chosen.add(block);
  }
  for (const block of lines) {
    if (!isCounted || block.kind !== "passage" || bareNumber(block.text) !== counted) continue;
    counted += 1;
    chosen.add(block);
  }
  return (block) => chosen.has(block);
}
