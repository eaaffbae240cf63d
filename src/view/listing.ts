import { type APIContainerComponent, ComponentType } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { File, Message } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import { type Passage, passagesIn, type Story } from "../story/story.ts";
import { container, quotation, small, text } from "./components.ts";
import { creditText } from "./credit.ts";
import { underSpoiler } from "./spoiler.ts";
import { boldExcerpt } from "./text.ts";

/** One line of a list: a passage, or what stands in its place, and small print under it. Both texts are Markdown. */
export type Listed = {
  readonly shown:
    | { readonly story: Story; readonly passage: Passage; readonly range: Range | undefined }
    | undefined;
  readonly instead: string;
  readonly below: readonly string[];
};

const excerptLengths = [200, 100, 40];

/** Passages of any stories in excerpts, each story with its credit; from the last one on without text where there is no room for its credit. */
export function listing(
  heading: string,
  list: readonly Listed[],
  before: number,
  words: Words,
  isSpoiler = false,
): APIContainerComponent {
  for (let count = list.length; ; count -= 1) {
    const quoted = list.slice(0, count).flatMap(({ shown }) => shown ?? []);
    const credit = creditOf(quoted, words);
    for (const most of excerptLengths) {
      const body = `${heading}\n${list.map((one, at) => lineOf(one, before + at + 1, at < count ? most : 0, isSpoiler)).join("\n")}`;
      if (count > 0 && sizeOf(body) + sizeOf(credit) > messageText) continue;
      return credit === "" ? container([text(body)]) : quotation([body], credit);
    }
  }
}

/** How much of a message the shortest excerpts take, with the credits of all. */
export function shortestListing(list: readonly Listed[], words: Words): number {
  const lines = list.map((one, at) => lineOf(one, at + 1, excerptLengths.at(-1) ?? 0, false));
  const credit = creditOf(
    list.flatMap(({ shown }) => shown ?? []),
    words,
  );
  return sizeOf(lines.join("\n")) + sizeOf(credit);
}

function lineOf({ shown, instead, below }: Listed, number: number, most: number, isSpoiler: boolean): string {
  const line =
    shown === undefined || most === 0
      ? instead
      : underSpoiler(
          boldExcerpt(shown.passage.text, shown.range ?? start, most, shown.passage.marks),
          isSpoiler,
        );
  return [`${number}\\. ${line}`, ...below.map(small)].join("\n");
}

const start = { start: 0, end: 0 };

function creditOf(
  quoted: readonly { readonly story: Story; readonly passage: Passage }[],
  words: Words,
): string {
  const list = new Intl.ListFormat(words.code);
  return [...new Set(quoted.map(({ story }) => story))]
    .map((story) => {
      const passages = quoted.filter((one) => one.story === story).map(({ passage }) => passage);
      const numbers = [...new Set(passages.map(({ number }) => number))];
      const place = words.list.from({
        count: numbers.length,
        numbers: list.format(numbers.map(String)),
        of: passagesIn(story),
      });
      return creditText(story, place, passages, words);
    })
    .join("\n");
}

/** A sentence with files under it. */
export function filesView(sentence: string, files: readonly File[]): Message {
  return {
    components: [
      text(sentence),
      ...files.map(
        ({ name }) => ({ type: ComponentType.File, file: { url: `attachment://${name}` } }) as const,
      ),
    ],
    files,
  };
}
