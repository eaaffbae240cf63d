import type { Found } from "./draft.ts";
import { type Element, elementsOf, findAll, findFirst, textOf, walk } from "./tree.ts";

const start = /^\s*\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG/i;
const end = /^\s*(?:\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg)/i;

export type Framed = { readonly about: Found; readonly text: string; readonly frame: string };

/** Project Gutenberg's own words around a book, and what its header says of it. */
export function readGutenbergText(source: string): Framed | undefined {
  const first = /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*$/im.exec(source);
  if (first === null) return undefined;
  const rest = source.slice(first.index + first[0].length);
  const last = /^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg)/im.exec(
    rest,
  );
  const header = source.slice(0, first.index);
  const text = last === null ? rest : rest.slice(0, last.index);
  const kept = withoutMakers(text);
  return {
    about: readHeader(header),
    text: kept.text,
    frame: kept.makers + header + first[0] + (last === null ? "" : rest.slice(last.index)),
  };
}

/** Who typed a book and what they remark on their copy stands in paragraphs of its own. */
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

function readHeader(header: string): Found {
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

export type FramedPage = { readonly about: Found; readonly elements: ReadonlySet<Element> };

/** The same of a page: by the ids that its makers give, or by the lines that begin and end the book. */
export function readGutenbergPage(page: Element): FramedPage | undefined {
  const header = [...walk(page)].find((one) => one.attributes.id === "pg-header");
  const elements = new Set<Element>();
  if (header !== undefined) {
    const lines = findAll(header, "p").map(textOf).join("\n\n");
    return { about: readHeader(lines), elements };
  }
  const body = findFirst(page, "body") ?? page;
  const holder = [body, ...walk(body)].find((one) =>
    elementsOf(one).some((child) => start.test(textOf(child).slice(0, 100))),
  );
  if (holder === undefined) return undefined;
  const children = elementsOf(holder);
  const from = children.findIndex((one) => start.test(textOf(one).slice(0, 100)));
  const to = children.findIndex((one, at) => at > from && end.test(textOf(one).slice(0, 100)));
  for (const [at, one] of children.entries()) if (at <= from || (to > 0 && at >= to)) elements.add(one);
  const above = children
    .slice(0, from)
    .map((one) => (one.name === "pre" ? one.children.join("") : textOf(one)));
  return { about: readHeader(above.join("\n\n")), elements };
}
