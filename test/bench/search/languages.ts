// @ts-expect-error: it brings no types
import * as lists from "stopword";
import { randomOf } from "../../../src/search/random.ts";
import { createSearch } from "../../../src/search/search.ts";

/** By the names of the package's lists; each with its sign between words, and whether it has the hundred words that are needed. */
const stopwords: Readonly<Record<string, readonly string[]>> = lists;
const languages = [
  ["ru", stopwords.rus, " "],
  ["el", stopwords.ell, " "],
  ["ko", stopwords.kor, " "],
  ["de", stopwords.deu, " "],
  ["fr", stopwords.fra, " "],
  ["es", stopwords.spa, " "],
  ["fi", stopwords.fin, " "],
  ["tr", stopwords.tur, " "],
  ["ar", stopwords.ara, " "],
  ["vi", stopwords.vie, " "],
  ["th", stopwords.tha, ""],
  ["ja", stopwords.jpn, ""],
  ["zh", stopwords.zho, ""],
] as const;

export type LanguageRow = {
  readonly language: string;
  readonly first: number;
  readonly shown: number;
  readonly nothing: number;
  readonly asked: number;
};

const paragraphs = 400;
const asked = 60;

/** Lines of a language's commonest words by chance: harsher than any text, and there is one for every language. */
export async function measureLanguages(): Promise<readonly LanguageRow[]> {
  const rows: LanguageRow[] = [];
  for (const [language, list, between] of languages) {
    const words = (list ?? []).filter((word) => between !== "" || !/[a-z]/i.test(word));
    const random = randomOf(words.length);
    const line = (length: number) => Array.from({ length }, () => random.pick(words)).join(between);
    const texts = Array.from({ length: paragraphs }, () => line(10 + random.upTo(12)));
    const search = createSearch(texts, { language });
    let [first, shown, nothing] = [0, 0, 0];
    for (let time = 0; time < asked; time += 1) {
      const at = random.upTo(paragraphs);
      const letters = [...(texts[at] ?? "")].slice(3, 38);
      for (let slip = 0; slip < 2; slip += 1) letters[random.upTo(letters.length)] = random.pick(letters);
      const query = letters.join("");
      const found = await search.find(query);
      const near = await search.near(query);
      if (found[0]?.passage === at + 1) first += 1;
      if ([...found.slice(0, 3), ...near].some(({ passage }) => passage === at + 1)) shown += 1;
      if ((await search.find(line(7))).length === 0) nothing += 1;
    }
    await search.close();
    rows.push({ language, first, shown, nothing, asked });
  }
  return rows;
}
