import { describe, expect, test } from "vitest";
import { createSearch } from "../../src/search/search.ts";

const texts = {
  th: ["เมื่อคืนฝนตกหนักจนน้ำท่วมสะพาน", "เด็กชายนั่งอ่านหนังสืออยู่ใต้ต้นไม้ใหญ่", "แมวดำนอนหลับอยู่บนหลังคาบ้าน"],
  km: ["ក្មេងប្រុសអង្គុយអានសៀវភៅនៅក្រោមដើមឈើ", "ឆ្មាខ្មៅដេកលើដំបូលផ្ទះ"],
  zh: ["昨天夜里下了很大的雨，桥被水淹没了。", "男孩坐在大树下读书，忘记了时间。"],
  ja: ["昨夜の雨で橋が水に沈んだ。", "少年はコーヒーを飲みながら手紙を読んだ。"],
  de: ["Die Katzen schliefen auf dem Dach.", "Der Junge las unter den Bäumen ein Buch."],
  ru: ["Мальчик читал книгу под деревом.", "Кошка спала на крыше дома."],
  el: ["Το αγόρι διάβαζε ένα βιβλίο κάτω από το δέντρο.", "Η γάτα κοιμόταν στη στέγη."],
  ko: ["소년은 나무 아래에서 책을 읽었다.", "고양이는 지붕 위에서 잤다."],
} as const;

describe("a line is found in any script", () => {
  test.each([
    ["Thai, with a letter lost and one wrong", "th", "เด็กชายนั่งอ่านหนงสืออยู่ใต้ตนไม้", 2],
    ["Khmer, from its middle", "km", "អង្គុយអានសៀវភៅ", 1],
    ["Chinese, in traditional letters", "zh", "男孩坐在大樹下讀書", 2],
    ["Japanese, in the other kana", "ja", "こーひーを飲みながら手紙を", 2],
    ["German, with other endings", "de", "die Katze schlief auf Dächern", 1],
    ["Russian, in other cases", "ru", "мальчика книга под деревом", 1],
    ["Russian, in Latin letters", "ru", "malchik chital knigu pod derevom", 1],
    ["Russian, in other Latin letters", "ru", "koschka spala na krishe", 2],
    ["Greek, in Latin letters", "el", "to agori diavaze biblio", 1],
    ["Korean, in Latin letters", "ko", "sonyeon namu araeeseo chaek", 1],
  ] as const)("%s", async (_name, language, query, passage) => {
    const search = createSearch(texts[language], { language });
    expect((await search.find(query))[0]?.passage).toBe(passage);
    await search.close();
  });

  test.each(Object.entries(texts))(
    "and what is in no line of it is not found: %s",
    async (language, lines) => {
      // Chinese and Japanese share the letters of the first line here.
      const alike = ["zh", "ja"];
      const isOther = (other: string) =>
        other !== language && !(alike.includes(other) && alike.includes(language));
      const others = Object.entries(texts).filter(([other]) => isOther(other));
      const search = createSearch(lines, { language });
      for (const [, [query]] of others) expect(await search.find(query)).toEqual([]);
      await search.close();
    },
  );
});
