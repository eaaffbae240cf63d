import { UserError } from "../user-error.ts";
import type { FoundStory } from "./draft.ts";
import { webAddressIn } from "./label.ts";
import {
  byClass,
  byId,
  type Element,
  elementsOf,
  findAll,
  findFirst,
  hasClass,
  localName,
  make,
  type Node,
  textIf,
  textOf,
  walk,
} from "./tree.ts";

type SitePage = {
  readonly name: string;
  readonly about: FoundStory;
  /** The story alone, taken out of the page. */
  readonly text: Element;
};

/** A page saved from a story site: only the story comes out, or it is refused with the way to the download. */
export function readSitePage(page: Element, shown: string): SitePage | undefined {
  return (
    readAo3Site(page) ?? readFfn(page) ?? readRoyalRoad(page) ?? readForum(page) ?? refuseSite(page, shown)
  );
}

function readAo3Site(page: Element): SitePage | undefined {
  const skin = byId(page, "workskin");
  const chapters = byId(page, "chapters");
  if (skin === undefined || chapters === undefined) return undefined;
  const preface = byClass(skin, "preface");
  const meta = findAll(page, "dl").find((one) => hasClass(one, "meta"));
  const tag = (name: string): readonly string[] => {
    const value = findAll(meta, "dd").find((one) => hasClass(one, name));
    const links = findAll(value, "a").map(textOf);
    return value === undefined || links.length > 0 ? links : [textOf(value)];
  };
  const box = (name: string) => {
    const text = findFirst(byClass(preface, name), "blockquote");
    if (text === undefined) return undefined;
    const own = findAll(text, "p").map(textOf);
    return own.filter((one) => one !== "").join("\n\n") || textOf(text);
  };
  const byline = byClass(preface, "byline");
  return {
    name: "Archive of Our Own",
    about: {
      title: textIf(byClass(preface, "title")),
      authors: findAll(byline, "a").map(textOf),
      summary: box("summary"),
      note: box("notes"),
      rating: tag("rating")[0],
      warnings: tag("warning"),
      fandoms: tag("fandom"),
      people: tag("character"),
      language: tag("language")[0],
      source: canonicalAddress(page),
    },
    text: body([ao3Chapters(chapters)]),
  };
}

/** Each chapter's title as a heading, its notes marked, its text; without the Archive's own headings. */
function ao3Chapters(chapters: Element): Element {
  const visit = (element: Element): readonly Element[] =>
    elementsOf(element).flatMap((one): readonly Element[] => {
      if (hasClass(one, "landmark")) return [];
      if (hasClass(one, "title") && /^h[1-6]$/.test(localName(one))) return heading(textOf(one));
      if (hasClass(one, "byline")) return [];
      if (hasClass(one, "module") && (hasClass(one, "notes") || hasClass(one, "summary")))
        return [make("div", { class: "chapter-notes" }, one.children)];
      const isBox = hasClass(one, /(?:^|\s)(?:chapter|preface|group)(?:\s|$)/) && !hasClass(one, "userstuff");
      return isBox ? visit(one) : [one];
    });
  return body(visit(chapters));
}

function readFfn(page: Element): SitePage | undefined {
  const text = byId(page, "storytext") ?? byId(page, "storytextp");
  if (text === undefined) return undefined;
  const top = byId(page, "profile_top") ?? byId(page, "content");
  const author = findAll(top, "a").find((one) => /\/u\/\d+/.test(one.attributes.href ?? ""));
  const chosen = findAll(page, "option").find((one) => "selected" in one.attributes);
  return {
    name: "FanFiction.Net",
    about: {
      title: textIf(findFirst(top, "b")),
      authors: author === undefined ? [] : [textOf(author)],
      summary: textIf(findAll(top, "div").find((one) => textOf(one) !== "")),
      rating: /Rated:\s*(?:Fiction\s+)?(\S+)/.exec(textOf(top))?.[1],
      fandoms: findAll(byId(page, "pre_story_links"), "a").map(textOf).slice(-1),
      source: canonicalAddress(page),
    },
    text: body([...heading(textIf(chosen)), text]),
  };
}

function readRoyalRoad(page: Element): SitePage | undefined {
  const text = byClass(page, "chapter-content");
  const isRoyalRoad = findAll(page, "title").some((one) => /royal ?road/i.test(textOf(one)));
  if (text === undefined || !isRoyalRoad) return undefined;
  const linkTo = (address: RegExp) =>
    findAll(page, "a").find((one) => address.test(one.attributes.href ?? ""));
  const author = linkTo(/\/profile\/\d+$/);
  const order = [...walk(page)];
  const notes = order.filter((one) => hasClass(one, /(?:^|\s)author-note(?:-portlet)?(?:\s|$)/));
  const within = new Set(notes.flatMap((one) => [...walk(one)]));
  const outer = notes.filter((one) => !within.has(one));
  const at = order.indexOf(text);
  return {
    name: "Royal Road",
    about: {
      title: textIf(linkTo(/^(?:https?:\/\/[^/]+)?\/fiction\/\d+\/[^/]+$/)),
      authors: author === undefined ? [] : [textOf(author)],
    },
    text: body([
      ...findAll(page, "style"),
      ...heading(textIf(findFirst(page, "h1"))),
      ...outer.filter((one) => order.indexOf(one) < at),
      text,
      ...outer.filter((one) => order.indexOf(one) > at),
    ]),
  };
}

const postText = /(?:^|\s)(?:bbWrapper|messageText|postcontent|post_body|content)(?:\s|$)/;

/** A forum's thread: the posts of its first author, without what the forum writes beside them. */
function readForum(page: Element): SitePage | undefined {
  const posts = [...walk(page)].flatMap((one) => {
    const isPost =
      (hasClass(one, "message") && /^(?:article|li|div)$/.test(localName(one))) ||
      hasClass(one, "post") ||
      hasClass(one, "postcontainer");
    const text = isPost ? byClass(one, postText) : undefined;
    if (text === undefined) return [];
    const author = byClass(one, "username") ?? byClass(one, "author") ?? byClass(one, "message-name");
    const name = one.attributes["data-author"] ?? textOf(author);
    return [{ text, name, label: textIf(byClass(one, "threadmarkLabel")) }];
  });
  const [first] = posts;
  const isForum = posts.some(({ text }) => hasClass(text, /(?:^|\s)(?!content(?:\s|$))\S/));
  if (first === undefined || !isForum) return undefined;
  const own = posts.filter((one) => one.name === first.name);
  const marked = own.filter((one) => one.label !== undefined);
  // Where chapters are marked, an author's other posts are remarks.
  const chosen = marked.length > 0 ? marked : own.slice(0, 1);
  return {
    name: "a forum",
    about: {
      title: textOf(findFirst(page, "h1") ?? findFirst(page, "title")).replace(
        /\s*(?:\([^()]*\)|\|.*)\s*$/,
        "",
      ),
      authors: first.name === "" ? [] : [first.name],
    },
    text: body(chosen.flatMap(({ text, label }) => [...heading(label), { ...text, name: "div" }])),
  };
}

const ways: readonly (readonly [RegExp, string])[] = [
  [/\barchive of our own\b/i, "open the work there, choose Download, then EPUB or HTML, and import that"],
  [/\bwattpad\b/i, "Wattpad offers no download; export it with FanFicFare or FicHub as EPUB and import that"],
  [
    /\bfanfiction\b.*\bunleash|\bfanfiction\.net\b|\|\s*fanfiction$/i,
    "export it with FicHub or FanFicFare as EPUB and import that",
  ],
  [
    /\broyal ?road\b|\bscribble ?hub\b|\bwebnovel\b|\btapas\b|\binkitt\b/i,
    "export it with FanFicFare as EPUB and import that",
  ],
  [
    /\bquotev\b|\blivejournal\b|\btumblr\b|\breddit\b/i,
    "copy the story's text into a document and import that",
  ],
];

/** What a site's own page holds beside a story is other people's words. */
function refuseSite(page: Element, shown: string): undefined {
  const site = findAll(page, "meta").filter((one) => one.attributes.property === "og:site_name");
  const names = [...findAll(page, "title").map(textOf), ...site.map((one) => one.attributes.content ?? "")];
  const isSite = ["form", "button", "nav", "input"].some((name) => findFirst(page, name) !== undefined);
  const way = ways.find(([name]) => names.some((one) => name.test(one)))?.[1];
  if (way !== undefined && isSite && byId(page, "preface") === undefined)
    throw new UserError("site-page", `${shown} is a page of the site, not a download of the story: ${way}.`);
  return undefined;
}

/** The address that a page gives as its own. */
export function canonicalAddress(page: Element): string | undefined {
  const link = findAll(page, "link").find((one) => one.attributes.rel === "canonical");
  return webAddressIn(link?.attributes.href ?? "");
}

function body(children: readonly Node[]): Element {
  return make("body", {}, children);
}

function heading(title: string | undefined): readonly Element[] {
  return title === undefined ? [] : [make("h2", {}, [title])];
}
