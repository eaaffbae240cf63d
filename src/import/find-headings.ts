import type { Block } from "./draft.ts";
import { bareNumber, headingFamily, headingTitle, isChapterHeading } from "./heading.ts";
import { isNote } from "./note.ts";
import { isBoldTitle } from "./settle.ts";

/** Without headings of its own, a text has those that look like one: by their words, by counting up from one, by how they stand. */
export function findHeadings(blocks: readonly Block[], unsure: string[]): readonly Block[] {
  const headings = blocks.filter((block) => block.kind === "heading");
  if (headings.some(({ text, level }) => !isNote(text) && (isChapterHeading(text) || level > 1)))
    return blocks;
  const named = chooseByWords(blocks);
  if (named.size > 0) return withHeadings(blocks, named);
  const passages = blocks.filter((block) => block.kind === "passage");
  const bold = new Set<Block>(passages.filter(isBoldTitle));
  const [first, ...others] = blocks.filter(
    (block, at) => bold.has(block) && blocks[at + 1]?.kind === "passage",
  );
  const count = others.length + 1;
  if (first?.kind !== "passage" || count < 2 || count > passages.length / 2) return blocks;
  unsure.push(
    `${count} bold lines in the middle, such as “${first.text}”, were taken as titles of chapters.`,
  );
  return withHeadings(blocks, bold);
}

function withHeadings(blocks: readonly Block[], found: ReadonlySet<Block>): readonly Block[] {
  return blocks.map((block) =>
    block.kind === "passage" && found.has(block)
      ? { kind: "heading", level: 2, text: headingTitle(block.text) }
      : block,
  );
}

/** Where chapters are called chapters, "Day two." is a sentence; parts are parts only from before the first chapter on. */
function chooseByWords(blocks: readonly Block[]): ReadonlySet<Block> {
  const lines = blocks.filter((block) => block.kind === "passage").filter(({ text }) => text.length <= 100);
  const counted: Block[] = [];
  for (const line of lines) if (bareNumber(line.text) === counted.length + 1) counted.push(line);
  const named = lines.filter(({ text }) => isChapterHeading(text));
  const families = named.map(({ text }) => headingFamily(text));
  const hasChapters = families.includes("chapter");
  const isPartFirst = families.indexOf("part") < families.indexOf("chapter");
  const chosen = named.filter(({ text }, at) => {
    if (!hasChapters || families[at] === "chapter" || families[at] === "named") return true;
    return families[at] === "part" && isPartFirst && !/\.$/.test(text);
  });
  return new Set([...chosen, ...(counted.length > 1 ? counted : [])]);
}
