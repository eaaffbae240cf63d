import type { FoundStory } from "./draft.ts";
import { foundIn, nameInByline, readLabel, webAddressIn } from "./label.ts";
import {
  byClass,
  type Element,
  elementsOf,
  findAll,
  findFirst,
  hasClass,
  localName,
  textIf,
  textOf,
  walk,
} from "./tree.ts";

type TitlePage = {
  /** Undefined for a title page that only its styles' names tell. */
  readonly tool: "FanFicFare" | "FicHub" | undefined;
  readonly about: FoundStory;
  /** What of the page is no part of the story. */
  readonly elements: ReadonlySet<Element>;
};

/** The first page that FanFicFare and FicHub put before a story. */
export function readTitlePage(page: Element): TitlePage | undefined {
  const body = findFirst(page, "body") ?? page;
  return readFanFicFare(body) ?? readFicHub(body) ?? readTitleBlock(body);
}

const matterClass = /(?:^|\s)(?:mso)?(title|subtitle|author|byline|date)(?:\s|$)/i;

/** Title, subtitle, author and date by the names of their styles, as Word, Google Docs and pandoc write them. */
function readTitleBlock(body: Element): TitlePage | undefined {
  const isLine = (one: Element) => /^(?:p|h[1-3])$/.test(localName(one)) && textOf(one) !== "";
  const lines = [...walk(body).filter(isLine)];
  const about: FoundStory = {};
  const elements = new Set<Element>();
  for (const one of lines.slice(0, 6)) {
    const kind = matterClass.exec(one.attributes.class ?? "")?.[1]?.toLowerCase();
    const text = textOf(one);
    const name = nameInByline(text);
    const isByline = kind === undefined && name !== undefined && about.authors === undefined;
    if ((kind === undefined && !isByline) || (kind === "title") !== (about.title === undefined)) break;
    if (kind === "title") about.title = text;
    else if (kind === "author" || kind === "byline" || name !== undefined)
      about.authors = [...(about.authors ?? []), name ?? text];
    elements.add(one);
  }
  return about.title === undefined || elements.size === lines.length
    ? undefined
    : { tool: undefined, about, elements };
}

/** <h3><a href>Title</a> by <a class="authorlink">Author</a></h3>, then <b>Rating:</b> T<br/>… */
function readFanFicFare(body: Element): TitlePage | undefined {
  const heading = walk(body).find(
    (one) => /^h[1-4]$/.test(localName(one)) && byClass(one, "authorlink") !== undefined,
  );
  const title = heading ?? (hasClass(body, "fff_titlepage") ? findFirst(body, "h3") : undefined);
  if (title === undefined) return undefined;
  const links = findAll(title, "a");
  const work = links.find((link) => !hasClass(link, "authorlink"));
  const authors = links.filter((link) => link !== work).map(textOf);
  const [, named, author] = /^(.*)\s+by\s+(.+)$/s.exec(textOf(title)) ?? [];
  const siblings = elementsOf(parentOf(body, title) ?? body);
  const elements = new Set<Element>([title]);
  const lines: string[] = [];
  for (const one of siblings.slice(siblings.indexOf(title) + 1)) {
    if (/^h[1-6]$/.test(localName(one)) || findFirst(one, "b") === undefined) break;
    const own = labelledLines(one);
    if (own.length === 0) break;
    lines.push(...own);
    elements.add(one);
  }
  const about = foundIn(lines.flatMap((line) => readLabel(line) ?? []));
  return {
    tool: "FanFicFare",
    about: {
      ...about,
      // Genres and pairings are on the page for searching, not as the author's words.
      note: undefined,
      title: textIf(work) ?? named,
      authors: authors.length > 0 || author === undefined ? authors : [author],
      source: work === undefined ? about.source : webAddressIn(work.attributes.href ?? ""),
    },
    elements,
  };
}

/** <h1>Title</h1> By: author, the summary, Status: …, Original source: …, "Exported with the assistance of FicHub.net". */
function readFicHub(body: Element): TitlePage | undefined {
  const last = findAll(body, "p").find((one) =>
    /^Exported with the assistance of FicHub\.net/.test(textOf(one)),
  );
  const parent = last === undefined ? undefined : parentOf(body, last);
  if (last === undefined || parent === undefined) return undefined;
  const page = elementsOf(parent);
  const own = page.slice(0, page.indexOf(last) + 1);
  const texts = own.map((one) => ({ one, text: textOf(one) }));
  const labels = texts.flatMap(({ text }) => readLabel(text) ?? []);
  const from = texts.findIndex(({ text }) => /^By:/.test(text));
  const to = texts.findIndex(({ text }, at) => at > from && readLabel(text) !== undefined);
  const summary = texts
    .slice(from + 1, to === -1 ? from + 1 : to)
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join("\n\n");
  const title = texts.find(({ one }) => localName(one) === "h1")?.text;
  return {
    tool: "FicHub",
    about: { ...foundIn(labels), note: undefined, title, summary: summary === "" ? undefined : summary },
    elements: new Set(own),
  };
}

function labelledLines(element: Element): readonly string[] {
  const withBreaks = (one: Element): string =>
    one.children
      .map((child) => {
        if (typeof child === "string") return child.replace(/\s+/g, " ");
        if (child.name === "td") return `${withBreaks(child)} `;
        const start = child.name === "p" ? "\u2029" : /^(?:br|tr|div)$/.test(child.name) ? "\n" : "";
        return start + withBreaks(child);
      })
      .join("");
  return withBreaks(element)
    .split("\n")
    .map((line) =>
      line
        .replace(/^(?:[^\u2029:]{1,40}:)?[ \u2029]*\u2029/, (start) => start.replaceAll("\u2029", " "))
        .replace(/\s*\u2029\s*/g, "\n\n")
        .trim(),
    )
    .filter((line) => readLabel(line) !== undefined);
}

function parentOf(root: Element, wanted: Element): Element | undefined {
  return [root, ...walk(root)].find((one) => one.children.includes(wanted));
}
