import { afterAll, describe, expect, test } from "vitest";
import { frames } from "../../src/card/formats.ts";
import { themes } from "../../src/card/themes.ts";
import type { Message, Reply } from "../../src/reply.ts";
import { walkComponents } from "../../src/sandbox/discord/components.ts";
import { lintStory } from "../../src/story/lint.ts";
import { lookNames, shapeNames } from "../../src/view/card-order.ts";
import { decodePng } from "../card/pixels.ts";
import { ask, type Shown, slashOf, storyOf, withMore } from "./asking.ts";
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
  return { width, height, alt: item.description, isSpoiler: item.spoiler, file };
}

function menuOf(message: Message, verb: string) {
  const found = usesOf(message).find(
    ({ id, values }) => id.startsWith(`card:1:${verb}:`) && values !== undefined,
  );
  if (found === undefined) throw new Error(`no menu ${verb}`);
  return found;
}

const quotationOf = (reply: Reply) => pictureOf(messageOf(reply)).alt.split("\n—")[0];

describe("the words on a card", () => {
  const line = "She counted the lamps along the quay.";
  const whole = `${line} Nobody had told her how many there were.`;

  test("are the remembered sentence alone, and as much around it as who asked wants", async () => {
    const reply = await asking.slash("card", { words: "counted the lamps along" });
    expect(quotationOf(reply)).toBe(line);
    const open = await asking.press(shownAs(reply), buttonId(messageOf(reply), "Change"));
    const shown = shownAs(open);
    const around = menuOf(shown.message, "around");
    expect(around.values).toEqual(["line", "near", "whole"]);
    expect(quotationOf(await asking.choose(shown, around.id, "near"))).toBe(whole);
    expect(quotationOf(await asking.choose(shown, around.id, "whole"))).toBe(whole);
    const sentences = menuOf(shown.message, "sentences");
    const [first = "", second = ""] = sentences.values ?? [];
    expect(quotationOf(await asking.choose(shown, sentences.id, [second]))).toBe(
      "Nobody had told her how many there were.",
    );
    expect(quotationOf(await asking.choose(shown, sentences.id, [second, first]))).toBe(whole);
  });

  test("keep their straight quotation marks within, and have true ones around the whole", async () => {
    const said = storyOf(
      '---\ntitle: Said\nattribution: Said.\n---\n\n"Nobody came home that winter."\n\nThen. "One," he said, "and two."',
      "said",
    );
    const there = ask([said]);
    const around = await there.slash("card", { words: "nobody came home that winter" });
    expect(quotationOf(around)).toBe("“Nobody came home that winter.”");
    expect(quotationOf(await there.slash("card", { words: "one he said and two" }))).toContain(
      '"One," he said',
    );
    await there.bot.close();
  });

  test("keep the author's emphasis where it stood, and no further", async () => {
    const told = (text: string) =>
      ask([storyOf(`---\ntitle: Told\nattribution: Told.\nmarkup: emphasis\n---\n\n${text}`, "told")]);
    const [within, alone] = [
      told("Nobody came by day. They *all* came by night, late."),
      told("They *all* came by night, late."),
    ];
    const drawn = async (there: typeof within) =>
      pictureOf(messageOf(await there.slash("card", { words: "they all came by night late" }))).file.data;
    expect(Buffer.compare(await drawn(within), await drawn(alone))).toBe(0);
    await Promise.all([within.bot.close(), alone.bot.close()]);
  });

  test("give nothing away in the menu of a covered card", async () => {
    const reply = await asking.slash("card", { words: "counted the lamps along", spoiler: true });
    const open = await asking.press(shownAs(reply), buttonId(messageOf(reply), "Change"));
    expect(JSON.stringify(messageOf(open).components)).not.toMatch(/"label":"[^"]*lamps/);
  });
});

describe("a story's own look", () => {
  const front = (card: string) =>
    `---\ntitle: Blue\nattribution: Blue.\n${card}---\n\nThe sea was blue that day, and the sky with it.`;

  test("is the first one of its cards, and stands among the others", async () => {
    const own = storyOf(
      front('card:\n  background: "#102040"\n  ink: "#f4f0e0"\n  font: garamond\n'),
      "blue",
    );
    const there = ask([own]);
    const reply = await there.slash("card", { number: "1" });
    const pixels = decodePng(pictureOf(messageOf(reply)).file.data);
    expect([...pixels.data.slice(0, 3)]).toEqual([0x10, 0x20, 0x40]);
    const open = await there.press(shownAs(reply), buttonId(messageOf(reply), "Change"));
    expect(menuOf(messageOf(open), "look").values).toContain("own");
    const paper = await there.choose(shownAs(open), menuOf(messageOf(open), "look").id, "paper");
    expect(pictureOf(messageOf(paper)).file.data).not.toEqual(pictureOf(messageOf(reply)).file.data);
    await there.bot.close();
  });

  test("is refused without colours, and warned of where nobody could read it", () => {
    expect(() => storyOf(front("card:\n  background: blue\n  ink: white\n"))).toThrow(
      "must be a colour such as",
    );
    const faint = front('card:\n  background: "#777777"\n  ink: "#999999"\n');
    expect(lintStory(faint, storyOf(faint)).map(({ problem }) => problem)).toEqual([
      expect.stringContaining("has a contrast of 1.5 to 1"),
    ]);
  });
});

describe("Make it a card", () => {
  const used = (content: string) => ({
    ...slashOf("Make it a card"),
    data: {
      id: "11",
      name: "Make it a card",
      type: 3,
      target_id: "91",
      resolved: { messages: { 91: { id: "91", content } } },
    },
  });

  test("draws the line that a message quotes as the story has it, to who asked alone", async () => {
    const routed = asking.router.route(used("haha she cuonted the lamps along teh quay!!") as never);
    if (routed.kind !== "command") throw new Error(routed.kind);
    const reply = await routed.reply;
    expect(reply).toMatchObject({ kind: "message", isPrivate: true });
    expect(quotationOf(reply)).toBe("She counted the lamps along the quay.");
  });

  test("says it where a message quotes nothing", async () => {
    const routed = asking.router.route(used("has anyone seen my other sock") as never);
    if (routed.kind !== "command") throw new Error(routed.kind);
    expect(textsOf(messageOf(await routed.reply))[0]).toContain("doesn't quote any passage");
  });
});

describe("a card", () => {
  test("is a picture described by its quotation and by all of its credit", async () => {
    const reply = await asking.slash("card", { number: "2" });
    const message = messageOf(reply);
    const { width, height } = frames.wide;
    expect(pictureOf(message)).toMatchObject({
      width,
      height,
      alt: '"Sing," he said, and she sang.\n— The Lamps · by A. Writer\nThe Lamps by A. Writer, shown with leave.\nThe song is traditional.',
      isSpoiler: false,
    });
    // It stands on the card, and is said to who can't see it: nothing is repeated under the picture.
    expect(textsOf(message)).toEqual([]);
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
      "Words and a number both say which passage to use. Fill in just one of them.",
    );
    expect(textsOf(messageOf(await asking.slash("card", { number: "99" })))[0]).toContain("no passage “99”");
  });

  test("changes its look and its shape for who asked; anyone else gets one of their own", async () => {
    const quiet = shownAs(await asking.slash("card", { number: "1", look: "night" }));
    const first = shownAs(await asking.press(quiet, buttonId(quiet.message, "Change")));
    const menu = menuOf(first.message, "look");
    expect(menu.values).toEqual(themes.map(({ name }) => name));
    const dawn = await asking.choose(first, menu.id, "dawn");
    expect(dawn.kind).toBe("update");
    expect(pictureOf(messageOf(dawn)).file.data).not.toEqual(pictureOf(first.message).file.data);
    for (const shape of shapeNames) {
      const shaped = await asking.choose(first, menuOf(first.message, "shape").id, shape);
      const { width, height } = frames[shape];
      expect(pictureOf(messageOf(shaped))).toMatchObject({ width, height });
      expect(faultsOf(messageOf(shaped))).toEqual([]);
    }
    const done = await asking.press(first, buttonId(first.message, "Done"));
    expect(usesOf(messageOf(done)).some(({ values }) => values !== undefined)).toBe(false);
    const other = await asking.press(first, buttonId(quiet.message, "Change"), { user: "42" });
    expect(other).toMatchObject({ kind: "message", isPrivate: true });
    // As the buttons of cards said it that were sent before.
    const old = `card:1:shape:lamps:${story.passages[0]?.id}:0-37:night:square`;
    expect(pictureOf(messageOf(await asking.press(quiet, old))).height).toBe(frames.square.height);
  });

  test("comes from the button of a quote, to who pressed it alone, and is posted when they say so", async () => {
    const reply = await asking.slash("quote", { words: "counted the lamps", spoiler: true });
    const quote = await withMore(asking, shownAs(reply));
    const drawn = await asking.press(quote, buttonId(quote.message, "Card"), { user: "42" });
    expect(drawn).toMatchObject({ kind: "message", isPrivate: true });
    expect(pictureOf(messageOf(drawn)).isSpoiler).toBe(true);
    const own = shownAs(drawn, "42");
    const posted = await asking.press(own, buttonId(own.message, "Post here"));
    expect(posted).toMatchObject({ kind: "message", isPrivate: false });
    expect(pictureOf(messageOf(posted)).isSpoiler).toBe(true);
  });

  test("knows every look and shape that can be drawn", () => {
    expect(lookNames).toEqual([...themes.map(({ name }) => name), "own"]);
    expect(shapeNames.toSorted()).toEqual(Object.keys(frames).toSorted());
  });
});
