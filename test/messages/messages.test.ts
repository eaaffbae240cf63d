import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { commandTexts } from "../../src/interaction/command-texts.ts";
import { hasPlaces, languageCodes, type Texts, textsOf, wordsFor } from "../../src/messages/messages.ts";
import { placesOf, pluralsOf, typesOf } from "../../src/messages/types.ts";

const english = textsOf("en");

/** Short words that may be the same in another language: names of files, signs, loans. */
const alike: ReadonlySet<string> = new Set([
  "story.source",
  "story.chapterTitled",
  "story.credited",
  "search.placeHead",
  "buttons.note",
  "buttons.context",
  "saved.export",
  "about.permissionWith",
  "about.source",
  "about.series",
  "about.fandom",
  "dailyAdmin.past",
  "dailyAdmin.zone",
  "notes.summary",
]);

/** The words that are the same in one of them: French has its passages and notes too. */
const alikeIn: Readonly<Record<string, readonly string[]>> = {
  fr: ["saved.count", "saved.place", "forget.notes", "search.place", "search.placeIn", "daily.endCredit"],
};

function leavesOf(texts: Texts, path: readonly string[] = []): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[[...path, key].join("."), text] as const] : leavesOf(text, [...path, key]),
  );
}

/** What Discord shows of the commands is held by the catalogue's own tests. */
function sentencesOf(texts: Texts): ReadonlyMap<string, string> {
  return new Map(leavesOf(texts).filter(([path]) => !path.startsWith("commands.")));
}

function placesIn(text: string): ReadonlyMap<string, string> {
  return hasPlaces(text) ? placesOf(text) : new Map();
}

describe.each(languageCodes())("%s.json", (code) => {
  const sentences = sentencesOf(textsOf(code));

  test("has every message of English, and no other", () => {
    expect([...sentences.keys()].sort()).toEqual([...sentencesOf(english).keys()].sort());
  });

  test("has the same places for values in each message", () => {
    const differing = [...sentencesOf(english)].filter(([path, text]) => {
      const [there, own] = [placesIn(text), placesIn(sentences.get(path) ?? "")];
      // A language without plural forms needs no number to choose one by.
      const lacking = [...there].filter(([name, type]) => type !== "number" && !own.has(name));
      return lacking.length > 0 || [...own.keys()].some((name) => !there.has(name));
    });
    expect(differing).toEqual([]);
  });

  test("says something in each message", () => {
    expect([...sentences].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("has the plural forms that its language tells apart", () => {
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
    // French, Spanish and Portuguese have a form of their own for millions, which nothing here counts.
    const needed = pluralCategories.filter((form) => form !== "many");
    const isWhole = (forms: readonly string[]) =>
      forms.every((form) => form === "other" || form.startsWith("=")) ||
      needed.every((form) => forms.includes(form));
    const lacking = [...sentences].filter(([, text]) => hasPlaces(text) && !pluralsOf(text).every(isWhole));
    expect(lacking).toEqual([]);
  });

  if (code === "en") return;
  test("leaves nothing in English but what is the same on purpose", () => {
    const words = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, ""));
    const same = [...sentencesOf(english)].filter(
      ([path, text]) =>
        words(text) && text === sentences.get(path) && !alike.has(path) && !alikeIn[code]?.includes(path),
    );
    expect(same).toEqual([]);
  });
});

test("the types of the messages are made from en.json as it stands: `npm run messages`", () => {
  const written = readFileSync(join(import.meta.dirname, "../../src/messages/words.d.ts"), "utf8");
  const bare = (source: string) => source.replace(/[\s;]+/g, "");
  expect(bare(written)).toBe(bare(typesOf(english)));
});

test("what en.json says of the commands is what they say of themselves: `npm run messages`", async () => {
  const catalogue = await loadCatalogue(join(import.meta.dirname, "../../commands"));
  expect(english.commands).toEqual(commandTexts(catalogue));
});

test("a value stands where the message has its place, and a list is joined as the language joins one", () => {
  expect(wordsFor("de").story.by({ author: "A" })).toBe("von A");
  const { errors } = wordsFor("en");
  expect(errors["no-such-daily"]({ name: "x", names: ["a", "b", "c"] })).toContain("a, b, and c");
});

test("a number takes the word that goes with it", () => {
  const { saved } = wordsFor("en");
  const counts = [1, 2, 1_000].map((number) => saved.count({ number }));
  expect(counts).toEqual(["1 passage", "2 passages", "1,000 passages"]);
});

test("a locale of Discord's finds its own language, its language without the country, or English", () => {
  expect(["pt-BR", "es-419", "en-GB", "xx"].map((locale) => wordsFor(locale).code)).toEqual([
    "pt-BR",
    "es",
    "en",
    "en",
  ]);
});
