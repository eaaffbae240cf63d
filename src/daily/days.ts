import { UserError } from "../user-error.ts";

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const words: ReadonlyMap<string, string> = new Map([
  ["every day", "1234567"],
  ["everyday", "1234567"],
  ["daily", "1234567"],
  ["all", "1234567"],
  ["weekdays", "12345"],
  ["weekends", "67"],
  ["weekend", "67"],
]);

/** Weekdays as people write them: `weekdays`, `mon, wed, fri`, `Mon-Fri`, `Sunday`. Gives ISO numbers, such as "135". */
export function parseDays(written: string): string {
  const text = written.normalize("NFKC").trim().toLowerCase();
  const known = words.get(text);
  if (known !== undefined) return known;
  const days = new Set<number>();
  for (const part of text.split(/\s*(?:,|;|\+|&|\band\b|\s)\s*/).filter((one) => one !== "")) {
    const [from, to, ...more] = part.split(/[-–]/).map(dayOf);
    if (from === undefined || more.length > 0 || (part.match(/[-–]/) !== null && to === undefined)) {
      throw unreadable(written);
    }
    // Fri-Mon goes over the end of the week.
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === (to ?? from)) break;
    }
  }
  if (days.size === 0) throw unreadable(written);
  return [...days].sort().join("");
}

function dayOf(word: string): number | undefined {
  const at = names.findIndex((name) => word.length >= 2 && (word.startsWith(name) || name.startsWith(word)));
  return at === -1 ? undefined : at + 1;
}

function unreadable(written: string): UserError {
  const shown = written.trim().slice(0, 40).replace(/\s+/g, " ");
  return new UserError(
    "days",
    `I can't read “${shown}” as days of the week. Write weekdays, weekends, or days like mon, wed, fri.`,
    { written: shown },
  );
}
