import { expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { ask, shownAs, storyOf } from "./asking.ts";
import { buttonId, messageOf, plain, textsOf } from "./reading.ts";

const tale = storyOf("---\nattribution: x\n---\nOne.\n\nTwo.", "tale");
const said = (reply: Reply) => plain(textsOf(messageOf(reply)).join("\n"));

async function reader() {
  const asking = ask([tale]);
  for (const user of ["41", "42"]) {
    await asking.slash("read", { from: "2" }, { user });
    const spot = { id: tale.passages[0]?.id ?? "", number: 1 };
    await asking.store.addSave({ userId: user, story: "tale", spot, note: "mine", savedAt: 1 }, 500);
  }
  return asking;
}

test("says what it would forget, and forgets nothing before it is told to", async () => {
  const asking = await reader();
  const question = await asking.slash("forget");
  expect(question).toMatchObject({ kind: "message", isPrivate: true });
  expect(said(question)).toContain("1 saved passage, 1 note, and your place in 1 story");
  const kept = await asking.press(shownAs(question), buttonId(messageOf(question), "Keep it"));
  expect([kept.kind, said(kept)]).toEqual(["update", "Nothing changed."]);
  expect((await asking.store.exportReader("41")).saves).toHaveLength(1);
});

test("forgets all of one reader at once, and nothing of another", async () => {
  const asking = await reader();
  const question = await asking.slash("forget");
  const done = await asking.press(shownAs(question), buttonId(messageOf(question), "Forget everything"));
  expect([done.kind, said(done)]).toEqual([
    "update",
    "Everything about you is forgotten. If you read or save again, I start over.",
  ]);
  const { reader: left, saves } = await asking.store.exportReader("41");
  expect([left.places.size, saves]).toEqual([0, []]);
  expect((await asking.store.exportReader("42")).saves).toHaveLength(1);
  expect(said(await asking.slash("forget"))).toMatch(/^I don't store anything about you/);
});
