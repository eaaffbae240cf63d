import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { ask, type Shown, storyOf } from "./asking.ts";
import { buttonId, messageOf, shownNumbers, textsOf } from "./reading.ts";

const flat = storyOf("---\nattribution: x\n---\nOne.\n\nTwo.\n\nThree.");
const chapters = storyOf("---\nattribution: x\n---\n# First\n\nA.\n\nB.\n\n# Second\n\nC.\n\nD.", "chapters");
const isPrivate = (reply: Reply) => reply.kind === "message" && reply.isPrivate;
const said = (reply: Reply) => textsOf(messageOf(reply))[0];

describe("/passage", () => {
  test("shows a passage by its number", async () => {
    const reply = await ask([flat]).slash("passage", { number: "2" });
    expect([said(reply), isPrivate(reply)]).toEqual(["Two.", false]);
    expect(isPrivate(await ask([flat]).slash("passage", { number: "2", private: true }))).toBe(true);
  });

  test("shows one by its chapter and its number there", async () => {
    expect(said(await ask([chapters]).slash("passage", { number: "2.1" }))).toBe("C.");
  });

  test("shows a range, within a chapter or across them, and one passage as a quote", async () => {
    const asking = ask([flat, chapters]);
    expect(shownNumbers(messageOf(await asking.slash("passage", { number: "1", to: "3" })))).toEqual([
      1, 2, 3,
    ]);
    const across = await asking.slash("passage", { number: "1.2", to: "2.1", story: "chapters" });
    expect(said(across)).toBe("B.\n\n### Second\nC.");
    expect(await asking.slash("passage", { number: "2", to: "2" })).toEqual(
      await asking.slash("passage", { number: "2" }),
    );
  });

  test.each([
    ["0", "There is no passage “0”. Give a number from 1 to 3."],
    ["4", "There is no passage “4”. Give a number from 1 to 3."],
    ["1.1", "There is no passage “1.1”. Give a number from 1 to 3."],
    ["first", "There is no passage “first”. Give a number from 1 to 3."],
  ])("of %s says which numbers there are", async (number, sentence) => {
    for (const options of [{ number }, { number: "1", to: number }]) {
      const reply = await ask([flat]).slash("passage", options);
      expect([said(reply), isPrivate(reply)]).toEqual([sentence, true]);
    }
  });

  test("out of range in a story with chapters says those as well", async () => {
    expect(said(await ask([chapters]).slash("passage", { number: "3.1" }))).toBe(
      "There is no passage “3.1”. Give a number from 1 to 4, or a chapter and a paragraph from 1.1 to 2.2.",
    );
  });

  test.each([[{ number: "3", to: "1" }], [{ number: "1-3" }], [{ number: "3 – 1" }], [{ number: "#3-#1" }]])(
    "of %j is a range, whichever end was written first",
    async (options) => {
      expect(shownNumbers(messageOf(await ask([flat]).slash("passage", options)))).toEqual([1, 2, 3]);
    },
  );

  test("of 2.1-2.2 is a range within a chapter", async () => {
    const reply = await ask([chapters]).slash("passage", { number: "2.1-2.2" });
    expect(shownNumbers(messageOf(reply))).toEqual([3, 4]);
  });
});

describe("a range of passages", () => {
  const long = storyOf(
    `---\nattribution: x\n---\n${Array.from({ length: 30 }, (_, at) => `${at} ${"word ".repeat(60)}`).join("\n\n")}`,
  );
  const asking = ask([long]);
  const shownAs = (reply: Reply): Shown => ({
    message: messageOf(reply),
    isPrivate: isPrivate(reply),
    ownerId: "41",
  });

  test("goes on in a message of its own, to whoever presses, and leaves the one before", async () => {
    const first = await asking.slash("passage", { number: "1", to: "30" });
    const next = await asking.press(shownAs(first), buttonId(messageOf(first), "Continue"), { user: "42" });
    expect([next.kind, isPrivate(next)]).toEqual(["message", true]);
    expect(shownNumbers(messageOf(next))[0]).toBe((shownNumbers(messageOf(first)).at(-1) ?? 0) + 1);
  });

  test("that is private can be posted for all", async () => {
    const reply = await asking.slash("passage", { number: "1", to: "3", private: true });
    const posted = await asking.press(shownAs(reply), buttonId(messageOf(reply), "Post here"));
    expect([isPrivate(posted), shownNumbers(messageOf(posted))]).toEqual([false, [1, 2, 3]]);
  });

  test("whose ends were moved or taken out says so", async () => {
    const [a, b] = [long.passages[5]?.id, long.passages[2]?.id];
    const shown = shownAs(await asking.slash("passage", { number: "1", to: "3" }));
    for (const id of [
      `passage:1:go:a-story:${a}:${b}`,
      `passage:1:go:a-story:${a}:0123456789`,
      "passage:1:go",
    ]) {
      expect(said(await asking.press(shown, id))).toMatch(/^That passage is no longer in the story/);
    }
  });
});
