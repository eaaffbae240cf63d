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

test.each([
  ["de", "8 Uhr", "08:00"],
  ["de", "um 20 Uhr", "20:00"],
  ["de", "8 Uhr abends", "20:00"],
  ["de", "15 Uhr nachmittags", "15:00"],
  ["de", "Mitternacht", "00:00"],
  ["de", "12 Uhr nachts", "00:00"],
  ["de", "2 Uhr nachts", "02:00"],
  ["de", "halb eins nachts", "00:30"],
  ["de", "11 Uhr nachts", "23:00"],
  ["en", "3 at night", "03:00"],
  ["en", "10 at night", "22:00"],
  ["fr", "1 heure de la nuit", "01:00"],
  ["es", "12 de la noche", "00:00"],
  ["pt-BR", "1 da noite", "01:00"],
  ["ja", "深夜2時", "02:00"],
  ["ja", "夜9時", "21:00"],
  ["fr", "8 heures du matin", "08:00"],
  ["fr", "20 h 30", "20:30"],
  ["fr", "8h du soir", "20:00"],
  ["es", "a la 1", "01:00"],
  ["es", "8 de la noche", "20:00"],
  ["es", "8 a. m.", "08:00"],
  ["pt-BR", "às 20h", "20:00"],
  ["pt-BR", "8 da manhã", "08:00"],
  ["ja", "午前8時", "08:00"],
  ["ja", "午後８時半", "20:30"],
  ["ja", "正午", "12:00"],
  ["de", "9pm", "21:00"],
  ["de", "halb neun", "08:30"],
  ["de", "neun Uhr", "09:00"],
  ["de", "20 Uhr 15", "20:15"],
  ["de", "viertel vor 11 abends", "22:45"],
  ["de", "halb 1", "00:30"],
  ["fr", "9 heures et demie", "09:30"],
  ["fr", "21 heures 15", "21:15"],
  ["es", "las nueve y media de la noche", "21:30"],
  ["pt-BR", "9 e meia", "09:30"],
  ["en-US", "half past 8 in the evening", "20:30"],
])("in %s, %s is %s", (locale, written, time) => {
  expect(parseTime(written, locale)).toBe(time);
});
