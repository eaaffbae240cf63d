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
  ["en", "first monday", "1.1"],
  ["en", "the last Friday of the month", "5.-1"],
  ["en", "1st and 3rd tuesday", "2.1 2.3"],
  ["en", "wed, last fri", "3 5.-1"],
  ["de", "jeden ersten Montag im Monat", "1.1"],
  ["de", "2. Dienstag", "2.2"],
  ["de", "last friday", "5.-1"],
  ["fr", "le premier lundi du mois", "1.1"],
  ["es", "último viernes", "5.-1"],
  ["pt-BR", "primeira segunda-feira", "1.1"],
  ["pt-BR", "segunda terça", "2.2"],
  ["pt-BR", "segunda, terça", "12"],
  ["ja", "第1月曜日", "1.1"],
])("in %s, “%s” is %s", (locale, written, days) => {
  expect(parseDays(written, locale)).toBe(days);
});

test.each([
  "",
  "day",
  "t",
  "mon-",
  "first",
  "first and",
  "fifth monday",
  "m, w",
  "constructor",
  "montag?bis",
  "lundi bleu",
])("“%s” is refused with what to write", (written) => {
  expect(() => parseDays(written, "de")).toThrow(/Write weekdays, weekends, or days like mon, wed, fri\.$/);
});
