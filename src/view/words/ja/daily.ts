import type { Words } from "../words.ts";

export const daily: Words["daily"] = {
  day: (day, of) => `${day}日目（全${of}日）`,
  earlier: "これまでの投稿",
  end: (title, passages) => `### 完結：${title}\n全${passages}節を投稿しました。`,
  endAgain: "次の投稿からは、また最初に戻ります。",
  endLast: "これが最後の投稿です。サーバーを管理する人は、/dailyで別の作品を始められます。",
  endCredit: (passages) => `全${passages}節`,
  endTitle: (title) => `完結：${title}`,
  dayOf: (day, title) => `${day}日目：${title}`,
  dayTitle: (day, words) => `${day}日目：${words}`,
  noPast: "まだこれまでの投稿はありません。",
  past: "最近の投稿",
  pastOf: (title) => `${title}の最近の投稿`,
};
