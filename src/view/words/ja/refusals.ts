import type { refusals as english } from "../en/refusals.ts";
import type { Words } from "../words.ts";
import { story } from "./story.ts";

export const refusals: Pick<Words["refusals"], keyof typeof english> = {
  "no-story": ({ named }) =>
    `「${named}」という作品はここにありません。storyオプションの候補から選んでください。`,
  "no-chapter": ({ title, fandom, named, first, last }) => {
    const of = title === "" ? story.untitled(fandom) : title;
    const remedy =
      last === 0
        ? "この作品に章はないので、章を指定せずにお試しください。"
        : `${first}から${last}までの番号を入れるか、候補から選んでください。`;
    return `**${of}**に「${named}」という章はありません。${remedy}`;
  },
  "passage-gone": () =>
    "その一節はもう作品にありません。本文が変更されたか、取り除かれました。/quoteか/passageで探し直してください。",
  "no-passage": ({ named, count, first, last }) => {
    const byChapter = last === "" ? "" : `、または${first}から${last}までの章と段落`;
    return `「${named}」という節はありません。1から${count}までの番号${byChapter}を入れてください。`;
  },
  backwards: ({ first, last }) => `第${last}節は第${first}節より前にあります。前のほうを先に入れてください。`,
  "not-yours": () =>
    "この引用を削除できるのは、引用した人か、「メッセージの管理」権限を持つモデレーターだけです。",
  "not-manager": () =>
    "これはサーバーを管理できる人のための機能です。管理者に頼むか、「サーバー管理」権限をもらってください。",
  store: () => "いまは記録を読み書きできません。数分後にもう一度お試しください。",
  "server-only": () => "これはボットのいるサーバーで使えます。そのサーバーのチャンネルでお試しください。",
  outdated: () =>
    "これは以前のバージョンのボットのものです。もう一度コマンドを使うと、新しい返事が届きます。",
  "keeps-nothing": () =>
    "ここでは何も保存しないので、選べるものがありません。ボットが動いているサーバーでお試しください。",
  "nothing-chosen": () =>
    "サーバーでは少なくとも1つの作品を公開します。1つ選ぶか、**すべての作品を公開**を押してください。",
  "not-offered": () =>
    "その一節は、このサーバーで公開していない作品のものです。/quoteで別の一節をお試しください。",
  "nothing-offered": () =>
    "このサーバーで公開している作品は、どれも表示できなくなりました。サーバーを管理する人は、/libraryで別の作品を選べます。",
  withdrawn: () => "この作品は作者が取り下げたため、表示していません。",
  "note-long": ({ most, length }) =>
    `メモは${most}文字までですが、これは${length}文字あります。短くしてもう一度お試しください。`,
  "card-letters": ({ letters }) =>
    `この一節はカードにできません。ここのフォントに${letters}がないためです。かわりに文字で引用してください。`,
};

export const fault: Words["fault"] = (reference) =>
  `こちらで問題が起きました。少ししてからもう一度お試しください。続くようなら、ボットの運営者にこの番号をお伝えください：${reference}`;
