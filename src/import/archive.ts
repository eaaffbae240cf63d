import type { Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import { UserError } from "../user-error.ts";
import { limits, tooLarge } from "./limits.ts";

/** The files of a zip archive, inflated one at a time and only when asked for; nothing of it is ever written. */
export type Archive = {
  readonly names: readonly string[];
  has(name: string): boolean;
  read(name: string): Promise<Buffer>;
  close(): void;
};

/** A file on the disk, or the bytes of one that was uploaded. */
export type StoryFile =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Buffer };

export async function openArchive(file: StoryFile): Promise<Archive> {
  const shown = file.name;
  const zip = await openZip(file, shown);
  let entries: Map<string, Entry>;
  try {
    entries = await readEntries(zip, shown);
  } catch (error) {
    zip.close();
    throw error;
  }
  let inflated = 0;
  const read = async (name: string): Promise<Buffer> => {
    const entry = entries.get(name);
    if (entry === undefined) throw damaged(shown, `it has no file ${name}`);
    if (entry.isEncrypted()) {
      throw new UserError("encrypted", `${shown} is protected by a password; import a copy without one.`);
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = await openStream(zip, entry, shown);
    try {
      for await (const chunk of stream) {
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
    } finally {
      stream.destroy();
    }
    return Buffer.concat(chunks);
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    close: () => zip.close(),
  };
}

export function damaged(shown: string, why: string, cause?: unknown): UserError {
  const refusal = new UserError("damaged", `${shown} is damaged or no story: ${why}. Download it again.`);
  refusal.cause = cause;
  return refusal;
}

async function openZip(file: StoryFile, shown: string): Promise<ZipFile> {
  const { fromBuffer, open } = await import("yauzl");
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    const opened = (error: Error | null, zip: ZipFile) => {
      if (error) reject(damaged(shown, "the archive's table of contents can't be read", error));
      else resolve(zip);
    };
    if ("path" in file) open(file.path, options, opened);
    else fromBuffer(file.bytes, options, opened);
  });
}

function readEntries(zip: ZipFile, shown: string): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      if (entries.size >= limits.entries) {
        reject(tooLarge(shown, `it holds over ${limits.entries.toLocaleString("en")} files`));
        return;
      }
      if (!entry.fileName.endsWith("/") && !entries.has(entry.fileName)) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    // yauzl refuses names that lead out of the archive ("../x", "/x") by itself.
    zip.on("error", (error: unknown) =>
      reject(damaged(shown, "one of its files has an impossible name or size", error)),
    );
    zip.readEntry();
  });
}

function openStream(zip: ZipFile, entry: Entry, shown: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(damaged(shown, `its file ${entry.fileName} can't be unpacked`, error));
      else resolve(stream);
    });
  });
}
