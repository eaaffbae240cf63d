import { expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { ask, shownAs, storyOf } from "./asking.ts";
import { buttonId, faultsOf, messageOf, plain, textsOf } from "./reading.ts";

const tale = storyOf("---\nattribution: x\n---\nOne.\n\nTwo.", "tale");
const said = (reply: Reply) => plain(textsOf(messageOf(reply)).join("\n"));

test("says to the asker alone what is kept, why, and for how long", async () => {
  const reply = await ask([tale]).slash("privacy");
  expect(reply).toMatchObject({ kind: "message", isPrivate: true });
  expect(faultsOf(messageOf(reply))).toEqual([]);
  expect(said(reply)).toMatch(/where you left off[\s\S]*your notes[\s\S]*Never[\s\S]*after 30 days/);
});

test("gives everyone a file of all that is kept of them, and of nobody else", async () => {
  const asking = ask([tale]);
  await asking.slash("read", { from: "2" });
  await asking.slash("read", {}, { user: "42" });
  const spot = { id: tale.passages[0]?.id ?? "", number: 1 };
  await asking.store.addSave({ userId: "41", story: "tale", spot, note: "mine", savedAt: 1 }, 500);
  await asking.store.addSave({ userId: "42", story: "tale", spot, note: "theirs", savedAt: 1 }, 500);
  const privacy = await asking.slash("privacy");
  const reply = await asking.press(shownAs(privacy), buttonId(messageOf(privacy), "Export"));
  expect(reply).toMatchObject({ kind: "message", isPrivate: true });
  const [file] = messageOf(reply).files ?? [];
  const data = JSON.parse(new TextDecoder().decode(file?.data));
  expect(data).toMatchObject({ userId: "41", places: [{ story: "tale", passage: 2 }] });
  expect(data.stories[0].saves).toMatchObject([{ passage: 1, text: "One.", note: "mine" }]);
  expect(JSON.stringify(data)).not.toContain("theirs");
});

test("leads to /forget", async () => {
  const asking = ask([tale]);
  await asking.slash("read");
  const privacy = await asking.slash("privacy");
  const question = await asking.press(shownAs(privacy), buttonId(messageOf(privacy), "Forget me"));
  expect(said(question)).toContain("your place in 1 story");
});

test("nothing that is searched for is logged or kept, and what finds nothing is only counted", async () => {
  const asking = ask([tale]);
  await asking.slash("quote", { words: "xylophone zeppelin" });
  await asking.slash("search", { words: "xylophone zeppelin" });
  await asking.slash("saved", { words: "xylophone" });
  await asking.type("quote", "words", "xylophone");
  expect(asking.lines.join()).not.toContain("xylophone");
  expect(JSON.stringify(await asking.store.exportReader("41"))).not.toContain("xylophone");
});
