import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { checkedLibrary } from "../../src/story/library.ts";
import { ask, type Shown, storyOf } from "./asking.ts";
import { buttonId, messageOf, plain, textsOf } from "./reading.ts";

const { standard: shipped } = checkedLibrary(join(resolve(import.meta.dirname, "..", ".."), "content"), {});
const other = storyOf("---\ntitle: Other\nattribution: x\n---\nOnce.", "other");
const noted = storyOf(`---\nattribution: x\nnote: ${"A line of the note. ".repeat(500)}\n---\nOnce.`);
const shownAs = (reply: Reply, isPrivate: boolean): Shown => ({
  message: messageOf(reply),
  isPrivate,
  ownerId: "41",
});

test("/attribution of the shipped story has its note verbatim, and says what its source does not", async () => {
  const reply = await ask([shipped]).slash("attribution");
  const [head = "", note = "", credits = ""] = textsOf(messageOf(reply));
  expect(head.split("\n").slice(0, 4)).toEqual([
    "## Untitled Torchwood story",
    "author not named in the source",
    "",
    "Torchwood fan fiction; the author does not own Torchwood or any of its characters.",
  ]);
  expect(plain(note)).toContain(shipped.about.note);
  expect(plain(credits)).toBe(
    "Passages 13–28 Some of the dialogue belongs to the writers of Day 5 of Children of Earth.",
  );
});

test("/attribution is about the story that is named", async () => {
  expect(textsOf(messageOf(await ask([shipped, other]).slash("attribution", { story: "other" })))[0]).toMatch(
    /^## Other\n/,
  );
});

test("a long note is read in private, page by page", async () => {
  const asking = ask([noted]);
  const about = shownAs(await asking.slash("attribution"), false);
  const first = await asking.press(about, buttonId(about.message, "Read the note"), { user: "42" });
  expect(first).toMatchObject({ kind: "message", isPrivate: true });
  const second = await asking.press(shownAs(first, true), buttonId(messageOf(first), "Next"));
  expect(second.kind).toBe("update");
  expect(buttonId(messageOf(second), "Back")).toBe("attribution:1:note:a-story:0");
});

test("a button of a story that is gone, or of an earlier version, says so", async () => {
  const asking = ask([noted]);
  const about = shownAs(await asking.slash("attribution"), false);
  expect(textsOf(messageOf(await asking.press(about, "attribution:1:note:gone:0")))[0]).toMatch(
    /^There is no story called “gone”/,
  );
  expect(textsOf(messageOf(await asking.press(about, "attribution:1:sing:a-story:0")))[0]).toMatch(
    /^This is from an earlier version/,
  );
});
