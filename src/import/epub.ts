import { posix } from "node:path";
import { UserError } from "../user-error.ts";
import { isAo3, readAo3 } from "./ao3.ts";
import { type Archive, damaged } from "./archive.ts";
import { readBlocks } from "./blocks.ts";
import { compose, withoutMissing } from "./compose.ts";
import type { Block, Draft, LeftOut } from "./draft.ts";
import { wordsOfPage } from "./element.ts";
import { isGutenberg, readGutenbergPage } from "./gutenberg.ts";
import { sameTitle } from "./heading.ts";
import { openReading, rulesWithin, type StyledPage } from "./html.ts";
import { noteText } from "./note.ts";
import { type ContentsLine, type Manifest, readContents, readPackage, resolveName } from "./package-file.ts";
import { type CssRule, readSheet } from "./sheet.ts";
import { withoutTitleMatter } from "./title-matter.ts";
import { readTitlePage } from "./title-page.ts";
import { findAll, findFirst, make, walk } from "./tree.ts";

type EpubPage = StyledPage & { readonly role: string };

export async function readEpub(
  archive: Archive,
  progress: (done: number, all: number) => void,
): Promise<Draft> {
  await refuseLocked(archive);
  const manifest = await readPackage(archive);
  const { pages, missing } = await readPages(archive, manifest, progress);
  if (pages.length === 0)
    throw damaged(archive.shown, "none of the pages that it lists is there, or all of them are pictures");
  const leftOut: LeftOut[] = [];
  const unsure = missing.map((name) => `The package lists ${name}, which is not in the file.`);
  const reading = openReading(pages, leftOut);
  const words = pages.map((page) => wordsOfPage(page.root)).join("\n");
  if (pages.some((page) => isAo3(page.root))) {
    const root = make(
      "",
      {},
      pages.map((page) => page.root),
    );
    const { about, parts } = readAo3(root, reading);
    const all = { ...withoutMissing(manifest.about), ...withoutMissing(about) };
    return { about: all, parts, unsure, leftOut, format: "AO3 download (EPUB)", words };
  }
  const byPage = Map.groupBy(await readContents(archive, manifest), (line) => line.name);
  const linesOf = (page: EpubPage) => byPage.get(page.name) ?? [];
  const titlePage = pages
    .slice(0, 3)
    .map((page) => ({ page, found: readTitlePage(page.root) }))
    .find((one) => one.found !== undefined);
  const gutenberg = isGutenberg(words)
    ? pages.flatMap((page) => readGutenbergPage(page.root) ?? [])[0]
    : undefined;
  const known = {
    ...withoutMissing(manifest.about),
    ...withoutMissing(gutenberg?.about),
    ...withoutMissing(titlePage?.found?.about),
  };
  const inside: { readonly page: EpubPage; readonly blocks: readonly Block[] }[] = [];
  const dedications: string[] = [];
  let isBegun = false;
  for (const page of pages) {
    if (page === titlePage?.page || isOutside(page, linesOf(page))) {
      leftOut.push(describePage(page, linesOf(page)));
      continue;
    }
    const read = readBlocks(page.root, reading);
    if (isDedication(page)) {
      dedications.push(noteText(read.filter((block) => block.kind !== "heading")) ?? "");
      continue;
    }
    const blocks: readonly Block[] = isBegun ? read : withoutTitleMatter(read, known, leftOut);
    isBegun ||= blocks.some(({ kind }) => kind !== "anchor" && kind !== "picture" && kind !== "gap");
    if (isBegun || blocks.some(({ kind }) => kind === "picture")) inside.push({ page, blocks });
  }
  const isTrusted = inside.flatMap(({ page }) => linesOf(page)).length >= 2;
  const blocks = inside.flatMap(({ page, blocks }) =>
    isTrusted ? withContents(blocks, linesOf(page)) : blocks,
  );
  const note = dedications.filter((one) => one !== "").join("\n\n");
  const about = note === "" ? known : { ...known, note };
  const source = isTrusted ? withoutEmptyParents(blocks) : blocks;
  const tool = titlePage?.found?.tool;
  return {
    ...compose(source, { known: about, isTrusted }, { unsure, leftOut }),
    format: tool === undefined ? "EPUB" : `${tool} export (EPUB)`,
    unsure,
    leftOut,
    words,
  };
}

/** The pages in reading order, each with the style sheets that it names. */
async function readPages(
  archive: Archive,
  { spine }: Manifest,
  progress: (done: number, all: number) => void,
): Promise<{ pages: readonly EpubPage[]; missing: readonly string[] }> {
  const pages: EpubPage[] = [];
  const missing: string[] = [];
  const sheets = new Map<string, readonly CssRule[]>();
  const load = async (path: string) =>
    archive.has(path) ? readSheet(new TextDecoder().decode(await archive.read(path))) : [];
  for (const [at, { name, role }] of spine.entries()) {
    progress(at + 1, spine.length);
    const root = await archive.readTree(name, "html");
    if (root === undefined) {
      missing.push(name);
      continue;
    }
    const rules: CssRule[] = [];
    for (const link of findAll(root, "link").slice(0, 50)) {
      const { rel = "", type = "", href } = link.attributes;
      if (href === undefined || !(/stylesheet/i.test(rel) || /css/i.test(type)) || /alternate/i.test(rel))
        continue;
      const path = resolveName(archive, posix.dirname(name), href);
      const sheet = sheets.get(path) ?? (await load(path));
      sheets.set(path, sheet);
      for (const rule of sheet) rules.push(rule);
    }
    for (const rule of await rulesWithin(root)) rules.push(rule);
    pages.push({ name, role, root, rules });
  }
  return { pages, missing };
}

/** Scrambled fonts are no lock: https://idpf.org/epub/20/spec/FontManglingSpec.html */
async function refuseLocked(archive: Archive): Promise<void> {
  const encryption = walk(await archive.readTree("META-INF/encryption.xml"));
  const isLock = (algorithm: string | undefined) =>
    algorithm !== undefined && !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(algorithm);
  const hasLock = encryption.some(({ attributes }) => isLock(attributes.Algorithm));
  if (hasLock || archive.has("META-INF/rights.xml") || archive.has("META-INF/sinf.xml"))
    throw new UserError(
      "locked",
      `${archive.shown} is locked (DRM) and can't be read; import a copy without a lock, such as the one its author has.`,
    );
}

const outsideRole =
  /^(?:toc|aside|cover|title-?page|half-?title-?page|imprint|imprimatur|copyright-?page|other-credits|loi|lot|loa|lov|landmarks|index|colophon|endnotes|rearnotes|footnotes|notes|bibliography|glossary|other\.ms-thumbimage.*)$/;
const outsideTitle =
  /^(?:cover|jacket|title ?page|half-?title ?page|imprint|colophon|uncopyright|endnotes|copyright(?: page)?|(?:table of )?contents|toc|information|introduction by fichub|(?:update )?log|also by .*|about the (?:author|publisher)|newsletter|list of (?:illustrations|figures|tables)|the full project gutenberg license|inhalt(?:sverzeichnis)?|impressum|目次|奥付|表紙)$/i;
const outsideName =
  /(?:^|\/)(?:cover(?:page)?|title_?page|halftitle(?:page)?|imprint|colophon|uncopyright|copyright|toc|nav|toc_?page|log_?page|jacket)\.x?html?$/i;

function typesOf(page: EpubPage): readonly string[] {
  const body = findFirst(page.root, "body");
  const section = findFirst(body, "section");
  return [body, section].flatMap((one) => (one?.attributes["epub:type"] ?? "").split(/\s+/));
}

function isOutside(page: EpubPage, lines: readonly ContentsLine[]): boolean {
  return (
    outsideRole.test(page.role) ||
    outsideName.test(page.name) ||
    typesOf(page).some((type) => outsideRole.test(type)) ||
    (lines.length === 1 && outsideTitle.test(lines[0]?.title ?? ""))
  );
}

function isDedication(page: EpubPage): boolean {
  return page.role === "dedication" || typesOf(page).includes("dedication");
}

function describePage(page: EpubPage, lines: readonly ContentsLine[]): LeftOut {
  const title = lines[0]?.title ?? page.name.replace(/^.*\//, "");
  return { what: `the page “${title}”`, text: wordsOfPage(findFirst(page.root, "body") ?? page.root) };
}

/** The contents' titles in place of the page's own headings; headings that the contents don't have are no chapters. */
function withContents(blocks: readonly Block[], lines: readonly ContentsLine[]): readonly Block[] {
  const found: Block[] = [];
  const waiting = new Set(lines);
  let open: { readonly at: number; readonly line: ContentsLine } | undefined;
  const levelOf = ({ isParent }: ContentsLine) => (isParent ? 2 : 1);
  const start = (line: ContentsLine) => {
    waiting.delete(line);
    open = { at: found.length, line };
    found.push({ kind: "heading", level: levelOf(line), text: line.title });
  };
  for (const line of lines) if (line.fragment === "") start(line);
  for (const block of blocks) {
    if (block.kind === "anchor") {
      for (const line of waiting) if (line.fragment === block.id) start(line);
      continue;
    }
    if (block.kind === "passage") open = undefined;
    if (block.kind !== "heading" || open === undefined)
      found.push(block.kind === "heading" ? { ...block, level: 9 } : block);
    else if (!sameTitle(open.line.title, block.text)) found.push({ ...block, level: levelOf(open.line) });
    else if (block.text.length > open.line.title.length)
      found[open.at] = { kind: "heading", level: levelOf(open.line), text: block.text };
  }
  return found;
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
