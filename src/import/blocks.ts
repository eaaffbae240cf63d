import type { Mark } from "../story/emphasis.ts";
import type { Block, Footnote, SourceReading } from "./draft.ts";
import {
  altOf,
  blockNames,
  emphasisOf,
  hasBlocks,
  isBreakClass,
  isFold,
  isHeadingClass,
  isMachinery,
  levelOf,
  whatIsUnseen,
  wordsOfPage,
} from "./element.ts";
import { headingText } from "./heading.ts";
import { Inline, partLines } from "./inline.ts";
import { isPlainTable, readList, readTable, readWordPoint } from "./list.ts";
import { isScene, isScenePhrase } from "./scene.ts";
import { type Element, hasClass, localName, make, type Node, rawText, textOf } from "./tree.ts";
import { areParagraphs } from "./wrap.ts";

/** What a reader sees of these elements, in order. */
export function readBlocks(root: Element, reading: SourceReading = {}): readonly Block[] {
  return new BlockReader(reading, false).readAll(root);
}

class BlockReader {
  readonly #reading: SourceReading;
  readonly #inline = new Inline();
  readonly #found: Block[] = [];
  readonly #isOn: Record<Mark["kind"], boolean> = { italic: false, bold: false };
  #isInFold: boolean;
  readonly #isInHeading: boolean;
  #quotes = 0;
  readonly #footnotes: Footnote[] = [];
  /** Where pictures of this paragraph stand. */
  readonly #pictures: number[] = [];
  #isTitleLike = false;

  constructor(reading: SourceReading, isInFold: boolean, isInHeading = false) {
    this.#reading = reading;
    this.#isInFold = isInFold;
    this.#isInHeading = isInHeading;
  }

  readAll(root: Element): readonly Block[] {
    this.#readChildren(root, false);
    this.#endParagraph();
    return this.#found;
  }

  #inside = (element: Element): readonly Block[] =>
    new BlockReader(this.#reading, this.#isInFold).readAll(element);

  #readChildren(element: Element, isVerbatim: boolean): void {
    for (const child of element.children) this.#read(child, isVerbatim);
  }

  #read(node: Node, isVerbatim: boolean): void {
    if (typeof node === "string") {
      this.#addText(node, isVerbatim);
      return;
    }
    const note = this.#reading.noteAt?.(node);
    if (note !== undefined) this.#footnotes.push(note);
    if (this.#leaveOut(node)) return;
    const name = localName(node);
    const id = node.attributes.id ?? (name === "a" ? node.attributes.name : undefined);
    // An anchor in the middle of a paragraph would tear it.
    if (id !== undefined && this.#inline.isEmpty) this.#found.push({ kind: "anchor", id });
    if (name === "br") this.#breakLine();
    else if (name === "hr") this.#add({ kind: "scene" });
    else if (name === "img" || name === "image") this.#picture(node);
    else if (/^h(?:[1-6]|group)$/.test(name)) this.#heading(node, levelOf(node));
    else if (isHeadingClass(node)) this.#heading(node, 2);
    else if (name === "ul" || name === "ol") this.#add(...readList(node, name === "ol", this.#inside));
    else if (name === "table" && isPlainTable(node)) this.#add(...readTable(node));
    else if (name === "rt") this.#ruby(node);
    else if (name === "q") this.#quoted(node, isVerbatim);
    else if (this.#reading.isNote?.(node) && blockNames.has(name)) this.#note(node);
    else if (blockNames.has(name)) this.#block(node, isVerbatim);
    else this.#emphasised(node, isVerbatim);
  }

  /** True for an element that no reader sees, or should not; its words are reported. */
  #leaveOut(element: Element): boolean {
    const { leave, isLeftOut, looks } = this.#reading;
    if (isMachinery(element)) return true;
    const what = isLeftOut?.(element) ?? whatIsUnseen(element, looks?.get(element), this.#isInFold);
    if (what === undefined) return false;
    leave?.(what, wordsOfPage(element));
    return true;
  }

  #block(element: Element, isVerbatim: boolean): void {
    const was = this.#isInFold;
    this.#isInFold ||= isFold(element);
    this.#endParagraph();
    const before = this.#found.length;
    const name = localName(element);
    const isLine = /^(?:p|div|center)$/.test(name);
    const look = this.#reading.looks?.get(element);
    this.#isTitleLike =
      isLine && (look?.isCentred ?? (name === "center" || element.attributes.align === "center"));
    this.#emphasised(element, isVerbatim || name === "pre");
    this.#endParagraph();
    this.#isTitleLike = false;
    this.#isInFold = was;
    if (look?.isRuled === true && this.#found.slice(before).every((one) => one.kind === "gap")) {
      this.#found.splice(before, this.#found.length, { kind: "scene" });
      return;
    }
    const last = this.#found.at(-1);
    if (last?.kind === "passage" && hasClass(element, /(?:^|\s)MsoList/))
      this.#found[this.#found.length - 1] = { ...last, ...readWordPoint(last) };
    if (this.#found.length > before || !isLine || hasBlocks(element)) return;
    if (isBreakClass(element)) this.#found.push({ kind: "scene" });
    else if (name === "p") this.#found.push({ kind: "gap" });
  }

  #emphasised(element: Element, isVerbatim: boolean): void {
    const own = emphasisOf(element, this.#reading.looks?.get(element));
    const was = { ...this.#isOn };
    this.#switch({ ...was, ...own });
    this.#readChildren(element, isVerbatim);
    this.#switch(was);
  }

  #switch(to: Record<Mark["kind"], boolean>): void {
    for (const kind of ["italic", "bold"] as const) {
      if (to[kind] && !this.#isOn[kind]) this.#inline.start(kind);
      if (!to[kind] && this.#isOn[kind]) this.#inline.end(kind);
      this.#isOn[kind] = to[kind];
    }
  }

  #addText(text: string, isVerbatim: boolean): void {
    if (!isVerbatim) {
      this.#inline.add(text);
      return;
    }
    // In preformatted text a blank line is what <p> is elsewhere.
    for (const [at, part] of text.split(/\r?\n[ \t]*\r?\n\s*?/).entries()) {
      if (at > 0) this.#endParagraph();
      this.#inline.add(part, true);
    }
  }

  /** Two in a row, with or without a no-break space between them, are how old pages end a paragraph. */
  #breakLine(): void {
    if (!this.#inline.endsInBreak) this.#inline.breakLine();
    else if (this.#inline.isEmpty) this.#found.push({ kind: "gap" });
    else {
      this.#endParagraph();
      this.#inline.waitInBreak();
    }
  }

  #endParagraph(): void {
    const taken = this.#inline.take();
    const pictures = this.#pictures.splice(0);
    if (taken === undefined) return;
    for (const at of pictures) {
      const picture = this.#found[at];
      if (picture?.kind === "picture") this.#found[at] = { ...picture, isAlone: false };
    }
    const lines = taken.text.split("\n");
    const isParted = !this.#isInHeading && (areParagraphs(lines) || lines.some((line) => isScene(line)));
    const parts = isParted ? partLines(taken) : [taken];
    for (const [at, part] of parts.entries()) {
      const notes = at === parts.length - 1 ? this.#footnotes.splice(0) : [];
      if (isScene(part.text)) this.#found.push({ kind: "scene" });
      else
        this.#found.push({
          kind: "passage",
          ...part,
          ...(this.#isTitleLike ? { isCentred: true } : {}),
          ...(notes.length > 0 ? { footnotes: notes } : {}),
        });
    }
  }

  /** Blocks of their own, after the paragraph that they end. */
  #add(...blocks: readonly Block[]): void {
    this.#endParagraph();
    for (const block of blocks) this.#found.push(block);
  }

  /** An initial drawn as a picture belongs to its word, an ornament is a break; other descriptions are not the author's text. */
  #picture(element: Element): void {
    const alt = altOf(element);
    if (/^["“‘«]?\p{L}$/u.test(alt)) this.#inline.add(alt);
    else if (isScene(alt) || isScenePhrase(alt) || (isBreakClass(element) && alt !== ""))
      this.#add({ kind: "scene" });
    else {
      this.#pictures.push(this.#found.length);
      this.#found.push({ kind: "picture", alt, isAlone: this.#inline.isEmpty });
    }
  }

  #ruby(element: Element): void {
    const text = textOf(element);
    // Dots beside each sign are emphasis, not a reading.
    if (/^[・･﹅﹆●○◦•﹒､、.丶ヽ\s]*$/u.test(text)) this.#reading.leave?.("emphasis dots", text);
    else this.#inline.add(`（${text}）`);
  }

  #quoted(element: Element, isVerbatim: boolean): void {
    const isOwn = /^\s*["“”„«‘'「『]/.test(rawText(element));
    const [open, close] = this.#quotes % 2 === 0 ? ["“", "”"] : ["‘", "’"];
    if (!isOwn) this.#inline.add(open);
    this.#quotes += 1;
    this.#emphasised(element, isVerbatim);
    this.#quotes -= 1;
    if (!isOwn) this.#inline.add(close);
  }

  #note(element: Element): void {
    const reader = new BlockReader({ ...this.#reading, isNote: () => false }, this.#isInFold);
    this.#add({ kind: "note", blocks: reader.readAll(element) });
  }

  #heading(element: Element, level: number): void {
    this.#endParagraph();
    const reader = new BlockReader(this.#reading, this.#isInFold, true);
    const parts = reader.readAll(make("div", {}, element.children));
    const text = headingText(parts);
    if (text !== "") this.#found.push({ kind: "heading", level, text });
    else if (parts.some((part) => part.kind === "scene")) this.#found.push({ kind: "scene" });
  }
}
