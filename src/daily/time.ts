import { UserError } from "../user-error.ts";

const words: ReadonlyMap<string, string> = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
]);

/** A time of day as people write it: `9`, `9:30`, `9am`, `21.15`, `0930`, `21h15`, `noon`. */
export function parseTime(written: string): string {
  const text = written.normalize("NFKC").trim().toLowerCase();
  const known = words.get(text);
  if (known !== undefined) return known;
  const parts =
    /^(\d{1,2})(?:\s*[:.,h]\s*(\d{2})?)?\s*(am|pm|a\.m\.?|p\.m\.?|uhr|h|o'clock)?$/.exec(text) ??
    /^(\d{2})(\d{2})$/.exec(text);
  if (parts === null) throw unreadable(written);
  const half = parts[3]?.[0];
  const minute = Number(parts[2] ?? 0);
  let hour = Number(parts[1]);
  if (half === "a" || half === "p") {
    if (hour < 1 || hour > 12) throw unreadable(written);
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  if (hour > 23 || minute > 59) throw unreadable(written);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function unreadable(written: string): UserError {
  const shown = written.trim().slice(0, 30).replace(/\s+/g, " ");
  return new UserError(
    "time",
    `I can't read “${shown}” as a time of day. Write it like 9, 9:30, 9pm or 21:15.`,
    { written: shown },
  );
}
