import { wordsFor } from "../messages/messages.ts";
import { userError } from "../user-error.ts";
import { localTime } from "./calendar.ts";
import { folded, namesIn } from "./spoken.ts";

export type ZoneChoice = { readonly zone: string; readonly time: string };

/**
 * What people call a zone when they don't use its IANA name. Abbreviations mean the place, with its summer time: the
 * IANA names EST and MST would stay at winter time all year.
 */
const nicknames: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    utc: ["UTC"],
    gmt: ["UTC", "Europe/London"],
    zulu: ["UTC"],
    uk: ["Europe/London"],
    bst: ["Europe/London"],
    wet: ["Europe/Lisbon"],
    cet: ["Europe/Berlin", "Europe/Paris", "Europe/Madrid"],
    cest: ["Europe/Berlin", "Europe/Paris", "Europe/Madrid"],
    mez: ["Europe/Berlin"],
    eet: ["Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"],
    msk: ["Europe/Moscow"],
    et: ["America/New_York"],
    est: ["America/New_York"],
    edt: ["America/New_York"],
    eastern: ["America/New_York"],
    ct: ["America/Chicago"],
    cst: ["America/Chicago", "Asia/Shanghai"],
    cdt: ["America/Chicago"],
    central: ["America/Chicago"],
    mt: ["America/Denver"],
    mst: ["America/Denver", "America/Phoenix"],
    mdt: ["America/Denver"],
    mountain: ["America/Denver"],
    pt: ["America/Los_Angeles"],
    pst: ["America/Los_Angeles"],
    pdt: ["America/Los_Angeles"],
    pacific: ["America/Los_Angeles"],
    brt: ["America/Sao_Paulo"],
    ist: ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
    jst: ["Asia/Tokyo"],
    kst: ["Asia/Seoul"],
    hkt: ["Asia/Hong_Kong"],
    sgt: ["Asia/Singapore"],
    aest: ["Australia/Sydney", "Australia/Brisbane"],
    aedt: ["Australia/Sydney"],
    awst: ["Australia/Perth"],
    nzst: ["Pacific/Auckland"],
    nzdt: ["Pacific/Auckland"],
  }),
);

/** Where most readers of a language without a region live. */
const homes: ReadonlyMap<string | undefined, string> = new Map(
  Object.entries({
    "en-US": "America/New_York",
    "en-GB": "Europe/London",
    "es-ES": "Europe/Madrid",
    "es-419": "America/Mexico_City",
    "pt-BR": "America/Sao_Paulo",
    "zh-CN": "Asia/Shanghai",
    "zh-TW": "Asia/Taipei",
    ru: "Europe/Moscow",
    uk: "Europe/Kyiv",
    de: "Europe/Berlin",
  }),
);

/** The zone a server with this language most likely lives in. */
export function guessZone(locale: string | undefined): string {
  const home = homes.get(locale);
  if (home !== undefined || locale === undefined) return home ?? "UTC";
  try {
    return new Intl.Locale(locale).maximize().getTimeZones?.()?.[0] ?? "UTC";
  } catch {
    // Not a language tag; Discord may invent new ones.
    return "UTC";
  }
}

/**
 * The zone meant by an IANA name, an abbreviation, an offset (`GMT+2`), or a city or country as people call it in the
 * language of that locale or in English. Several meanings, or none, is a UserError that names a few.
 */
export function parseZone(written: string, now: number, locale = "en"): string {
  const text = written.trim();
  const offset = offsetIn(text);
  if (offset !== undefined) return offset;
  const known = meantBy(folded(text), locale);
  if (known?.[0] !== undefined && known.length === 1) return known[0];
  const exact = allZones().find((zone) => zone.toLowerCase() === text.toLowerCase());
  if (exact !== undefined) return exact;
  if (known === undefined && isIana(text)) return text;
  const found = searchZones(text, now, locale).map(({ zone }) => zone);
  const [only] = found;
  const cities = found.filter((zone) => folded(cityOf(zone)) === folded(text));
  if (cities.length === 1 && cities[0] !== undefined) return cities[0];
  if (found.length === 1 && only !== undefined) return only;
  const shown = text.slice(0, 40).replace(/\s+/g, " ");
  if (found.length === 0) throw userError("zone", { written: shown });
  throw userError("zone-many", { written: shown, zones: found.slice(0, 3).join(", ") });
}

/** Whether a zone stays at its distance from UTC all year by definition, as `+02:00` does. */
export function isFixedOffset(zone: string): boolean {
  return /^[+-]\d\d:\d\d$/.test(zone);
}

/** `GMT+2`, `UTC-3:30` or `+02:00` as `+02:00`; offsets go from -12:00 to +14:00. */
function offsetIn(text: string): string | undefined {
  const parts = /^(?:utc|gmt|z)?\s*([+\u2212-])\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(text);
  if (parts === null) return undefined;
  const [, sign, hours, minutes = "00"] = parts;
  const total = Number(hours) * 60 + Number(minutes);
  if (total > (sign === "+" ? 14 : 12) * 60) return undefined;
  if (total === 0) return "UTC";
  return `${sign === "+" ? "+" : "-"}${String(hours).padStart(2, "0")}:${minutes}`;
}

/** Zones for what is typed so far, best first, each with its time now. Nothing typed: the guess, then the big ones. */
export function searchZones(typed: string, now: number, locale: string | undefined): readonly ZoneChoice[] {
  const text = folded(typed);
  const offset = offsetIn(typed.trim());
  const first = text === "" ? [guessZone(locale), ...common] : (meantBy(text, locale) ?? []);
  const names = text === "" ? [] : allZones().map((zone) => ({ zone, name: folded(zone) }));
  const called = text === "" ? [] : [...nicknames, ...placesIn(locale)];
  const ranked = [
    ...(offset === undefined ? [] : [offset]),
    ...first,
    ...called.flatMap(([name, zones]) => (text.length > 1 && name.startsWith(text) ? zones : [])),
    ...names.filter(({ zone }) => folded(cityOf(zone)).startsWith(text)).map(({ zone }) => zone),
    ...names.filter(({ name }) => name.startsWith(text)).map(({ zone }) => zone),
    ...names.filter(({ name }) => name.includes(text)).map(({ zone }) => zone),
  ];
  return [...new Set(ranked)].slice(0, 25).map((zone) => ({ zone, time: localTime(zone, now) }));
}

/** The zones of an abbreviation, a city or a country; undefined where nothing is called that. */
function meantBy(name: string, locale: string | undefined): readonly string[] | undefined {
  const cities = placesIn(locale)
    .filter(([place]) => place === name)
    .flatMap(([, zones]) => zones);
  if (cities.length > 0) return [...new Set(cities)];
  return nicknames.get(name) ?? zonesOfCountry(name, locale);
}

/** Cities as people name them, in the language and in English, each with its zone. */
function placesIn(locale: string | undefined): readonly (readonly [string, readonly string[]])[] {
  const lists = new Set([wordsFor(locale ?? "en").input.places, wordsFor("en").input.places]);
  return [...lists].flatMap((list) =>
    list.split(";").flatMap((line) => {
      const [zone = "", names = ""] = line.split("=");
      return namesIn(names).map((name) => [name, [zone.trim()]] as const);
    }),
  );
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** A country's zones; one where its zones keep the same time, as Germany's two do. */
function zonesOfCountry(name: string, locale: string | undefined): readonly string[] | undefined {
  if (name.length < 2) return undefined;
  const regions = letters.flatMap((one) => letters.map((other) => one + other));
  for (const language of new Set([wordsFor(locale ?? "en").code, "en"])) {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    const region = regions.find((code) => folded(names.of(code) ?? "") === name);
    const zones = region === undefined ? undefined : new Intl.Locale(`und-${region}`).getTimeZones?.();
    if (zones === undefined || zones.length === 0) continue;
    const isOne = zones.every((zone) => offsets(zone) === offsets(zones[0] ?? zone));
    return (isOne ? zones.slice(0, 1) : zones).map((zone) => renamed[zone] ?? zone);
  }
  return undefined;
}

/** A zone's distances from UTC in winter and in summer. */
function offsets(zone: string): string {
  const at = (month: number) =>
    Temporal.PlainDateTime.from({ year: 2025, month, day: 1 }).toZonedDateTime(zone).offset;
  return `${at(1)} ${at(7)}`;
}

const common = [
  "UTC",
  "Europe/London",
  "Europe/Berlin",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Europe/Moscow",
  "Asia/Kolkata",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/** Node lists Asia/Calcutta and its like under their old names; people look for the new ones. */
const renamed: Readonly<Record<string, string>> = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "Atlantic/Faeroe": "Atlantic/Faroe",
};

export function allZones(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").map((zone) => renamed[zone] ?? zone)].filter(
    (zone, at, all) => all.indexOf(zone) === at,
  );
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1);
}

/** An older name of a zone, such as US/Eastern. */
function isIana(text: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)+$/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    // RangeError: no such zone.
    return false;
  }
}
