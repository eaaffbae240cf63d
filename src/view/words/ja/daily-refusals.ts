import type { dailyRefusals as english } from "../en/daily-refusals.ts";
import type { Words } from "../words.ts";

const named = (names: readonly string[]) => names.map((name) => `「${name}」`).join("");

/** By Discord's English names for them, as Discord calls them in Japanese. */
const permissions: Readonly<Record<string, string>> = {
  "View Channel": "チャンネルを見る",
  "Send Messages": "メッセージを送信",
  "Send Messages in Threads": "スレッドでメッセージを送信",
  "Read Message History": "メッセージ履歴を読む",
  "Create Public Threads": "公開スレッドの作成",
  "Pin Messages": "メッセージをピン留め",
  "Mention @everyone, @here and All Roles": "@everyone、@here、全てのロールにメンション",
};

export const dailyRefusals: Pick<Words["refusals"], keyof typeof english> = {
  "no-daily": () => "このサーバーにはまだ毎日の投稿がありません。/daily startで始められます。",
  "no-such-daily": ({ name, names }) =>
    `「${name}」という毎日の投稿はここにありません。nameオプションで${named(names)}から選んでください。`,
  "which-daily": ({ names }) =>
    `このサーバーには毎日の投稿がいくつかあります。nameオプションで${named(names)}から選んでください。`,
  "too-many-daily": ({ most }) =>
    `1つのサーバーに置ける毎日の投稿は${most}件までで、ここではもう上限です。先に/daily stopでどれかを終了してください。`,
  "daily-name": ({ name }) =>
    `「${name}」という毎日の投稿はもうあります。別の名前にするか、/daily editでそちらを変更してください。`,
  "bad-daily-name": () => "名前には文字か数字が必要です。「朝」のような短い名前にしてください。",
  "daily-channel": () =>
    "毎日の投稿ができるのは、テキスト、アナウンス、フォーラムの各チャンネルとスレッドです。その中から選んでください。",
  "daily-permissions": ({ channel, missing }) =>
    `<#${channel}>での権限が足りません：${named(missing.map((name) => permissions[name] ?? name))}。チャンネル設定の「権限」で許可してから、もう一度お試しください。`,
  "daily-rests": ({ name }) =>
    `「${name}」は動いていないため、投稿できません。先に/daily resumeを使ってください。`,
  "daily-on-its-way": ({ name }) =>
    `「${name}」の投稿をちょうど送っているところです。1分ほどしてからもう一度お試しください。`,
  "daily-today-done": ({ name }) =>
    `「${name}」の今日の分はもう済んでいます。かわりに追加の投稿をお選びください。その日の分には数えません。`,
  "daily-runs": ({ name }) => `「${name}」はすでに動いています。次の投稿の時刻は/daily statusで見られます。`,
  "daily-story-gone": () =>
    "この投稿の作品がなくなりました。/daily editで別の作品を選ぶか、戻るまでお待ちください。",
  "daily-changed": () => "同じときに別の人がこの投稿を変更しました。もう一度お試しください。",
  time: ({ written }) =>
    `「${written}」を時刻として読み取れませんでした。9、9:30、9pm、21:15のように書いてください。`,
  days: ({ written }) =>
    `「${written}」を曜日として読み取れませんでした。weekdays（平日）、weekends（週末）、またはmon, wed, friのように書いてください。`,
  zone: ({ written }) =>
    `「${written}」というタイムゾーンは見つかりませんでした。入力中に出る候補から、Asia/Tokyoのように選んでください。`,
  "zone-many": ({ written, zones }) =>
    `「${written}」に当てはまるものがいくつかあります：${zones}。入力中に出る候補から選んでください。`,
};
