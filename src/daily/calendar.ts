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
/** The first Monday of a month comes after five weeks at most; of every so many days it is a rare one. */
const longestMonthlyGapDays = 600;

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
  const first = dayNumber(date) + 1;
  const { every = 1, days } = schedule;
  const longest = (days.includes(".") ? longestMonthlyGapDays : longestGapDays) * every;
  for (let day = first; day < first + longest; day += 1) {
    if (!isDay(schedule, day)) continue;
    const named = dateOf(day);
    const at = dueAt(schedule, named);
    if (at !== undefined) return { date: named, at };
  }
  throw new Error(`no due date within ${longest} days after ${date} for days "${days}"`);
}

/**
 * The date from which every so many days are counted: as before while it still meets a day of the week that is chosen,
 * else the first such day from today on.
 */
export function anchorFrom(schedule: Schedule, today: string): string {
  const { anchor, every = 1, ...weekly } = schedule;
  const first = dayNumber(today);
  // After that many weeks the days of the week come round to the same numbers.
  const isMet = (from: string) => {
    for (let day = first; day < first + longestGapDays * every; day += 1)
      if (isDay({ ...schedule, anchor: from }, day)) return true;
    return false;
  };
  return anchor !== undefined && isMet(anchor) ? anchor : dueAfterDate(weekly, dayBefore(today)).date;
}

/** How many dates of a schedule lie from one to another, both included. */
export function postsUntil(schedule: Schedule, from: string, end: string): number {
  let count = 0;
  const last = dayNumber(end);
  for (let day = dayNumber(from); day <= last; day += 1) if (isDay(schedule, day)) count += 1;
  return count;
}

function isDay({ days, every = 1, anchor }: Schedule, day: number): boolean {
  if (!isAmong(days, day)) return false;
  return every === 1 || anchor === undefined || (day - dayNumber(anchor)) % every === 0;
}

const dayMs = 86_400_000;

/** Days since 1970: a plan looks at thousands of dates. */
function dayNumber(date: string): number {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return Date.UTC(year, month - 1, day) / dayMs;
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** `135` names days of each week, `5.1` the first Friday of a month, `5.-1` the last. */
function isAmong(days: string, day: number): boolean {
  // The first of January 1970 was a Thursday.
  const weekday = String(((((day + 3) % 7) + 7) % 7) + 1);
  if (!days.includes(weekday)) return false;
  if (!days.includes(".")) return true;
  const inMonth = (at: number) => new Date(at * dayMs).getUTCDate();
  return days.split(" ").some((each) => {
    const [weekdays = "", nth] = each.split(".");
    if (!weekdays.includes(weekday)) return false;
    if (nth === "-1") return inMonth(day + 7) < inMonth(day);
    return nth === undefined || Math.ceil(inMonth(day) / 7) === Number(nth);
  });
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
