import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { ask, shownAs, storyOf } from "./asking.ts";
import { bold, buttonId, messageOf, plain, shownNumbers, textsOf, usesOf } from "./reading.ts";

const story = storyOf(
  `---\ntitle: The House\nattribution: x\n---\n${Array.from({ length: 9 }, (_, at) => `Before. The pink tie of ${at + 1}. After.`).join("\n\n")}\n\nSomething else.`,
);
const isPrivate = (reply: Reply) => reply.kind === "message" && reply.isPrivate;
const menuOf = (reply: Reply) => usesOf(messageOf(reply)).find((use) => use.values !== undefined);

describe("/search", () => {
  test("lists the passages that match to the asker alone, with the part that matches in bold", async () => {
    const reply = await ask([story]).slash("search", { words: "pink tie" });
    expect(isPrivate(reply)).toBe(true);
    expect(shownNumbers(messageOf(reply))).toHaveLength(5);
    const [, line = ""] = (textsOf(messageOf(reply))[0] ?? "").split("\n");
    expect(bold(line)).toMatch(/^The pink tie of \d\.$/);
  });

  test("turns pages that together show every passage found, each once", async () => {
    const asking = ask([story]);
    const first = await asking.slash("search", { words: "pink tie" });
    const second = await asking.press(shownAs(first), buttonId(messageOf(first), "Next"));
    expect(second.kind).toBe("update");
    const numbers = [first, second].flatMap((reply) => shownNumbers(messageOf(reply)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const back = await asking.press(shownAs(second), buttonId(messageOf(second), "Previous"));
    expect(messageOf(back)).toEqual(messageOf(first));
  });

  test("opens the passage that is chosen, with the sentence in bold", async () => {
    const asking = ask([story]);
    const reply = await asking.slash("search", { words: "pink tie of 7" });
    const menu = menuOf(reply);
    const opened = await asking.choose(shownAs(reply), menu?.id ?? "", menu?.values?.[0] ?? "");
    expect([isPrivate(opened), shownNumbers(messageOf(opened))]).toEqual([true, [7]]);
    expect(bold(textsOf(messageOf(opened))[0] ?? "")).toBe("The pink tie of 7.");
  });

  test("says when nothing is close", async () => {
    const reply = await ask([story]).slash("search", { words: "zeppelin" });
    expect(isPrivate(reply)).toBe(true);
    expect(plain(textsOf(messageOf(reply))[0] ?? "")).toMatch(
      /^Nothing in The House is close to “zeppelin”\. /,
    );
  });

  test("on a story that has changed shows what is left of the list, and what is marked no longer is unmarked", async () => {
    const before = await ask([story]).slash("search", { words: "pink tie" });
    const kept = storyOf("---\nattribution: x\n---\nBefore. The pink tie of 7. After.");
    const asking = ask([kept]);
    const page = await asking.press(shownAs(before), "search:1:page:a-story:1");
    expect(shownNumbers(messageOf(page))).toEqual([1]);
    const none = ask([storyOf("---\nattribution: x\n---\nAll new.")]);
    expect(textsOf(messageOf(await none.press(shownAs(before), "search:1:page:a-story:1")))[0]).toMatch(
      /^That passage is no longer in the story/,
    );
    const menu = menuOf(before);
    expect(
      textsOf(messageOf(await none.choose(shownAs(before), menu?.id ?? "", menu?.values?.[0] ?? "")))[0],
    ).toMatch(/^That passage is no longer in the story/);
  });

  test("of a choice that is none says that it is from an earlier version", async () => {
    const reply = await ask([story]).choose(
      { message: { components: [] }, isPrivate: true, ownerId: "41" },
      "search:1:open:a-story",
      "x",
    );
    expect(textsOf(messageOf(reply))[0]).toMatch(/^This is from an earlier version/);
  });
});
