import type { CommandsWords, OptionWords } from "../command-words.ts";

const story = { description: "どの作品か" };
const storyAround = { description: "その一節がある作品" };
const chapter = { description: "この章の中だけ（番号か題名）" };
const shown = {
  private: { description: "あなただけに表示します" },
  spoiler: { description: "スポイラーで隠します" },
};
const which = { name: { description: "サーバーにいくつかある場合、どの投稿か" } };

const posts: Readonly<Record<string, OptionWords>> = {
  channel: { description: "投稿するチャンネル" },
  time: { description: "時刻（例：9、9:30、21:15）" },
  timezone: { description: "どこの時刻か（例：Tokyo、Londonなどの都市）" },
  story,
  order: {
    description: "どの順番で",
    choices: {
      serial: "最初の節から最後の節まで",
      shuffle: "順不同（すべて出るまで同じ節は出ません）",
    },
  },
  days: { description: "投稿する曜日（例：平日はweekdays、またはmon, wed, fri）" },
  end: { description: "最後の節のあとどうするか", choices: { stop: "終了する", again: "最初から始める" } },
  role: { description: "投稿のたびにメンションするロール" },
  thread: { description: "投稿のたびにスレッドを作ります" },
  pin: { description: "投稿をピン留めし、前の投稿のピン留めを外します" },
  silent: { description: "通知せずに投稿します" },
  shortest: { description: "この文字数に満たない節は、次の節とまとめて投稿します" },
};

export const commands: CommandsWords = {
  attribution: {
    description: "作品を書いた人、出典、作者コメントを表示します",
    options: { story },
  },
  card: {
    description: "一節を画像にします",
    options: {
      words: { description: "覚えている言葉。その文がカードで目立ちます" },
      number: { description: "言葉のかわりに節の番号（例：12、3.4）" },
      story: storyAround,
      look: {
        description: "カードのデザイン",
        choices: { paper: "紙", night: "夜", ink: "墨", poster: "ポスター", moss: "苔", dawn: "夜明け" },
      },
      shape: { description: "横長か正方形か", choices: { wide: "横長", square: "正方形" } },
      ...shown,
    },
  },
  chapters: {
    description: "作品の章をあなただけに一覧で表示し、開きます",
    options: { story },
  },
  context: {
    description: "一節を前後の文と一緒に表示します",
    options: {
      number: { description: "節の番号（例：12。章があれば3.4も）" },
      around: { description: "前後それぞれ何節か（省略すると1）" },
      story: storyAround,
      ...shown,
    },
  },
  daily: {
    description: "このサーバーのチャンネルに毎日一節を投稿します",
    subcommands: {
      start: {
        description: "チャンネルで毎日の投稿を始めます",
        options: { ...posts, name: { description: "この投稿の短い名前" } },
      },
      status: { description: "次の投稿の予定、最近の投稿の結果、投稿できない理由を表示します" },
      pause: { description: "毎日の投稿を一時停止します。進んだ位置は残ります", options: which },
      resume: {
        description: "停止中や終了した投稿を再開するか、終わった作品を最初から始めます",
        options: which,
      },
      skip: { description: "次の分を飛ばします", options: which },
      back: { description: "作品を1回分戻して、もう一度投稿するようにします", options: which },
      "post-now": {
        description: "すぐに投稿します",
        options: {
          "counts-as": {
            description: "今日の分とするかどうか",
            choices: { today: "今日の分", extra: "追加の投稿" },
          },
          ...which,
        },
      },
      preview: { description: "次の投稿をあなただけに表示します", options: which },
      edit: {
        description: "毎日の投稿を変更します",
        options: { ...which, ...posts, "new-name": { description: "新しい名前" } },
      },
      stop: { description: "毎日の投稿を終了します。進んだ位置は30日間残ります", options: which },
    },
  },
  "find-in-story": {
    title: "作品の中から探す",
    description: "メッセージがどの一節の引用か、どこが違うかを表示します",
  },
  forget: { description: "あなたの読んだ位置、保存した一節、メモ、設定をすべて忘れます" },
  help: { description: "このボットでできることを表示します" },
  library: { description: "このサーバーの作品と、指定がないときに使う作品を選びます" },
  passage: {
    description: "番号で一節、または連続する数節を表示します",
    options: {
      number: { description: "節の番号（例：12。章があれば、第3章の4番目は3.4）" },
      to: { description: "続けて表示する場合の最後の節" },
      story: storyAround,
      ...shown,
    },
  },
  privacy: { description: "あなたについて何をなぜ保存しているか、見る方法と消す方法を説明します" },
  quote: {
    description: "うろ覚えの一文を探して、その一節を表示します",
    options: {
      words: { description: "覚えている言葉（順不同）。省略するとランダムな一節になります" },
      story: { description: "探す作品" },
      chapter,
      ...shown,
    },
  },
  random: {
    description: "ランダムな一節を表示します",
    options: { story: { description: "一節を選ぶ作品" }, chapter, ...shown },
  },
  read: {
    description: "前回の続きから作品を読みます。ひとりでも、みんなとでも",
    options: {
      from: { description: "この節から始めます（12、章があれば3.4）" },
      chapter: { description: "この章から始めます（番号か題名）" },
      story,
      together: { description: "このチャンネルのみんなと読みます。だれでもページをめくれます" },
      careful: { description: "どのコマンドでも、読んだところより先を自分に表示しません" },
    },
  },
  saved: {
    description: "保存した一節をメモと一緒に表示します。書き出しもできます",
    options: { words: { description: "本文かメモにこの言葉があるものだけ" } },
  },
  search: {
    description: "当てはまる一節をあなただけに一覧で表示します",
    options: {
      words: { description: "覚えている言葉（順不同）" },
      story: { description: "探す作品（省略するとすべて）" },
      chapter,
    },
  },
  settings: { description: "このサーバーで、どこまで、どう隠して、どの速さと言語で表示するかを選びます" },
  top: {
    description: "このサーバーで多くの人が保存した一節を表示します",
    options: { private: { description: "あなただけに表示します" } },
  },
};
