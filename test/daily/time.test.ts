import { expect, test } from "vitest";
import { parseTime } from "../../src/daily/time.ts";

test.each([
  ["9", "09:00"],
  ["9:30", "09:30"],
  ["09:30", "09:30"],
  ["9am", "09:00"],
  ["9 PM", "21:00"],
  ["12am", "00:00"],
  ["12 pm", "12:00"],
  ["12:05 a.m.", "00:05"],
  ["21.15", "21:15"],
  ["21h15", "21:15"],
  ["21h", "21:00"],
  ["0930", "09:30"],
  ["9 Uhr", "09:00"],
  ["９：３０", "09:30"],
  [" noon ", "12:00"],
  ["midnight", "00:00"],
  ["23:59", "23:59"],
  ["0", "00:00"],
])("%s is %s", (written, time) => {
  expect(parseTime(written)).toBe(time);
});

test.each(["", "24", "24:00", "9:60", "13pm", "0am", "nine", "9:3", "12345", "-1", "9:30:15", "constructor"])(
  "“%s” is refused with what to write",
  (written) => {
    expect(() => parseTime(written)).toThrow(/Write it like 9, 9:30, 9pm or 21:15\.$/);
  },
);
