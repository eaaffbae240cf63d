/** A day of every year (`05-03`), or of one (`1897-05-03`); undefined where there is no such day. */
export function storyDay(written: string): string | undefined {
  const [, year, month = "", day = ""] = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/.exec(written.trim()) ?? [];
  // A leap year has each day that a year can have.
  return dayOf(year, Number(month), Number(day));
}

function dayOf(year: string | undefined, month: number, day: number): string | undefined {
  try {
    const date = Temporal.PlainDate.from({ year: Number(year ?? 2024), month, day }, { overflow: "reject" });
    return year === undefined ? date.toString().slice(5) : date.toString();
  } catch {
    // There is no such day: the 30th of February, the 13th month.
    return undefined;
  }
}

/**
 * Whether a day lies before the one that stands before it in the story. Of days without a year the turn of the year is
 * no step back: from December to January it is longer than half a year.
 */
export function runsBackwards(before: string, day: string): boolean {
  if (before.length !== day.length) return false;
  const [a, b] = [before, day].map((one) => Temporal.PlainDate.from(one.length === 5 ? `2024-${one}` : one));
  if (a === undefined || b === undefined) return false;
  const back = b.until(a, { largestUnit: "days" }).days;
  return back > 0 && (day.length === 10 || back < 183);
}

/** The day that a chapter's title names, as of letters and diaries: `3 May. Bistritz`, `May 3rd, 1897`, `3. Mai`, `5月3日`. */
export function dayInTitle(title: string, language: string): string | undefined {
  const text = title.normalize("NFKC").toLowerCase();
  const numbered = /(\d{1,2})月(\d{1,2})日/.exec(text) ?? /\b(?:\d{4}-)?(\d{2})-(\d{2})\b/.exec(text);
  if (numbered !== null) return dayOf(undefined, Number(numbered[1]), Number(numbered[2]));
  for (const [at, names] of monthsOf(language).entries())
    for (const name of names) {
      const month = `(?<![\\p{L}])${RegExp.escape(name)}\\.?(?![\\p{L}])`;
      const end = "(?:st|nd|rd|th|er|º|ª)?\\b";
      const found =
        new RegExp(`\\b(\\d{1,2})${end}[.,]?\\s*(?:of |de |d’|d')?${month}`, "u").exec(text) ??
        new RegExp(`${month}\\s*,?\\s*(\\d{1,2})${end}`, "u").exec(text);
      if (found !== null) return dayOf(undefined, at + 1, Number(found[1]));
    }
  return undefined;
}

/** The names of the months in the language and in English, long and short. */
function monthsOf(language: string): readonly (readonly string[])[] {
  return Array.from({ length: 12 }, (_, month) => {
    const names = [language, "en"].flatMap((locale) =>
      (["long", "short"] as const).flatMap((width) => {
        // With a day beside it a month stands in the form that a date has.
        const parts = new Intl.DateTimeFormat(locale, { month: width, day: "numeric", timeZone: "UTC" });
        const name = parts
          .formatToParts(Date.UTC(2024, month, 3))
          .find(({ type }) => type === "month")?.value;
        return name === undefined ? [] : [name.toLowerCase().replace(/\.$/, "")];
      }),
    );
    return [...new Set(names)].filter((name) => /\p{L}{3}/u.test(name));
  });
}
