import { open, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../user-error.ts";
import { openArchive } from "./archive.ts";
import { decodeText } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { limits, tooLarge } from "./limits.ts";

const wanted = "import an EPUB, HTML, DOCX, Markdown or text file";

/** A file of any known kind, told by what is in it rather than by its name, as a draft of a story. */
export async function readSource(
  path: string,
  progress: (done: number, all: number) => void,
): Promise<Draft> {
  const shown = basename(path);
  const { head, size } = await readHead(path, shown);
  refuseForeign(head, shown);
  if (size === 0) throw new UserError("empty", `${shown} is empty; choose another file.`);
  if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"))) {
    if (size > limits.archiveFileBytes) throw tooLarge(shown, "it is over 1 GB");
    return readArchive(path, shown, progress);
  }
  if (size > limits.fileBytes)
    throw tooLarge(shown, `it is ${Math.round(size / 1024 / 1024)} MB, over the limit of 64 MB`);
  const { text, encoding, isGuessed } = decodeText(await readFile(path), shown);
  const draft = await readWritten(text, shown);
  if (!isGuessed) return draft;
  return {
    ...draft,
    unsure: [
      `The file is not UTF-8; it was read as ${encoding}: look at quotes, dashes and accents.`,
      ...draft.unsure,
    ],
  };
}

async function readWritten(text: string, shown: string): Promise<Draft> {
  const start = text.slice(0, 4096);
  const looksLikeHtml =
    /<(?:!doctype\s+html|html|head|body)\b/i.test(start) || (/\.x?html?$/i.test(shown) && /<\w/.test(start));
  if (looksLikeHtml) return await (await import("./html.ts")).readHtml(text, shown);
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(shown))
    return (await import("./markdown.ts")).readMarkdown(text, shown);
  return (await import("./text.ts")).readText(text, shown);
}

async function readArchive(
  path: string,
  shown: string,
  progress: (done: number, all: number) => void,
): Promise<Draft> {
  const archive = await openArchive(path, shown);
  try {
    const { findWordPart, readDocx } = await import("./docx.ts");
    const main = await findWordPart(archive, shown);
    if (main !== undefined) return await readDocx(archive, main, shown);
    if (archive.has("META-INF/container.xml") || archive.names.some((name) => name.endsWith(".opf"))) {
      return await (await import("./epub.ts")).readEpub(archive, shown, progress);
    }
  } finally {
    archive.close();
  }
  if (archive.has("content.xml"))
    throw new UserError("foreign", `${shown} is an OpenDocument file; save it as DOCX and import that.`);
  throw new UserError("foreign", `${shown} is an archive without a story in it; unpack it and ${wanted}.`);
}

async function readHead(path: string, shown: string): Promise<{ head: Buffer; size: number }> {
  try {
    const file = await open(path, "r");
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw new UserError("no-file", `${shown} is no file; ${wanted}.`);
      const head = Buffer.alloc(1024);
      const { bytesRead } = await file.read(head, 0, 1024, 0);
      return { head: head.subarray(0, bytesRead), size: stats.size };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const why = code === "ENOENT" ? "there is no such file" : `it can't be read (${code})`;
    throw new UserError("no-file", `${path}: ${why}; look at the path.`);
  }
}

/** What people bring by mistake, by the first bytes of each. */
function refuseForeign(head: Buffer, shown: string): void {
  const text = head.toString("latin1");
  const say = (what: string, remedy = wanted) => new UserError("foreign", `${shown} is ${what}; ${remedy}.`);
  if (text.startsWith("%PDF-"))
    throw say(
      "a PDF, which has lost where paragraphs end",
      "import the EPUB or HTML download, or the text it was made from",
    );
  if (
    /^(?:BOOKMOBI|TEXtREAd)/.test(text.slice(60, 68)) ||
    text.startsWith("CONT") ||
    text.startsWith("\u00eaDRMION\u00ee")
  ) {
    throw say("a Kindle book (MOBI, AZW3, KFX)", "import the EPUB or HTML download of the same story");
  }
  if (head.subarray(0, 4).toString("hex") === "d0cf11e0")
    throw say(
      "an old Word document, or one with a password",
      "save it as DOCX without a password and import that",
    );
  if (text.startsWith("{\\rtf")) throw say("an RTF file", "save it as DOCX and import that");
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF)/.test(text)) throw say("a picture");
  const packed = ["1f8b", "425a68", "377abcaf", "52617221", "fd377a585a"];
  if (packed.some((start) => head.toString("hex").startsWith(start))) {
    throw say("a packed archive", `unpack it and ${wanted}`);
  }
}
