import type { AttachedFile } from "../domain/option.ts";
import { userError } from "../user-error.ts";

const discordHosts = ["cdn.discordapp.com", "media.discordapp.net"];

/** A file of any size that is allowed comes within this; a link that sends nothing for a while is given up. */
const allMs = 60_000;
const silentMs = 10_000;

export type FetchFile = (
  file: AttachedFile,
  mostBytes: number,
  progress: (done: number, of: number) => void,
) => Promise<Uint8Array<ArrayBuffer>>;

/** What somebody attached, from Discord's own network alone: no other address is ever asked, nor where one leads to. */
export function makeFetch(parts: {
  /** Discord's REST; where that is on this machine, as in the sandbox, files are too. */
  readonly apiUrl: string | undefined;
  readonly now: () => number;
  readonly silentMs?: number;
}): FetchFile {
  const local = localHost(parts.apiUrl);
  return async ({ url, bytes: size }, mostBytes, progress) => {
    const address = addressOf(url, local);
    if (address === undefined) throw userError("upload-host");
    if (size > mostBytes) throw tooLarge(mostBytes);
    const until = Number.parseInt(address.searchParams.get("ex") ?? "", 16) * 1_000;
    if (until <= parts.now()) throw userError("upload-expired");
    const silence = makeSilence(parts.silentMs ?? silentMs);
    try {
      const signal = AbortSignal.any([silence.signal, AbortSignal.timeout(allMs)]);
      const response = await fetch(address, { redirect: "manual", signal, credentials: "omit" });
      if ([403, 404, 410].includes(response.status)) throw userError("upload-expired");
      // A redirect leads where nobody has looked.
      if (response.status !== 200 || response.body === null) throw userError("upload-lost");
      const said = response.headers.get("content-length");
      if (said !== null && Number(said) > mostBytes) throw tooLarge(mostBytes);
      return await readAll(response.body, { size, mostBytes, progress, heard: silence.heard });
    } catch (error) {
      if (error instanceof Error && error.name === "UserError") throw error;
      throw Object.assign(userError("upload-lost"), { cause: error });
    } finally {
      silence.end();
    }
  };
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  of: {
    readonly size: number;
    readonly mostBytes: number;
    readonly progress: (done: number, of: number) => void;
    readonly heard: () => void;
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let done = 0;
  // Leaving the loop early ends the connection.
  for await (const chunk of body) {
    of.heard();
    done += chunk.length;
    if (done > of.mostBytes) throw tooLarge(of.mostBytes);
    // Discord says a file's size to the byte: whatever sends more is no such file.
    if (done > of.size) throw userError("upload-lost");
    chunks.push(chunk);
    of.progress(done, of.size);
  }
  if (done !== of.size) throw userError("upload-lost");
  const all = new Uint8Array(done);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function addressOf(url: string, local: string | undefined): URL | undefined {
  const address = URL.parse(url);
  if (address === null || address.username !== "" || address.password !== "") return undefined;
  if (address.protocol === "https:" && discordHosts.includes(address.host)) return address;
  return address.protocol === "http:" && address.host === local ? address : undefined;
}

/** With its port; undefined where Discord is elsewhere. */
function localHost(apiUrl: string | undefined): string | undefined {
  const address = apiUrl === undefined ? null : URL.parse(apiUrl);
  if (address === null) return undefined;
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(address.hostname);
  return isLoopback ? address.host : undefined;
}

function makeSilence(ms: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, heard: () => timer.refresh(), end: () => clearTimeout(timer) };
}

function tooLarge(most: number) {
  return userError("upload-large", { most: Math.floor(most / 2 ** 20) });
}
