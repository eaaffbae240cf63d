import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { creditsFor, type Story } from "../../src/story/story.ts";
import { anyText } from "../view/arbitrary.ts";
import { anyStory } from "./arbitrary.ts";
import { type Asking, ask, type Shown } from "./asking.ts";
import { faultsOf, plain, shownNumbers, spaced, textsOf, type Use, usesOf } from "./reading.ts";

const reader = "41";

/** What a reader's commands lead to, and what every button and menu of the answers leads to in turn, as far as `most` presses go. */
async function everyReply(asking: Asking, first: readonly Reply[], most: number): Promise<readonly Reply[]> {
  const replies = [...first];
  const seen = new Set<string>();
  const left: { shown: Shown; use: Use }[] = [];
  const open = (reply: Reply, from: Shown | undefined) => {
    if (reply.kind !== "message" && reply.kind !== "update") return;
    const isPrivate = reply.kind === "message" ? reply.isPrivate : (from?.isPrivate ?? false);
    const shown = { message: reply.message, isPrivate, ownerId: reader };
    for (const use of usesOf(reply.message)) {
      const key = `${isPrivate} ${use.id} ${use.values ?? ""}`;
      if (!seen.has(key)) left.push({ shown, use });
      seen.add(key);
    }
  };
  for (const reply of first) open(reply, undefined);
  for (let pressed = 0; pressed < most; pressed += 1) {
    const next = left.shift();
    if (next === undefined) break;
    const { shown, use } = next;
    const value = use.values?.at(pressed % (use.values.length || 1));
    const reply =
      value === undefined ? await asking.press(shown, use.id) : await asking.choose(shown, use.id, value);
    replies.push(reply);
    open(reply, shown);
  }
  return replies;
}

const commands = (query: string, number: string, to: string) =>
  [
    ["quote", { words: query }],
    ["quote", { private: true }],
    ["search", { words: query }],
    ["passage", { number }],
    ["passage", { number, to }],
    ["passage", { number: "1", to, private: true }],
    ["context", { number, around: 5 }],
    ["context", { number: to, around: 1, private: true }],
    ["random", {}],
    ["attribution", {}],
    ["help", {}],
    ["quote", { words: query, story: query || "x" }],
  ] as const;

/** What is wrong with a message of this story for Discord or for its author. */
function wrongWith(story: Story, reply: Reply): readonly string[] {
  if (reply.kind !== "message" && reply.kind !== "update") return [];
  const numbers = shownNumbers(reply.message);
  const texts = textsOf(reply.message);
  const small = spaced(plain(texts.at(-1) ?? ""));
  const wrong = [...faultsOf(reply.message)];
  if (numbers.length > 0 && !small.includes(spaced(story.about.attribution)))
    wrong.push(`no attribution: ${small}`);
  const credited = [...small.matchAll(/\(passages? (\d+)(?:–(\d+))?\)/g)].length;
  const expected = creditsFor(story, numbers).length;
  if (numbers.length > 0 && credited < expected)
    wrong.push(`${credited} credits of ${expected} for ${numbers}`);
  return wrong;
}

test("any story, any query: every answer, and every answer to its buttons, is within Discord's limits and attributed", async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, anyText, fc.nat(7), fc.nat(7), async (story, query, a, b) => {
      const count = story.passages.length;
      const [from, to] = [Math.min(a % count, b % count) + 1, Math.max(a % count, b % count) + 1];
      const asking = ask([story]);
      const first: Reply[] = [];
      for (const [name, options] of commands(query, String(from), String(to))) {
        first.push(await asking.slash(name, options));
      }
      const replies = await everyReply(asking, first, 60);
      expect(replies.flatMap((reply) => wrongWith(story, reply))).toEqual([]);
      expect(asking.lines).toEqual([]);
      await asking.bot.close();
    }),
    { numRuns: 25 },
  );
});

test("any story, any words typed: every suggestion has a name and a value within Discord's limits", async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, anyText, async (story, typed) => {
      const asking = ask([story]);
      for (const option of ["words", "story"]) {
        const choices = await asking.type("quote", option, typed);
        expect(choices.length).toBeLessThanOrEqual(25);
        const wrong = choices.filter(({ name, value }) =>
          [name, value].some((text) => text.trim() === "" || text.length > 100),
        );
        expect(wrong).toEqual([]);
      }
      expect(asking.lines).toEqual([]);
      await asking.bot.close();
    }),
    { numRuns: 25 },
  );
});
