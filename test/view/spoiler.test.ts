import { expect, test } from "vitest";
import { messageText } from "../../src/limits.ts";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Message } from "../../src/reply.ts";
import { contextView } from "../../src/view/context.ts";
import { quoteView } from "../../src/view/quote.ts";
import { rangeView } from "../../src/view/range.ts";
import { storyOf } from "../commands/asking.ts";
import { textsOf, usesOf } from "../commands/reading.ts";

const en = wordsFor("en");
const story = storyOf(`---\nattribution: x\n---\n\n${"One. Two.\n\n".repeat(4)}`);
const [first, second, third] = story.passages;
if (first === undefined || second === undefined || third === undefined) throw new Error("three passages");

/** Buttons that lead to more of the text; a note, a removal and a save show none of it. */
const leadOn =
  /^(?:quote:\w+:(?:earlier|later|context|share|show|whole)|context:\w+:(?:step|share)|passage:)/;
const leading = (message: Message) => usesOf(message).flatMap(({ id }) => (leadOn.test(id) ? [id] : []));
const shown = (isSpoiler: boolean, isPrivate: boolean) => ({ isSpoiler, isPrivate });

test.each([false, true])(
  "what leads on from a text under spoiler marks says so, private: %s",
  (isPrivate) => {
    for (const isSpoiler of [true, false]) {
      const how = shown(isSpoiler, isPrivate);
      const messages = [
        quoteView(story, second, { ...how, hasMore: true }, en),
        quoteView(story, first, { ...how, form: "line" }, en),
        contextView(story, second, 1, how, en),
        rangeView(story, first, third, how, en),
      ];
      const ids = messages.flatMap(leading);
      expect(ids.length).toBeGreaterThanOrEqual(5);
      expect(ids.filter((id) => id.endsWith(":cover") !== isSpoiler)).toEqual([]);
    }
  },
);

test("spoiler marks have room in a message, whatever the length of the text", () => {
  for (let length = messageText - 200; length <= messageText; length += 1) {
    const long = storyOf(`---\nattribution: x\n---\n\n${"x".repeat(length)}`);
    const [passage] = long.passages;
    if (passage === undefined) throw new Error("no passage");
    for (const isPrivate of [true, false]) {
      const texts = textsOf(quoteView(long, passage, shown(true, isPrivate), en));
      expect(texts.join("").length).toBeLessThanOrEqual(messageText);
      expect(texts[0]).toMatch(/^\|\|.*\|\|$/s);
    }
  }
});
