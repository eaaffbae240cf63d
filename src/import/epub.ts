import { UserError } from "../user-error.ts";
import { isAo3, readAo3 } from "./ao3.ts";
import { type Archive, damaged } from "./archive.ts";
import { readBlocks } from "./blocks.ts";
import { compose, withoutMissing } from "./compose.ts";
import { type Line, readContents } from "./contents.ts";
import { decodeText } from "./decode.ts";
import { type Block, count, type Draft } from "./draft.ts";
import { type Footnotes, findFootnotes } from "./footnote.ts";
import { readPackage } from "./package-file.ts";
import { readTitlePage, type TitlePage } from "./title-page.ts";
import { type Element, findFirst, readTree, textOf, walk } from "./tree.ts";

type Page = { readonly name: string; readonly role: string; readonly root: Element };

export async function readEpub(
  archive: Archive,
  shown: string,
  progress: (done: number, all: number) => void,
): Promise<Draft> {
  await refuseLocked(archive, shown);
  const manifest = await readPackage(archive, shown);
  const missing: string[] = [];
  const pages: Page[] = [];
  for (const [at, { name, role }] of manifest.spine.entries()) {
    progress(at + 1, manifest.spine.length);
    if (!archive.has(name)) missing.push(name);
    else if (/\.(?:x?html?|xml)$/i.test(name) || !/\.\w+$/.test(name)) {
      pages.push({ name, role, root: readTree(decodeText(await archive.read(name), shown).text, shown) });
    }
  }
  if (pages.length === 0) throw damaged(shown, "none of the pages that it lists is there");
  const notes = findFootnotes(pages.map((page) => page.root));
  let pictures = 0;
  const reading = {
    isLeftOut: (element: Element) => notes.has(element),
    miss: () => {
      pictures += 1;
    },
  };
  const seen = missing.map((name) => `The package lists ${name}, which is not in the file.`);
  const uncounted = () => [
    ...countNotes(notes),
    ...(pictures > 0 ? [`${count(pictures, "picture")} without a description`] : []),
  ];
  if (pages.some((page) => isAo3(page.root))) {
    const root = { name: "", attributes: {}, children: pages.map((page) => page.root) };
    const draft = readAo3(root, "AO3 download (EPUB)", reading);
    return {
      ...draft,
      about: { ...withoutMissing(manifest.about), ...withoutMissing(draft.about) },
      unsure: seen,
      leftOut: uncounted(),
    };
  }
  const lines = await readContents(archive, manifest, shown);
  const titlePage = pages
    .slice(0, 3)
    .map((page) => ({ page, found: readTitlePage(page.root) }))
    .find((one) => one.found !== undefined);
  const outside = pages.filter((page) => page === titlePage?.page || isOutside(page, lines));
  const inside = pages.filter((page) => !outside.includes(page));
  const blocks: Block[] = [];
  const isTrusted = lines.filter((line) => inside.some((page) => page.name === line.name)).length >= 2;
  for (const page of inside) {
    const own = readBlocks(page.root, reading);
    if (isTrusted)
      blocks.push(
        ...withContents(
          own,
          lines.filter((line) => line.name === page.name),
        ),
      );
    else for (const block of own) blocks.push(block);
  }
  const known = { ...withoutMissing(manifest.about), ...withoutMissing(titlePage?.found?.about ?? {}) };
  const { about, parts, unsure } = compose(withoutEmptyParents(blocks), known, isTrusted);
  return {
    format: formatOf(titlePage?.found),
    about,
    parts,
    unsure: [...seen, ...unsure],
    leftOut: [...describePages(outside, lines), ...uncounted()],
  };
}

function formatOf(titlePage: TitlePage | undefined): string {
  return titlePage === undefined ? "EPUB" : `${titlePage.tool} export (EPUB)`;
}

function countNotes(notes: Footnotes): readonly string[] {
  return notes.count > 0 ? [count(notes.count, "footnote")] : [];
}

/** Scrambled fonts are no lock: https://idpf.org/epub/20/spec/FontManglingSpec.html */
async function refuseLocked(archive: Archive, shown: string): Promise<void> {
  const locked = new UserError(
    "locked",
    `${shown} is locked (DRM) and can't be read; import a copy without a lock, such as the one its author has.`,
  );
  if (archive.has("META-INF/rights.xml") || archive.has("META-INF/sinf.xml")) throw locked;
  if (!archive.has("META-INF/encryption.xml")) return;
  const root = readTree(decodeText(await archive.read("META-INF/encryption.xml"), shown).text, shown, "xml");
  for (const element of walk(root)) {
    const algorithm = element.attributes.Algorithm;
    if (algorithm !== undefined && !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(algorithm))
      throw locked;
  }
}

const outsideRole = /^(?:toc|aside|cover|title-?page|copyright-?page|loi|lot|landmarks|index|colophon)$/;
const outsideTitle =
  /^(?:cover|title ?page|copyright(?: page)?|(?:table of )?contents|toc|information|introduction by fichub|(?:update )?log|also by .*|about the (?:author|publisher)|newsletter)$/i;
const outsideName = /(?:^|\/)(?:cover(?:page)?|title_?page|copyright|toc|nav|toc_?page|log_?page)\.x?html?$/i;

function isOutside(page: Page, lines: readonly Line[]): boolean {
  const body = findFirst(page.root, "body");
  const section = body === undefined ? undefined : findFirst(body, "section");
  const types = [body, section]
    .map((one) => one?.attributes["epub:type"] ?? "")
    .join(" ")
    .split(/\s+/);
  const titles = lines.filter((line) => line.name === page.name).map((line) => line.title);
  return (
    outsideRole.test(page.role) ||
    outsideName.test(page.name) ||
    types.some((type) => outsideRole.test(type)) ||
    (titles.length === 1 && outsideTitle.test(titles[0] ?? ""))
  );
}

function describePages(pages: readonly Page[], lines: readonly Line[]): readonly string[] {
  return pages
    .filter((page) => textOf(findFirst(page.root, "body") ?? page.root) !== "")
    .map(
      (page) =>
        `the page “${lines.find((line) => line.name === page.name)?.title ?? page.name.replace(/^.*\//, "")}”`,
    );
}

/** The contents' titles in place of the page's own headings; headings that the contents don't have are no chapters. */
function withContents(blocks: readonly Block[], lines: readonly Line[]): readonly Block[] {
  const found: Block[] = [];
  const waiting = [...lines];
  let open: { at: number; title: string; isParent: boolean } | undefined;
  const start = (line: Line) => {
    waiting.splice(waiting.indexOf(line), 1);
    open = { at: found.length, title: line.title, isParent: line.isParent };
    found.push({ kind: "heading", level: line.isParent ? 2 : 1, text: line.title });
  };
  for (const line of lines) if (line.fragment === "") start(line);
  for (const block of blocks) {
    if (block.kind === "anchor") {
      for (const line of lines) if (line.fragment === block.id && waiting.includes(line)) start(line);
      continue;
    }
    if (block.kind !== "heading") {
      if (block.kind === "passage") open = undefined;
      found.push(block);
      continue;
    }
    if (open !== undefined && isSame(open.title, block.text)) {
      if (block.text.length > open.title.length)
        found[open.at] = { kind: "heading", level: open.isParent ? 2 : 1, text: block.text };
    } else found.push({ ...block, level: 9 });
  }
  return found;
}

/** The contents and the page seldom write a heading alike: "1: The Lamp" stands over "The Lamp". */
function isSame(title: string, heading: string): boolean {
  const [a, b] = [title, heading].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));
  return a !== undefined && b !== undefined && b !== "" && (a.includes(b) || b.includes(a));
}

/** A part's heading stands in its chapters' titles already; it is a chapter itself only if text follows it. */
function withoutEmptyParents(blocks: readonly Block[]): readonly Block[] {
  const texts = blocks.filter((block) => block.kind !== "anchor");
  return texts.flatMap((block, at) => {
    if (block.kind !== "heading" || block.level !== 2) return [block];
    const next = texts[at + 1];
    return next?.kind === "heading" && next.level <= 2 ? [] : [{ ...block, level: 1 }];
  });
}
