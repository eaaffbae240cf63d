import { describe, expect, test } from "vitest";
import { ask, storyOf } from "./asking.ts";
import { messageOf, plain, shownNumbers, textsOf } from "./reading.ts";

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
