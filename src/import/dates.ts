import { dayInTitle, runsBackwards } from "../story/dates.ts";
import type { Story } from "../story/story.ts";

/** The days that the titles of letters and diaries name, where most chapters have one and they follow each other. */
export function datesInTitles({
  about,
  chapters,
}: Story): readonly { readonly chapter: number; readonly date: string }[] {
  if ((about.dates ?? []).length > 0) return [];
  const titled = chapters.filter(({ number }) => number > 0);
  const dated = titled.flatMap(({ number, title }) => {
    const date = dayInTitle(title, about.language);
    return date === undefined ? [] : [{ chapter: number, date }];
  });
  const isDiary = dated.length >= 3 && dated.length > titled.length / 2;
  const isInOrder = dated.every(({ date }, at) => !runsBackwards(dated[at - 1]?.date ?? date, date));
  return isDiary && isInOrder ? dated : [];
}

/** As the front matter holds them. */
export function writtenDates(dates: ReturnType<typeof datesInTitles>): string {
  return ["dates:", ...dates.map(({ chapter, date }) => `  - { chapter: ${chapter}, date: ${date} }`)].join(
    "\n",
  );
}
