import { type Block, type FoundStory, type LeftOut, wordsIn } from "./draft.ts";
import { isChapterHeading, sameTitle } from "./heading.ts";
import { byId, type Element, elementsOf, findAll, findFirst, rawText, textOf } from "./tree.ts";

/** Books of before 2003 have the small print instead. */
const start =
  /\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|^\s*\*END\*? ?THE SMALL PRINT|\*END\*? ?THE SMALL PRINT!? FOR/i;
const end = /\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg/i;

/** Project Gutenberg's own words around a book, and what its header says of it. */
export function readGutenbergText(
  source: string,
): { readonly about: FoundStory; readonly text: string; readonly frame: string } | undefined {
  const first =
    /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*$/im.exec(source) ??
    /^\*END\*? ?THE SMALL PRINT[^\n]*$/im.exec(source);
  if (first === null) return undefined;
  const rest = source.slice(first.index + first[0].length);
  const last =
    /^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg)/im.exec(rest);
  const header = source.slice(0, first.index);
  const text = last === null ? rest : rest.slice(0, last.index);
  const kept = withoutMakers(text);
  return {
    about: readHeader(header),
    text: kept.text,
    frame: kept.makers + header + first[0] + (last === null ? "" : rest.slice(last.index)),
  };
}

/** The people who typed a book, and their remarks on the copy, stand in paragraphs of their own. */
function withoutMakers(text: string): { text: string; makers: string } {
  const isMakers =
    /^\s*(?:(?:e-?text )?(?:produced|prepared|transcribed) (?:by|from)\b|this (?:ebook|e-?text) was produced\b|\[?transcriber['’]?s?['’]? notes?\b)/i;
  const isPicture = /^\s*\[(?:Illustration|Frontispiece|Blank page)\b[^\]]*\]\s*$/i;
  const all = text.split(/\n(?:[^\S\n]*\n)+/);
  const isText = (block: string, at: number) =>
    !isPicture.test(block) && (!isMakers.test(block) || (at > 12 && at < all.length - 12));
  const makers = all.filter((block, at) => !isText(block, at)).map((block) => `${block}\n\n`);
  return { text: all.filter(isText).join("\n\n"), makers: makers.join("") };
}

function readHeader(header: string): FoundStory {
  const found = new Map<string, string>();
  let name: string | undefined;
  for (const line of header.split("\n").slice(0, 200)) {
    const label =
      /^(Title|Author|Language|Translator|Illustrator|Editor|Release date|Posting date|Credits|Character set encoding|Original publication)\s*:\s*(.*)$/i.exec(
        line.trim(),
      );
    if (label !== null) {
      name = (label[1] ?? "").toLowerCase();
      found.set(name, (label[2] ?? "").trim());
    } else if (line.trim() === "") name = undefined;
    else if (name !== undefined) found.set(name, `${found.get(name)}\n${line.trim()}`);
  }
  const old = /Project Gutenberg(?:'s)? E-?(?:text|book) of ([^\n]{1,150}?),? by ([^\n]{1,100})$/im.exec(
    header,
  );
  if (old !== null && !found.has("title"))
    found.set("title", old[1] ?? "").set("author", (old[2] ?? "").trim());
  const author = found.get("author")?.replace(/\s*\n\s*/g, ", ");
  // A second line is a subtitle.
  return {
    title: found.get("title")?.split("\n")[0],
    authors:
      author === undefined || author === "" ? [] : author.split(/\s*(?:,| and )\s*(?!(?:Sir|Jr|Sr|Esq))/),
    language: found.get("language"),
    rights: "Public domain in the USA (Project Gutenberg)",
  };
}

/** Whether these words are worth a closer look. */
export function isGutenberg(words: string): boolean {
  return /project\s+gutenberg/i.test(words);
}

/** The same of a page: by the ids that its makers give, or by the lines that begin and end the book. */
export function readGutenbergPage(
  page: Element,
): { readonly about: FoundStory; readonly elements: ReadonlySet<Element> } | undefined {
  const header = byId(page, "pg-header");
  const elements = new Set<Element>();
  if (header !== undefined) {
    const lines = findAll(header, "p").map(textOf).join("\n\n");
    return { about: readHeader(lines), elements };
  }
  const place = findStart(findFirst(page, "body") ?? page);
  if (place === undefined) return undefined;
  const { children, from } = place;
  const to = children.findIndex((one, at) => at > from && end.test(textOf(one).slice(0, 300)));
  for (const [at, one] of children.entries()) if (at <= from || (to > 0 && at >= to)) elements.add(one);
  const above = children
    .slice(0, from + 1)
    .map((one) => (/^(?:pre|p|div)$/.test(one.name) ? rawText(one) : textOf(one)));
  return { about: readHeader(above.join("\n\n")), elements };
}

const mostFrame = 30_000;

/** Where the line that begins the book stands: among elements that are too short to hold the book as well. */
function findStart(element: Element): { children: readonly Element[]; from: number } | undefined {
  const children = elementsOf(element);
  for (const [from, child] of children.entries()) {
    const text = rawText(child);
    if (!start.test(text)) continue;
    return text.length < mostFrame ? { children, from } : findStart(child);
  }
  return undefined;
}

const imprint =
  /\b(?:impression|edition|editions|printed|reprinted|published|publishers?|copyright|rights reserved|authors? of|frontispiece|illustrat(?:ed|ions?)|translated|made in|press|trade ?mark)\b|\$\d/i;

/** What stands on the first pages of a printed book: titles in capitals, publishers, printings, without a sentence of the text. */
export function withoutImprint(
  blocks: readonly Block[],
  title: string | undefined,
  leftOut: LeftOut[],
): readonly Block[] {
  const isChapter = (block: Block) => block.kind === "heading" && isChapterHeading(block.text);
  const isText = (block: Block) => {
    const text = wordsIn(block);
    const isMatter = text === undefined || isImprint(text) || (title !== undefined && sameTitle(text, title));
    return isChapter(block) || !isMatter;
  };
  const hasChapters = blocks.some(isChapter);
  const end = blocks.findIndex((one) => isText(one) || (!hasChapters && one.kind === "heading"));
  if (end < 1 || blocks.slice(end).every((one) => one.kind !== "heading")) return blocks;
  for (const text of blocks.slice(0, end).flatMap((block) => wordsIn(block) ?? []))
    leftOut.push({ what: "title page", text });
  return blocks.slice(end);
}

function isImprint(text: string): boolean {
  if (text.length > 600) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  if (capitals.length >= letters.length * 0.5 || /^by\b/i.test(text)) return true;
  const words = text.split(/\s+/).length;
  return imprint.test(text) || (words <= 4 && !/[.!?…]["”’]?$/.test(text));
}
