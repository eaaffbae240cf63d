import { classesOf, type Element, elementsOf, rawText, textOf } from "./tree.ts";

export type Footnotes = { has(element: Element): boolean; readonly count: number };

const noteType = /(?:^|\s)(?:(?:foot|rear|end)notes?|doc-(?:foot|end)notes?)(?:\s|$)/;
const markType = /(?:^|\s)(?:noteref|doc-noteref)(?:\s|$)/;
const markText = /^[\s[(]*(?:\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§¶#]{1,3}|注\d*|note\s*\d*)[\s\])]*$/iu;

type Place = { readonly element: Element; readonly order: number; readonly around: readonly Element[] };

/** Footnotes and the marks that lead to them, over all pages of a book. A mark leads onward, a way back does not. */
export function findFootnotes(pages: readonly Element[]): Footnotes {
  const out = new Set<Element>();
  const ids = new Map<string, Place>();
  const marks: (Place & { readonly target: string })[] = [];
  let order = 0;
  let count = 0;
  const visit = (element: Element, around: readonly Element[], isRaised: boolean) => {
    order += 1;
    const { attributes } = element;
    const type = `${attributes["epub:type"] ?? ""} ${attributes.role ?? ""}`;
    const place = { element, order, around: [element, ...around.slice(0, 3)] };
    for (const id of [attributes.id, element.name === "a" ? attributes.name : undefined]) {
      if (id !== undefined && !ids.has(id)) ids.set(id, place);
    }
    const target = targetOf(element);
    const raised = isRaised || element.name === "sup";
    const isMark = raised || elementsOf(element).some((child) => child.name === "sup");
    if (markType.test(type) || (target !== undefined && isMark && markText.test(textOf(element)))) {
      marks.push({ ...place, target: target ?? "" });
    }
    if (noteType.test(type) || classesOf(element).some((name) => /^(?:foot|end)notes?$/i.test(name))) {
      out.add(element);
      if (!/notes(?:\s|$)/.test(type)) count += 1;
    }
    for (const child of elementsOf(element)) visit(child, place.around, raised);
  };
  for (const page of pages) visit(page, [], false);
  for (const mark of marks) {
    const note = ids.get(mark.target);
    out.add(mark.element);
    if (note === undefined || note.order < mark.order) continue;
    const holder = note.around.find((one) => /^(?:li|p|dd|aside|div|section|tr)$/.test(one.name));
    // Longer than notes are: a link into the text, such as one to a chapter.
    if (holder === undefined || out.has(holder) || rawText(holder).length > 5000) continue;
    if (mark.around.includes(holder)) continue;
    out.add(holder);
    count += 1;
  }
  return { has: (element) => out.has(element), count };
}

function targetOf(element: Element): string | undefined {
  const href = element.name === "a" ? element.attributes.href : undefined;
  const at = href?.indexOf("#") ?? -1;
  if (href === undefined || at < 0) return undefined;
  try {
    return decodeURIComponent(href.slice(at + 1));
  } catch {
    return href.slice(at + 1); // a stray %
  }
}
