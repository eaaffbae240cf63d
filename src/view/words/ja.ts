import { about, chapters, library, notes } from "./ja/about.ts";
import { daily } from "./ja/daily.ts";
import { dailyAdmin } from "./ja/daily-admin.ts";
import { dailyRefusals } from "./ja/daily-refusals.ts";
import { help } from "./ja/help.ts";
import { place } from "./ja/place.ts";
import { reading } from "./ja/reading.ts";
import { fault, refusals } from "./ja/refusals.ts";
import { search } from "./ja/search.ts";
import { story } from "./ja/story.ts";
import type { Words } from "./words.ts";

/** A passage is 一節, and 節 after its number; a story is 作品. No space stands between words, nor after a number. */
export const ja: Words = {
  code: "ja",
  ...place,
  ...reading,
  story,
  search,
  about,
  notes,
  chapters,
  library,
  help,
  daily,
  dailyAdmin,
  refusals: { ...refusals, ...dailyRefusals },
  fault,
  buttons: {
    earlier: "◀ 前の節",
    later: "次の節 ▶",
    context: "前後を見る",
    note: "作者コメント",
    remove: "削除",
    postHere: "ここに投稿",
    save: "保存",
    readOn: "続きを読む",
    card: "カード",
  },
};
