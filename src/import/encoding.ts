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

export type Guess = { readonly encoding: string; readonly text: string; readonly isSure: boolean };

/** What these bytes are likely written in, by the letters that each encoding would make of them. */
export function guessEncoding(bytes: Uint8Array): Guess | undefined {
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

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text;
  } catch {
    // A torn last character, or a stray byte in a million, speaks against nothing.
    const text = new TextDecoder(encoding).decode(bytes);
    const torn = text.match(/\ufffd/g)?.length ?? 0;
    return torn <= Math.max(1, text.length / 2000) ? text : undefined;
  }
}

/** From about -2 to 1: how well the letters beyond ASCII look like some language's words. */
function score(text: string, encoding: string): number {
  let sum = 0;
  let all = 0;
  const isDouble = doubleByte.has(encoding);
  for (const found of text.matchAll(/\P{ASCII}/gu)) {
    const sign = found[0];
    const at = found.index;
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
