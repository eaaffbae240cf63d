import { type Block, plainWords, wordsIn } from "./draft.ts";

const numbers =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final";
const number = `(?:\\d{1,4}|[ivxlcdm]{1,8}|(?:the\\s+)?(?:${numbers})(?:[\\s-](?:${numbers}))?)`;
const english = new RegExp(
  `^(?:chapter|part|book|act|scene|letter|day|section|ch\\.?)\\s+${number}\\s*(?:[.:)—–-]\\s*(.*))?$`,
  "isu",
);
const titled = /^chapter\s+\d{1,4}\s+\p{Lu}.{0,50}[^.!?,;]$/isu;
const foreign =
  /^(?:kapitel|teil|chapitre|partie|capítulo|capitulo|parte|capitolo|hoofdstuk|deel|kapittel|kapitola|kapitoła|rozdział|część|глава|часть|розділ|κεφάλαιο|bölüm|luku|fejezet)\s+[\p{L}\p{N}-]+\s*(?:[.:—–-]\s*(.*))?$/isu;
const foreignAfter =
  /^(?:\d+|[ivxlc]+)\s*\.?\s*(?:kapitel|teil|kapitola|fejezet|bölüm)\s*(?:[.:—–-]\s*(.*))?$/isu;
const eastern = /^第\s*[〇零一二三四五六七八九十百千0-9０-９]+\s*[章話话回節节部幕編篇](?:[\s　:：「].*)?$/su;
const korean = /^제?\s*\d+\s*[장화부](?:[\s:：.].*)?$/su;
const arabic = /^(?:الفصل|الباب|الجزء|פרק)\s+\S+(?:\s+عشر)?\s*(?:[:.–—-]\s*.*)?$/su;
const named =
  /^(?:prologue?|epilogue?|prolog|epilog|interlude|intermezzo|intermission|foreword|preface|afterword|prólogo|epílogo|prologo|epilogo|пролог|эпилог|プロローグ|エピローグ|序章|終章|終幕|幕間|序幕|مقدمة|خاتمة|تمهيد)(?:\s*[:—–-].*)?\.?$/isu;

const shapes = [english, titled, foreign, foreignAfter, eastern, korean, arabic, named];

/** "Chapter One", "CHAPTER IV. The Lamp", "Kapitel 3", "第一章", "Prologue": a heading in one of its usual forms. */
export function isChapterHeading(text: string): boolean {
  const line = text.trim();
  if (line === "" || line.length > 100 || line.split("\n").length > 2) return false;
  const flat = line.replace(/\s*\n\s*/g, " ");
  const [first = "", second] = line.split("\n");
  if (second !== undefined)
    return isChapterHeading(first) && !/[.!?;,"”]$/.test(second.replace(/\.{3}$/, ""));
  if (/[,;]$/.test(flat)) return false;
  return shapes.some((shape) => {
    const found = shape.exec(flat);
    return found !== null && !/[^.][.!?]["”]?$/.test(found[1] ?? "");
  });
}

/** What kind of heading it is: books that count chapters count nothing else beside them but parts. */
export function headingFamily(text: string): "chapter" | "part" | "named" | "other" {
  const line = text.trim();
  if (
    /^(?:chapter|ch\.?\s|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|kapittel|kapitola|rozdzia|глава|розділ|κεφάλαιο|bölüm|luku|fejezet|الفصل|פרק|第.+[章話话回]|제?\s*\d+\s*[장화])/iu.test(
      line,
    )
  )
    return "chapter";
  if (named.test(line)) return "named";
  return /^(?:part|book|act|teil|partie|parte|deel|часть|第.+[部幕編篇])/iu.test(line) ? "part" : "other";
}

/** "CHAPTER I.\nDown the Lane" in one line. */
export function headingTitle(text: string): string {
  const [first = "", ...rest] = text.trim().split(/\s*\n\s*/);
  if (rest.length === 0) return first;
  return `${first.replace(/[.:—–-]$/, "")}: ${rest.join(" ")}`;
}

/** The value of a lone "7", "7." or "VII.", for chapters that are only counted. */
export function bareNumber(text: string): number | undefined {
  const parts = /^(?:(\d{1,3})|([IVXLC]{1,7}))\s*[.)]?$/.exec(text.trim());
  if (parts === null) return undefined;
  if (parts[1] !== undefined) return Number(parts[1]);
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  const digits = [...(parts[2] ?? "")].map((sign) => values[sign] ?? 0);
  return digits.reduce((sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value), 0);
}

/** A heading's lines as one title. */
export function headingText(parts: readonly Block[]): string {
  return parts
    .flatMap((part) => wordsIn(part)?.split("\n") ?? [])
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .reduce((title, line) => (title === "" ? line : joinTitles(title, line)), "");
}

export function joinTitles(first: string, second: string): string {
  const isNumber = /^(?:\d{1,4}|[IVXLC]{1,7})$/.test(first);
  return /[.:!?…—–-]$/.test(first) ? `${first} ${second}` : `${first}${isNumber ? "." : ":"} ${second}`;
}

/** Titles are seldom written alike in two places: one is the other, or its beginning or its end. */
export function sameTitle(first: string, second: string): boolean {
  const [few, many] = [plainWords(first), plainWords(second)].sort((a, b) => a.length - b.length);
  const [short = "", long = ""] = [few?.join(" "), many?.join(" ")];
  if (short === "") return first.trim() === second.trim();
  return long === short || `${long} `.startsWith(`${short} `) || ` ${long}`.endsWith(` ${short}`);
}
