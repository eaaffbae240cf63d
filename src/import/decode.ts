import { UserError } from "../user-error.ts";
import { guessEncoding } from "./encoding.ts";

export type Decoded = {
  readonly text: string;
  readonly encoding: string;
  /** What to look at, where the bytes do not say by themselves how they are to be read. */
  readonly doubt: string | undefined;
};

/** Bytes as text: by their mark, else UTF-8 if they are, else what the file declares, else by their letters. */
export function decodeText(bytes: Uint8Array, shown: string): Decoded {
  const decoded = decode(bytes, shown);
  const text = decoded.text.replace(/^\uFEFF/, "");
  refuseBinary(text.slice(0, 100_000), shown);
  return { ...decoded, text };
}

/** Controls that no text has; a torn character here and there is forgiven. */
function refuseBinary(sample: string, shown: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const strange = sample.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  if (strange > 8 && strange > sample.length / 200) {
    throw new UserError(
      "not-text",
      `${shown} holds no text that can be read; import an EPUB, HTML, DOCX, ODT, RTF, FB2, Markdown or text file.`,
    );
  }
}

function decode(bytes: Uint8Array, shown: string): Decoded {
  const told = markOf(bytes) ?? wideOf(bytes);
  if (told !== undefined) return plain(new TextDecoder(told, { ignoreBOM: true }).decode(bytes), told);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 65_536));
  if (head.includes("\u001b$B") || head.includes("\u001b$@"))
    return plain(new TextDecoder("iso-2022-jp").decode(bytes), "iso-2022-jp");
  try {
    return plain(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), "utf-8");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const declared =
    /<\?xml[^>]{0,200}encoding=["']([\w-]+)/i.exec(head)?.[1] ??
    /<meta[^>]{0,500}charset=["']?\s*([\w-]+)/i.exec(head)?.[1];
  const known = declared === undefined || /^utf-?8$/i.test(declared) ? undefined : decoderFor(declared);
  if (known !== undefined) return plain(known.decode(bytes), known.encoding);
  const torn = tornUtf8(bytes);
  if (torn !== undefined) return torn;
  refuseBinary(head, shown);
  const guess = guessEncoding(bytes);
  if (guess === undefined || (!guess.isSure && bytes.length > 200 && !/^windows-1252$/.test(guess.encoding)))
    throw new UserError(
      "encoding",
      `${shown} is not UTF-8, and nothing says how its letters are to be read; open it in the program that it comes from, save it as UTF-8 and import that.`,
    );
  const name = /^(?:windows|shift|big)/.test(guess.encoding)
    ? guess.encoding.charAt(0).toUpperCase() + guess.encoding.slice(1)
    : guess.encoding.toUpperCase();
  const doubt = `The file is not UTF-8; it was read as ${name}: look at quotes, dashes and accents. If they are wrong, save it as UTF-8 and import that.`;
  return { text: guess.text, encoding: guess.encoding, doubt };
}

function plain(text: string, encoding: string): Decoded {
  return { text, encoding, doubt: undefined };
}

/** UTF-8 with a few torn characters: the rest of it is kept. */
function tornUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const torn = text.match(/\uFFFD+/g)?.length ?? 0;
  const whole = text.match(/(?!\uFFFD)\P{ASCII}/gu)?.length ?? 0;
  if (whole < 2 || torn > Math.max(1, whole / 10)) return undefined;
  const doubt = `The file is UTF-8, but ${torn} of its characters ${torn === 1 ? "is" : "are"} torn and shown as “\uFFFD”; look for ${torn === 1 ? "it" : "them"} in story.md.`;
  return { text, encoding: "utf-8", doubt };
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark: in most scripts' line breaks and spaces every second byte is zero. */
function wideOf(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const enough = Math.max(2, length / 40);
  if (odd > enough && even < odd / 10) return "utf-16le";
  if (even > enough && odd < even / 10) return "utf-16be";
  return undefined;
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // a name that no one knows: fall back
  }
}
