import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/search/fold.ts";

const fold = (text: string) => wordsOf(text).map(({ word }) => word);

describe("words are the same however they are written", () => {
  it.each([
    ["case and curly marks", "“DON’T stop—ever…”", ["dont", "stop", "ever"]],
    ["accents and ligatures", "Café naïve ﬁnd Æsir straße", ["cafe", "naive", "find", "aesir", "strasse"]],
    ["full width and fancy letters", "Ｈｅｌｌｏ 𝓌ℴ𝓇𝓁𝒹", ["hello", "world"]],
    ["hyphens and slashes", "hide-and-seek and/or", ["hide", "and", "seek", "and", "or"]],
    ["an ampersand", "Her & Rhys&co", ["her", "and", "rhys", "and", "co"]],
    ["an apostrophe that ends a word", "somethin' dogs' 'tis", ["somethin", "dogs", "tis"]],
    ["combining marks", "re\u0301sume\u0301", ["resume"]],
    ["nothing but marks", "...---... 🤔🤔 ?!", []],
    ["Cyrillic and Greek", "Привет ΚΌΣΜΕ", ["привет", "κοσμε"]],
    ["Japanese, letter by letter", "雨だ。", ["雨", "た"]],
    ["signs without a width, within words", "می\u200cخواهم co\u200bop", ["میخواهم", "coop"]],
    ["half-width kana", "ｶﾞｸ", ["か", "く"]],
  ])("%s", (_name, text, words) => {
    expect(fold(text)).toEqual(words);
  });
});

it("every word stands where it says, in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      let at = 0;
      for (const { word, start, end } of wordsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(fold(text.slice(start, end)).join("")).toBe(word);
        at = end;
      }
    }),
  );
});
