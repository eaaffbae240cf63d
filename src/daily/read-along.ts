import type { DailySettings, Portion } from "../domain/subscription.ts";
import { userError } from "../user-error.ts";
import { anchorFrom, localDate } from "./calendar.ts";
import type { DailyInput } from "./input.ts";

type ReadAlong = Partial<Pick<DailySettings, "days">> &
  Pick<DailySettings, "on" | "portion" | "until" | "every" | "anchor" | "follows">;

/** How much a post brings, until when, how often, and whose spoiler limit goes along; `base` has what else was chosen. */
export function readAlong(base: DailySettings, input: DailyInput, now: number): ReadAlong {
  const today = localDate(base.zone, now);
  const portion = input.portion === undefined ? base.portion : parsePortion(input.portion);
  const until = input.until === undefined ? base.until : parseUntil(input.until, today);
  const every = input.every ?? base.every;
  const follows = input.follow ?? base.follows;
  const on = input.on ?? base.on;
  const isByDay = on !== "new-chapters" && on !== "story-dates";
  const canEnd = isByDay && base.order === "serial" && base.atEnd === "stop";
  // What an end date needs was taken away, or never there.
  if (input.until !== undefined && until !== undefined && !canEnd) throw userError("daily-until-order");
  return {
    ...(isByDay ? {} : { on }),
    ...(portion === undefined || portion === "passage" ? {} : { portion }),
    ...(canEnd && until !== undefined ? { until } : {}),
    // A story's own days are looked for on all days.
    ...(on === "story-dates" ? { days: "1234567" } : {}),
    ...(every === undefined || every === 1 || on === "story-dates"
      ? {}
      : { every, anchor: anchorFrom({ ...base, every }, today) }),
    ...(follows === "server" || follows === "channel" || follows === "own" ? { follows } : {}),
  };
}

export const leastWords = 50;

/** `scene`, `chapter`, `passage`, or words: `800`, `800 words`. A UserError for anything else. */
export function parsePortion(written: string): Portion {
  const text = written.trim().toLowerCase();
  if (text === "passage" || text === "scene" || text === "chapter") return text;
  const words = Number(
    /^(\d{1,5})(?:\s*\p{L}+)?$/u.exec(text.replaceAll(/(?<=\d)[.,\u202f\u00a0](?=\d{3})/g, ""))?.[1],
  );
  if (words >= leastWords && words <= 20_000) return words;
  throw userError("daily-portion", { written: shown(written) });
}

/** A date such as 2026-12-24 or 24.12.2026 that lies ahead; undefined takes it off. */
export function parseUntil(written: string, today: string): string | undefined {
  const text = written.trim();
  if (/^(?:none|-|no|never)$/i.test(text)) return undefined;
  const date = dateIn(text, today);
  if (date === "none") throw userError("daily-no-day", { written: text });
  if (date === undefined) throw userError("daily-until", { written: shown(written) });
  if (date.slice(0, 4) > String(Number(today.slice(0, 4)) + 10)) throw userError("daily-until-far", { date });
  if (date <= today) throw userError("daily-until-past", { date });
  return date;
}

/** Year first, or day first with dots; a date without a year is the next one. `none`: the calendar has no such day. */
function dateIn(text: string, today: string): string | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?$/.exec(text);
  const japanese = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/.exec(text);
  const [year, month, day] =
    iso !== null
      ? [iso[1], iso[2], iso[3]]
      : dotted !== null
        ? [dotted[3], dotted[2], dotted[1]]
        : [japanese?.[1], japanese?.[2], japanese?.[3]];
  if (month === undefined || day === undefined) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)];
  for (const one of years) {
    try {
      const date = Temporal.PlainDate.from(
        { year: one, month: Number(month), day: Number(day) },
        { overflow: "reject" },
      ).toString();
      if (year !== undefined || date > today) return date;
    } catch {
      // The 30th of February, the 13th month.
    }
  }
  return "none";
}

function shown(written: string): string {
  return written.trim().slice(0, 40).replace(/\s+/g, " ");
}
