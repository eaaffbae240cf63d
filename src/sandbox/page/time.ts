import type { TimeStyle } from "../protocol.ts";
import { make } from "./dom.ts";

const styles: Readonly<Record<Exclude<TimeStyle, "R">, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A moment as Discord shows it, in the viewer's own zone. */
export function timeText(seconds: number, style: TimeStyle, locale: string, nowMs: number): string {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return "Invalid date";
  if (style !== "R") return new Intl.DateTimeFormat(locale, styles[style]).format(date);
  const ahead = Math.round(seconds - nowMs / 1_000);
  const [unit, size] = units.find(([, size]) => Math.abs(ahead) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.trunc(ahead / size), unit);
}

export function timeElement(seconds: number, style: TimeStyle, locale: string, nowMs: number): HTMLElement {
  return make(
    "time",
    { title: timeText(seconds, "F", locale, nowMs), "data-seconds": style === "R" && seconds },
    timeText(seconds, style, locale, nowMs),
  );
}

/** What was "in 12 hours" is now, after the clock was moved. */
export function retellTimes(place: HTMLElement, locale: string, nowMs: number): void {
  for (const one of place.querySelectorAll<HTMLElement>("time[data-seconds]"))
    one.textContent = timeText(Number(one.dataset.seconds), "R", locale, nowMs);
}
