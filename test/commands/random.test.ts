import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ask, storyOf } from "./asking.ts";
import { messageOf, shownNumbers } from "./reading.ts";

const story = storyOf("---\nattribution: x\n---\nOne.\n\nTwo.\n\nThree.");
const single = storyOf("---\nattribution: x\n---\nThe only one.");

describe("/random", () => {
  test("never shows the same passage twice in a row in one channel, whatever chance says", async () => {
    const draws = fc.array(
      fc.tuple(fc.constantFrom("51", "52"), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      {
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(draws, async (all) => {
        let chance = 0;
        const asking = ask([story], () => chance);
        const last = new Map<string, number>();
        for (const [channel, number] of all) {
          chance = number;
          const name = number < 0.5 ? "random" : "quote";
          const [shown] = shownNumbers(messageOf(await asking.slash(name, {}, { channel })));
          expect(shown).not.toBe(last.get(channel));
          if (shown !== undefined) last.set(channel, shown);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("shows every passage in time", async () => {
    const numbers = new Set<number>();
    for (const chance of [0, 0.4, 0.99]) {
      const asking = ask([story], () => chance);
      for (const number of shownNumbers(messageOf(await asking.slash("random")))) numbers.add(number);
    }
    expect(numbers).toEqual(new Set([1, 2, 3]));
  });

  test("in a story of one passage shows that one each time", async () => {
    const asking = ask([single]);
    for (let time = 0; time < 3; time += 1) {
      expect(shownNumbers(messageOf(await asking.slash("random")))).toEqual([1]);
    }
  });

  test("shows it to the asker alone when asked to, and says when there is no such story", async () => {
    expect(await ask([story]).slash("random", { private: true })).toMatchObject({
      kind: "message",
      isPrivate: true,
    });
    expect(await ask([story]).slash("random", { story: "none" })).toMatchObject({
      kind: "message",
      isPrivate: true,
    });
  });
});
