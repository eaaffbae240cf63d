import { expect, test } from "vitest";
import { languageName, languageNamed, quotationMarks } from "../../src/story/language.ts";

test("a quotation stands between the language's own marks", () => {
  const tags = ["en", "de", "fr", "ja", "zh-Hant", "zh-Hant-TW", "zh-Hans", "pt", "pt-BR", "sv", "pl", ""];
  expect(tags.map((tag) => quotationMarks(tag).join(""))).toEqual([
    ...["“”", "„“", "«»", "「」", "「」", "「」", "“”", "«»", "“”", "””", "„”", "“”"],
  ]);
});

test("a language is found by its name in English or in itself, and has none where there is no such tag", () => {
  expect(["German", "deutsch", "日本語", "Filipino", "nothing"].map(languageNamed)).toEqual([
    ...["de", "de", "ja", "fil", undefined],
  ]);
  expect([languageName("de"), languageName("qq")]).toEqual(["German", undefined]);
});
