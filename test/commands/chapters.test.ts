import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { ask, type Shown, storyOf } from "./asking.ts";
import { buttonId, faultsOf, messageOf, plain, shownNumbers, textsOf, usesOf } from "./reading.ts";

const lamps = storyOf(
  [
    "---",
    "title: The Lamps",
    "attribution: The Lamps by A. Writer.",
    "people: [Jack, Ianto]",
    "chapter-notes:",
    "  - chapter: 2",
    "    summary: It *grows* dark.",
    "    before: Mind the dark.",
    "---",
    "A word before.",
    "# One",
    "The lamps were lit.",
    "",
    "Jack counted the lamps.",
    "# The *Dark*",
    "The lamps went out.",
    "",
    "Ianto lit the lamps again.",
  ].join("\n"),
  "lamps",
);
const plainStory = storyOf("---\ntitle: Plain\nattribution: x\n---\nOnce.\n\nTwice.", "plain");
const many = storyOf(
  `---\nattribution: Many.\n---\n${Array.from({ length: 60 }, (_, at) => `# Of the *${at + 1}* kind ${"and so on ".repeat(20)}\n\nPart ${at + 1}.`).join("\n\n")}`,
);

const privately = (reply: Reply): Shown => ({ message: messageOf(reply), isPrivate: true, ownerId: "41" });
const said = (reply: Reply) => textsOf(messageOf(reply)).join("\n");
const menuOf = (reply: Reply) => usesOf(messageOf(reply)).find((use) => use.values !== undefined);

describe("/chapters", () => {
  test("lists the chapters to the asker alone, with what stands before the first, and the credit", async () => {
    const reply = await ask([lamps]).slash("chapters");
    expect(reply).toMatchObject({ kind: "message", isPrivate: true });
    expect(textsOf(messageOf(reply))).toEqual([
      "### Chapters of The Lamps\nThe beginning · passage 1\n1. One · passages 2–3\n2. The \\*Dark\\* · passages 4–5".replace(
        /^(\d)\./gm,
        "$1\\.",
      ),
      "-# **The Lamps** · author not named in the source\n-# The Lamps by A. Writer.",
    ]);
  });

  test("opens the chapter that is chosen at its first passage, with what the author says of it", async () => {
    const asking = ask([lamps]);
    const list = await asking.slash("chapters");
    const menu = menuOf(list);
    const opened = await asking.choose(privately(list), menu?.id ?? "", menu?.values?.[2] ?? "");
    expect(opened).toMatchObject({ kind: "message", isPrivate: true });
    expect(shownNumbers(messageOf(opened))).toEqual([4]);
    const note = await asking.press(privately(opened), buttonId(messageOf(opened), "Author's note on"));
    expect(plain(said(note))).toContain("It *grows* dark.\n\nMind the dark.");
    expect(said(note)).toContain("The Lamps by A. Writer.");
    const first = await asking.choose(privately(list), menu?.id ?? "", menu?.values?.[1] ?? "");
    expect(usesOf(messageOf(first)).some((use) => use.label.includes("Author's note on"))).toBe(false);
  });

  test("turns pages where there are more than a menu holds, each within limits", async () => {
    const asking = ask([many]);
    let reply = await asking.slash("chapters");
    const values: string[] = [];
    for (let page = 0; page < 3; page += 1) {
      expect(faultsOf(messageOf(reply))).toEqual([]);
      values.push(...(menuOf(reply)?.values ?? []));
      if (page < 2) reply = await asking.press(privately(reply), buttonId(messageOf(reply), "Next"));
    }
    expect(reply.kind).toBe("update");
    expect(values).toEqual(many.passages.map(({ id }) => id));
  });

  test("says so where a story has none, is not there, or has changed since", async () => {
    const asking = ask([plainStory, lamps]);
    expect(said(await asking.slash("chapters"))).toContain("**Plain** has no chapters, just 2 passages.");
    expect(said(await asking.slash("chapters", { story: "none" }))).toContain("There is no story called");
    const list = await asking.slash("chapters", { story: "lamps" });
    expect(said(await asking.choose(privately(list), "chapters:1:open:lamps", "gone"))).toContain(
      "no longer",
    );
  });
});

describe("a chapter asked for", () => {
  test("by number or title narrows a quote, a search and a choice by chance", async () => {
    const asking = ask([lamps, plainStory], () => 0.99);
    expect(shownNumbers(messageOf(await asking.slash("random", { chapter: "1" })))).toEqual([3]);
    expect(shownNumbers(messageOf(await asking.slash("quote", { chapter: "dark" })))).toEqual([5]);
    const quote = await asking.slash("quote", { words: "the lamps were lit again", chapter: "One" });
    expect(shownNumbers(messageOf(quote))).toEqual([2]);
    const found = await asking.slash("search", { words: "lamps", chapter: "2" });
    expect(shownNumbers(messageOf(found)).toSorted()).toEqual([4, 5]);
  });

  test("that is not there is refused with those that are", async () => {
    const asking = ask([lamps, plainStory]);
    expect(plain(said(await asking.slash("random", { chapter: "9" })))).toBe(
      "The Lamps has no chapter “9”. Give a number from 1 to 2, or choose one of the suggestions.",
    );
    expect(plain(said(await asking.slash("random", { chapter: "1", story: "plain" })))).toBe(
      "Plain has no chapters. Leave the chapter option empty.",
    );
  });

  test("is suggested by number and by title", async () => {
    const asking = ask([lamps]);
    expect(await asking.type("search", "chapter", "")).toHaveLength(3);
    expect(await asking.type("random", "chapter", "2")).toEqual([{ name: "2. The *Dark*", value: "2" }]);
    expect((await asking.type("quote", "chapter", "one")).map(({ value }) => value)).toEqual(["1"]);
  });
});

test("people are suggested to who has typed next to nothing, and lead to where they are", async () => {
  const asking = ask([lamps, plainStory]);
  expect((await asking.type("quote", "words", "")).map(({ name }) => name)).toEqual(["Jack", "Ianto"]);
  expect((await asking.type("quote", "words", "ia"))[0]).toEqual({ name: "Ianto", value: "Ianto" });
  const [first] = await asking.type("quote", "words", "ianto lit");
  expect(first?.name).toBe("Ianto lit the lamps again. · The Lamps");
  expect(shownNumbers(messageOf(await asking.slash("quote", { words: "Ianto" })))).toEqual([5]);
});
