import { expect, test } from "vitest";
import { allZones, guessZone, parseZone, searchZones } from "../../src/daily/zones.ts";

const now = Date.parse("2026-07-01T12:00:00Z");

test.each([
  ["Europe/London", "Europe/London"],
  ["europe/london", "Europe/London"],
  ["London", "Europe/London"],
  ["new york", "America/New_York"],
  ["CET", "Europe/Berlin"],
  ["EST", "America/New_York"],
  ["sao paulo", "America/Sao_Paulo"],
  ["São Paulo", "America/Sao_Paulo"],
  ["Kolkata", "Asia/Kolkata"],
  ["US/Eastern", "US/Eastern"],
  ["utc", "UTC"],
])("%s means %s, or is offered first", (written, zone) => {
  expect(searchZones(written, now, "en-US")[0]?.zone ?? parseZone(written, now)).toBe(zone);
});

test("what has one meaning is taken, what has several is asked back, what has none is refused", () => {
  expect(parseZone("Cardiff", now)).toBe("Europe/London");
  expect(parseZone("US/Eastern", now)).toBe("US/Eastern");
  expect(() => parseZone("IST", now)).toThrow("“IST” could be Asia/Kolkata, Europe/Dublin, Asia/Jerusalem.");
  expect(() => parseZone("Gallifrey", now)).toThrow(/don't know a time zone called “Gallifrey”/);
  expect(() => parseZone("constructor", now)).toThrow(/don't know a time zone/);
  expect(() => parseZone("+02:00", now)).toThrow(/don't know a time zone/);
});

test("every zone is found by its own name, with its time", () => {
  for (const zone of allZones()) {
    expect(parseZone(zone, now)).toBe(zone);
    expect(searchZones(zone, now, undefined).map((one) => one.zone)).toContain(zone);
  }
  expect(searchZones("tokyo", now, undefined)).toEqual([{ zone: "Asia/Tokyo", time: "21:00" }]);
});

test.each([
  ["de", "Europe/Berlin"],
  ["en-US", "America/New_York"],
  ["en-GB", "Europe/London"],
  ["ja", "Asia/Tokyo"],
  ["fr", "Europe/Paris"],
  ["pt-BR", "America/Sao_Paulo"],
  ["xx-strange-locale", "UTC"],
  [undefined, "UTC"],
])("a server in %s is first offered %s", (locale, zone) => {
  expect(guessZone(locale)).toBe(zone);
  expect(searchZones("", now, locale)[0]?.zone).toBe(zone);
});
