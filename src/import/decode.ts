import { isUtf8 } from "node:buffer";
import { UserError } from "../user-error.ts";

type Decoded = {
  readonly text: string;
  /** What to look at, where the bytes do not say by themselves how they are to be read. */
  readonly doubt?: string;
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
  const wide = markOf(bytes) ?? wideOf(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide, { ignoreBOM: true }).decode(bytes) };
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 65_536));
  if (head.includes("\u001b$B") || head.includes("\u001b$@"))
    return { text: new TextDecoder("iso-2022-jp").decode(bytes) };
  if (isUtf8(bytes)) return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
  const declared =
    /<\?xml[^>]{0,200}encoding=["']([\w-]+)/i.exec(head)?.[1] ??
    /<meta[^>]{0,500}charset=["']?\s*([\w-]+)/i.exec(head)?.[1];
  const known = declared === undefined || /^utf-?8$/i.test(declared) ? undefined : decoderFor(declared);
  if (known !== undefined) return { text: known.decode(bytes) };
  const torn = tornUtf8(bytes);
  if (torn !== undefined) return torn;
  refuseBinary(head, shown);
  const guess = guessEncoding(bytes);
  if (guess === undefined || (!guess.isSure && bytes.length > 200 && guess.encoding !== "windows-1252"))
    throw new UserError(
      "encoding",
      `${shown} is not UTF-8, and nothing says how its letters are to be read; open it in the program that it comes from, save it as UTF-8 and import that.`,
    );
  const name = /^(?:windows|shift|big)/.test(guess.encoding)
    ? guess.encoding.charAt(0).toUpperCase() + guess.encoding.slice(1)
    : guess.encoding.toUpperCase();
  const doubt = `The file is not UTF-8; it was read as ${name}: look at quotes, dashes and accents. If they are wrong, save it as UTF-8 and import that.`;
  return { text: guess.text, doubt };
}

/** UTF-8 with a few torn characters: the rest of it is kept. */
function tornUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const torn = text.match(/\uFFFD+/g)?.length ?? 0;
  const whole = text.match(/(?!\uFFFD)\P{ASCII}/gu)?.length ?? 0;
  if (whole < 2 || torn > Math.max(1, whole / 10)) return undefined;
  const doubt = `The file is UTF-8, but ${torn} of its characters ${torn === 1 ? "is" : "are"} torn and shown as “\uFFFD”; look for ${torn === 1 ? "it" : "them"} in story.md.`;
  return { text, doubt };
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

/** Encodings that stories are found in, besides UTF-8; the first is what most of them are. */
const candidates = [
  "windows-1252",
  "windows-1251",
  "koi8-r",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
  "windows-1250",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "ibm866",
] as const;
const doubleByte = new Set<string>(["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"]);

const commonHan = new Set(
  "的一是不了在人有我他这這个個们們来來上大到时時为為地得出会會你说說就子里裡也道下看天中那着著然后後自以去心她本日今何言見目手事思彼女私前生間者気方行分国學学小年月水火木夜朝声聲家头頭面没沒好很都把还還让讓从從吗嗎呢吧啊过過只想知己无無章第回話话",
);
const commonHangul = new Set(
  "이다는을를에의가고하지은기도그나사아리서로어자인한시니있해들게만었라수대정보내여없면장것때말데던까우부일거제했으",
);

/** What these bytes are likely written in, by the letters that each encoding would make of them. */
function guessEncoding(
  bytes: Uint8Array,
): { readonly encoding: string; readonly text: string; readonly isSure: boolean } | undefined {
  const scored = candidates
    .flatMap((encoding) => {
      const text = tryDecode(bytes, encoding);
      return text === undefined ? [] : [{ encoding, text, score: score(text.slice(0, 200_000), encoding) }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined || best.score < 0.3) return undefined;
  const isSure = next === undefined || best.score - next.score > 0.08 || next.text === best.text;
  return { encoding: best.encoding, text: best.text, isSure };
}

/** A torn last character, or a stray byte in a million, speaks against nothing. */
function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  const text = new TextDecoder(encoding).decode(bytes);
  const torn = text.match(/\ufffd/g)?.length ?? 0;
  return torn <= Math.max(1, text.length / 2000) ? text : undefined;
}

/** From about -2 to 1: how well the letters beyond ASCII look like some language's words. */
function score(text: string, encoding: string): number {
  const isDouble = doubleByte.has(encoding);
  let sum = 0;
  let all = 0;
  for (const { 0: sign, index: at } of text.matchAll(/\P{ASCII}/gu)) {
    all += 1;
    sum += isDouble
      ? scoreWide(sign, encoding)
      : scoreNarrow(sign, text[at - 1] ?? " ", text[at + sign.length] ?? " ", encoding);
  }
  return all === 0 ? 0 : sum / all;
}

function scoreWide(sign: string, encoding: string): number {
  if (/[\u3040-\u30ff]/.test(sign)) return encoding === "shift_jis" || encoding === "euc-jp" ? 1 : 0.1;
  if (/[\uac00-\ud7a3]/.test(sign)) return encoding === "euc-kr" ? (commonHangul.has(sign) ? 1.1 : 0.55) : -1;
  if (/[\u4e00-\u9fff]/.test(sign)) return commonHan.has(sign) ? 1.1 : encoding === "euc-kr" ? -0.3 : 0.3;
  if (/[\u3000-\u303f\uff01-\uff5e“”‘’…—]/.test(sign)) return 0.8;
  return /[\uff61-\uff9f]/.test(sign) ? -1 : -0.8;
}

function scoreNarrow(sign: string, before: string, after: string, encoding: string): number {
  if (/[\u00a0–—“”‘’„…«»‚]/.test(sign)) return 0.5;
  if (/\p{Script=Cyrillic}/u.test(sign)) {
    // Capitals within words are what KOI8 makes of Windows-1251 and the other way round.
    if (/\p{Lu}/u.test(sign) && /\p{Ll}/u.test(before)) return -1.5;
    return /[оеаинтсрвлОЕАИНТСРВЛ]/.test(sign) ? 1 : /\p{Ll}/u.test(sign) ? 0.7 : 0.4;
  }
  if (/\p{Script=Greek}|\p{Script=Hebrew}|\p{Script=Arabic}/u.test(sign))
    return /\p{L}/u.test(before) || /\p{L}/u.test(after) ? 0.75 : -0.3;
  if (/\p{M}/u.test(sign)) return encoding === "windows-1255" || encoding === "windows-1256" ? 0.2 : -1;
  if (!/\p{L}/u.test(sign)) return -0.9;
  // A Latin letter with a sign stands among plain ones.
  const neighbours = Number(/[a-z]/i.test(before)) + Number(/[a-z]/i.test(after));
  if (neighbours === 0 && /\P{ASCII}/u.test(before) && /\P{ASCII}/u.test(after)) return -1.2;
  if (/\p{Lu}/u.test(sign) && /[a-z]/.test(before)) return -1;
  const isRare = /[ðþýÐÞÝþ¹³]/.test(sign);
  const isUsual = /[éèêëàâäáåãæçöüßñíìîïóòôõøúùûœÉÀÄÖÜÅÆØÇ]/.test(sign);
  if (encoding === "windows-1252") return isRare ? 0.15 : isUsual ? 0.8 : 0.3;
  if (encoding === "windows-1250")
    return /[ąćęłńśźżčďěňřšťůžőűăşţđ]/i.test(sign) ? 0.85 : isUsual ? 0.7 : 0.2;
  if (encoding === "windows-1254") return /[ğışİĞŞ]/.test(sign) ? 0.85 : isUsual ? 0.75 : 0.2;
  return isUsual ? 0.3 : 0;
}
