import { describe, expect, test } from "vitest";
import { sqliteStore } from "../helpers/store.ts";
import { ask, storyOf } from "./asking.ts";
import { messageOf, plain, shownNumbers, textsOf, usesOf } from "./reading.ts";

const pier = storyOf(`---
title: The Long Pier
author: Ines
attribution: By Ines.
people: [Gwen Cooper, Jack Harkness]
---
# Rain

“The lamp went out again,” said Gwen.

“The lamp never went out,” said Jack.

Nobody had lit the lamp that went out.

# Sun

“The harbour smells of tar,” said Jack.

“Harbours do, and the lamp is lit,” said Gwen.
`);

const body = (texts: readonly string[]) => texts.map(plain).join("\n");

describe("the option speaker", () => {
  const asking = ask([pier]);

  test("finds only what that person says, by any of their names", async () => {
    for (const speaker of ["Jack", "jack harkness"]) {
      const reply = await asking.slash("quote", { words: "the lamp went out", speaker });
      expect(body(textsOf(messageOf(reply)))).toContain("The lamp never went out");
    }
    const reply = await asking.slash("search", { words: "lamp went out", speaker: "Gwen" });
    expect(shownNumbers(messageOf(reply))).not.toContain(3);
  });

  test("without words gives something of theirs by chance", async () => {
    for (let time = 0; time < 5; time += 1) {
      const reply = await asking.slash("quote", { speaker: "Jack", passage: true });
      expect([2, 4]).toContain(shownNumbers(messageOf(reply))[0]);
    }
  });

  test("suggests who speaks, and says so of anybody else", async () => {
    const names = await asking.type("quote", "speaker", "");
    expect(names.map((one) => one.value)).toEqual(["Gwen Cooper", "Jack Harkness"]);
    expect(await asking.type("search", "speaker", "hark")).toMatchObject([{ value: "Jack Harkness" }]);
    const reply = await asking.slash("quote", { words: "lamp", speaker: "Rhys" });
    expect(body(textsOf(messageOf(reply)))).toContain("I don't know anyone called “Rhys” who speaks here");
  });
});

test("/search sorts by the story's order when asked, and says where the first is", async () => {
  const asking = ask([pier]);
  const reply = await asking.slash("search", { words: "lamp", sort: "story" });
  const [list = ""] = textsOf(messageOf(reply)).map(plain);
  const numbers = shownNumbers(messageOf(reply));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(list).toMatch(/passages match, the first in chapter 1, in story order/);
});

describe("beyond a spoiler limit", () => {
  const admin = { permissions: 32n };
  const inn = storyOf(`---
title: The Inn
author: Ines
attribution: By Ines.
people: [Zoé Martin (the cook), Amira, Tobias Rook]
---
# Départ

“The lantern is lit,” said Zoé.

“The lantern stays lit,” said Amira.

# Midi

“Who lit the lantern?” said Zoé.

# Retour

“I lit the lantern, and I killed the miller,” said Tobias.

“So it was Tobias with the lantern,” said Zoé.
`);
  const limited = async () => {
    const store = sqliteStore();
    const asking = ask([inn], Math.random, { store, settings: store });
    const first = await asking.slash("settings", {}, admin);
    const menu = usesOf(messageOf(first)).find(({ id }) => id.startsWith("settings:1:chapter:"))?.id ?? "";
    await asking.choose({ message: messageOf(first), isPrivate: true, ownerId: "41" }, menu, "2", admin);
    return asking;
  };

  test.each([
    { words: "I lit the lantern and I killed somebody" },
    { words: "lantern", chapter: "1-3" },
    { words: "lantern", chapter: "2-" },
    { words: "lantern", chapter: "–9" },
    { words: "lantern", speaker: "zoe" },
    { words: "lantern", speaker: "The Cook", chapter: "1 – 3" },
    { words: "lantern", sort: "story" },
  ])("nothing is found, counted or named: %o", async (options) => {
    const asking = await limited();
    const { sort: _, ...quoted } = { sort: "", ...options };
    for (const reply of [await asking.slash("search", options), await asking.slash("quote", quoted)]) {
      const text = body(textsOf(messageOf(reply)));
      expect(text).not.toMatch(/miller|Tobias|[45] passages/);
      expect(shownNumbers(messageOf(reply)).filter((number) => number > 3)).toEqual([]);
      for (const { values = [] } of usesOf(messageOf(reply)))
        for (const value of values) expect(value).not.toContain(inn.passages[3]?.id ?? "");
    }
  });

  test("who speaks only there is as unknown as who never does", async () => {
    const asking = await limited();
    const answers: string[] = [];
    for (const speaker of ["Tobias", "Tobias Rook", "Nobody"]) {
      const text = body(textsOf(messageOf(await asking.slash("quote", { words: "lantern", speaker }))));
      answers.push(text.replace(speaker, "…"));
    }
    expect(new Set(answers).size).toBe(1);
    const names = await asking.type("quote", "speaker", "");
    expect(names.map(({ value }) => value)).toEqual(["Zoé Martin", "Amira"]);
    expect(await asking.type("quote", "speaker", "tob")).toEqual([]);
  });

  test("so are chapters, by number, by range and by title, and what is suggested for them", async () => {
    const asking = await limited();
    for (const chapter of ["3", "Retour", "3-7", "7-3", "3-"]) {
      const text = body(textsOf(messageOf(await asking.slash("quote", { words: "lantern", chapter }))));
      expect([chapter, text]).toEqual([chapter, expect.not.stringMatching(/miller|Tobias/)]);
      expect(text).toContain(chapter);
    }
    expect((await asking.type("quote", "chapter", "")).map(({ value }) => value)).toEqual(["1", "2"]);
    const lit = await asking.slash("quote", { words: "the lantern is lit", chapter: "depart" });
    expect(body(textsOf(messageOf(lit)))).toContain("The lantern is lit");
    for (const typed of ["I lit the lan", "So it was To", "lantern"]) {
      const suggested = await asking.type("quote", "words", typed);
      expect(suggested.map(({ name }) => name).join()).not.toMatch(/miller|Tobias/);
    }
  });
});
