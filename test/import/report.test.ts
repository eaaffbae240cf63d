import { expect, test } from "vitest";
import { datesInTitles, writtenDates } from "../../src/import/report.ts";
import { parseStory } from "../../src/story/parse.ts";

function datesOf(titles: readonly string[], language = "en", front = ""): string {
  const body = titles.map((title) => `# ${title}\n\nDear you, about ${title}.`).join("\n\n");
  const parsed = parseStory("a", `---\nattribution: A\nlanguage: ${language}\n${front}---\n\n${body}\n`);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  return datesInTitles(parsed.story)
    .map(({ date }) => date)
    .join(" ");
}

test.each([
  ["en", ["3 May. Bistritz", "4 May", "5 May. The Castle", "May 15th, 1897"], "05-03 05-04 05-05 05-15"],
  ["en", ["Letter 1: Dec. 11th, 17—", "March 28th", "July 7th", "Walton"], "12-11 03-28 07-07"],
  ["de", ["Am 4. Mai 1771", "Am 10. Mai", "Den 1. Juli"], "05-04 05-10 07-01"],
  ["fr", ["3 août 17**", "4 août", "1er septembre"], "08-03 08-04 09-01"],
  ["es", ["3 de mayo", "10 de junio", "11 de junio"], "05-03 06-10 06-11"],
  ["ja", ["5月3日", "5月4日", "6月1日"], "05-03 05-04 06-01"],
])("days in titles are proposed (%s)", (language, titles, dates) => {
  expect(datesOf(titles, language)).toBe(dates);
});

test.each([
  [["Chapter 1", "Chapter 2", "May", "3 May"]],
  [["The 12 Marchers", "Augusta 3", "Mayor 5"]],
  [["3 May", "1 May", "7 April"]],
  [["3 May", "4 May"]],
])("%j gives none", (titles) => {
  expect(datesOf(titles)).toBe("");
});

test("what is proposed is what the front matter takes", () => {
  const dates = writtenDates([
    { chapter: 1, date: "05-03" },
    { chapter: 2, date: "05-04" },
  ]);
  expect(datesOf(["3 May", "4 May", "5 May"], "en", `${dates}\n`)).toBe("");
});
