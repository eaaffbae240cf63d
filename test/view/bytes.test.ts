import { expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Message } from "../../src/reply.ts";
import { contextView } from "../../src/view/context.ts";
import { dailyView } from "../../src/view/daily.ts";
import { noteView } from "../../src/view/notes.ts";
import { quoteView } from "../../src/view/quote.ts";
import { rangeView, wholeView } from "../../src/view/range.ts";
import { pageView } from "../../src/view/reader.ts";
import { storyOf } from "../commands/asking.ts";
import { faultsOf, textsOf } from "../commands/reading.ts";

const scripts = {
  Japanese: "吾輩は猫である。名前はまだ無い。どこで生れたか頓と見当がつかぬ。",
  Cyrillic: "Все счастливые семьи похожи друг на друга. Каждая несчастливая семья несчастлива по-своему. ",
  Thai: "ฝนตกลงมาอย่างหนักตลอดคืน และไม่มีใครออกไปไหนเลย ",
  emoji: "🦊🌧️🏮 📖✨ 🐈‍⬛. ",
};

test.each(Object.entries(scripts))("a story in %s arrives, however it is shown", (_, sentence) => {
  const long = sentence.repeat(200);
  const paragraphs = Array.from({ length: 12 }, () => sentence.repeat(12)).join("\n\n");
  const story = storyOf(
    `---\nattribution: ${sentence}\nnote: "${long}"\n---\n\n${long}\n\n${paragraphs}`,
    "far",
  );
  const words = wordsFor("ja");
  const [first, second] = story.passages;
  const last = story.passages.at(-1);
  if (first === undefined || second === undefined || last === undefined) throw new Error("no passages");
  const shown = { isPrivate: false };
  const messages: readonly Message[] = [
    quoteView(story, first, shown, words),
    quoteView(story, first, { ...shown, isSpoiler: true }, words),
    contextView(story, second, 5, shown, words),
    contextView(story, first, 3, shown, words),
    rangeView(story, first, last, shown, words),
    rangeView(story, second, last, shown, words),
    wholeView(story, first, 1, {}, words),
    noteView(story, 0, words),
    pageView(story, { passage: second, piece: 0 }, { isTogether: false }, words),
    pageView(story, { passage: first, piece: 1 }, { isTogether: false, isSpoiler: true }, words),
    dailyView(
      story,
      {
        passages: [second, last],
        day: 1,
        days: 2,
        pastId: "daily:1:past:x",
        roleId: undefined,
      },
      words,
    ),
  ];
  for (const message of messages) {
    expect(Buffer.byteLength(textsOf(message).join(""))).toBeLessThanOrEqual(10_000);
    expect(faultsOf(message)).toEqual([]);
  }
});
