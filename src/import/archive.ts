import type { Entry, ZipFile } from "yauzl";
import { UserError } from "../user-error.ts";
import { decodeText } from "./decode.ts";
import { limits, tooLarge } from "./limits.ts";
import { type Element, readTree } from "./tree.ts";

/** The files of a zip archive, inflated one at a time and only when asked for; nothing of it is ever written. */
export type Archive = {
  /** The archive's own name, for sentences about it. */
  readonly shown: string;
  readonly names: readonly string[];
  has(name: string): boolean;
  read(name: string): Promise<Buffer>;
  /** A file of markup; undefined where the archive has none of this name. */
  readTree(name: string, syntax?: "html" | "xml"): Promise<Element | undefined>;
  close(): void;
};

/** A file on the disk, or the bytes of one that was uploaded. */
export type StoryFile =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Buffer };

export async function openArchive(file: StoryFile): Promise<Archive> {
  const shown = file.name;
  const zip = await openZip(file);
  const entries = await readEntries(zip, shown);
  let inflated = 0;
  const read = async (name: string): Promise<Buffer> => {
    const entry = entries.get(name);
    if (entry === undefined) throw damaged(shown, `it has no file ${name}`);
    if (entry.isEncrypted()) {
      throw new UserError("encrypted", `${shown} is protected by a password; import a copy without one.`);
    }
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const bytes = chunk as Buffer;
        size += bytes.length;
        inflated += bytes.length;
        if (size > limits.entryBytes) throw tooLarge(shown, `its file ${name} unpacks to over 32 MB`);
        if (inflated > limits.archiveBytes) throw tooLarge(shown, "it unpacks to over 128 MB");
        chunks.push(bytes);
      }
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw damaged(shown, `its file ${name} can't be unpacked`, error);
    }
    return Buffer.concat(chunks);
  };
  return {
    shown,
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    readTree: async (name, syntax = "xml") =>
      entries.has(name) ? readTree(decodeText(await read(name), shown).text, shown, syntax) : undefined,
    close: () => zip.close(),
  };
}

export function damaged(shown: string, why: string, cause?: unknown): UserError {
  const refusal = new UserError("damaged", `${shown} is damaged or no story: ${why}. Download it again.`);
  refusal.cause = cause;
  return refusal;
}

async function openZip(file: StoryFile): Promise<ZipFile> {
  const { fromBufferPromise, openPromise } = await import("yauzl");
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const;
  try {
    return await ("path" in file ? openPromise(file.path, options) : fromBufferPromise(file.bytes, options));
  } catch (error) {
    throw damaged(file.name, "the archive's table of contents can't be read", error);
  }
}

async function readEntries(zip: ZipFile, shown: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= limits.entries)
        throw tooLarge(shown, `it holds over ${limits.entries.toLocaleString("en")} files`);
      if (!entry.fileName.endsWith("/") && !entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    }
    return entries;
  } catch (error) {
    zip.close();
    if (error instanceof UserError) throw error;
    // yauzl refuses names that lead out of the archive ("../x", "/x") by itself.
    throw damaged(shown, "one of its files has an impossible name or size", error);
  }
}
