import type { enPlace } from "../en-place.ts";
import type { Words } from "../words.ts";

export const place: Pick<Words, keyof typeof enPlace> = {
  spoiler: {
    dailyWaits:
      "次の内容は、このチャンネルで表示する範囲（/settings）より先にあります。範囲が広がるまで、投稿は休みになります。",
    beyond:
      "その一節は、ネタバレを避けるためここで表示している範囲より先にあります。範囲はサーバーを管理する人が/settingsで変えられます。",
    beyondOwn:
      "その一節は、ネタバレを避けるため、あなたが読んだところより先にあります。/readで読み進めると表示できます。",
  },
  settings: {
    help: "-# 上限は、引用、検索、候補、カード、毎日の投稿のすべてに効きます。チャンネルに上限があれば、そこではサーバーの上限のかわりになり、読む人自身の上限はそれに加えて効きます。",
    server: "サーバー全体",
    channel: "このチャンネルだけ",
    forServer: "このサーバーで表示するもの",
    forChannel: (channel) => `${channel}で表示するもの`,
    story: "下の上限を決める作品",
    chapter: "この章まで表示",
    passage: "この節まで表示",
    lift: "上限をなくす",
    ceiling: (title, line) => `**${title}**：${line}まで表示`,
    ceilingHere: (title, line) => `**${title}**（このチャンネル）：${line}まで表示`,
    noCeiling: "上限なし：どの作品も最後まで表示します。",
    passageLine: (number, chapter) =>
      chapter === undefined || chapter === 0 ? `第${number}節` : `第${number}節（第${chapter}章）`,
    usual: "標準",
    asServer: "サーバーと同じ",
    covered: "隠す",
    open: "隠さない",
    coverMenu: "引用をスポイラーで隠すか",
    coverIs: (how) => `引用：${how}`,
    paceMenu: "続けて使える速さ",
    paceIs: (pace) => `速さ：${pace}`,
    paces: { standard: "ふつう", gentle: "2倍まで", off: "制限なし" },
    languageMenu: "全員に見える返事の言語",
    languageIs: (language) => `言語：${language}`,
    ofDiscord: "Discordのサーバー設定と同じ",
    modalTitle: "どの節まで表示するか",
    modalLabel: "表示する最後の節",
    modalHint: "12、または3.4（第3章の4番目）",
  },
  cooldown: {
    person: (when) => `短い間に続けてご利用いただきました。${when}にまたお答えします。`,
    server: (when) =>
      `ここでは今、たくさんの人が使っています。${when}にまたお答えします。サーバーを管理する人は、/settingsで制限をゆるめられます。`,
  },
  card: {
    look: "ほかのデザイン",
    looks: { paper: "紙", night: "夜", ink: "墨", poster: "ポスター", moss: "苔", dawn: "夜明け" },
    shapes: { wide: "横長", square: "正方形" },
    wordsOrNumber: "どの一節かを教えてください。番号か、覚えている言葉を入れてください。",
  },
  find: {
    exact: "**このメッセージは、作品を一字一句そのまま引用しています。**",
    differs: "**メッセージと作品の違い：**",
    legend: "~~取り消し線~~はメッセージ、**太字**は作品の言葉です。",
    nothing:
      "このメッセージは、ここで表示できるどの一節の引用でもないようです。うろ覚えの言葉なら、/quoteでお試しください。",
    noWords: "このメッセージには探せる言葉がありません。作品を引用したメッセージでお試しください。",
  },
  warning: {
    untitled: "この作品",
    askFirst: (title, warnings) =>
      `${title}には警告があります：${warnings}。年齢制限のあるチャンネルで表示できます。ほかの場所では、読みたいと答えたあとで、あなただけに表示します。`,
    askAlone: (title, warnings) =>
      `${title}には警告があります：${warnings}。年齢制限のあるチャンネルで表示できます。あなただけに表示するには、privateオプションを使ってください。`,
    accept: "読みたい",
    accepted: (title) =>
      `これから${title}を、あなただけに表示します。privateオプションを付けて、もう一度お試しください。`,
    acceptedDirect: (title) => `これから${title}を表示します。もう一度お試しください。`,
  },
};
