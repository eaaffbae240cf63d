/** Some 60 to 120 characters each; a test repeats and cuts them. */
export const scripts = {
  Latin: {
    language: "en",
    text: '"You okay?" she asks. There are so many answers I could give – almost none of them are true; naïve, too. ',
  },
  Greek: {
    language: "el",
    text: "«Πού πας;» τον ρώτησε. Εκείνος δεν απάντησε· κοίταξε μόνο τη θάλασσα, που είχε αρχίσει να σκοτεινιάζει. ",
  },
  Cyrillic: {
    language: "ru",
    text: "Все счастливые семьи похожи друг на друга; «каждая несчастливая» — несчастлива по-своему. Ёлка! ",
  },
  Hebrew: {
    language: "he",
    text: 'הוא לא ענה, רק הביט ב-Cardiff המתרחקת. "לאן אתה הולך?" שאלה. אחר כך אמר: שָׁלוֹם, עשרים ושתיים (22). ',
  },
  Arabic: {
    language: "ar",
    text: "قالت شهرزاد: «بلغني أيها الملك السعيد، أنه كان في قديم الزمان تاجر كثير المال (1001)». وأدركَ شهرزادَ الصباحُ. ",
  },
  Devanagari: {
    language: "hi",
    text: "होरीराम ने दोनों बैलों को सानी-पानी देकर अपनी स्त्री धनिया से कहा—गोबर को ऊख गोड़ने भेज देना। मैं न जाने कब लौटूँ। ",
  },
  Thai: {
    language: "th",
    text: "แม่พลอยนั่งมองสายน้ำที่ไหลผ่านหน้าบ้านไปช้าๆ ไม่มีใครรู้ว่าในใจของเธอกำลังคิดถึงสิ่งใดอยู่ ",
  },
  Japanese: {
    language: "ja",
    text: "駅には誰もいなかった。「もう行くの？」と彼女は聞いた。僕は答えられず、ただ線路の向こうに揺れる陽炎を見ていた。……",
  },
  Korean: {
    language: "ko",
    text: "소년은 개울가에서 소녀를 보자 곧 윤 초시네 증손녀딸이라는 걸 알 수 있었다. “비가 오네.” 하고 말했다. ",
  },
  Chinese: {
    language: "zh-Hans",
    text: "满纸荒唐言，一把辛酸泪！都云作者痴，谁解其中味？他说：“我们走吧。”窗外下着雨……",
  },
} as const;

/** The first `length` characters of the sample, repeated as often as needed. */
export function sample(name: keyof typeof scripts, length: number): string {
  const characters = [
    ...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(scripts[name].text.repeat(12)),
  ].map(({ segment }) => segment);
  return characters.slice(0, length).join("").trim();
}
