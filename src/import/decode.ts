import { UserError } from "../user-error.ts";

export type Decoded = { readonly text: string; readonly encoding: string; readonly isGuessed: boolean };

/** Bytes as text: by their mark, else UTF-8 if they are, else what the file declares, else Windows-1252. */
export function decodeText(bytes: Uint8Array, shown: string): Decoded {
  const decoded = decode(bytes);
  const text = decoded.text.replace(/^\uFEFF/, "");
  const sample = text.slice(0, 100_000);
  // Controls that no text has; a torn character here and there is forgiven.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const strange = sample.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  if (strange > 8 && strange > sample.length / 200) {
    throw new UserError(
      "not-text",
      `${shown} holds no text that can be read; import an EPUB, HTML, DOCX, Markdown or text file.`,
    );
  }
  return { ...decoded, text };
}

function decode(bytes: Uint8Array): Decoded {
  const encoding = markOf(bytes) ?? wideOf(bytes);
  if (encoding !== undefined) {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding, isGuessed: false };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding: "utf-8", isGuessed: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const declared =
    /<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head)?.[1] ?? /<meta[^>]*charset=["']?([\w-]+)/i.exec(head)?.[1];
  const known = declared === undefined || /^utf-?8$/i.test(declared) ? undefined : decoderFor(declared);
  if (known !== undefined) return { text: known.decode(bytes), encoding: known.encoding, isGuessed: false };
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252", isGuessed: true };
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
