import type { enReading } from "../en-reading.ts";
import type { Words } from "../words.ts";

const counted = (number: number, word: string) => `${new Intl.NumberFormat("ja").format(number)}${word}`;

export const reading: Pick<Words, keyof typeof enReading> = {
  read: {
    quoteThis: "ここに引用",
    quoteNumber: (number) => `第${number}節をここに引用`,
    saveNumber: (number) => `第${number}節を保存`,
    jump: "移動",
    jumpTitle: "別の節へ移動",
    jumpLabel: "節の番号、または章と段落",
    jumpHint: "12、または3.4",
    openOne: "この中の一節を開いて、引用や保存をする",
    chapters: "章へ移動",
    backTo: (number) => `元の第${number}節に戻る`,
    chapter: (number) => `第${number}章`,
    part: (number, of) => `この節の${number}/${of}`,
    theEnd: "おわり",
    together: "みんなで読書中：ここにいるだれでもページをめくれます。",
    end: "読書を終える",
    ended: (passage) =>
      `みんなでの読書は第${passage}節で終わりました。/readのtogetherオプションで、また始められます。`,
    isOver: "この読書は終わっています。/readのtogetherオプションで、また始められます。",
    notEnder:
      "この読書を終えられるのは、始めた人か、「メッセージの管理」権限を持つモデレーターだけです。その人に頼んでください。",
    nothingKept:
      "ここでは何も保存しないため、この機能は使えません。ボットの運営者にデータベースの用意を頼んでください。",
  },
  list: {
    from: (_count, numbers, of) => `全${of}節のうち第${numbers}節`,
  },
  saved: {
    title: "保存した一節",
    saved: "保存しました。/savedでまた見られます。",
    again: "この一節はもう保存してあります。メモもそのまま残っています。",
    full: (most) =>
      `保存できるのは${counted(most, "節")}までで、もう空きがありません。先に/savedでどれかを外してください。`,
    none: "まだ何も保存していません。引用の下の**保存**を押すと、その一節を取っておけます。",
    noMatch: (words) =>
      `保存した一節にもメモにも「${words}」は見つかりませんでした。言葉を減らすか、何も入れずに/savedをお試しください。`,
    count: (number) => counted(number, "節"),
    matching: (number) => `この言葉を含む${counted(number, "節")}`,
    most: (shown, found) => `この言葉を含む${found}節のうち新しい${shown}節`,
    page: (page, of) => `${page}/${of}ページ`,
    newer: "◀ 新しいもの",
    older: "古いもの ▶",
    open: "保存した一節を開く",
    place: (number) => `第${number}節`,
    placeIn: (number, title) => `${title}、第${number}節`,
    noteIs: (note) => `メモ：${note}`,
    addNote: "メモを書く",
    editNote: "メモを変える",
    noteTitle: "この一節へのメモ",
    noteLabel: "200文字まで。空にするとメモは消えます",
    remove: "保存から外す",
    removed: "保存した一節から外しました。",
    gone: "この一節は、もう保存した一節の中にありません。今あるものは/savedで見られます。",
    list: "保存した一節の一覧",
    export: "書き出す",
    exported: (number) =>
      `保存した${counted(number, "節")}です。読むためのページ（Markdown）と、プログラム用のデータ（JSON）があります。`,
    tooLarge:
      "保存した一節が長く、ここでは1つのファイルに収まりません。長いものをいくつか外して、もう一度お試しください。",
    savedOn: (date) => `${date}に保存`,
    meant: (sentences) => `選んだ文：${sentences}`,
    absent: {
      withdrawn: "この作品は作者が取り下げたため、本文を表示していません。",
      beyond: "ここで表示できる範囲より先にあります。",
      changed: "この一節は、その後変更されたか、作品から取り除かれました。",
      gone: "この作品はもうここにありません。",
    },
  },
  top: {
    title: "このサーバーでよく保存された一節",
    none: "このサーバーではまだだれも一節を保存していません。引用の下の**保存**を押すと、最初の一人になれます。",
    readers: (number) => `${counted(number, "人")}が保存`,
    open: "一節を開く",
  },
  privacy: {
    about: [
      "### 保存しているもの",
      "**あなたについて**（Discordアカウントの番号だけにひも付けて）：/readで続きから読めるように、各作品をどこまで読んだか。保存した一節と、その日時とサーバー、付けたメモ。読んだところより先を隠すかどうか、承諾した警告。",
      "**サーバーについて**：管理者がコマンドで選んだこと、毎日の投稿とそのチャンネルと履歴、チャンネルでみんなで読んでいる作品の位置。",
      "**決して保存しないもの**：メッセージ、名前、検索した言葉。見つからなかった検索は回数だけを数え、言葉は残しません。",
      "サーバーから外されると、30日後にそのサーバーのことを忘れます。だれにも渡しません。",
      "/forgetを使うと、あなたのものをすべて一度に削除します。",
    ],
    export: "自分のデータを書き出す",
    exported: "あなたについて保存しているすべてのデータ（JSON）です。",
    forget: "自分のことを忘れてもらう",
  },
  forget: {
    nothing: "あなたについて保存しているものはないので、忘れるものもありません。",
    ask: (held) =>
      `あなたについて保存しているもの：${held}。すべての場所から、全部忘れてよいですか。元には戻せません。先に/privacyで書き出せます。`,
    saves: (number) => `保存した${counted(number, "節")}`,
    notes: (number) => `メモ${counted(number, "件")}`,
    places: (number) => `${counted(number, "作品")}を読んだ位置`,
    choices: (number) => `選んだ設定${counted(number, "件")}`,
    yes: "すべて忘れる",
    no: "残しておく",
    done: "あなたのものはすべて忘れました。また読んだり保存したりすると、一から始まります。",
    kept: "何も変更していません。",
  },
};
