import type { Words } from "../words.ts";

const counted = (number: number) => new Intl.NumberFormat("ja").format(number);

export const about: Words["about"] = {
  source: "出典",
  sourceLink: "掲載元",
  rights: "権利",
  permission: "利用許諾",
  fandom: "原作・ジャンル",
  series: "シリーズ",
  inspiredBy: "着想元",
  rating: "レーティング",
  warnings: "警告",
  people: "登場人物",
  length: "長さ",
  lengthOf: (chapters, of) =>
    chapters === 0 ? `全${counted(of)}節` : `全${counted(chapters)}章、${counted(of)}節`,
  notGiven: "記載なし",
  noPermission: "記録なし",
  permissions: {
    "own work": "自作",
    "public domain": "パブリックドメイン",
    "author's permission": "作者の許可",
    "open licence": "オープンライセンス",
  },
  permissionWith: (kind, detail) => `${kind}：${detail}`,
  noteElsewhere: "ここには収まらないため、ボタンから全文をご覧ください。",
  readNote: "作者コメントを読む",
  readSummary: "あらすじ",
  readEndnote: "あとがき",
};

export const notes: Words["notes"] = {
  note: "作者コメント",
  noNote: "出典に作者コメントはありません。",
  endnote: "作者のあとがき",
  noEndnote: "あとがきはありません。",
  summary: "あらすじ",
  noSummary: "出典にあらすじはありません。",
  onChapter: (chapter) => `作者コメント：${chapter}`,
  noneOnChapter: "この章に作者コメントはありません。",
};

export const chapters: Words["chapters"] = {
  heading: (title) => `${title}の章一覧`,
  none: (title, of) =>
    `**${title}**に章はなく、全${counted(of)}節だけです。/passageに番号を入れると、どの節でも見られます。`,
  open: "章を開く",
  note: "この章の作者コメント",
};

export const library: Words["library"] = {
  heading: "このサーバーの作品",
  onOffer: (offered, of) => `**公開中** ${of}作品のうち${offered}作品`,
  allOnOffer: (of) => `**公開中** 全${of}作品`,
  standard: (title) => `**標準の作品** ${title}（このサーバーで選択）`,
  standardOfBot: (title) => `**標準の作品** ${title}（ボットが選択）`,
  none: "なし",
  help: "作品を指定しないコマンドは標準の作品を使い、検索は公開中のすべての作品から探します。公開していない作品は、ここでは一切表示されません。",
  helpPages: "メニューには1ページ分の作品だけが並びます。ほかのページで選んだものはそのまま残ります。",
  chooseStandard: "標準の作品を選ぶ",
  chooseOffered: "公開する作品を選ぶ",
  offerAll: "すべての作品を公開",
  letBotChoose: "標準の作品をボットに任せる",
};
