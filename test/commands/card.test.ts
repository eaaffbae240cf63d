import { afterAll, describe, expect, test } from "vitest";
import { looks } from "../../src/card/looks.ts";
import { frames } from "../../src/card/shapes.ts";
import type { Message, Reply } from "../../src/reply.ts";
import { walkComponents } from "../../src/sandbox/discord/components.ts";
import { lookNames, shapeNames } from "../../src/view/card.ts";
import { decodePng } from "../card/pixels.ts";
import { ask, type Shown, storyOf, withMore } from "./asking.ts";
import { buttonId, faultsOf, messageOf, textsOf, usesOf } from "./reading.ts";

const story = storyOf(
  `---
title: The Lamps
author: A. Writer
attribution: The Lamps by A. Writer, shown with leave.
credits:
  - passages: 2
    text: The song is traditional.
---

She counted the lamps along the quay. Nobody had told her how many there were.

"Sing," he said, and she sang.`,
  "lamps",
);
const asking = ask([story]);
afterAll(() => asking.bot.close());

const shownAs = (reply: Reply, ownerId = "41"): Shown => ({
  message: messageOf(reply),
  isPrivate: reply.kind === "message" && reply.isPrivate,
  ownerId,
});

/** The picture of a message, and what is said of it to who can't see it. */
function pictureOf(message: Message) {
  const gallery = [...walkComponents(message.components)].find(
    ({ component }) => component.type === 12,
  )?.component;
  const [item] = (gallery?.items ?? []) as readonly { description: string; spoiler: boolean }[];
  const [file] = message.files ?? [];
  if (file === undefined || item === undefined) throw new Error("no picture");
  const { width, height } = decodePng(file.data);
  return { width, height, alt: item.description, isCovered: item.spoiler, file };
}

describe("a card", () => {
  test("is a picture described by its quotation, above the credit of its passage", async () => {
    const reply = await asking.slash("card", { number: "2" });
    const message = messageOf(reply);
    const { width, height } = frames.wide;
    expect(pictureOf(message)).toMatchObject({
      width,
      height,
      alt: '"Sing," he said, and she sang.',
      isCovered: false,
    });
    expect(textsOf(message).join("\n")).toContain("The Lamps by A. Writer, shown with leave.");
    expect(textsOf(message).join("\n")).toContain("The song is traditional.");
    expect(faultsOf(message)).toEqual([]);
    expect(reply).toMatchObject({ kind: "message", isPrivate: false });
  });

  test("is found by words, by a suggestion, or by chance, and words and a number together are refused", async () => {
    expect(
      pictureOf(messageOf(await asking.slash("card", { words: "counted the lamps along" }))).alt,
    ).toContain("counted the lamps");
    const [choice] = await asking.type("card", "words", "counted the lam");
    expect(pictureOf(messageOf(await asking.slash("card", { words: choice?.value ?? "" }))).alt).toContain(
      "lamps",
    );
    expect(pictureOf(messageOf(await asking.slash("card"))).alt).not.toBe("");
    expect(textsOf(messageOf(await asking.slash("card", { words: "lamps", number: "2" })))[0]).toBe(
      "Words and a number are two ways to say which passage. Give one of them, not both.",
    );
    expect(textsOf(messageOf(await asking.slash("card", { number: "99" })))[0]).toContain("no passage “99”");
  });

  test("changes its look and its shape for who asked; anyone else gets one of their own", async () => {
    const first = shownAs(await asking.slash("card", { number: "1", look: "night" }));
    const menu = usesOf(first.message).find((use) => use.values !== undefined);
    expect(menu?.values).toEqual(looks.map(({ name }) => name));
    const dawn = await asking.choose(first, menu?.id ?? "", "dawn");
    expect(dawn.kind).toBe("update");
    expect(pictureOf(messageOf(dawn)).file.data).not.toEqual(pictureOf(first.message).file.data);
    const square = await asking.press(first, buttonId(first.message, "Square"));
    expect(pictureOf(messageOf(square)).height).toBe(frames.square.height);
    const other = await asking.press(first, buttonId(first.message, "Square"), { user: "42" });
    expect(other).toMatchObject({ kind: "message", isPrivate: true });
  });

  test("comes from the button of a quote, to who pressed it alone, and is posted when they say so", async () => {
    const reply = await asking.slash("quote", { words: "counted the lamps", spoiler: true });
    const quote = await withMore(asking, shownAs(reply));
    const drawn = await asking.press(quote, buttonId(quote.message, "Card"), { user: "42" });
    expect(drawn).toMatchObject({ kind: "message", isPrivate: true });
    expect(pictureOf(messageOf(drawn)).isCovered).toBe(true);
    const own = shownAs(drawn, "42");
    const posted = await asking.press(own, buttonId(own.message, "Post here"));
    expect(posted).toMatchObject({ kind: "message", isPrivate: false });
    expect(pictureOf(messageOf(posted)).isCovered).toBe(true);
  });

  test("knows every look and shape that can be drawn", () => {
    expect(lookNames).toEqual(looks.map(({ name }) => name));
    expect(shapeNames.toSorted()).toEqual(Object.keys(frames).toSorted());
  });
});
