import { expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Reply } from "../../src/reply.ts";
import { passageNotesView } from "../../src/view/notes.ts";
import { quoteView } from "../../src/view/quote.ts";
import { ask, type Shown, storyOf, withMore } from "../commands/asking.ts";
import { buttonId, faultsOf, messageOf, plain, textsOf, usesOf } from "../commands/reading.ts";

const shownAs = (reply: Reply): Shown => ({
  message: messageOf(reply),
  isPrivate: "audience" in reply && reply.audience === "asker",
  ownerId: "41",
});
const en = wordsFor("en");
const storyWith = (fields: string) =>
  storyOf(
    `---\ntitle: The Salt Stair\nauthor: Ines\nattribution: By Ines.\n${fields}---\nThe stair went down.\n\nOdile counted nine steps.\n`,
  );
const footnotes = `footnotes:\n  - {passage: 2, mark: "1", text: "Ten, by the *parish* book."}\n  - {passage: 2, mark: "*", text: "Or eleven."}\n`;

test("a passage's footnotes come when they are asked for, exact and in order, with the way to the author's note", async () => {
  const asking = ask([storyWith(`${footnotes}note: For my sister.\n`)]);
  const quote = shownAs(await asking.slash("passage", { number: "2" }));
  const all = await withMore(asking, quote);
  const reply = await asking.press(all, buttonId(all.message, "Note"), { user: "42" });
  const message = messageOf(reply);
  expect(textsOf(message).map(plain).slice(0, 2)).toEqual([
    "Footnotes",
    "[1] Ten, by the *parish* book.\n\n[*] Or eleven.",
  ]);
  expect(textsOf(message).at(-1)).toContain("The Salt Stair");
  const note = await asking.press(shownAs(reply), buttonId(message, "Read the note"));
  expect(textsOf(messageOf(note)).join("\n")).toContain("For my sister.");
});

test("a passage without footnotes in a story without a note has no button for either", () => {
  const story = storyWith(footnotes);
  const [first, second] = story.passages;
  if (first === undefined || second === undefined) throw new Error("two passages");
  const labels = (passage: typeof first) =>
    usesOf(quoteView(story, passage, { isPrivate: false, hasMore: true }, en)).map((use) => use.label);
  expect(labels(first)).not.toContain("Note");
  expect(labels(second)).toContain("Note");
});

test("footnotes of a covered quote are covered, and long ones come in pages", () => {
  const story = storyWith(`footnotes:\n  - {passage: 1, mark: "1", text: "${"Many words. ".repeat(600)}"}\n`);
  const [first] = story.passages;
  if (first === undefined) throw new Error("a passage");
  for (const page of [0, 1]) {
    const message = passageNotesView(story, first, page, { isSpoiler: true }, en);
    expect(textsOf(message)[1]).toMatch(/^\|\|[\s\S]+\|\|$/);
    expect(faultsOf(message)).toEqual([]);
  }
});
