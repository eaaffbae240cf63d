import { wordsFor } from "../messages/messages.ts";
import { userError } from "../user-error.ts";
import { folded, namesIn } from "./spoken.ts";

const all = [1, 2, 3, 4, 5, 6, 7];
/** The first of January 2024 was a Monday. */
const mondayBefore = Date.UTC(2023, 11, 31);
const dayMs = 86_400_000;

const asKept = /^(?:[1-7]+|[1-7]\.(?:[1-5]|-1))(?: [1-7]\.(?:[1-5]|-1))*$/;

/**
 * Weekdays as people write them, in the language of that locale or in English: `weekdays`, `mon, wed, fri`, `Mon-Fri`,
 * `Dienstag`, `lundi`, `月・水`, `first monday`, `letzter Freitag`. Gives ISO numbers in order, such as "135", and those of
 * a month alone as "1.1 5.-1"; a UserError for anything else.
 */
export function parseDays(written: string, locale = "en"): string {
  const text = folded(written);
  if (asKept.test(text)) return text;
  const days = nthDaysIn(text, locale) ?? daysIn(text, locale) ?? nthDaysIn(text, "en") ?? daysIn(text, "en");
  if (days !== undefined) return days;
  throw userError("days", { written: written.trim().slice(0, 40).replace(/\s+/g, " ") });
}

function daysIn(text: string, locale: string): string | undefined {
  const { input, code } = wordsFor(locale);
  if (namesIn(input.everyDay).includes(text)) return "1234567";
  if (namesIn(input.weekdays).includes(text)) return "12345";
  if (namesIn(input.weekends).includes(text)) return "67";
  const to = namesIn(input.to);
  const days = new Set<number>();
  let from: number | undefined;
  let isRange = false;
  const bare = text.replace(/-feiras?\b|曜日?/g, "");
  for (const [word] of bare.matchAll(/[\p{Script=Latin}]+|[\p{L}]|[-–~〜]/gu)) {
    const day = dayOf(word, code);
    if (day !== undefined) {
      for (const one of isRange ? through(from ?? day, day) : [day]) days.add(one);
      [from, isRange] = [day, false];
    } else if (from !== undefined && (/^[-–~〜]$/.test(word) || to.includes(word) || word === "か")) {
      isRange = true;
    } else if (!isFiller(word, code)) return undefined;
  }
  return days.size === 0 || isRange ? undefined : [...days].sort().join("");
}

/** Days of which some come once a month: the first, … the last; undefined where none does. */
function nthDaysIn(text: string, locale: string): string | undefined {
  const { input, code } = wordsFor(locale);
  const ordinals = [input.first, input.second, input.third, input.fourth, input.last].flatMap((list, at) =>
    namesIn(list).map((name) => ({ name, nth: at === 4 ? -1 : at + 1 })),
  );
  const longestFirst = ordinals.toSorted((a, b) => b.name.length - a.name.length);
  const nth = new Set<string>();
  const weekly: string[] = [];
  let pending: number[] = [];
  for (const piece of text.split(/[,;、・&]|\s(?:and|und|et|y|e)\s|と/)) {
    const bare = piece
      .trim()
      .replace(
        /^(?:(?:on|the|every|each|am|jeden|chaque|cada|le|les|el|los|na|no|nas|nos|a|o)\s)+|^毎月の?/,
        "",
      )
      .replace(/\s(?:of|im|du|del|do|da|de)\s.*$/, "");
    const found = longestFirst.find(({ name }) => bare.startsWith(name));
    const rest = bare.slice(found?.name.length).trim();
    const day = rest === "" ? undefined : daysIn(rest, locale);
    if (found !== undefined && day?.length === 1) {
      for (const each of [...pending, found.nth]) nth.add(`${day}.${each}`);
      pending = [];
    } else if (found !== undefined && rest === "" && dayOf(bare, code) === undefined) pending.push(found.nth);
    else weekly.push(piece);
  }
  if (nth.size === 0 || pending.length > 0) return undefined;
  const others = weekly.length === 0 ? undefined : daysIn(weekly.join(", "), locale);
  if (weekly.length > 0 && others === undefined) return undefined;
  return [...(others === undefined ? [] : [others]), ...[...nth].sort()].join(" ");
}

/** Fri-Mon goes over the end of the week. */
function through(from: number, to: number): readonly number[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, at) => ((from - 1 + at) % 7) + 1);
}

/** A day by its name, a part of it that is no other day's, or its plural. */
function dayOf(word: string, code: string): number | undefined {
  const isWhole = (name: string) => name === word || `${name}s` === word;
  const whole = all.filter((day) => namesOf(day, code).some(isWhole));
  if (whole.length === 1) return whole[0];
  if (word.length < 2) return undefined;
  const begun = all.filter((day) =>
    namesOf(day, code).some((name) => name.startsWith(word) || (name.length > 2 && word.startsWith(name))),
  );
  return begun.length === 1 ? begun[0] : undefined;
}

function namesOf(day: number, code: string): readonly string[] {
  const at = mondayBefore + day * dayMs;
  const name = (weekday: "long" | "short") =>
    folded(new Intl.DateTimeFormat(code, { weekday, timeZone: "UTC" }).format(at)).replace(
      /\.$|-feira$|曜日$/,
      "",
    );
  return [name("long"), name("short")];
}

/** Words beside days: “and” in the language, “les”, “on”. */
function isFiller(word: string, code: string): boolean {
  const list = new Intl.ListFormat(code).format(["", ""]);
  return (
    folded(list) === word ||
    /^(?:on|les|le|los|el|as|aos|e|et|du|de|das|dos|am|an|ab|vom|from|every|each|jede[nms]?|chaque|tous|cada|tod[oa]s?|毎|週|と|ら)$/.test(
      word,
    )
  );
}
