/** When a subscription is due: wall-clock time in a zone, on some weekdays. */
export type Schedule = {
  readonly time: string;
  readonly zone: string;
  readonly days: string;
  /** Every so many days, counted from the local date `anchor`. */
  readonly every?: number | undefined;
  readonly anchor?: string | undefined;
};

/** `at` in milliseconds since 1970; `date` is the local one. */
export type Due = { readonly date: string; readonly at: number };

/** No rule skips more than a week and a day that a zone leaves out. */
const longestGapDays = 16;

/**
 * The moment a schedule is due on a local date. A time that the clocks skip comes as much later as they skip, a time
 * that happens twice counts the first time (RFC 5545, section 3.3.5). Undefined for a date that the zone leaves out whole.
 */
export function dueAt(schedule: Schedule, date: string): number | undefined {
  const day = Temporal.PlainDate.from(date);
  if (!isRealDay(day, schedule.zone)) return undefined;
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(schedule.time));
  return wall.toZonedDateTime(schedule.zone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** The first due date after `date`. */
export function dueAfterDate(schedule: Schedule, date: string): Due {
  let day = Temporal.PlainDate.from(date);
  const { every = 1, anchor = date } = schedule;
  for (let tried = 0; tried < longestGapDays * every; tried += 1) {
    day = day.add({ days: 1 });
    const isTurn = every === 1 || day.since(anchor, { largestUnit: "days" }).days % every === 0;
    const isDay = isTurn && schedule.days.includes(String(day.dayOfWeek));
    const at = isDay ? dueAt(schedule, day.toString()) : undefined;
    if (at !== undefined) return { date: day.toString(), at };
  }
  throw new Error(`no due date within ${longestGapDays} days after ${date} for days "${schedule.days}"`);
}

/** The first due date after `date` whose moment is not before `now`. */
export function dueFrom(schedule: Schedule, date: string, now: number): Due {
  const today = localDate(schedule.zone, now);
  // Moments a day or more ago need not be looked at one by one.
  const dayBefore = Temporal.PlainDate.from(today).subtract({ days: 2 }).toString();
  let due = dueAfterDate(schedule, laterDate(date, dayBefore));
  while (due.at < now) due = dueAfterDate(schedule, due.date);
  return due;
}

export function localDate(zone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function laterDate(one: string, other: string): string {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one;
}

export function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

/** The wall clock of a zone, such as 21:05. */
export function localTime(zone: string, now: number): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return zoned.toPlainTime().toString({ smallestUnit: "minute" });
}

/** Samoa had no 30 December 2011: it crossed the date line overnight. */
function isRealDay(day: Temporal.PlainDate, zone: string): boolean {
  return day.toZonedDateTime(zone).toPlainDate().equals(day);
}
