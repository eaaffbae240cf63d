import { expect, test } from "vitest";
import { parseDays } from "../../src/daily/days.ts";

test.each([
  ["de", "Dienstag", "2"],
  ["de", "jeden Montag", "1"],
  ["en-US", "every friday", "5"],
  ["pt-BR", "toda segunda", "1"],
  ["de", "mo, mi, fr", "135"],
  ["de", "Montag bis Freitag", "12345"],
  ["de", "täglich", "1234567"],
  ["de", "am Wochenende", "67"],
  ["de", "mon, wed", "13"],
  ["fr", "lundi, mercredi et vendredi", "135"],
  ["fr", "du lundi au vendredi", "12345"],
  ["fr", "les lundis", "1"],
  ["es", "de lunes a viernes", "12345"],
  ["es", "los martes", "2"],
  ["pt-BR", "segunda-feira", "1"],
  ["pt-BR", "terças e quintas", "24"],
  ["pt-BR", "de segunda a sexta-feira", "12345"],
  ["ja", "月・水・金", "135"],
  ["ja", "月曜日から金曜日", "12345"],
  ["ja", "土日", "67"],
  ["en", "Fri-Mon", "1567"],
  ["en", "tues thurs", "24"],
])("in %s, “%s” is %s", (locale, written, days) => {
  expect(parseDays(written, locale)).toBe(days);
});

test.each(["", "day", "t", "mon-", "m, w", "constructor", "montag?bis", "lundi bleu"])(
  "“%s” is refused with what to write",
  (written) => {
    expect(() => parseDays(written, "de")).toThrow(/Write weekdays, weekends, or days like mon, wed, fri\.$/);
  },
);
