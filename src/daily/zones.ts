import { UserError } from "../user-error.ts";
import { localTime } from "./calendar.ts";

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
    mumbai: ["Asia/Kolkata"],
    delhi: ["Asia/Kolkata"],
    beijing: ["Asia/Shanghai"],
    "san francisco": ["America/Los_Angeles"],
    seattle: ["America/Los_Angeles"],
    boston: ["America/New_York"],
    washington: ["America/New_York"],
    miami: ["America/New_York"],
    houston: ["America/Chicago"],
    dallas: ["America/Chicago"],
    montreal: ["America/Toronto"],
    munich: ["Europe/Berlin"],
    cologne: ["Europe/Berlin"],
    hamburg: ["Europe/Berlin"],
    frankfurt: ["Europe/Berlin"],
    cardiff: ["Europe/London"],
    edinburgh: ["Europe/London"],
    manchester: ["Europe/London"],
    barcelona: ["Europe/Madrid"],
    milan: ["Europe/Rome"],
    geneva: ["Europe/Zurich"],
    rio: ["America/Sao_Paulo"],
    "rio de janeiro": ["America/Sao_Paulo"],
    kyoto: ["Asia/Tokyo"],
    osaka: ["Asia/Tokyo"],
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

/** The zone meant by an IANA name, a city or an abbreviation. Several meanings, or none, is a UserError that names a few. */
export function parseZone(written: string, now: number): string {
  const text = written.trim();
  const nicks = nicknames.get(folded(text));
  if (nicks?.[0] !== undefined && nicks.length === 1) return nicks[0];
  const exact = allZones().find((zone) => zone.toLowerCase() === text.toLowerCase());
  if (exact !== undefined) return exact;
  if (nicks === undefined && isIana(text)) return text;
  const found = searchZones(text, now, undefined).map(({ zone }) => zone);
  const [only] = found;
  const cities = found.filter((zone) => folded(cityOf(zone)) === folded(text));
  if (cities.length === 1 && cities[0] !== undefined) return cities[0];
  if (found.length === 1 && only !== undefined) return only;
  const shown = text.slice(0, 40).replace(/\s+/g, " ");
  if (found.length === 0) {
    throw new UserError(
      "zone",
      `I don't know a time zone called “${shown}”. Pick one from the list while you type, such as Europe/London.`,
      { written: shown },
    );
  }
  throw new UserError(
    "zone-many",
    `“${shown}” could be ${found.slice(0, 3).join(", ")}. Pick one from the list while you type.`,
    { written: shown, zones: found.slice(0, 3).join(", ") },
  );
}

/** Zones for what is typed so far, best first, each with its time now. Nothing typed: the guess, then the big ones. */
export function searchZones(typed: string, now: number, locale: string | undefined): readonly ZoneChoice[] {
  const text = folded(typed);
  const first = text === "" ? [guessZone(locale), ...common] : (nicknames.get(text) ?? []);
  const names = text === "" ? [] : allZones().map((zone) => ({ zone, name: folded(zone) }));
  const ranked = [
    ...first,
    ...[...nicknames].flatMap(([nick, zones]) => (text.length > 1 && nick.startsWith(text) ? zones : [])),
    ...names.filter(({ zone }) => folded(cityOf(zone)).startsWith(text)).map(({ zone }) => zone),
    ...names.filter(({ name }) => name.startsWith(text)).map(({ zone }) => zone),
    ...names.filter(({ name }) => name.includes(text)).map(({ zone }) => zone),
  ];
  return [...new Set(ranked)].slice(0, 25).map((zone) => ({ zone, time: localTime(zone, now) }));
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

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[_\s]+/g, " ")
    .trim()
    .toLowerCase();
}

/** An older name of a zone, such as US/Eastern. A bare offset is none: it would be an hour off for half the year. */
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
