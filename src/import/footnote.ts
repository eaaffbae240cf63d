import type { Footnote } from "./draft.ts";
import { blockNames } from "./element.ts";
import { decoded } from "./package-file.ts";
import { type Element, elementsOf, hasClass, rawText, roleOf, textOf, textWith, walk } from "./tree.ts";

type Footnotes = {
  /** What it is, for a note, or a sign that leads to one: no part of the sentence. */
  what(element: Element): "note" | "footnote" | "note sign" | "comment" | undefined;
  /** The note that this link leads to, whether its words are a sign or part of the sentence. */
  noteAt(element: Element): Footnote | undefined;
};

const noteType = /(?:^|\s)(?:foot|rear|end)note(?:\s|$)|(?:^|\s)doc-(?:foot|end)note(?:\s|$)/;
const notesType = /(?:^|\s)(?:(?:foot|rear|end)notes|doc-endnotes)(?:\s|$)/;
const markType = /(?:^|\s)(?:noteref|doc-noteref)(?:\s|$)/;
const noteClass = /(?:^|\s)(?:foot|end|rear)-?notes?(?:-?(?:text|body|item|block))?(?:\s|$)/i;
const markClass =
  /(?:^|\s)(?:(?:foot|end)?-?note-?(?:ref|call|anchor|mark|link|number)|fn-?ref|noteref|fnanchor|sdfootnoteanc|sdendnoteanc|mso\w*note\w*)\w*(?:\s|$)/i;
const markText =
  /^[\s[({]*(?:(?:fn|note|注|註)?\s*\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§¶#]{1,3}|注\d*|note\s*\d*)[\s\])}.]*$/iu;
const wayBack =
  /^[\s[(]*(?:\d{1,3}|[*†‡§¶]|(?<=[[(])[a-z]{1,4}(?=[\])])|[↩⏎↑^←⤴]|\ufe0e|back|return|\s)*[\s\]).]*$/iu;
/** Google Docs and Word keep what somebody remarked on a draft beside its notes. */
const comment = /#(?:cmnt|_msocom_|_?com)\d/;
const holders = /^(?:li|p|dd|aside|div|section|tr)$/;

type NotedPage = { readonly root: Element; readonly name: string };
type FootnotePlace = {
  readonly element: Element;
  readonly order: number;
  readonly around: readonly Element[];
};
type Link = FootnotePlace & { readonly target: string; readonly isRaised: boolean };

/** Footnotes and the signs that lead to them, over all pages of a book. A sign leads onward, a way back does not. */
export function findFootnotes(pages: readonly NotedPage[]): Footnotes {
  const { ids, links, typed, out, lastTo } = survey(pages);
  const signs = new Map<Element, "comment" | "note sign">();
  const notes = new Map<Element, Footnote>();
  const known = new Set<Element>();
  const isInside = (place: FootnotePlace) => place.around.some((one) => out.has(one));
  for (const link of links) {
    const target = ids.get(link.target);
    const isTyped = markType.test(roleOf(link.element));
    const text = textOf(link.element);
    const isSign = markText.test(text) || text === "";
    if (isInside(link) || target === undefined || target.order < link.order) {
      if (isTyped && isSign && !isInside(link)) signs.set(link.element, "note sign");
      continue;
    }
    const holder =
      target.around.find((one) => typed.has(one)) ?? target.around.find((one) => holders.test(one.name));
    if (holder === undefined || link.around.includes(holder)) continue;
    if (comment.test(link.target)) {
      signs.set(link.element, "comment").set(holder, "comment");
      continue;
    }
    const isNoted =
      link.isRaised ||
      hasClass(link.element, markClass) ||
      typed.has(holder) ||
      out.has(holder) ||
      isInside(target) ||
      idsBeside(link).some((id) => (lastTo.get(id) ?? 0) >= target.order);
    // Longer than notes are: a link into the text, such as one to a chapter.
    if (!(isTyped || (isSign && isNoted)) || rawText(holder).length > 5000) continue;
    if (isSign) signs.set(link.element, "note sign");
    out.add(holder);
    known.add(holder);
    const mark = text.replace(/^[\s[({]+|[\s\])}.]+$/g, "") || "*";
    notes.set(link.element, { mark, text: textOfNote(holder) });
  }
  // Around a note that a sign leads to stands the list of all notes.
  const isKnown = (element: Element) => known.has(element) || walk(element).some((one) => known.has(one));
  return {
    what: (element) => {
      const listed = out.has(element) ? (isKnown(element) ? "note" : "footnote") : undefined;
      return signs.get(element) ?? listed;
    },
    noteAt: (element) => notes.get(element),
  };
}

/** Places and links of all pages, the notes that are marked as such, and all elements that are known to be notes. */
function survey(pages: readonly NotedPage[]) {
  const ids = new Map<string, FootnotePlace>();
  const links: Link[] = [];
  const typed = new Set<Element>();
  const lists = new Set<Element>();
  // How far down the book a link to an id still stands.
  const lastTo = new Map<string, number>();
  let order = 0;
  const visit = (element: Element, around: readonly Element[], isRaised: boolean, page: string) => {
    order += 1;
    const { id, name } = element.attributes;
    const place = { element, order, around: [element, ...around.slice(0, 5)] };
    for (const one of [id, element.name === "a" ? name : undefined])
      if (one !== undefined && !ids.has(`${page}#${one}`)) ids.set(`${page}#${one}`, place);
    const target = targetOf(element, page);
    const raised = isRaised || element.name === "sup";
    const hasSup = elementsOf(element).some((child) => child.name === "sup");
    if (target !== undefined) {
      links.push({ ...place, target, isRaised: raised || hasSup });
      lastTo.set(target.replace(/^.*#/s, ""), order);
    }
    const role = roleOf(element);
    const isCalled = hasClass(element, noteClass) && target === undefined && !markText.test(textOf(element));
    const isList = notesType.test(role) || (isCalled && hasClass(element, /notes(?:\s|$)/i));
    if (isList) lists.add(element);
    if (noteType.test(role) || (isCalled && !isList)) typed.add(element);
    for (const child of elementsOf(element)) visit(child, place.around, raised, page);
  };
  for (const page of pages) visit(page.root, [], false, baseOf(page.name));
  return { ids, links, typed, out: lists.union(typed), lastTo };
}

/** The ids at a sign, to which a note may lead back; old pages have theirs right before the sign. */
function idsBeside({ element, around }: Link): readonly string[] {
  const siblings = elementsOf(around[1]);
  const before = siblings[siblings.indexOf(element) - 1];
  const beside = before === undefined || textOf(before) !== "" ? [] : [before];
  return [element, ...beside, ...around.slice(0, 3), ...elementsOf(element)].flatMap(
    ({ attributes }) => attributes.id ?? attributes.name ?? [],
  );
}

/** A note's words, a blank line between its paragraphs, without its number and the way back. */
function textOfNote(holder: Element): string {
  const text = textWith(holder, (element) => {
    if (element.name === "a" && wayBack.test(rawText(element))) return undefined;
    return blockNames.has(element.name) ? "\u2029" : "";
  });
  return text
    .split("\u2029")
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .join("\n\n")
    .replace(/^[\s[(]*(?:\d{1,3}|[*†‡§¶]{1,2})[\])}.:]*\s+(?=\S)/u, "");
}

function targetOf(element: Element, page: string): string | undefined {
  const { href = "" } = element.name === "a" ? element.attributes : {};
  const [, file = "", id] = /^([^#]*)#(.*)$/s.exec(href) ?? [];
  return id === undefined ? undefined : `${baseOf(file) || page}#${decoded(id)}`;
}

function baseOf(path: string): string {
  return decoded(path.replace(/^.*\//s, ""));
}
