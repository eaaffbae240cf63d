import { expect, test } from "vitest";
import { calibrate } from "../../src/search/calibrate.ts";
import { buildIndex } from "../../src/search/inverted-index.ts";
import { randomOf } from "../../src/search/random.ts";
import { createSearch } from "../../src/search/search.ts";
import { finish } from "../helpers/search.ts";

const paragraphs = Array.from(
  { length: 300 },
  (_, at) => `The keeper of lamp ${at} wrote of the sea that night.`,
);

const index = finish(buildIndex(paragraphs, "en"));
/** As if every line of the text had this score, and every line that is left out that. */
const calibrated = (own: number, foreign: number, lines = paragraphs) =>
  finish(calibrate(lines, index, (_query, without) => (without === undefined ? own : foreign)));

test("where lines that are not in the text score high, more is asked of an answer", () => {
  expect(calibrated(0.99, 0.8)(0.8)).toBeLessThan(0.5);
  expect(calibrated(0.99, 0.8)(0.99)).toBeGreaterThan(0.5);
});

test("where only its own lines score high, scores stand as they are or better", () => {
  expect(calibrated(0.9, 0.1)(0.6)).toBeGreaterThan(0.5);
  expect(calibrated(0.9, 0.1)(0.1)).toBeLessThan(0.3);
});

test("scores keep their order, and a short text keeps its scores", () => {
  const read = calibrated(0.99, 0.8);
  const scores = [0, 0.2, 0.5, 0.7, 0.95, 1].map(read);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(calibrated(0.99, 0.8, paragraphs.slice(0, 20))(0.8)).toBe(0.8);
});

test("where syllables are the words, and meet by chance, even a short text is believed about its own lines", () => {
  const lines = Array.from({ length: 60 }, (_, at) => `bà ${at} đi ra chợ xa mua cá và hoa cho bé Na`);
  const syllables = finish(buildIndex(lines, "vi"));
  const best = (_query: string, without?: number) => (without === undefined ? 0.99 : 0.9);
  expect(finish(calibrate(lines, syllables, best))(0.9)).toBeLessThan(0.5);
  expect(calibrated(0.99, 0.9, paragraphs.slice(0, 60))(0.9)).toBeGreaterThan(0.5);
});

// Common words, in no order that means anything; what is asked for and not there is made of the same ones.
const words = {
  th: "บ้าน ทะเล แมว หมา ฝน ลม เด็ก ผู้หญิง ผู้ชาย เดิน วิ่ง นอน กิน อ่าน เขียน หนังสือ จดหมาย โคมไฟ บันได สะพาน เรือ ปลา ต้นไม้ ดอกไม้ ภูเขา แม่น้ำ ตลาด โรงเรียน หน้าต่าง ประตู เก้าอี้ โต๊ะ กลางคืน ตอนเช้า เมื่อวาน พรุ่งนี้ ช้าๆ เร็วมาก สวยงาม เก่าแก่ ใหม่ ใหญ่ เล็ก สีแดง สีขาว สีดำ ไม่มีใคร ทุกคน และ แต่ เพราะ ใต้ บน ข้าง ใน กับ ของ ที่ ซึ่ง ได้ยิน เห็น รู้จัก ลืม จำ",
  km: "ផ្ទះ សមុទ្រ ឆ្មា ឆ្កែ ភ្លៀង ខ្យល់ ក្មេង ស្រី ប្រុស ដើរ រត់ ដេក ស៊ី អាន សរសេរ សៀវភៅ សំបុត្រ ចង្កៀង ជណ្តើរ ស្ពាន ទូក ត្រី ដើមឈើ ផ្កា ភ្នំ ទន្លេ ផ្សារ សាលា បង្អួច ទ្វារ កៅអី តុ យប់ ព្រឹក ម្សិលមិញ ស្អែក យឺត លឿន ស្អាត ចាស់ ថ្មី ធំ តូច ក្រហម ស ខ្មៅ គ្មាន មនុស្ស និង ប៉ុន្តែ ព្រោះ ក្រោម លើ ក្បែរ ក្នុង ជាមួយ របស់ ដែល ឮ ឃើញ ស្គាល់ ភ្លេច ចាំ",
};

test.each([
  ["Thai", "th", 400],
  ["Thai, of a short story", "th", 60],
  ["Khmer", "km", 400],
  ["Khmer, of a short story", "km", 60],
] as const)(
  "%s: damaged lines are found, and other lines of the same words are not",
  async (_name, language, length) => {
    const { pick, upTo } = randomOf(7);
    const line = (count: number) =>
      Array.from({ length: count }, () => pick(words[language].split(" "))).join("");
    const paragraphs = Array.from({ length }, () => line(10 + upTo(12)));
    const search = createSearch(paragraphs, { language });
    let [first, nothing] = [0, 0];
    for (let asked = 0; asked < 40; asked += 1) {
      const at = upTo(paragraphs.length);
      const letters = [...(paragraphs[at] ?? "")].slice(4, 34);
      for (let slip = 0; slip < 2; slip += 1) letters[upTo(letters.length)] = pick(letters);
      if ((await search.find(letters.join("")))[0]?.passage === at + 1) first += 1;
      if ((await search.find(line(6))).length === 0) nothing += 1;
    }
    await search.close();
    expect(first).toBeGreaterThanOrEqual(36);
    expect(nothing).toBeGreaterThanOrEqual(34);
  },
);

test("a long piece of the text is an answer as it stands, be each letter of it as common as it may", async () => {
  const kana =
    "そのまま にして おきなさい なぜ あなた がた かれ を の は と いって いる もの こと ため から まで そして しかし ところ とき わたし たち ない なら".split(
      " ",
    );
  const { pick, upTo } = randomOf(3);
  const paragraphs = Array.from({ length: 400 }, () =>
    Array.from({ length: 10 + upTo(12) }, () => pick(kana)).join(""),
  );
  const search = createSearch(paragraphs, { language: "ja" });
  for (let asked = 0; asked < 40; asked += 1) {
    const at = upTo(paragraphs.length);
    const [match] = await search.find((paragraphs[at] ?? "").slice(2, 24));
    expect(match?.passage).toBe(at + 1);
  }
  await search.close();
});

test("a long line of common letters is found with some of them wrong, said again and again as they are", async () => {
  const letters = [..."的一是了我不人在他有这个上们来到时大地为"];
  const { pick, upTo } = randomOf(11);
  const paragraphs = Array.from({ length: 400 }, () =>
    Array.from({ length: 30 + upTo(20) }, () => pick(letters)).join(""),
  );
  const search = createSearch(paragraphs, { language: "zh" });
  let first = 0;
  for (let asked = 0; asked < 40; asked += 1) {
    const at = upTo(paragraphs.length);
    const line = [...(paragraphs[at] ?? "")].slice(0, 35);
    for (const slip of [7, 14, 21, 28]) line[slip] = pick(letters);
    if ((await search.find(line.join("")))[0]?.passage === at + 1) first += 1;
  }
  await search.close();
  expect(first).toBeGreaterThanOrEqual(38);
});
