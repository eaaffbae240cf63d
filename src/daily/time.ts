import { languageCodes, type Words, wordsFor } from "../messages/messages.ts";
import { userError } from "../user-error.ts";
import { folded, namesIn } from "./spoken.ts";

/**
 * A time of day as people write it, in the language of that locale or another: `9`, `9:30`, `9am`, `21.15`, `0930`,
 * `21h15`, `noon`, `8 Uhr abends`, `halb neun`, `8 heures du matin`, `午前8時`. Gives `HH:MM`; a UserError for anything else.
 */
export function parseTime(written: string, locale = "en"): string {
  const text = folded(written);
  for (const code of [locale, ...languageCodes()]) {
    const time = timeIn(text, wordsFor(code));
    if (time !== undefined) return time;
  }
  throw userError("time", { written: written.trim().slice(0, 30).replace(/\s+/g, " ") });
}

function timeIn(text: string, { code, input: words }: Words): string | undefined {
  const bare = without(text, namesIn(words.oClock)).rest;
  if (namesIn(words.noon).includes(bare)) return "12:00";
  if (namesIn(words.midnight).includes(bare)) return "00:00";
  const { half, rest: halfless } = halfIn(text, words);
  const beside = minutesBeside(halfless, words.minutes);
  const { rest } = without(beside.rest, namesIn(words.oClock));
  // A number word alone may be anything.
  const named = namesIn(words.hours).findIndex((names) => names.split("/").includes(rest));
  const hour = rest === text ? -1 : named;
  const written = hour === -1 ? rest.replace(between(namesIn(words.oClock)), ":") : String(hour + 1);
  const parts =
    /^(\d{1,2})(?:\s*[:.,h時点]\s*(?:(\d{2})\s*分?)?)?$/.exec(written) ?? /^(\d{2})(\d{2})$/.exec(written);
  if (parts === null) return undefined;
  return timeOf(Number(parts[1]), Number(parts[2] ?? 0), half, code === "en", beside.minutes);
}

/** At night it is late in the evening, or midnight and the hours after it. */
type HalfOfDay = "am" | "pm" | "night" | undefined;

function halfIn(text: string, words: Words["input"]): { readonly half: HalfOfDay; readonly rest: string } {
  const halves = [
    ["am", words.morning],
    ["night", words.night],
    ["pm", words.evening],
  ] as const;
  for (const [half, list] of halves) {
    const { isThere, rest } = without(text, namesIn(list));
    if (isThere) return { half, rest };
  }
  return { half: undefined, rest: text };
}

/** What “half past”, “halb” or “y media” adds to the hour it stands beside. */
function minutesBeside(text: string, list: string): { readonly rest: string; readonly minutes: number } {
  for (const line of list.split(";")) {
    const [minutes = "", names = ""] = line.split("=");
    const { rest, isThere } = without(text, namesIn(names));
    if (isThere) return { rest, minutes: Number(minutes) };
  }
  return { rest: text, minutes: 0 };
}

/** The word between hour and minutes, as in “9 Uhr 30”. */
function between(words: readonly string[]): RegExp {
  return new RegExp(`(?<=^\\d{1,2})\\s*(?:${words.join("|")})\\s*(?=\\d{2}$)`, "u");
}

const minutesADay = 24 * 60;

function timeOf(
  hour: number,
  minute: number,
  half: HalfOfDay,
  isEnglish: boolean,
  more: number,
): string | undefined {
  const isTwelve = half !== undefined && hour >= 1 && hour <= 12;
  // “15 Uhr nachmittags” says one thing twice, as people do; “13pm” and “15 Uhr morgens” are slips.
  if (half !== undefined && !isTwelve && !(half !== "am" && hour > 12 && !isEnglish)) return undefined;
  const isLate = half === "pm" || (half === "night" && hour > 5 && hour < 12);
  const whole = isTwelve ? (hour % 12) + (isLate ? 12 : 0) : hour;
  if (whole > 23 || minute > 59) return undefined;
  const time = (whole * 60 + minute + more + minutesADay) % minutesADay;
  return `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;
}

/** The text without one of these words at its beginning and one at its end; of several that fit, the longest goes. */
function without(
  text: string,
  words: readonly string[],
): { readonly rest: string; readonly isThere: boolean } {
  const longest = words.toSorted((a, b) => b.length - a.length);
  const before = longest.find((word) => text.startsWith(word) && isApart(word, text[word.length])) ?? "";
  const tail = text.slice(before.length).trim();
  const after = longest.find((word) => tail.endsWith(word) && isApart(word, tail.at(-word.length - 1))) ?? "";
  const rest = tail.slice(0, tail.length - after.length).trim();
  return { rest, isThere: rest !== text };
}

/** A word of Latin letters ends where no letter follows: the “a” of “abends” is none. */
function isApart(word: string, next = ""): boolean {
  return !/\p{Script=Latin}/u.test(word) || !/\p{L}/u.test(next);
}
