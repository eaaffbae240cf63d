import type { Marked } from "../story/emphasis.ts";
import type { Block } from "./draft.ts";
import { joined, moveMarks, prefixed } from "./inline.ts";
import { type Element, elementsOf, findFirst, localName, make, rawText, textOf } from "./tree.ts";

/** A short list is one passage, a line each; one with long points a passage each. */
export function readList(
  list: Element,
  isNumbered: boolean,
  inside: (element: Element) => readonly Block[],
): readonly Block[] {
  let number = Number.parseInt(list.attributes.start ?? "1", 10) || 1;
  const hasMarks = !/list-style(?:-type)?\s*:\s*none/i.test(list.attributes.style ?? "");
  const points: Block[][] = [];
  for (const child of list.children) {
    if (typeof child === "string" && child.trim() === "") continue;
    const found = [...inside(make("div", {}, [child]))];
    const first = found.findIndex((block) => block.kind === "passage");
    const block = found[first];
    if (block?.kind === "passage" && typeof child !== "string" && localName(child) === "li") {
      const mark = isNumbered ? `${number}. ` : "- ";
      number += 1;
      if (hasMarks) found[first] = { kind: "passage", ...prefixed(block, mark, "  ") };
    }
    if (found.length > 0) points.push(found);
  }
  const blocks = points.flat();
  const passages = blocks.filter((block) => block.kind === "passage");
  const length = passages.reduce((sum, block) => sum + block.text.length, 0);
  const isPlain = points.every((point) => point.filter((block) => block.kind !== "anchor").length === 1);
  if (length > 1000 || !isPlain || passages.length !== points.length) return blocks;
  const anchors = blocks.filter((block) => block.kind === "anchor");
  if (passages.length === 0) return anchors;
  const footnotes = passages.flatMap((block) => block.footnotes ?? []);
  const notes = footnotes.length > 0 ? { footnotes } : {};
  return [...anchors, { kind: "passage", ...joined(passages, "\n"), ...notes }];
}

export function readTable(table: Element): readonly Block[] {
  const rows = [...rowsOf(table)].map((row) => elementsOf(row).map(textOf));
  const lines = rows.map((cells) => cells.filter((text) => text !== "").join(" | "));
  const whole = lines.filter((line) => line !== "").join("\n");
  return (whole.length <= 1000 ? [whole] : lines)
    .filter((text) => text !== "")
    .map((text) => ({ kind: "passage", text, marks: [] }));
}

function* rowsOf(table: Element): Generator<Element> {
  for (const child of elementsOf(table)) {
    const name = localName(child);
    if (name === "tr") yield child;
    else if (/^(?:thead|tbody|tfoot)$/.test(name)) yield* rowsOf(child);
    else if (name === "caption") yield make("tr", {}, [child]);
  }
}

/** A table of words; one that lays out a page holds paragraphs, and is read as those. */
export function isPlainTable(table: Element): boolean {
  const rows = [...rowsOf(table)];
  const cells = rows.flatMap(elementsOf);
  return (
    rows.some((row) => elementsOf(row).length > 1) &&
    cells.every(
      (cell) =>
        rawText(cell).length <= 300 &&
        ["p", "table", "div", "br", "img", "ul"].every((name) => findFirst(cell, name) === undefined),
    )
  );
}

/** The sign that Word writes before a point of a list: "·" and a row of spaces, "1." and the same. */
export function readWordPoint(passage: Marked): Marked {
  const start = /^(?:([·•§▪●○◦oØüv-])|(\d{1,3}[.)]|[a-z][.)]))[ \u00a0]{2,}(?=\S)/u.exec(passage.text);
  if (start === null) return passage;
  const mark = start[1] === undefined ? `${start[2]} ` : "- ";
  const shift = start[0].length - mark.length;
  const marks = moveMarks(passage.marks, (offset) => Math.max(0, offset - shift));
  return { text: mark + passage.text.slice(start[0].length), marks };
}
