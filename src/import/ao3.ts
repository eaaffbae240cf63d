import type { ChapterNote } from "../story/story.ts";
import { restOf } from "./account.ts";
import { readBlocks } from "./blocks.ts";
import { tidy } from "./chapters.ts";
import type { Draft, DraftPart, FoundStory, LeftOut, SourceReading } from "./draft.ts";
import { wordsOfPage } from "./element.ts";
import { splitList } from "./label.ts";
import { noteText } from "./note.ts";
import { settle } from "./settle.ts";
import { byId, type Element, elementsOf, findAll, hasClass, localName, make, textOf, walk } from "./tree.ts";

/** Where the words under each of the Archive's labels belong: to the work, or to a chapter. */
const ofWork = { Summary: "summary", Notes: "note", "End Notes": "endnote" } as const;
const ofChapter = { Summary: "summary", Notes: "before", "End Notes": "after" } as const;
const label = /^(Chapter )?(Summary|Notes|End Notes)$/;
const tags = { "Archive Warning": "warnings", Fandom: "fandoms", Character: "people" } as const;

/** The Archive's own downloads; Calibre, which makes its EPUBs, splits the page but keeps its ids. */
export function isAo3(page: Element): boolean {
  return textOf(byId(page, "preface")).includes("Archive of Our Own");
}

/** One page, or the pages of an EPUB one after the other. */
export function readAo3(root: Element, reading: SourceReading): Pick<Draft, "about" | "parts"> {
  const reader = new Ao3(reading);
  reader.read(root, "outside");
  const result = reader.result();
  const frame = walk(root).filter(
    (one) => isOwnMatter(one) || reading.isLeftOut?.(one) === "list of contents",
  );
  reading.leave?.("the Archive's own matter", restOf([...frame.map(wordsOfPage)], result.about));
  return result;
}

type Ao3Section = "outside" | "chapters" | "afterword";

class Ao3 {
  readonly #reading: SourceReading;
  readonly #about: FoundStory = {};
  readonly #parts: DraftPart[] = [];
  readonly #notes: (ChapterNote & { chapter: number })[] = [];
  #chapters = 0;
  #label = "";

  constructor(reading: SourceReading) {
    this.#reading = reading;
  }

  result(): Pick<Draft, "about" | "parts"> {
    const chapterNotes = [...Map.groupBy(this.#notes, (note) => note.chapter).values()].map(
      (notes) => Object.assign({}, ...notes) as ChapterNote,
    );
    return { about: { ...this.#about, chapterNotes }, parts: tidy(this.#parts) };
  }

  read(element: Element, place: Ao3Section): void {
    for (const child of elementsOf(element)) this.#readOne(child, place);
  }

  #readOne(element: Element, outer: Ao3Section): void {
    const name = localName(element);
    const place = placeOf(element, outer);
    const isLink = hasClass(element, "endnote-link") || hasClass(element, "toc-heading");
    const isLabel = name === "p" && label.test(textOf(element));
    const isByline = hasClass(element, "byline");
    if (place === "chapters" && (isLink || isLabel || isByline))
      this.#reading.leave?.("control", wordsOfPage(element));
    if (name === "head" || isLink) return;
    if (place !== outer) this.#label = "";
    if (hasClass(element, "message")) this.#about.source ??= workAddress(element);
    else if (name === "dl" && place === "outside") this.#tags(element);
    else if (name === "h1" && place === "outside") this.#about.title ??= textOf(element);
    else if (isByline && place === "outside") this.#byline(element);
    else if (isByline) return;
    else if (name === "h2" && place === "chapters") this.#chapter(element);
    else if (isLabel) this.#label = textOf(element);
    else if (name === "blockquote" && this.#label !== "") this.#labelled(element);
    else if (name === "ul" && place !== "chapters") this.#related(element);
    else if (place === "chapters" && element.attributes.id !== "chapters" && isContent(element))
      this.#text(element);
    else if (name !== "p" || place === "chapters") this.read(element, place);
  }

  #tags(list: Element): void {
    let term = "";
    for (const one of elementsOf(list)) {
      if (localName(one) === "dt") term = textOf(one).replace(/s?:$/, "");
      else this.#tag(term, one);
    }
  }

  #tag(term: string, element: Element): void {
    const links = findAll(element, "a").map(textOf);
    const values = links.length > 0 ? links : splitList(textOf(element));
    const field = Object.entries(tags).find(([name]) => name === term)?.[1];
    if (field !== undefined) this.#about[field] = values;
    if (term === "Rating") this.#about.rating = values.join(", ");
    if (term === "Language") this.#about.language = textOf(element);
    if (term === "Serie") this.#about.series = textOf(element).split(/,\s+(?=Part \d+ of )/);
  }

  #byline(element: Element): void {
    const authors = findAll(element, "a").map(textOf);
    this.#about.authors = authors.length > 0 ? authors : [textOf(element).replace(/^by\s+/i, "")];
  }

  #chapter(heading: Element): void {
    this.#chapters += 1;
    this.#label = "";
    this.#parts.push({ kind: "chapter", title: textOf(heading) });
  }

  #labelled(element: Element): void {
    const text = noteText(readBlocks(element, this.#reading));
    const [, chapter, what] = label.exec(this.#label) ?? [];
    const kind = what as keyof typeof ofWork;
    this.#label = "";
    if (text === undefined) return;
    if (chapter === undefined) this.#about[ofWork[kind]] = text;
    else this.#notes.push({ chapter: Math.max(1, this.#chapters), [ofChapter[kind]]: text });
  }

  /** "Inspired by …": a translation of this work is not its source, nor is a list of its chapters. */
  #related(list: Element): void {
    const inspired = findAll(list, "li")
      .map(textOf)
      .filter((line) => /^(?:inspired by|(?:a )?(?:translation|remix) of)\s/i.test(line))
      .map((line) => line.replace(/^Inspired by /i, ""));
    if (inspired.length > 0) this.#about.inspiredBy = [...(this.#about.inspiredBy ?? []), ...inspired];
  }

  #text(element: Element): void {
    const leftOut: LeftOut[] = [];
    const blocks = settle(readBlocks(make("div", {}, [element]), this.#reading), leftOut);
    for (const { what, text } of leftOut) this.#reading.leave?.(what, text);
    for (const block of blocks) {
      if (block.kind === "heading")
        this.#parts.push({ kind: "scene" }, { kind: "passage", text: block.text, marks: [] });
      else if (block.kind === "passage" || block.kind === "scene") this.#parts.push(block);
    }
  }
}

function isOwnMatter(element: Element): boolean {
  const { id = "" } = element.attributes;
  return /^(?:preface|afterword|toc)$/.test(id) || hasClass(element, /(?:^|\s)toc(?:-heading)?(?:\s|$)/);
}

function placeOf(element: Element, outer: Ao3Section): Ao3Section {
  const { id } = element.attributes;
  if (id === "preface") return "outside";
  return id === "chapters" || id === "afterword" ? id : outer;
}

/** In the chapters' frame the story stands in boxes of its own; old downloads have it there without one. */
function isContent(element: Element): boolean {
  return (
    hasClass(element, /(?:^|\s)userstuff\d*(?:\s|$)/) || !/^(?:div|section|body)$/.test(localName(element))
  );
}

function workAddress(element: Element): string | undefined {
  return findAll(element, "a")
    .map((one) => one.attributes.href ?? "")
    .find((href) => /^https?:\/\/[^/]*\/works\/\d+$/.test(href))
    ?.replace(/^http:/, "https:");
}
