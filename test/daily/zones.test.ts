import { expect, test } from "vitest";
import { localTime } from "../../src/daily/calendar.ts";
import { allZones, guessZone, isFixedOffset, parseZone, searchZones } from "../../src/daily/zones.ts";
import { languageCodes, wordsFor } from "../../src/messages/messages.ts";

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

test.each([
  ["de", "Wien", "Europe/Vienna"],
  ["de", "München", "Europe/Berlin"],
  ["de", "koln", "Europe/Berlin"],
  ["de", "Österreich", "Europe/Vienna"],
  ["fr", "Londres", "Europe/London"],
  ["es", "Lisboa", "Europe/Lisbon"],
  ["pt-BR", "Japão", "Asia/Tokyo"],
  ["ja", "東京", "Asia/Tokyo"],
  ["ja", "Vienna", "Europe/Vienna"],
  ["en", "Germany", "Europe/Berlin"],
])("in %s, %s is in the zone %s", (locale, written, zone) => {
  expect(parseZone(written, now, locale)).toBe(zone);
  expect(searchZones(written, now, locale)[0]?.zone).toBe(zone);
});

test.each([
  ["GMT+2", "+02:00"],
  ["UTC+1", "+01:00"],
  ["utc-3:30", "-03:30"],
  ["+0530", "+05:30"],
  ["UTC+0", "UTC"],
])("%s is the fixed offset %s, with its time", (written, zone) => {
  expect(parseZone(written, now)).toBe(zone);
  expect(searchZones(written, now, undefined)[0]).toEqual({ zone, time: localTime(zone, now) });
  expect(isFixedOffset(zone)).toBe(zone !== "UTC");
});

test.each(["GMT+15", "UTC-13", "+2:75"])("%s is no offset anybody lives at", (written) => {
  expect(() => parseZone(written, now)).toThrow(/don't know a time zone/);
});

test.each(languageCodes())("every city in %s.json stands in a zone that exists", (code) => {
  const places = wordsFor(code)
    .input.places.split(";")
    .map((line) => line.split("="));
  expect(
    places.filter(([zone = "", names]) => names === undefined || !allZones().includes(zone.trim())),
  ).toEqual([]);
});
