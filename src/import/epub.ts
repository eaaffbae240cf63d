import { posix } from "node:path";
import { UserError } from "../user-error.ts";
import { isAo3, readAo3 } from "./ao3.ts";
import { type Archive, damaged } from "./archive.ts";
import { readBlocks } from "./blocks.ts";
import { compose, withoutMissing } from "./compose.ts";
import { type ContentsLine, readContents } from "./contents.ts";
import { decodeText } from "./decode.ts";
import type { Block, Draft, LeftOut } from "./draft.ts";
import { wordsOfPage } from "./element.ts";
import { isGutenberg, readGutenbergPage } from "./gutenberg.ts";
import { sameTitle } from "./heading.ts";
import { noteText } from "./note.ts";
import { type Manifest, readPackage, resolveName } from "./package-file.ts";
import { openReading, rulesWithin, type StyledPage } from "./pages.ts";
import { type CssRule, readSheet } from "./sheet.ts";
import { withoutTitleMatter } from "./title-matter.ts";
import { readTitlePage, type TitlePage } from "./title-page.ts";
import { findAll, findFirst, readTree, walk } from "./tree.ts";

type EpubPage = StyledPage & { readonly role: string };

export async function readEpub(
  archive: Archive,
  shown: string,
  progress: (done: number, all: number) => void,
): Promise<Draft> {
  await refuseLocked(archive, shown);
  const manifest = await readPackage(archive, shown);
  const { pages, missing } = await readPages(archive, manifest, shown, progress);
  if (pages.length === 0)
    throw damaged(shown, "none of the pages that it lists is there, or all of them are pictures");
  const { reading, leftOut } = openReading(pages);
  const seen = missing.map((name) => `The package lists ${name}, which is not in the file.`);
  const words = pages.map((page) => wordsOfPage(page.root)).join("\n");
  if (pages.some((page) => isAo3(page.root))) {
    const root = { name: "", attributes: {}, children: pages.map((page) => page.root) };
    const draft = readAo3(root, "AO3 download (EPUB)", reading);
    const about = { ...withoutMissing(manifest.about), ...withoutMissing(draft.about) };
    return { ...draft, about, unsure: seen, leftOut, words };
  }
  const lines = await readContents(archive, manifest, shown);
  const byPage = Map.groupBy(lines, (line) => line.name);
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
    ...withoutMissing(gutenberg?.about ?? {}),
    ...withoutMissing(titlePage?.found?.about ?? {}),
  };
  const inside: { readonly page: EpubPage; readonly blocks: readonly Block[] }[] = [];
  const dedications: string[] = [];
  let isBegun = false;
  for (const page of pages) {
    const isOut = page === titlePage?.page || isOutside(page, linesOf(page));
    if (isOut) {
      leftOut.push(describePage(page, linesOf(page)));
      continue;
    }
    const read = readBlocks(page.root, reading);
    if (isDedication(page)) {
      dedications.push(noteText(read.filter((block) => block.kind !== "heading")) ?? "");
      continue;
    }
    const blocks: readonly Block[] = isBegun ? read : withoutTitleMatter(read, known, leftOut);
    isBegun ||= blocks.some(
      (block) => block.kind !== "anchor" && block.kind !== "picture" && block.kind !== "gap",
    );
    if (isBegun || blocks.some((block) => block.kind === "picture")) inside.push({ page, blocks });
  }
  const isTrusted = inside.flatMap(({ page }) => linesOf(page)).length >= 2;
  const blocks = inside.flatMap(({ page, blocks }) =>
    isTrusted ? withContents(blocks, linesOf(page)) : blocks,
  );
  const note = dedications.filter((one) => one !== "").join("\n\n");
  const about = note === "" ? known : { ...known, note };
  const composed = compose(isTrusted ? withoutEmptyParents(blocks) : blocks, { known: about, isTrusted });
  return {
    format: formatOf(titlePage?.found),
    about: composed.about,
    parts: composed.parts,
    unsure: [...seen, ...composed.unsure],
    leftOut: [...leftOut, ...composed.leftOut],
    words,
  };
}

/** The pages in reading order, each with the style sheets that it names. */
async function readPages(
  archive: Archive,
  manifest: Manifest,
  shown: string,
  progress: (done: number, all: number) => void,
): Promise<{ pages: readonly EpubPage[]; missing: readonly string[] }> {
  const pages: EpubPage[] = [];
  const missing: string[] = [];
  const sheets = new Map<string, readonly CssRule[]>();
  for (const [at, { name, role }] of manifest.spine.entries()) {
    progress(at + 1, manifest.spine.length);
    if (!archive.has(name)) {
      missing.push(name);
      continue;
    }
    const root = readTree(decodeText(await archive.read(name), shown).text, shown);
    const rules: CssRule[] = [];
    for (const link of findAll(root, "link").slice(0, 50)) {
      const { rel = "", type = "", href } = link.attributes;
      if (href === undefined || !(/stylesheet/i.test(rel) || /css/i.test(type)) || /alternate/i.test(rel))
        continue;
      const path = resolveName(archive, posix.dirname(name), href);
      const known = sheets.get(path);
      const own =
        known ??
        (archive.has(path) ? await readSheet(new TextDecoder().decode(await archive.read(path))) : []);
      sheets.set(path, own);
      for (const rule of own) rules.push(rule);
    }
    for (const rule of await rulesWithin(root)) rules.push(rule);
    pages.push({ name, role, root, rules });
  }
  return { pages, missing };
}

function formatOf(titlePage: TitlePage | undefined): string {
  return titlePage?.tool === undefined ? "EPUB" : `${titlePage.tool} export (EPUB)`;
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

const outsideRole =
  /^(?:toc|aside|cover|title-?page|half-?title-?page|imprint|imprimatur|copyright-?page|other-credits|loi|lot|loa|lov|landmarks|index|colophon|endnotes|rearnotes|footnotes|notes|bibliography|glossary|other\.ms-thumbimage.*)$/;
const outsideTitle =
  /^(?:cover|jacket|title ?page|half-?title ?page|imprint|colophon|uncopyright|endnotes|copyright(?: page)?|(?:table of )?contents|toc|information|introduction by fichub|(?:update )?log|also by .*|about the (?:author|publisher)|newsletter|list of (?:illustrations|figures|tables)|the full project gutenberg license|inhalt(?:sverzeichnis)?|impressum|目次|奥付|表紙)$/i;
const outsideName =
  /(?:^|\/)(?:cover(?:page)?|title_?page|halftitle(?:page)?|imprint|colophon|uncopyright|copyright|toc|nav|toc_?page|log_?page|jacket)\.x?html?$/i;

function typesOf(page: EpubPage): readonly string[] {
  const body = findFirst(page.root, "body");
  const section = body === undefined ? undefined : findFirst(body, "section");
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
  const waiting = [...lines];
  let open: { at: number; title: string; isParent: boolean } | undefined;
  const start = (line: ContentsLine) => {
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
    if (open !== undefined && sameTitle(open.title, block.text)) {
      if (block.text.length > open.title.length)
        found[open.at] = { kind: "heading", level: open.isParent ? 2 : 1, text: block.text };
    } else if (open !== undefined) found.push({ ...block, level: open.isParent ? 2 : 1 });
    else found.push({ ...block, level: 9 });
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
