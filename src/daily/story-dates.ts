import type { DailySettings } from "../domain/subscription.ts";
import type { Passage, Story } from "../story/story.ts";
import { userError } from "../user-error.ts";
import { type Due, dueAt } from "./calendar.ts";
import type { Chosen, Waiting } from "./choose.ts";

type Dated = { readonly day: string; readonly passages: readonly Passage[] };

/** What the story gives a day to, in its order. */
function datedOf({ about, chapters, passages }: Story): readonly Dated[] {
  return (about.dates ?? [])
    .flatMap(({ date: day, chapter, passages: some }) => {
      const range = some ?? chapters.find(({ number }) => number === chapter);
      return range === undefined ? [] : [{ day, passages: passages.slice(range.first - 1, range.last) }];
    })
    .filter((one) => one.passages.length > 0)
    .toSorted((a, b) => (a.passages[0]?.number ?? 0) - (b.passages[0]?.number ?? 0));
}

/** A day without a year comes every year; of a leap day the day before keeps its place in the others. */
function fallsOn(day: string, year: number): string | undefined {
  if (day.length === 10) return day.startsWith(`${year}-`) ? day : undefined;
  const [month, dayOfMonth] = day.split("-").map(Number);
  return Temporal.PlainDate.from({ year, month: month ?? 1, day: dayOfMonth ?? 1 }).toString();
}

/** A local date's posts have slots of their own: `2026-05-03`, `2026-05-03.2` … */
function partOf(slot: string): number {
  return Number(slot.slice(11) || "1");
}

/** What a slot's post shows; undefined where that day has no more. `last`: what lies beyond it waits. */
export function chooseDated(
  story: Story,
  slot: string,
  last = Number.POSITIVE_INFINITY,
): Chosen | Waiting | undefined {
  const all = datedOf(story);
  const date = slot.slice(0, 10);
  const one = all.filter(({ day }) => fallsOn(day, Number(date.slice(0, 4))) === date)[partOf(slot) - 1];
  if (one === undefined) return undefined;
  if (one.passages.some(({ number }) => number > last)) return { kind: "wait" };
  return { kind: "passages", passages: one.passages, day: all.indexOf(one) + 1, days: all.length };
}

/** The next posts from a slot on, for a year. */
export function datedFrom(
  story: Story,
  settings: Pick<DailySettings, "time" | "zone" | "days">,
  slot: string,
): readonly (Due & { readonly slot: string })[] {
  const from = slot.slice(0, 10);
  const year = Number(from.slice(0, 4));
  const end = Temporal.PlainDate.from(from).add({ years: 1 }).toString();
  const dates = [year, year + 1].flatMap((one) =>
    datedOf(story).flatMap(({ day }) => fallsOn(day, one) ?? []),
  );
  const perDate = Map.groupBy(dates, (date) => date);
  return [...perDate.keys()].sort().flatMap((date) => {
    const at = date < from || date >= end ? undefined : dueAt(settings, date);
    if (at === undefined) return [];
    const slots = (perDate.get(date) ?? []).map((_, part) => (part === 0 ? date : `${date}.${part + 1}`));
    return slots
      .filter((each) => date > from || partOf(each) >= partOf(slot))
      .map((each) => ({ date, at, slot: each }));
  });
}

/** A UserError where the posts would wait for days that the story does not name, or that are over. */
export function checkDates({ on }: Pick<DailySettings, "on">, story: Story | undefined, today = ""): void {
  if (on !== "story-dates" || story === undefined) return;
  const days = datedOf(story).map(({ day }) => day);
  const last = days.toSorted().at(-1);
  if (last === undefined) throw userError("daily-no-dates");
  // Those without a year come again.
  if (days.every((day) => day.length === 10 && day < today))
    throw userError("daily-dates-over", { date: last });
}
