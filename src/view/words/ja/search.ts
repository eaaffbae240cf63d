import type { Words } from "../words.ts";

export const search: Words["search"] = {
  found: (passages, among, page, pages) => {
    const of = among > 1 ? `${among}作品の` : "";
    const order = passages === 1 ? "" : "（近い順）";
    const turned = pages === 1 ? "" : ` · ${page}/${pages}ページ`;
    return `**${of}${passages}節が見つかりました**${order}${turned}`;
  },
  open: "一節を開く",
  openOne: "この中から開く",
  closer: "◀ より近いもの",
  further: "ほかの候補 ▶",
  nothing: (title, words) =>
    `**${title}**に「${words}」に近い一節は見つかりませんでした。確かに覚えている言葉を少しだけ、順番は気にせず試してみてください。`,
  nothingAmong: (among, words) =>
    `ここにある${among}作品に「${words}」に近い一節は見つかりませんでした。確かに覚えている言葉を少しだけ、順番は気にせず試してみてください。`,
  near: (title, words) =>
    `**${title}**に「${words}」に近い一節は見つかりませんでした。お探しのものがあるかもしれないので、比較的近いものを挙げます。`,
  nearAmong: (among, words) =>
    `ここにある${among}作品に「${words}」に近い一節は見つかりませんでした。お探しのものがあるかもしれないので、比較的近いものを挙げます。`,
  place: (number) => `第${number}節`,
  placeIn: (title, number) => `${title}、第${number}節`,
  placeHead: (number) => `第${number}節`,
  from: (numbers, of) => `全${of}節のうち第${numbers.join("、")}節`,
};
