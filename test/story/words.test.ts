import { expect, test } from "vitest";
import { wordsIn } from "../../src/story/words.ts";

test.each([
  ["", "en", 0],
  ["Well… I don't know—do you?", "en", 6],
  ["the well-known pink tie", "en", 5],
  ["3.14 of 1,000", "en", 3],
  ["*** !?", "en", 0],
  ["Ça va ? Oui.", "fr", 3],
  ["今日は雨です。", "ja", 4],
  ["เมื่อวานนี้ฝนตกหนัก", "th", 5],
  ["ខ្ញុំចង់ទៅផ្សារថ្ងៃនេះ", "km", 4],
  ["ຂ້ອຍຢາກໄປຕະຫຼາດ", "lo", 4],
  ["e.g. U.S.A., it’s 1,000,000", "en", 4],
])("%j in %s has %i words", (text, language, words) => {
  expect(wordsIn(language)(text)).toBe(words);
});

test("spaced words are as many as the segmenter of Unicode finds", () => {
  const texts = [
    "“Don’t,” she said—twice. Then… O'Neill's 2nd well-meant (really!) try at 9.30",
    "Ça n'a l'air de rien; c’est 3 h 20 au n° 12, l’été.",
    "Он шёл, не оглядываясь: «Куда?» – 1 234,5 рубля.",
    "그는 집에 갔다. 정말로!",
    "ὁ δ᾽ ἀνεξέταστος βίος",
    "ذهب إلى البيت، ثم عاد.",
  ];
  for (const text of texts) {
    const parts = new Intl.Segmenter("en", { granularity: "word" }).segment(text);
    expect([text, wordsIn("en")(text)]).toEqual([text, [...parts].filter((part) => part.isWordLike).length]);
  }
});
