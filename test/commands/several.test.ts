import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import type { Story } from "../../src/story/story.ts";
import { userError } from "../../src/user-error.ts";
import { type Asking, ask, shownAs, storyOf } from "./asking.ts";
import { buttonId, faultsOf, messageOf, plain, textsOf, usesOf } from "./reading.ts";

const of = (slug: string, title: string, text: string) =>
  storyOf(`---\ntitle: ${title}\nattribution: ${title} by its author.\n---\n\n${text}`, slug);
const house = of("house", "The House", "The pink tie hung on the door.\n\nHe left at dawn.");
const quay = of("quay", "The Quay", "A pink tie lay on the quay.\n\nThe ferry was late.");
const third = of("third", "Third", "The pink tie was gone.\n\nNobody asked.");

const said = (reply: Reply) => textsOf(messageOf(reply)).join("\n");
const menuOf = (reply: Reply) => usesOf(messageOf(reply)).find((use) => use.values !== undefined);

describe("where several stories are on offer", () => {
  test("a quote is found in whichever story it is from, and names it", async () => {
    const asking = ask([house, quay]);
    expect(said(await asking.slash("quote", { words: "the ferry was late" }))).toContain("**The Quay**");
    expect(said(await asking.slash("quote", { words: "he left at dawn" }))).toContain("**The House**");
    expect(said(await asking.slash("quote", { words: "the ferry was late", story: "house" }))).toContain(
      "Nothing in",
    );
  });

  test("a list of results says of each which story it is from, and credits all of them", async () => {
    const asking = ask([house, quay, third]);
    const reply = await asking.slash("search", { words: "pink tie" });
    const [list = "", credit = ""] = textsOf(messageOf(reply));
    expect(list).toMatch(/^\*\*3 passages of 3 stories match\*\*/);
    expect([...list.matchAll(/^-# (.*), passage 1$/gm)].map(([, title]) => title).toSorted()).toEqual([
      "The House",
      "The Quay",
      "Third",
    ]);
    for (const title of ["The House", "The Quay", "Third"])
      expect(credit).toContain(`${title} by its author.`);
    expect(faultsOf(messageOf(reply))).toEqual([]);
    const menu = menuOf(reply);
    for (const value of menu?.values ?? []) {
      const opened = await asking.choose(shownAs(reply), menu?.id ?? "", value);
      expect(plain(said(opened))).toContain("pink tie");
    }
  });

  test("nothing near is said of all of them, and suggestions name theirs", async () => {
    const asking = ask([house, quay]);
    expect(said(await asking.slash("quote", { words: "zeppelin xylophone" }))).toMatch(
      /^Nothing in the 2 stories here is close/,
    );
    const [first] = await asking.type("quote", "words", "the ferry was");
    expect(first?.name).toBe("The ferry was late. · The Quay");
  });

  test("results with the longest titles and credits still fit, on more pages", async () => {
    const wide = Array.from({ length: 6 }, (_, at) =>
      storyOf(
        `---\ntitle: "${"*Long* ".repeat(40)}${at}"\nauthor: ${"A_Name ".repeat(40)}\nattribution: "${"By *them* ".repeat(29)}"\nsource: https://example.org/${"x".repeat(400)}\n---\nThe pink tie of ${at}.`,
        `wide-${at}`,
      ),
    );
    const asking = ask(wide);
    let reply = await asking.slash("search", { words: "pink tie" });
    const opened: string[] = [];
    for (;;) {
      expect(faultsOf(messageOf(reply))).toEqual([]);
      opened.push(
        ...[...(textsOf(messageOf(reply))[0] ?? "").matchAll(/tie.{0,4} of (\d)/g)].map((found) =>
          String(found[1]),
        ),
      );
      if (!usesOf(messageOf(reply)).some((use) => use.label.includes("Next"))) break;
      reply = await asking.press(shownAs(reply), buttonId(messageOf(reply), "Next"));
    }
    expect(opened.toSorted()).toEqual(["0", "1", "2", "3", "4", "5"]);
  });
});

describe("a story that was withdrawn", () => {
  /** The same library after its author took one story back. */
  const withoutHouse = (): Asking => ask([quay], undefined, { withdrawn: [withdrawn(house)] });
  const withdrawn = (story: Story): Story => ({ ...story, about: { ...story.about, withdrawn: true } });
  const sentence = userError("withdrawn").message;

  test("is refused in a sentence by every command that names it", async () => {
    const asking = withoutHouse();
    for (const [name, options] of [
      ["quote", { words: "pink tie" }],
      ["search", { words: "pink tie" }],
      ["passage", { number: "1" }],
      ["context", { number: "1" }],
      ["random", {}],
      ["chapters", {}],
      ["attribution", {}],
    ] as const) {
      const reply = await asking.slash(name, { ...options, story: "house" });
      expect([name, said(reply)]).toEqual([name, sentence]);
      expect(reply).toMatchObject({ isPrivate: true });
    }
  });

  test("is found by no search, no suggestion and no menu", async () => {
    const asking = withoutHouse();
    expect(said(await asking.slash("search", { words: "pink tie hung on the door" }))).not.toContain(
      "The House",
    );
    const typed = await asking.type("quote", "words", "hung on the door");
    expect(typed.filter(({ value }) => value.startsWith("~house~"))).toEqual([]);
    expect((await asking.type("quote", "story", "")).map(({ value }) => value)).toEqual(["quay"]);
    expect(await asking.type("quote", "words", "pink", { story: "house" })).toEqual([]);
    expect(await asking.type("random", "chapter", "", { story: "house" })).toEqual([]);
  });

  test("shows nothing more through the buttons, menus and picked suggestions of before", async () => {
    const before = ask([house, quay]);
    const asking = withoutHouse();
    const [id] = [house.passages[0]?.id];
    const messages = [
      await before.slash("quote", { words: "pink tie hung", private: true }),
      await before.slash("context", { number: "1" }),
      await before.slash("passage", { number: "1", to: "2", private: true }),
      await before.slash("search", { words: "he left at dawn" }),
    ];
    let pressed = 0;
    for (const message of messages) {
      for (const { id: use, values } of usesOf(messageOf(message))) {
        if (use.endsWith(":remove")) continue;
        const reply =
          values === undefined
            ? await asking.press(shownAs(message), use)
            : await asking.choose(shownAs(message), use, values[0] ?? "");
        expect([use, said(reply)]).toEqual([use, sentence]);
        pressed += 1;
      }
    }
    expect(pressed).toBeGreaterThan(8);
    expect(said(await asking.slash("quote", { words: `~house~${id}~0-10` }))).toBe(sentence);
    expect(said(await asking.press(shownAs(messages[0] as Reply), "attribution:1:note:house:0"))).toBe(
      sentence,
    );
    const page = await asking.press(shownAs(messages[3] as Reply), "search:1:page:house:0");
    expect(said(page)).toBe(sentence);
  });
});
