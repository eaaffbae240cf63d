import type { Words } from "../words.ts";

const dayNames = ["月", "火", "水", "木", "金", "土", "日"];

export const dailyAdmin: Words["dailyAdmin"] = {
  starts: (name) => `毎日の投稿「${name}」を始めます`,
  paused: "一時停止しました",
  goingOn: "再開しました",
  leftOut: "飛ばしました",
  oneBack: "1回分戻しました",
  postedSoon: "まもなく投稿します",
  changed: "変更しました",
  none: "このサーバーにはまだ毎日の投稿がありません。/daily startで始められます。",
  askStop: (name, channel) =>
    `${channel}の「${name}」を終了しますか。作品のどこまで進んだかは30日間残り、/daily resumeで再開できます。`,
  stopIt: "終了する",
  keepIt: "続ける",
  stopped: (shown, name) =>
    `「${shown}」を終了しました。30日間は「/daily resume name:${name}」で再開できます。`,
  kept: (name) => `「${name}」はこれまでどおり続きます。`,
  unchanged: "何も変更していません。",
  zone: (zone, time) => `${zone} · 現在${time}`,
  storyGone: "なくなった作品",
  when: (title, channel, days, time, zone) => `${title}、${channel}、${days}${time}（${zone}）`,
  nextTimes: (first, away, then) => `次回：${first}（${away}）、その後：${then.join("、")}`,
  nextPassages: (day, days, first, last) => `次は${day}日目（全${days}日）：${span(first, last)}`,
  nextEnd: "次は作品の終わりのお知らせです",
  serial: "最初から順番に",
  shuffled: "順不同",
  again: "終わったら最初から",
  thenStops: "終わったら終了",
  together: (characters) => `${characters}文字未満の節はまとめて投稿`,
  mentions: (role) => `${role}にメンション`,
  opensThread: "スレッドを作成",
  pinned: "ピン留め",
  silent: "通知なし",
  isPaused: "一時停止中です。/daily resumeで再開できます。",
  isEnded:
    "作品を最後まで投稿しました。/daily resumeで最初から始めるか、作品が増えていればその続きから再開できます。",
  isStopped: "終了しました。どこまで進んだかは30日間残ります。",
  blocked: (trouble) =>
    `**投稿できていません：**${trouble}1日に1回試し、できるようになれば自動で再開します。`,
  blockedPaused: (trouble) => `**投稿できていません：**${trouble}そのあと/daily resumeを使ってください。`,
  past: (when, what) => `${when}：${what}`,
  pastEnd: "終わり",
  pastSpan: (first, last) => span(first, last),
  deleted: (what) => `${what}（その後削除）`,
  noPost: (why) => `投稿なし（${why}）`,
  missed: "その時刻に動いていなかったため、投稿できませんでした",
  uncertain: "届いたか確認できないため、再投稿していません",
  skipped: {
    rescheduled: "その日の早い時刻に変更されたため",
    paused: "一時停止中",
    ended: "作品が終わっていたため",
    stopped: "終了済み",
    blocked: "Discordが受け付けなかったため",
    "story-gone": "作品がなかったため",
    malformed: "この節をDiscordが受け付けられなかったため",
    otherwise: "Discordが受け付けなかったため",
  },
  trouble: {
    "no-access": (channel) =>
      `${channel}が見えません。そこで「チャンネルを見る」と「メッセージを送信」を許可してください。`,
    "no-permission": (channel) =>
      `${channel}に書き込む権限がありません。「メッセージを送信」（スレッドでは「スレッドでメッセージを送信」）を許可してください。`,
    "channel-gone": (_channel) => "チャンネルが削除されました。/daily editで別のチャンネルを選んでください。",
    "server-gone": (_channel) => "このサーバーにいませんでした。もう一度追加してください。",
    "needs-tag": (channel) =>
      `${channel}ではすべての投稿にタグが必要です。チャンネルの設定でオフにするか、別のチャンネルを選んでください。`,
    locked: (channel) =>
      `${channel}はロックされています。ロックを解除するか、別のチャンネルを選んでください。`,
    "story-gone": (_channel) =>
      "作品がなくなりました。/daily editで別の作品を選ぶか、戻るまでお待ちください。",
    otherwise: (channel) =>
      `Discordが${channel}への投稿を受け付けません。チャンネルの設定を確認するか、別のチャンネルを選んでください。`,
  },
  days: (days) => {
    if (days === "1234567") return "毎日";
    if (days === "12345") return "平日";
    if (days === "67") return "週末";
    return `毎週${[...days].map((day) => dayNames[Number(day) - 1] ?? "").join("・")}曜`;
  },
};

function span(first: number, last: number): string {
  return first === last ? `第${first}節` : `第${first}〜${last}節`;
}
