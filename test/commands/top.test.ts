import { expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import type { Store } from "../../src/store/store.ts";
import { ask, type Shown, storyOf } from "./asking.ts";
import { faultsOf, messageOf, plain, shownNumbers, textsOf, usesOf } from "./reading.ts";

const tale = storyOf(
  `---\ntitle: The Tale\nattribution: The Tale by A.\n---\n${Array.from({ length: 14 }, (_, at) => `Passage ${at + 1} of it.`).join("\n\n")}`,
  "tale",
);
const isPrivate = (reply: Reply) => reply.kind === "message" && reply.isPrivate;
const said = (reply: Reply) => plain(textsOf(messageOf(reply)).join("\n"));

async function saveFor(store: Store, readers: number, number: number, guildId = "61", story = "tale") {
  for (let reader = 1; reader <= readers; reader += 1) {
    const spot = { id: tale.passages[number - 1]?.id ?? "", number };
    await store.addSave({ userId: `${reader}`, story, spot, guildId, savedAt: 1 }, 500);
  }
}

test("shows what the most readers of this server saved, to all, and nothing of another server", async () => {
  const asking = ask([tale]);
  await saveFor(asking.store, 3, 5);
  await saveFor(asking.store, 1, 2);
  await saveFor(asking.store, 9, 7, "62");
  const reply = await asking.slash("top");
  expect(isPrivate(reply)).toBe(false);
  expect(faultsOf(messageOf(reply))).toEqual([]);
  const list = said(reply);
  expect(list).toMatch(
    /Passage 5 of it\.[\s\S]*saved by 3 readers[\s\S]*Passage 2 of it\.[\s\S]*saved by 1 reader/,
  );
  expect(list).not.toContain("Passage 7");
  expect(list).toContain("The Tale by A.");
});

test("has ten at most, and fills the places of those that can't be shown", async () => {
  const asking = ask([tale]);
  for (let number = 1; number <= 14; number += 1) await saveFor(asking.store, 20 - number, number);
  await saveFor(asking.store, 30, 1, "61", "withdrawn-or-gone");
  const list = said(await asking.slash("top"));
  expect([...list.matchAll(/saved by/g)]).toHaveLength(10);
  expect(list).toContain("Passage 10 of it.");
});

test("opens a passage to whoever chooses it alone", async () => {
  const asking = ask([tale]);
  await saveFor(asking.store, 2, 4);
  const reply = await asking.slash("top");
  const shown: Shown = { message: messageOf(reply), isPrivate: false, ownerId: "41" };
  const [menu] = usesOf(messageOf(reply));
  const opened = await asking.choose(shown, menu?.id ?? "", menu?.values?.[0] ?? "", { user: "42" });
  expect([isPrivate(opened), shownNumbers(messageOf(opened))]).toEqual([true, [4]]);
});

test("says how to begin where nobody has saved anything, and that it needs a server", async () => {
  expect(said(await ask([tale]).slash("top"))).toMatch(/^Nobody in this server has saved a passage yet/);
  expect(said(await ask([tale]).slash("top", {}, { place: "dm" }))).toMatch(/^This only works in a server/);
});
