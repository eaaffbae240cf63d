import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { parseMarkdown } from "../../src/sandbox/markdown.ts";
import { checkedLibrary } from "../../src/story/library.ts";
import { ask, type Shown, storyOf, withMore } from "./asking.ts";
import { bold, buttonId, messageOf, plain, shownNumbers, textsOf, usesOf } from "./reading.ts";

const { standard: shipped } = checkedLibrary(join(resolve(import.meta.dirname, "..", ".."), "content"), {});
const other = storyOf("---\ntitle: Other\nattribution: x\n---\nA pear tree.\n\nA plum tree.", "other");

const isPrivate = (reply: Reply) => reply.kind === "message" && reply.isPrivate;
const shownAs = (reply: Reply, ownerId = "41"): Shown => ({
  message: messageOf(reply),
  isPrivate: isPrivate(reply),
  ownerId,
});
const sentence = (reply: Reply) => textsOf(messageOf(reply)).join("\n");

describe("/quote", () => {
  test("shows the passage that the words are from, with the sentence that matches in bold", async () => {
    const reply = await ask([shipped]).slash("quote", { words: "see that pink tie" });
    expect(isPrivate(reply)).toBe(false);
    expect(shownNumbers(messageOf(reply))).toEqual([4]);
    const [body = ""] = textsOf(messageOf(reply));
    expect(bold(body)).toBe("See that pink tie.");
    expect(plain(body)).toBe(shipped.passages[3]?.text);
  });

  test("of the hill scene carries the credit of its dialogue, and of another scene does not", async () => {
    const credit = "Some of the dialogue belongs to the writers of Day 5 of Children of Earth.";
    const asking = ask([shipped]);
    for (const { number, text } of shipped.passages) {
      const reply = await asking.slash("quote", { words: text.slice(0, 100) });
      const [at] = shownNumbers(messageOf(reply));
      expect([number, sentence(reply).includes(credit)]).toEqual([
        number,
        at !== undefined && at >= 13 && at <= 28,
      ]);
    }
  });

  test("without words shows a random passage; with blank ones too", async () => {
    const asking = ask([shipped], () => 0.5);
    expect(shownNumbers(messageOf(await asking.slash("quote")))).toEqual([15]);
    expect(shownNumbers(messageOf(await asking.slash("quote", { words: "  " }, { channel: "52" })))).toEqual([
      15,
    ]);
  });

  test("shows it to the asker alone when asked to", async () => {
    expect(isPrivate(await ask([shipped]).slash("quote", { words: "pink tie", private: true }))).toBe(true);
  });

  test("looks in the story that is named, and refuses one that is not there", async () => {
    const asking = ask([shipped, other]);
    expect(sentence(await asking.slash("quote", { words: "pear", story: "other" }))).toContain("**Other**");
    const refused = await asking.slash("quote", { words: "pear", story: "*none*" });
    expect(isPrivate(refused)).toBe(true);
    expect(plain(sentence(refused))).toBe(
      "There is no story called “*none*” here. Choose one of the suggestions of the story option.",
    );
  });

  test("below an answer shows the nearest passage itself, in private, to be posted, and a menu of the next", async () => {
    const house = storyOf(
      "---\ntitle: House\nattribution: x\n---\nThe drowned bell rang under the bay.\n\nA lantern hung by the door of the mill.\n\nThe mill stood still that winter.",
      "house",
    );
    const reply = await ask([house]).slash("quote", {
      words: "lanterns behind a garage",
    });
    expect(isPrivate(reply)).toBe(true);
    expect(plain(sentence(reply))).toMatch(
      /^Not sure, but “lanterns .*” might be this one:\nA lantern hung by/s,
    );
    const posted = await ask([house]).press(shownAs(reply), buttonId(messageOf(reply), "Post here"));
    expect(isPrivate(posted)).toBe(false);
    expect(plain(sentence(posted))).toMatch(/^A lantern hung by the door of the mill\./);
  });

  test("says in private when nothing is close, also where the answer would have been for all", async () => {
    const reply = await ask([shipped]).slash("quote", { words: "@everyone xylophone zeppelin" });
    expect(isPrivate(reply)).toBe(true);
    expect(plain(sentence(reply))).toMatch(
      /^Nothing in Untitled Torchwood story is close to “@everyone xylophone zeppelin”\. /,
    );
  });

  test("of a picked suggestion shows its passage with the sentence of the suggestion in bold", async () => {
    const asking = ask([shipped, other]);
    const [picked] = await asking.type("quote", "words", "pear", { story: "other" });
    expect(picked?.name).toBe("A pear tree.");
    // The story option need not be filled in again: the value names its story.
    const reply = await asking.slash("quote", { words: picked?.value ?? "" });
    expect(bold(textsOf(messageOf(reply))[0] ?? "")).toBe("A pear tree.");
    expect(shownNumbers(messageOf(reply))).toEqual([1]);
  });

  test.each(["0-99999999", "5-2", "0-1", "99999999999999999999-99999999999999999999"])(
    "of a suggestion whose range %s fits no longer shows the passage unmarked",
    async (range) => {
      const id = other.passages[1]?.id;
      const reply = await ask([other]).slash("quote", { words: `~other~${id}~${range}` });
      const [body = ""] = textsOf(messageOf(reply));
      expect([plain(body), bold(body)]).toEqual(["A plum tree.", ""]);
    },
  );

  test("of a suggestion whose passage was taken out says so", async () => {
    const reply = await ask([other]).slash("quote", { words: "~other~0123456789~0-5" });
    expect(isPrivate(reply)).toBe(true);
    expect(sentence(reply)).toMatch(/^That passage is no longer in the story/);
  });

  test("suggests stories by title and folder", async () => {
    const asking = ask([shipped, other]);
    expect(await asking.type("quote", "story", "OTH")).toEqual([{ name: "Other", value: "other" }]);
    expect((await asking.type("quote", "story", "")).map((choice) => choice.value)).toEqual([
      "untitled-torchwood",
      "other",
    ]);
    expect(await asking.type("quote", "words", "pear", { story: "none" })).toEqual([]);
  });
});

describe("the buttons under a quote", () => {
  const asking = ask([shipped]);
  const quote = () => asking.slash("passage", { number: "13" });

  test("turn it for the asker, and show anyone else a page of their own", async () => {
    const shown = await withMore(asking, shownAs(await quote()));
    const later = buttonId(shown.message, "Later");
    const own = await asking.press(shown, later);
    expect(own.kind).toBe("update");
    expect(shownNumbers(messageOf(own))).toEqual([14]);
    const others = await asking.press(shown, later, { user: "42" });
    expect([others.kind, isPrivate(others)]).toEqual(["message", true]);
    expect(shownNumbers(messageOf(others))).toEqual([14]);
    const back = await asking.press(shown, buttonId(shown.message, "Earlier"));
    expect(shownNumbers(messageOf(back))).toEqual([12]);
  });

  test("show its context and the author's note to whoever presses, alone", async () => {
    const shown = shownAs(await quote());
    const context = await asking.press(shown, buttonId(shown.message, "Context"), { user: "42" });
    expect([isPrivate(context), shownNumbers(messageOf(context))]).toEqual([true, [12, 13, 14]]);
    const all = await withMore(asking, shown, { user: "42" });
    const note = await asking.press(all, buttonId(all.message, "Note"));
    expect(isPrivate(note)).toBe(true);
    expect(plain(textsOf(messageOf(note))[1] ?? "")).toBe(shipped.about.note);
  });

  test("remove it for the asker and for a moderator, and for no one else", async () => {
    const shown = await withMore(asking, shownAs(await quote()));
    const remove = buttonId(shown.message, "Remove");
    expect(await asking.press(shown, remove)).toEqual({ kind: "remove" });
    expect(await asking.press(shown, remove, { user: "42", permissions: 8192n })).toEqual({ kind: "remove" });
    const refused = await asking.press(shown, remove, { user: "42" });
    expect(isPrivate(refused)).toBe(true);
    expect(sentence(refused)).toBe(
      "Only the person who asked for this quote, or a moderator with Manage Messages, can remove it.",
    );
  });

  test("post a private one for all, with the same sentence in bold", async () => {
    const shown = shownAs(await asking.slash("quote", { words: "see that pink tie", private: true }));
    const posted = await asking.press(shown, buttonId(shown.message, "Post here"));
    expect(isPrivate(posted)).toBe(false);
    expect(bold(textsOf(messageOf(posted))[0] ?? "")).toBe("See that pink tie.");
  });

  test("keep a private quote private when it is turned", async () => {
    const shown = shownAs(await asking.slash("quote", { words: "pink tie", private: true }));
    const { message } = await withMore(asking, shown);
    const turned = await asking.press(shown, buttonId(message, "Later"));
    expect(turned.kind).toBe("update");
    expect(() => buttonId(messageOf(turned), "Post here")).not.toThrow();
  });

  test("of a passage that was taken out say so, also at the ends of the story and for unknown verbs", async () => {
    const shown = shownAs(await quote());
    const at = (number: number) => shipped.passages[number - 1]?.id;
    for (const id of [
      "quote:1:later:untitled-torchwood:0123456789",
      "quote:1:later:gone:0123456789",
      "quote:1:note",
      `quote:1:earlier:untitled-torchwood:${at(1)}`,
      `quote:1:later:untitled-torchwood:${at(29)}`,
    ]) {
      expect(sentence(await asking.press(shown, id))).toMatch(/^That passage is no longer in the story/);
    }
    expect(sentence(await asking.press(shown, `quote:1:sing:untitled-torchwood:${at(1)}`))).toMatch(
      /^This is from an earlier version/,
    );
  });

  test("of a message that nobody asked for let no one remove it but a moderator", async () => {
    const shown = { ...shownAs(await quote()), ownerId: "" };
    const refused = await asking.press(shown, "quote:1:remove", { user: "42" });
    expect(refused.kind).toBe("message");
    expect(await asking.press(shown, "quote:1:remove", { user: "42", permissions: 8n })).toEqual({
      kind: "remove",
    });
  });
});

describe("the line of a long passage", () => {
  const rain = (count: number) => "It rained on the hill that night. ".repeat(count);
  const wet = storyOf(
    `---\nattribution: x\nnote: Thank you.\n---\nBefore it.\n\n${rain(12)}See that pink tie. ${rain(12)}\n\nAfter it.`,
  );
  const asking = ask([wet]);
  const body = (reply: Reply) => textsOf(messageOf(reply))[0] ?? "";
  const quote = (more = {}) => asking.slash("quote", { words: "see that pink tie", ...more });

  test("comes first, and the passage unfolds in place for the asker and folds again", async () => {
    const reply = await quote();
    expect(body(reply)).toMatch(/^### … \*\*See that pink tie\.\*\*\n/);
    const opened = await asking.press(shownAs(reply), buttonId(messageOf(reply), "Whole passage"));
    expect([opened.kind, plain(body(opened)), bold(body(opened))]).toEqual([
      "update",
      wet.passages[1]?.text,
      "See that pink tie.",
    ]);
    const folded = await asking.press(shownAs(opened), buttonId(messageOf(opened), "Just the line"));
    expect([folded.kind, messageOf(folded)]).toEqual(["update", messageOf(reply)]);
  });

  test("unfolds for anyone else in private", async () => {
    const shown = shownAs(await quote());
    const opened = await asking.press(shown, buttonId(shown.message, "Whole passage"), { user: "42" });
    expect([opened.kind, isPrivate(opened), plain(body(opened))]).toEqual([
      "message",
      true,
      wet.passages[1]?.text,
    ]);
  });

  test("comes with its passage where that is asked for, by an option or by number", async () => {
    expect(plain(body(await quote({ passage: true })))).toBe(wet.passages[1]?.text);
    expect(plain(body(await asking.slash("passage", { number: "2" })))).toBe(wet.passages[1]?.text);
  });

  test("stays in bold in its context, whose numbers are small print after the block quote too", async () => {
    const shown = shownAs(await quote());
    const context = await asking.press(shown, buttonId(shown.message, "Context"));
    expect(body(context)).toContain("**See that pink tie.**");
    const small = parseMarkdown(body(context)).filter(({ kind }) => kind === "subtext");
    expect(small).toHaveLength(3);
    expect(plain(body(context))).not.toContain("-#");
  });

  test("is read on from its passage, of which it is a part, and a whole passage from the next", async () => {
    const shown = await withMore(asking, shownAs(await quote()));
    const line = await asking.press(shown, buttonId(shown.message, "Read on"));
    expect(shownNumbers(messageOf(line))[0]).toBe(2);
    const whole = await withMore(asking, shownAs(await quote({ passage: true })));
    const next = await asking.press(whole, buttonId(whole.message, "Read on"));
    expect(shownNumbers(messageOf(next))[0]).toBe(3);
  });

  test("opens from a list of results, and by chance as far as a glance takes", async () => {
    const list = shownAs(await asking.slash("search", { words: "see that pink tie" }));
    const menu = usesOf(list.message).find((use) => use.values !== undefined);
    expect(body(await asking.choose(list, menu?.id ?? "", menu?.values?.[0] ?? ""))).toMatch(/^### …/);
    const chance = ask([storyOf(`---\nattribution: x\n---\n${rain(30)}`)]);
    expect(plain(body(await chance.slash("quote"))).length).toBeLessThan(310);
  });

  test("shows all that can be done to a moderator in place, and to anyone else on a copy of their own", async () => {
    const shown = shownAs(await quote());
    const more = buttonId(shown.message, "More");
    expect((await asking.press(shown, more, { user: "42", permissions: 8192n })).kind).toBe("update");
    const copy = await asking.press(shown, more, { user: "42" });
    expect([copy.kind, isPrivate(copy)]).toEqual(["message", true]);
    const less = await asking.press(shownAs(copy, "42"), buttonId(messageOf(copy), "Less"));
    expect(usesOf(messageOf(less)).map((use) => use.label)).not.toContain("Card");
  });

  test("keeps the menu of what else was near", async () => {
    const house = storyOf(
      `---\nattribution: x\n---\n${rain(12)}A lantern hung by the door of the mill.\n\nThe mill stood still that winter, by a lantern.`,
      "house",
    );
    const asking = ask([house]);
    const near = await asking.slash("quote", { words: "lanterns behind a garage" });
    const menus = (reply: Reply) => usesOf(messageOf(reply)).filter((use) => use.values !== undefined);
    if (menus(near).length === 0) throw new Error("nothing else was near");
    const more = await asking.press(shownAs(near), buttonId(messageOf(near), "More"));
    expect(menus(more)).toEqual(menus(near));
  });

  test("of messages that were sent before keeps its buttons", async () => {
    const shown = shownAs(await quote());
    const at = `${wet.slug}:${wet.passages[1]?.id}`;
    const numbers = async (id: string) => shownNumbers(messageOf(await asking.press(shown, id)));
    expect(await numbers(`quote:1:earlier:${at}`)).toEqual([1]);
    expect(await numbers(`quote:1:context:${at}`)).toEqual([1, 2, 3]);
    expect(await numbers(`quote:1:share:${at}`)).toEqual([2]);
    expect(await numbers(`quote:1:whole:${at}:cover`)).toEqual([2]);
    expect(await numbers(`context:1:share:${at}:1`)).toEqual([1, 2, 3]);
    expect(body(await asking.press(shown, `quote:1:later:${at}:cover`))).toBe("||After it.||");
  });
});

test("a passage too long for a message is read whole in private, page by page", async () => {
  const long = storyOf(
    `---\nattribution: x\n---\n${Array.from({ length: 900 }, (_, at) => `Sentence ${at}.`).join(" ")}`,
  );
  const asking = ask([long]);
  const quoted = shownAs(await asking.slash("quote", { words: "sentence 450" }));
  expect(plain(textsOf(quoted.message)[0] ?? "")).toContain("Sentence 450.");
  const first = await asking.press(quoted, buttonId(quoted.message, "Whole passage"), { user: "42" });
  expect(isPrivate(first)).toBe(true);
  const second = await asking.press(shownAs(first), buttonId(messageOf(first), "Next"));
  expect(second.kind).toBe("update");
  const last = plain(textsOf(messageOf(first))[0] ?? "").match(/Sentence (\d+)\.$/)?.[1];
  expect(plain(textsOf(messageOf(second))[0] ?? "")).toMatch(new RegExp(`^Sentence ${Number(last) + 1}\\.`));
});
