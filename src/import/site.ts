import { UserError } from "../user-error.ts";
import type { FoundStory } from "./draft.ts";
import { webAddressIn } from "./label.ts";
import { classesOf, type Element, elementsOf, findAll, findFirst, localName, textOf, walk } from "./tree.ts";

export type SitePage = {
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
  const preface = withClass(skin, "preface");
  const meta = findAll(page, "dl").find((one) => classesOf(one).includes("meta"));
  const tag = (name: string): readonly string[] => {
    const value =
      meta === undefined ? undefined : findAll(meta, "dd").find((one) => classesOf(one).includes(name));
    if (value === undefined) return [];
    const links = findAll(value, "a").map(textOf);
    return links.length > 0 ? links : [textOf(value)];
  };
  const box = (name: string) => {
    const module = preface === undefined ? undefined : withClass(preface, name);
    const text = module === undefined ? undefined : findFirst(module, "blockquote");
    return text === undefined ? undefined : paragraphs(text);
  };
  const byline = preface === undefined ? undefined : withClass(preface, "byline");
  const title = preface === undefined ? undefined : withClass(preface, "title");
  const canonical = findAll(page, "link").find((one) => one.attributes.rel === "canonical")?.attributes.href;
  return {
    name: "Archive of Our Own",
    about: {
      title: title === undefined ? undefined : textOf(title),
      authors: byline === undefined ? [] : findAll(byline, "a").map(textOf),
      summary: box("summary"),
      note: box("notes"),
      rating: tag("rating")[0],
      warnings: tag("warning"),
      fandoms: tag("fandom"),
      people: tag("character"),
      language: tag("language")[0],
      source: canonical === undefined ? undefined : webAddressIn(canonical),
    },
    text: body([ao3Chapters(chapters)]),
  };
}

/** Each chapter's title as a heading, its notes marked, its text; without the Archive's own headings. */
function ao3Chapters(chapters: Element): Element {
  const visit = (element: Element): Element[] =>
    elementsOf(element).flatMap((one) => {
      const classes = classesOf(one);
      if (classes.includes("landmark")) return [];
      if (classes.includes("title") && /^h[1-6]$/.test(localName(one)))
        return [{ name: "h2", attributes: {}, children: [textOf(one)] }];
      if (classes.includes("byline")) return [];
      if (classes.includes("module") && (classes.includes("notes") || classes.includes("summary")))
        return [{ name: "div", attributes: { class: "chapter-notes" }, children: one.children }];
      const isBox =
        classes.some((name) => /^(?:chapter|preface|group)$/.test(name)) && !classes.includes("userstuff");
      return isBox ? visit(one) : [one];
    });
  return body(visit(chapters));
}

function readFfn(page: Element): SitePage | undefined {
  const text = byId(page, "storytext") ?? byId(page, "storytextp");
  if (text === undefined) return undefined;
  const top = byId(page, "profile_top") ?? byId(page, "content");
  const title = top === undefined ? undefined : findFirst(top, "b");
  const author =
    top === undefined
      ? undefined
      : findAll(top, "a").find((one) => /\/u\/\d+/.test(one.attributes.href ?? ""));
  const summary = top === undefined ? undefined : findAll(top, "div").find((one) => textOf(one).length > 0);
  const facts = top === undefined ? "" : textOf(top);
  const chosen = findAll(page, "option").find((one) => "selected" in one.attributes);
  const chapter = chosen === undefined ? [] : [{ name: "h2", attributes: {}, children: [textOf(chosen)] }];
  const links = byId(page, "pre_story_links");
  return {
    name: "FanFiction.Net",
    about: {
      title: title === undefined ? undefined : textOf(title),
      authors: author === undefined ? [] : [textOf(author)],
      summary: summary === undefined ? undefined : textOf(summary),
      rating: /Rated:\s*(?:Fiction\s+)?(\S+)/.exec(facts)?.[1],
      fandoms: links === undefined ? [] : findAll(links, "a").map(textOf).slice(-1),
      source: webAddressIn(
        findAll(page, "link").find((one) => one.attributes.rel === "canonical")?.attributes.href ?? "",
      ),
    },
    text: body([...chapter, text]),
  };
}

function readRoyalRoad(page: Element): SitePage | undefined {
  const text = [...walk(page)].find((one) => classesOf(one).includes("chapter-content"));
  const isRoyalRoad = findAll(page, "title").some((one) => /royal ?road/i.test(textOf(one)));
  if (text === undefined || !isRoyalRoad) return undefined;
  const heading = findFirst(page, "h1");
  const links = findAll(page, "a");
  const story = links.find((one) =>
    /^(?:https?:\/\/[^/]+)?\/fiction\/\d+\/[^/]+$/.test(one.attributes.href ?? ""),
  );
  const author = links.find((one) => /\/profile\/\d+$/.test(one.attributes.href ?? ""));
  const notes = [...walk(page)].filter((one) =>
    classesOf(one).some((name) => /^author-note(?:-portlet)?$/.test(name)),
  );
  const outer = notes.filter(
    (one) => !notes.some((other) => other !== one && [...walk(other)].includes(one)),
  );
  const order = [...walk(page)];
  const isBefore = (one: Element) => order.indexOf(one) < order.indexOf(text);
  const styles = findAll(page, "style");
  const title = heading === undefined ? [] : [{ name: "h2", attributes: {}, children: [textOf(heading)] }];
  return {
    name: "Royal Road",
    about: {
      title: story === undefined ? undefined : textOf(story),
      authors: author === undefined ? [] : [textOf(author)],
    },
    text: body([
      ...styles,
      ...title,
      ...outer.filter(isBefore),
      text,
      ...outer.filter((one) => !isBefore(one)),
    ]),
  };
}

/** A forum's thread: the posts of its first author, without what the forum writes beside them. */
function readForum(page: Element): SitePage | undefined {
  const posts = [...walk(page)].flatMap((one) => {
    const classes = classesOf(one);
    const isPost =
      (classes.includes("message") && /^(?:article|li|div)$/.test(localName(one))) ||
      classes.includes("post") ||
      classes.includes("postcontainer");
    const text = isPost
      ? [...walk(one)].find((inner) =>
          classesOf(inner).some((name) =>
            /^(?:bbWrapper|messageText|postcontent|post_body|content)$/.test(name),
          ),
        )
      : undefined;
    if (text === undefined) return [];
    const name =
      one.attributes["data-author"] ??
      textOf(
        withClass(one, "username") ?? withClass(one, "author") ?? withClass(one, "message-name") ?? empty,
      );
    const label = withClass(one, "threadmarkLabel");
    return [{ text, name, label: label === undefined ? undefined : textOf(label) }];
  });
  const first = posts[0];
  if (first === undefined || !posts.some((one) => classesOf(one.text).some((name) => name !== "content")))
    return undefined;
  const own = posts.filter((one) => one.name === first.name);
  const marked = own.filter((one) => one.label !== undefined);
  // Where chapters are marked, an author's other posts are talk.
  const chosen = marked.length > 0 ? marked : own.slice(0, 1);
  const named = textOf(findFirst(page, "h1") ?? findFirst(page, "title") ?? empty);
  return {
    name: "a forum",
    about: {
      title: named.replace(/\s*(?:\([^()]*\)|\|.*)\s*$/, ""),
      authors: first.name === "" ? [] : [first.name],
    },
    text: body(
      chosen.flatMap(({ text, label }) => [
        ...(label === undefined ? [] : [{ name: "h2", attributes: {}, children: [label] }]),
        { ...text, name: "div" },
      ]),
    ),
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
  const names = [
    ...findAll(page, "title").map(textOf),
    ...findAll(page, "meta")
      .filter((one) => /^og:site_name$/.test(one.attributes.property ?? ""))
      .map((one) => one.attributes.content ?? ""),
  ];
  const machinery =
    findAll(page, "form").length +
    findAll(page, "button").length +
    findAll(page, "nav").length +
    findAll(page, "input").length;
  const way = ways.find(([name]) => names.some((one) => name.test(one)))?.[1];
  if (way !== undefined && machinery > 0 && byId(page, "preface") === undefined)
    throw new UserError("site-page", `${shown} is a page of the site, not a download of the story: ${way}.`);
  return undefined;
}

const empty: Element = { name: "", attributes: {}, children: [] };

function body(children: readonly Element[]): Element {
  return { name: "body", attributes: {}, children: [...children] };
}

function byId(root: Element, id: string): Element | undefined {
  for (const one of walk(root)) if (one.attributes.id === id) return one;
  return undefined;
}

function withClass(root: Element, name: string): Element | undefined {
  for (const one of walk(root)) if (classesOf(one).includes(name)) return one;
  return undefined;
}

function paragraphs(element: Element): string {
  const own = findAll(element, "p")
    .map(textOf)
    .filter((one) => one !== "");
  return own.length > 0 ? own.join("\n\n") : textOf(element);
}
