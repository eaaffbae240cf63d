import type { Words } from "../words.ts";

export const story: Words["story"] = {
  untitled: (fandom) => (fandom === "" ? "無題の作品" : `無題の作品（${fandom}）`),
  by: (author) => `作者：${author}`,
  noAuthor: "出典に作者名なし",
  source: "出典",
  place: (number, of) => `第${number}節（全${of}節）`,
  placeBefore: (number, of, paragraph) => `第${number}節（全${of}節） · 0.${paragraph}、第1章の前`,
  placeIn: (number, of, chapter, paragraph, title) =>
    `第${number}節（全${of}節） · ${chapter}.${paragraph}、第${chapter}章${title === "" ? "" : `「${title}」`}`,
  range: (first, last, of) => `第${first}〜${last}節（全${of}節）`,
  span: (first, last) => (first === last ? `第${first}節` : `第${first}〜${last}節`),
  spanHead: (first, last) => (first === last ? `第${first}節` : `第${first}〜${last}節`),
  beginning: "冒頭",
  chapter: (number) => `第${number}章`,
  chapterTitled: (number, title) => `第${number}章　${title}`,
  credited: (text, span) => `${text}（${span}）`,
  whole: "この節をすべて読む",
  goOn: (span) => `続き：${span} ▶`,
  back: "◀ 戻る",
  next: (page, of) => `${page}/${of}ページ · 次へ ▶`,
};
