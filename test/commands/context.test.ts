import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { ask, type Shown, storyOf } from "./asking.ts";
import { buttonId, messageOf, shownNumbers, textsOf } from "./reading.ts";

const story = storyOf(
  `---\nattribution: x\n---\n${Array.from({ length: 12 }, (_, at) => `Passage ${at + 1}.`).join("\n\n")}`,
);
const isPrivate = (reply: Reply) => reply.kind === "message" && reply.isPrivate;
const shownAs = (reply: Reply, isPrivate: boolean): Shown => ({
  message: messageOf(reply),
  isPrivate,
  ownerId: "41",
});
const marked = (reply: Reply) => /▸ \*\*(\d+)\*\*/.exec(textsOf(messageOf(reply))[0] ?? "")?.[1];

describe("/context", () => {
  test("shows a passage, marked, with one on each side, or as many as asked for", async () => {
    const asking = ask([story]);
    const one = await asking.slash("context", { number: "6" });
    expect([marked(one), shownNumbers(messageOf(one)), isPrivate(one)]).toEqual(["6", [5, 6, 7], false]);
    const three = await asking.slash("context", { number: "6", around: 3, private: true });
    expect([shownNumbers(messageOf(three)), isPrivate(three)]).toEqual([[3, 4, 5, 6, 7, 8, 9], true]);
  });

  test("out of range says what the range is", async () => {
    const reply = await ask([story]).slash("context", { number: "13" });
    expect(textsOf(messageOf(reply))).toEqual(["There is no passage “13”. Give a number from 1 to 12."]);
  });

  test("moves along the story for the asker, and keeps how much is around", async () => {
    const asking = ask([story]);
    const first = await asking.slash("context", { number: "6", around: 2 });
    const shown = shownAs(first, false);
    const next = await asking.press(shown, buttonId(shown.message, "Later"));
    expect([next.kind, marked(next), shownNumbers(messageOf(next))]).toEqual([
      "update",
      "7",
      [5, 6, 7, 8, 9],
    ]);
    const others = await asking.press(shown, buttonId(shown.message, "Earlier"), { user: "42" });
    expect([others.kind, isPrivate(others), marked(others)]).toEqual(["message", true, "5"]);
  });

  test("that is private can be posted for all", async () => {
    const asking = ask([story]);
    const shown = shownAs(await asking.slash("context", { number: "6", around: 2, private: true }), true);
    const posted = await asking.press(shown, buttonId(shown.message, "Post here"));
    expect([isPrivate(posted), shownNumbers(messageOf(posted))]).toEqual([false, [4, 5, 6, 7, 8]]);
  });

  test("of a passage that was taken out says so, and an unknown verb is from an earlier version", async () => {
    const asking = ask([story]);
    const shown = shownAs(await asking.slash("context", { number: "6" }), false);
    expect(textsOf(messageOf(await asking.press(shown, "context:1:step:a-story:0123456789:1:1")))[0]).toMatch(
      /^That passage is no longer in the story/,
    );
    expect(
      textsOf(messageOf(await asking.press(shown, `context:1:sing:a-story:${story.passages[0]?.id}`)))[0],
    ).toMatch(/^This is from an earlier version/);
  });
});
