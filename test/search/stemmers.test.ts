import { expect, test } from "vitest";
import { createSearch } from "../../src/search/search.ts";
import { stemmerFor } from "../../src/search/stemmers.ts";

test.each([
  ["es", ["comer", "comió", "comían", "comeré"]],
  ["fr", ["jeter", "jetée", "jetèrent"]],
  ["pt", ["viver", "viverão"]],
  ["ru", ["первый", "первые", "первыми"]],
  ["ru", ["мёртвый", "мертвого"]],
  ["bg", ["книгата", "книги"]],
  ["el", ["άνθρωπος", "ανθρώπων"]],
])("endings are known as they are written, in %s: %j", (language, forms) => {
  const stem = stemmerFor(language);
  expect(new Set(forms.map(stem)).size).toBe(1);
});

test("of a language without a stemmer words are their beginnings, without accents", () => {
  expect(stemmerFor("cs")("Příběhy".toLowerCase())).toBe("prib");
});

test.each([
  [
    "es",
    "vivirá sembrando",
    ["Allí vivía un hombre que sembró el valle.", "La puerta estaba cerrada.", "Nadie contestó a la carta."],
  ],
  [
    "ru",
    "последними первый",
    ["Так будут последние первыми.", "Она несла хлеб по лестнице.", "Мальчик пробежал мимо с письмом."],
  ],
])("another form of the words is found, in %s", async (language, query, paragraphs) => {
  const search = createSearch(paragraphs, { language });
  expect((await search.find(query))[0]?.passage).toBe(1);
  await search.close();
});

test("letters that stand for words keep their own roots", async () => {
  const search = createSearch(["ที่ตั้งนี้อยู่บนเนินเขา", "เรือลำนั้นไม่เคยกลับมา"], { language: "th" });
  expect((await search.find("เรือลำนั้นไม่เคย"))[0]?.passage).toBe(2);
  await search.close();
});
