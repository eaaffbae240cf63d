import type { FoundStory, LeftOut } from "./draft.ts";

/** A text in pieces, each with the notes around it; a line that begins with `headingSign` is a heading. */
export type Japanese = {
  readonly about: FoundStory;
  readonly pieces: readonly {
    readonly title: string | undefined;
    readonly before: string;
    readonly text: string;
    readonly after: string;
  }[];
  readonly leftOut: readonly LeftOut[];
  /** Each line is a paragraph, as these sites write them; where blank lines are mere spacing, breaks have a sign. */
  readonly lines: "broken by blanks" | "spaced" | undefined;
};

/** No text has it: it stands before a line that a sign in the source makes a heading. */
export const headingSign = "\u0001";

/** What Japanese sites write into their texts: Aozora Bunko's signs, Narou's parts and preface, the ruby of both. */
export function readJapanese(source: string): Japanese | undefined {
  if (!/[\u3040-\u30ff]/.test(source.slice(0, 20_000))) return undefined;
  const found = readParts(source) ?? readSingle(source) ?? readAozora(source);
  if (found !== undefined || (source.search(explicit) < 0 && source.search(implied) < 0)) return found;
  return { about: {}, pieces: [piece(source)], leftOut: [], lines: undefined };
}

function piece(written: string, title?: string, before = "", after = "") {
  const text = readRuby(written);
  return { title, before, text, after };
}

const partLine = /^-{5,}\s*第?\s*[0-9０-９]+\s*(?:部分|話|部)[^\n-]{0,10}-{5,}\s*$/gm;

/** Narou's download of a whole work: 第1部分開始, then 【サブタイトル】, 【前書き】, 【本文】, 【後書き】. */
function readParts(source: string): Japanese | undefined {
  const lines = [...source.matchAll(partLine)];
  const first = lines[0];
  if (first === undefined) return undefined;
  const head = source.slice(0, first.index);
  const [title = "", ...rest] = head.split("\n").filter((line) => line.trim() !== "");
  const author = /^[\s\u3000]*作者\s*[:：]\s*(\S.*)$/m.exec(head)?.[1];
  const summary = fieldsOf(head).get("あらすじ");
  const pieces = lines.map((line, at) => {
    const inside = source.slice(line.index + line[0].length, lines[at + 1]?.index ?? source.length);
    const named = fieldsOf(inside);
    const text = spaced(named.get("本文") ?? inside);
    return piece(text, named.get("サブタイトル")?.trim(), named.get("前書き"), named.get("後書き"));
  });
  const signs = `${lines.map((line) => line[0]).join("\n")}${source.match(label)?.join("") ?? ""}`;
  return {
    about: {
      title: title.trim(),
      authors: author === undefined ? [] : [author.trim()],
      summary: summary === undefined ? undefined : trimLines(summary),
    },
    pieces,
    lines: "spaced",
    leftOut: [
      { what: "title page", text: rest.filter((line) => !summary?.includes(line)).join("\n") },
      { what: "control", text: signs },
    ],
  };
}

const label = /^【(?:サブタイトル|前書き|本文|後書き|あらすじ|注意事項|章タイトル)】[^\S\n]*$/gm;

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(label)];
  return new Map(
    found.map((one, at) => [
      one[0].trim().slice(1, -1),
      text.slice(one.index + one[0].length, found[at + 1]?.index ?? text.length),
    ]),
  );
}

/** Narou's download of one part: a preface and an afterword, each beyond a line of 44 asterisks. */
function readSingle(source: string): Japanese | undefined {
  const chunks = source.split(/^\*{40,}[^\S\n]*$/m);
  const isLine = !(chunks[0] ?? "").trim().includes("\n");
  if (chunks.length === 4 && isLine) chunks.splice(0, 2, `${(chunks[0] ?? "").trim()}\n${chunks[1]}`);
  if (chunks.length !== 3) return undefined;
  const [before = "", text = "", after = ""] = chunks;
  const [first = "", ...rest] = before.trim().split("\n");
  // The part's title stands above its preface.
  const isTitled = /^第[^\n]{1,60}$/.test(first.trim()) || rest.length === 0;
  const preface = isTitled ? rest.join("\n") : before;
  return {
    about: {},
    pieces: [piece(spaced(text), isTitled ? first.trim() : undefined, preface, after)],
    lines: "spaced",
    leftOut: [],
  };
}

/** Where single blank lines are spacing, two or more are a break. */
function spaced(text: string): string {
  const blanks = text.trim().match(/\n(?:[^\S\n]*\n)+/g) ?? [];
  const wide = blanks.filter((one) => one.split("\n").length > 3).length;
  return wide > blanks.length / 2 ? text : text.replace(/\n(?:[^\S\n]*\n){2,}/g, "\n\n＊＊＊\n\n");
}

const rule = /^-{20,}[^\S\n]*$/m;

/** Aozora Bunko's text: title and author, an explanation of its signs, the text, and the makers of the copy. */
function readAozora(source: string): Japanese | undefined {
  if (!/^底本[:：]/m.test(source) && !source.includes("［＃")) return undefined;
  const leftOut: LeftOut[] = [];
  const [above = "", signs = "", ...below] = source.split(rule);
  const isExplained = signs.includes("記号について") && below.length > 0;
  const about: FoundStory = {};
  let text = source;
  if (isExplained) {
    text = source.slice(source.indexOf(signs) + signs.length).replace(rule, "");
    leftOut.push({ what: "publisher's frame", text: signs });
    const lines = above.split("\n").filter((line) => line.trim() !== "");
    about.title = lines[0]?.trim();
    about.authors = lines
      .slice(1)
      .slice(-1)
      .map((author) => author.trim());
    leftOut.push({ what: "title page", text: lines.slice(1, -1).join("\n") });
  }
  const end = /^底本[:：]/m.exec(text);
  if (end !== null) {
    leftOut.push({ what: "publisher's frame", text: text.slice(end.index) });
    text = text.slice(0, end.index);
  }
  for (const [sign] of text.matchAll(/［＃[^］\n]{0,200}］/g)) leftOut.push({ what: "control", text: sign });
  return { about, pieces: [piece(readSigns(text))], lines: "broken by blanks", leftOut };
}

/** ［＃…］: headings are kept as such, letters named by their number are written, the rest is layout. */
function readSigns(source: string): string {
  const headed = source
    .replace(/^.*［＃「[^」\n]{1,100}」は[大中小]見出し］.*$/gm, (line) => headingSign + line)
    .replace(/［＃(?:同行|窓)?[大中小]見出し］/g, headingSign);
  return headed
    .replace(/※［＃[^］\n]{0,100}?U\+([0-9A-Fa-f]{4,6})[^］\n]{0,60}］/g, (all, code: string) => {
      const point = Number.parseInt(code, 16);
      return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
    })
    .replace(/^[^\S\n]*［＃改(?:ページ|丁|段|見開き)］[^\S\n]*$/gm, "\n")
    .replace(/［＃[^］\n]{0,200}］/g, "");
}

const explicit = /[｜|]([^｜|《》\n]{1,40})《([^《》\n]{1,40})》/g;
const implied =
  /([\p{Script=Han}々〆ヶ〇]{1,12})《([\p{Script=Hiragana}\p{Script=Katakana}ー・\u3000 ]{1,30})》/gu;

/** ｜九段《くだん》 and 漣《さざなみ》 as 九段（くだん） and 漣（さざなみ）, as pages' ruby is read; 《《dots》》 are emphasis. */
function readRuby(text: string): string {
  return text
    .replace(/《《([^《》\n]{1,60})》》/g, "$1")
    .replace(explicit, (_, base: string, reading: string) =>
      /^[・･﹅﹆●○◦•、\s]+$/u.test(reading) ? base : `${base}（${reading}）`,
    )
    .replace(implied, "$1（$2）");
}

export function trimLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/^[\s\u3000]+|\s+$/g, ""))
    .join("\n")
    .trim();
}
