import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAfterDate, dueAt, dueFrom, localDate } from "../../src/daily/calendar.ts";
import { allZones } from "../../src/daily/zones.ts";

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
const every = "1234567";

describe("a due moment", () => {
  test("comes an hour later where spring skips it", () => {
    const schedule = { time: "02:30", zone: "Europe/Berlin", days: every };
    expect(iso(dueAt(schedule, "2026-03-29"))).toBe("2026-03-29T01:30:00.000Z");
  });

  test("comes the first time where autumn repeats it", () => {
    const schedule = { time: "02:30", zone: "Europe/Berlin", days: every };
    expect(iso(dueAt(schedule, "2026-10-25"))).toBe("2026-10-25T00:30:00.000Z");
  });

  test("comes half an hour later on Lord Howe Island, where spring skips half an hour", () => {
    const schedule = { time: "02:10", zone: "Australia/Lord_Howe", days: every };
    expect(iso(dueAt(schedule, "2026-10-04"))).toBe("2026-10-03T15:40:00.000Z");
  });

  test("is not on a date that a zone left out", () => {
    const schedule = { time: "09:00", zone: "Pacific/Apia", days: every };
    expect(dueAt(schedule, "2011-12-30")).toBeUndefined();
    expect(dueAfterDate(schedule, "2011-12-29").date).toBe("2011-12-31");
  });

  test("is on the chosen weekdays only", () => {
    const schedule = { time: "09:00", zone: "UTC", days: "15" };
    expect(dueAfterDate(schedule, "2026-03-02").date).toBe("2026-03-06");
    expect(dueAfterDate(schedule, "2026-03-06").date).toBe("2026-03-09");
  });

  test("is never in the past of the moment asked from", () => {
    const schedule = { time: "09:00", zone: "Europe/London", days: every };
    const at = Date.parse("2026-07-01T08:00:00.000Z");
    expect(dueFrom(schedule, "2020-01-01", at)).toEqual({ date: "2026-07-01", at });
    expect(dueFrom(schedule, "2020-01-01", at + 1).date).toBe("2026-07-02");
    expect(dueFrom(schedule, "2026-07-05", at).date).toBe("2026-07-06");
  });
});

/** From two days before to two days after each change of a zone's clocks in five years. */
function* changesOf(zone: string): Generator<{ readonly from: string; readonly days: number }> {
  let at = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
  const end = at.add({ years: 5 });
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || Temporal.ZonedDateTime.compare(next, end) > 0) return;
    yield { from: next.toPlainDate().subtract({ days: 3 }).toString(), days: 5 };
    at = next;
  }
}

const times = [
  "00:00",
  "00:30",
  "01:00",
  "01:30",
  "02:00",
  "02:15",
  "02:30",
  "03:00",
  "09:00",
  "12:00",
  "23:30",
  "23:59",
];

/** Each local date once and in order, never before its wall-clock time, never on another date without a gap. */
function faultsOf(zone: string, time: string, from: string, days: number): string[] {
  const faults: string[] = [];
  let last = { date: from, at: dueAt({ time, zone, days: every }, from) ?? 0 };
  for (let day = 0; day < days; day += 1) {
    const due = dueAfterDate({ time, zone, days: every }, last.date);
    const about = `${zone} ${time} ${due.date}`;
    if (due.date !== Temporal.PlainDate.from(last.date).add({ days: 1 }).toString())
      faults.push(`${about}: a date is left out`);
    if (due.at <= last.at) faults.push(`${about}: not after the one before`);
    const local = Temporal.Instant.fromEpochMilliseconds(due.at).toZonedDateTimeISO(zone);
    const wall = Temporal.PlainDateTime.from(`${due.date}T${time}`);
    const late = wall.until(local.toPlainDateTime()).total("minutes");
    if (late < 0) faults.push(`${about}: early by ${-late} minutes`);
    if (late > 0) {
      // Late by what the clocks skipped, and only there: that wall-clock time does not exist.
      const earlier = wall.toZonedDateTime(zone, { disambiguation: "earlier" }).toPlainDateTime();
      if (earlier.equals(wall)) faults.push(`${about}: late though the time exists`);
    }
    last = due;
  }
  return faults;
}

test("every zone has one moment for each local date, around every change of its clocks in five years", () => {
  let changes = 0;
  const faults: string[] = [];
  for (const zone of allZones()) {
    for (const { from, days } of changesOf(zone)) {
      changes += 1;
      for (const time of times) faults.push(...faultsOf(zone, time, from, days));
    }
  }
  expect(faults).toEqual([]);
  expect(changes).toBeGreaterThan(1_000);
});

test("any zone, time and date has one moment", () => {
  const minute = fc.integer({ min: 0, max: 1_439 }).map((at) => {
    return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  });
  const date = fc
    .integer({ min: 0, max: 1_826 })
    .map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }).toString());
  fc.assert(
    fc.property(fc.constantFrom(...allZones()), minute, date, (zone, time, from) => {
      expect(faultsOf(zone, time, from, 3)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("asking from any moment gives the first due date from it on", () => {
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2031, 0, 1) });
  const days = fc.subarray([..."1234567"], { minLength: 1 }).map((list) => list.join(""));
  fc.assert(
    fc.property(
      fc.constantFrom(...allZones()),
      fc.constantFrom(...times),
      days,
      moment,
      (zone, time, on, now) => {
        const schedule = { time, zone, days: on };
        const due = dueFrom(schedule, "2020-01-01", now);
        expect(due.at).toBeGreaterThanOrEqual(now);
        // The one before it, by plain search from far enough back.
        let before = dueAfterDate(
          schedule,
          Temporal.PlainDate.from(localDate(zone, now)).subtract({ days: 10 }).toString(),
        );
        while (before.at < now) before = dueAfterDate(schedule, before.date);
        expect(due).toEqual(before);
      },
    ),
    { numRuns: 1_000 },
  );
});

test.each([
  ["5.-1", ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"]],
  ["1.1", ["2026-01-05", "2026-02-02", "2026-03-02", "2026-04-06"]],
  ["3 1.1", ["2026-01-05", "2026-01-07", "2026-01-14", "2026-01-21"]],
])("days %s of a month", (days, dates) => {
  const found: string[] = [];
  for (let date = "2025-12-31"; found.length < 4; found.push(date))
    ({ date } = dueAfterDate({ time: "09:00", zone: "Europe/London", days }, date));
  expect(found).toEqual(dates);
});
