import { open, readFile } from "node:fs/promises";
import { UserError } from "../user-error.ts";
import { openArchive, type StoryFile } from "./archive.ts";
import { decodeText } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { limits, tooLarge } from "./limits.ts";
import { codeOf } from "./save.ts";

const wanted = "import an EPUB, HTML, DOCX, ODT, RTF, FB2, Markdown or text file";

/** A file of any known kind, known by its bytes rather than by its name, as a draft of a story. */
export async function readSource(
  file: StoryFile,
  progress: (done: number, all: number) => void,
): Promise<Draft> {
  const shown = file.name;
  const { head, size } = await readHead(file);
  refuseForeign(head, shown);
  if (size === 0) throw new UserError("empty", `${shown} is empty; choose another file.`);
  if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"))) {
    if (size > limits.archiveFileBytes) throw tooLarge(shown, "it is over 1 GB");
    return readArchive(file, progress);
  }
  if (size > limits.fileBytes)
    throw tooLarge(shown, `it is ${Math.round(size / 1024 / 1024)} MB, over the limit of 64 MB`);
  return readPlain("path" in file ? await readFile(file.path) : file.bytes, shown);
}

async function readPlain(bytes: Buffer, shown: string): Promise<Draft> {
  if (bytes.subarray(0, 5).toString("latin1") === "{\\rtf")
    return (await import("./rtf.ts")).readRtf(bytes, shown);
  const { text, doubt } = decodeText(bytes, shown);
  const draft = await readWritten(text, shown);
  return doubt === undefined ? draft : { ...draft, unsure: [doubt, ...draft.unsure] };
}

async function readWritten(text: string, shown: string): Promise<Draft> {
  const start = text.slice(0, 4096);
  if (/<FictionBook\b/.test(start)) return (await import("./fb2.ts")).readFb2(text, shown);
  if (/<office:document\b/.test(start)) return (await import("./odt.ts")).readFodt(text, shown);
  refuseSavedPage(start, shown);
  const looksLikeHtml =
    /<(?:!doctype\s+html|html|head|body)\b/i.test(start) || (/\.x?html?$/i.test(shown) && /<\w/.test(start));
  if (looksLikeHtml) return (await import("./html.ts")).readHtml(text, shown);
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(shown))
    return (await import("./markdown.ts")).readMarkdown(text, shown);
  return (await import("./text.ts")).readText(text, shown);
}

/** A page and its pictures in one file, as browsers and mail programs keep them. */
function refuseSavedPage(start: string, shown: string): void {
  const isMime =
    /^MIME-Version:/im.test(start.slice(0, 2048)) && /^Content-Type:\s*multipart\//im.test(start);
  if (!isMime && !/^From: <Saved by /.test(start)) return;
  throw new UserError(
    "foreign",
    `${shown} is a page saved as one file (MHTML); save it as "Web page, HTML only", or take the site's own download, and import that.`,
  );
}

async function readArchive(file: StoryFile, progress: (done: number, all: number) => void): Promise<Draft> {
  const shown = file.name;
  const archive = await openArchive(file);
  const foreign = (what: string) => new UserError("foreign", `${shown} is ${what}.`);
  try {
    const { findWordPart, readDocx } = await import("./docx.ts");
    const main = await findWordPart(archive);
    if (main !== undefined) return await readDocx(archive, main);
    if (archive.has("META-INF/container.xml") || archive.names.some((name) => name.endsWith(".opf"))) {
      return await (await import("./epub.ts")).readEpub(archive, progress);
    }
    if (archive.has("content.xml")) {
      const type = archive.has("mimetype") ? (await archive.read("mimetype")).toString("latin1") : "";
      if (/opendocument\.(?:spreadsheet|presentation|graphics)/.test(type))
        throw foreign(`a table or a presentation; ${wanted}`);
      return await (await import("./odt.ts")).readOdt(archive);
    }
    if (archive.names.some((name) => /^Index\/.*\.iwa$|^index\.(?:xml|apxl)$/.test(name)))
      throw foreign("a Pages document; choose File, Export To, EPUB or Word in Pages and import that");
    const own = archive.names.filter((name) => !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name));
    const only = own.length === 1 ? own[0] : undefined;
    if (only !== undefined && /\.(?:fb2|html?|xhtml|txt|md|rtf)$/i.test(only))
      return await readPlain(await archive.read(only), only.replace(/^.*\//, ""));
  } finally {
    archive.close();
  }
  throw foreign(`an archive without a story in it; unpack it and ${wanted}`);
}

async function readHead(source: StoryFile): Promise<{ head: Buffer; size: number }> {
  if (!("path" in source)) return { head: source.bytes.subarray(0, 1024), size: source.bytes.length };
  try {
    const file = await open(source.path, "r");
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw new UserError("no-file", `${source.name} is no file; ${wanted}.`);
      const head = Buffer.alloc(1024);
      const { bytesRead } = await file.read(head, 0, 1024, 0);
      return { head: head.subarray(0, bytesRead), size: stats.size };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = codeOf(error);
    const why = code === "ENOENT" ? "there is no such file" : `it can't be read (${code})`;
    throw new UserError("no-file", `${source.path}: ${why}; look at the path.`);
  }
}

const pages = "import the EPUB or HTML download of the same story";
/** What people bring by mistake, by the first bytes of each, as letters or in hexadecimal. */
const foreign: readonly (readonly [start: RegExp, what: string, remedy?: string])[] = [
  [
    /^%PDF-/,
    "a PDF, which has lost where paragraphs end",
    "import the EPUB or HTML download, or the text it was made from",
  ],
  [/^.{60}(?:BOOKMOBI|TEXtREAd)|^CONT|^\u00eaDRMION\u00ee/s, "a Kindle book (MOBI, AZW3, KFX)", pages],
  [
    /^d0cf11e0/,
    "an old Word document, or one with a password",
    "save it as DOCX without a password and import that",
  ],
  [/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF)/, "a picture"],
  [/^(?:1f8b|425a68|377abcaf|52617221|fd377a585a)/, "a packed archive", `unpack it and ${wanted}`],
];

function refuseForeign(head: Buffer, shown: string): void {
  const starts = [head.toString("latin1"), head.toString("hex")];
  const [, what, remedy = wanted] = foreign.find(([start]) => starts.some((one) => start.test(one))) ?? [];
  if (what !== undefined) throw new UserError("foreign", `${shown} is ${what}; ${remedy}.`);
}
