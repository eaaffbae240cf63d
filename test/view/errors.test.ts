import fc from "fast-check";
import { expect, test } from "vitest";
import { passageNamed } from "../../src/story/named.ts";
import type { Story } from "../../src/story/story.ts";
import { known, UserError, userError } from "../../src/user-error.ts";
import { faultView, userErrorView } from "../../src/view/errors.ts";
import { storyOf } from "../commands/asking.ts";
import { faultsOf, plain, textsOf } from "../commands/reading.ts";
import { anyText } from "./arbitrary.ts";

const story = storyOf("---\nattribution: x\n---\nOne.\n\nTwo.\n\nThree.");
const chapters = storyOf("---\nattribution: x\n---\n# One\n\nA.\n\n# Two\n\nB.\n\nC.");

function noPassage(of: Story, named: string): UserError {
  try {
    passageNamed({ passageAt: () => undefined }, of, named);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error("a passage that isn't there was found");
}

test.each<[UserError, string]>([
  [
    userError("no-story", { named: "nope" }),
    "There is no story called “nope” here. Choose one of the suggestions of the story option.",
  ],
  [noPassage(story, "30"), "There is no passage “30”. Give a number from 1 to 3."],
  [
    noPassage(chapters, "3.1"),
    "There is no passage “3.1”. Give a number from 1 to 3, or a chapter and a paragraph from 1.1 to 2.2.",
  ],
  [
    userError("passage-gone"),
    "That passage is no longer in the story. Its text was changed or removed. Look for it again with /quote or /passage.",
  ],
  [
    userError("not-yours"),
    "Only the person who asked for this quote, or a moderator with Manage Messages, can remove it.",
  ],
  [
    userError("outdated"),
    "This is from an earlier version of the bot. Use the command again to get a fresh answer.",
  ],
])("a refusal says what happened, then what to try: %s", (refusal, sentence) => {
  expect(textsOf(userErrorView(refusal, "en-US"))).toEqual([sentence]);
  expect(faultsOf(userErrorView(refusal, "en-US"))).toEqual([]);
});

test("a fault says one sentence and its reference, and nothing of what went wrong", () => {
  expect(textsOf(faultView("a1b2c3d4", "en-US"))).toEqual([
    "Something went wrong on my side. Try again in a moment. If it keeps happening, give the bot's operator this reference: a1b2c3d4",
  ]);
});

test("what someone typed is echoed without format or ping, whatever it is", () => {
  fc.assert(
    fc.property(anyText, (words) => {
      for (const refusal of [userError("no-story", { named: words }), noPassage(story, words)]) {
        const message = userErrorView(refusal, "en-US");
        expect(faultsOf(message)).toEqual([]);
        expect(plain(textsOf(message)[0] ?? "")).toMatch(
          /^There is no (?:story called|passage) “[^\n]{0,110}”( here)?\. /u,
        );
      }
    }),
    { numRuns: 150 },
  );
});

test("known gives what is there, and refuses what is not", () => {
  expect(known(0, "outdated")).toBe(0);
  expect(() => known(undefined, "outdated")).toThrow(UserError);
});
