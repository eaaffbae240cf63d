import type { Mark } from "../story/emphasis.ts";
import type { ElementLook } from "./look.ts";
import { isScene } from "./scene.ts";
import {
  type Element,
  elementsOf,
  hasClass,
  localName,
  rawText,
  roleOf,
  textOf,
  textWith,
  walk,
} from "./tree.ts";

/** Elements that stand on lines of their own. */
export const blockNames = new Set(
  "address article aside blockquote body center caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const machinery = new Set(
  "annotation annotation-xml audio canvas case datalist embed head iframe input link meta noscript object option param rp script select style svg template textarea title track video".split(
    " ",
  ),
);

/** What no page shows as its text. */
export function isMachinery(element: Element): boolean {
  return machinery.has(localName(element));
}

/** What is hidden until a reader unfolds it is there to be read. */
export function isFold(element: Element): boolean {
  return (
    localName(element) === "details" ||
    hasClass(element, /spoiler|collaps|fold|expand|accordion|toggle|reveal/i)
  );
}

const foldLabel =
  /^(?:(?:show|hide|click|open|reveal)\s+)?spoilers?(?:\s+(?:inside|text|warning))?\s*[:.]?(?:\s*(?:show|hide|open))?$/i;

function isHidden(element: Element, look: ElementLook | undefined): boolean {
  const name = localName(element);
  if (name === "body" || name === "html") return false;
  if ("hidden" in element.attributes || look?.isHidden === true) return true;
  // Ornaments are hidden from screen readers, too; a sentence is so only when it is meant for copying machines.
  return element.attributes["aria-hidden"] === "true" && textOf(element).length > 20;
}

const pageClass =
  /(?:^|[\s_-])(?:page-?(?:num(?:ber)?|no|break)s?|pgnum|pagenum|pageno|pg|pb|folio|l(?:ine)?-?(?:num(?:ber)?|no)s?)(?:$|[\s\d_-])/i;
const pageId = /^(?:page|pg|p|pgepubid|pagenum)[_-]?(?:\d+|[ivxlc]+)$/i;
const pageText = /^[[({]?\s*(?:(?:pg|page|p)\b\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})\s*[\])}]?$/i;

/** The number of a printed page, in the middle of the text. */
function isPageNumber(element: Element): boolean {
  const { id, name } = element.attributes;
  if (/\b(?:doc-)?pagebreak\b/.test(roleOf(element))) return rawText(element).length < 40;
  const isMarked = hasClass(element, pageClass) || pageId.test(id ?? name ?? "");
  return isMarked && pageText.test(textOf(element));
}

/** Italic or bold by tag, by style sheet, or by a class that says so; undefined where nothing is said. */
export function emphasisOf(
  element: Element,
  look: ElementLook | undefined,
): Readonly<Partial<Record<Mark["kind"], boolean>>> {
  const say = (own: boolean | undefined, tag: RegExp, shape: RegExp) =>
    own ?? (tag.test(localName(element)) || hasClass(element, shape) ? true : undefined);
  const italic = say(
    look?.italic,
    /^(?:em|i|cite|dfn|var|address)$/,
    /(?:^|[\s_-])(?:italics?|emphasis|em)(?:$|[\s\d_-])/i,
  );
  const bold = say(look?.bold, /^(?:strong|b|th)$/, /(?:^|[\s_-])(?:bold|strong)(?:$|[\s\d_-])/i);
  return { ...(italic === undefined ? {} : { italic }), ...(bold === undefined ? {} : { bold }) };
}

/** Every word of a page, parted by the elements alone: the story is checked against them. */
export function wordsOfPage(root: Element): string {
  return textWith(root, (element) => {
    if (isMachinery(element)) return undefined;
    const name = localName(element);
    const isApart =
      blockNames.has(name) ||
      /^(?:br|hr|rt|sup)$/.test(name) ||
      (name === "a" && rawText(element).length < 6) ||
      isPageNumber(element);
    return isApart ? "\n" : "";
  });
}

/** An element without words that is there for the space or the ornament it makes. */
export function isBreakClass(element: Element): boolean {
  return hasClass(
    element,
    /(?:^|[\s_-])(?:scene|section|thought|space|line|text|story)?-?_?(?:break|divider|separator|asterism|dinkus|ornament|fleuron)s?(?:$|[\s\d_-])/i,
  );
}

export function hasBlocks(element: Element): boolean {
  return walk(element).some((one) => blockNames.has(localName(one)));
}

/** A group of headings is one heading, of the highest level in it. */
export function levelOf(element: Element): number {
  const levels = [element, ...elementsOf(element)].flatMap(
    (one) => /^h([1-6])$/.exec(localName(one))?.[1] ?? [],
  );
  return Math.min(6, ...(localName(element) === "hgroup" ? levels : levels.slice(0, 1)).map(Number));
}

/** Books whose headings are paragraphs name them by class. */
export function isHeadingClass(element: Element): boolean {
  if (!/^(?:p|div|span|header)$/.test(localName(element))) return false;
  const isNamed = /(?:^|\s)(?:title|subtitle|ordinal)(?:\s|$)/.test(element.attributes["epub:type"] ?? "");
  if (!isNamed && !hasClass(element, headingClass)) return false;
  const text = rawText(element);
  return text.trim() !== "" && text.length <= 150 && !hasBlocks(element);
}

const headingClass =
  /(?:^|\s)(?:calibre_)?(?:chap(?:ter)?[-_]?(?:title|number|num|no|heading|head|name|label|subtitle)s?|cn|ct|heading|head-?[1-3]|h[1-3])\d*(?:\s|$)/i;

/** What of a page no reader sees, or no reader of a story wants to: one or two words for it. */
export function whatIsUnseen(
  element: Element,
  look: ElementLook | undefined,
  isInFold: boolean,
): string | undefined {
  if (/^(?:button|select)$/.test(localName(element))) return "control";
  if (isPageNumber(element)) return "page number";
  if (hasClass(element, "landmark") || (isInFold && foldLabel.test(textOf(element)))) return "control";
  const isOpened = isInFold || isFold(element);
  if (isHidden(element, look) && !isOpened) return isScene(textOf(element)) ? undefined : "hidden text";
  const isStruck = /^(?:s|strike|del)$/.test(localName(element)) || look?.isStruck === true;
  return isStruck ? "struck text" : undefined;
}

/** The words of a picture where it stands for a letter or for an ornament; a path or a name of a file is none. */
export function altOf(element: Element): string {
  const alt = (element.attributes.alt ?? "").replace(/\s+/g, " ").trim();
  const isPath = /^(?:[a-z]:)?[\\/]|[\\/]\S*[\\/]|^file:|\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)$/i.test(alt);
  const isMade =
    /^(?:image|img|picture|photo|graphic|cover|unknown|logo|icon|figure|illustration|drawing)?\s*\d*$/i.test(
      alt,
    ) || /automatically generated|^a (?:picture|close up|screenshot) (?:of|containing)/i.test(alt);
  return isPath || isMade ? "" : alt;
}
