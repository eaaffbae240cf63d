import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { type As, type Asking, ask, shownAs, storyOf } from "./asking.ts";
import { bold, buttonId, faultsOf, messageOf, plain, textsOf, usesOf } from "./reading.ts";

const tale = storyOf(
  "---\ntitle: The Tale\nauthor: A. Writer\nattribution: The Tale by A. Writer.\ncredits:\n  - passages: 2\n    text: The song is traditional.\n---\nThe lamp went out. She waited.\n\nA *song* was sung.\n\nThe end came.",
  "tale",
);
const other = storyOf("---\ntitle: Other\nattribution: Other by B.\n---\nA lamp again.", "other");
const many = storyOf(
  `---\nattribution: x\n---\n${Array.from({ length: 30 }, (_, at) => `Passage ${at + 1} has a word.`).join("\n\n")}`,
  "many",
);

const isPrivate = (reply: Reply) => reply.kind === "message" && reply.isPrivate;
const said = (reply: Reply) => plain(textsOf(messageOf(reply)).join("\n"));
const press = (asking: Asking, reply: Reply, label: string) =>
  asking.press(shownAs(reply), buttonId(messageOf(reply), label));
const menuOf = (reply: Reply) => usesOf(messageOf(reply)).find((use) => use.values !== undefined);

/** Quotes a passage and presses Save, and gives the answer. */
async function save(asking: Asking, words: string, as: As = {}): Promise<Reply> {
  const quote = await asking.slash("quote", { words }, as);
  const shown = { message: messageOf(quote), isPrivate: false, ownerId: "99" };
  return asking.press(shown, buttonId(messageOf(quote), "Save"), { user: "41", ...as });
}

const filesOf = (reply: Reply) =>
  Object.fromEntries(
    (messageOf(reply).files ?? []).map(({ name, data }) => [name, new TextDecoder().decode(data)]),
  );

describe("Save", () => {
  test("under any quote keeps it for whoever presses, and tells them alone", async () => {
    const asking = ask([tale]);
    const kept = await save(asking, "the lamp went out");
    expect([isPrivate(kept), said(kept)]).toEqual([true, "Saved. Find it again with /saved."]);
    expect(said(await asking.slash("saved"))).toContain("The lamp went out.");
    expect(said(await asking.slash("saved", {}, { user: "42" }))).toMatch(/^You haven't saved anything yet/);
  });

  test("twice says so, and keeps the note", async () => {
    const asking = ask([tale]);
    const kept = await save(asking, "the lamp went out");
    const modal = await press(asking, kept, "Write a note");
    await asking.submit(shownAs(kept), modal, { note: "mine" });
    expect(said(await save(asking, "the lamp went out"))).toMatch(/^You already saved this passage/);
    expect(said(await asking.slash("saved"))).toContain("Your note: mine");
  });

  test("stands under a context and on a page of the reader too", async () => {
    const asking = ask([tale]);
    for (const [command, options] of [
      ["context", { number: "2" }],
      ["read", { from: "3" }],
    ] as const) {
      const reply = await asking.slash(command, options);
      expect(said(await press(asking, reply, "Save"))).toMatch(/^Saved/);
    }
    expect(said(await asking.slash("saved"))).toContain("2 passages");
  });

  test("at the limit says what to do", async () => {
    const asking = ask([tale]);
    for (let number = 1; number <= 500; number += 1) {
      const spot = { id: `i${number}`, number };
      await asking.store.addSave({ userId: "41", story: "many", spot, savedAt: number }, 500);
    }
    expect(said(await save(asking, "the lamp went out"))).toBe(
      "You've saved 500 passages, which is the limit. Remove one with /saved first.",
    );
  });
});

describe("/saved", () => {
  test("lists what was saved, the newest first, each story with its credit", async () => {
    const asking = ask([tale, other]);
    await save(asking, "a song was sung");
    await save(asking, "a lamp again");
    const reply = await asking.slash("saved");
    expect(isPrivate(reply)).toBe(true);
    expect(faultsOf(messageOf(reply))).toEqual([]);
    const [list = "", credit = ""] = textsOf(messageOf(reply));
    expect(list).toMatch(/1\\\. \*\*A lamp again\.\*\*\n-# passage 1 of Other[\s\S]*2\\\. .*sung/);
    expect(plain(credit)).toContain("Other by B.");
    expect(plain(credit)).toContain("The Tale by A. Writer.");
    expect(plain(credit)).toContain("The song is traditional. (passage 2)");
  });

  test("has pages, and the last of them shrinks with what is removed", async () => {
    const asking = ask([many]);
    for (const { number, id } of many.passages.slice(0, 6)) {
      const save = { userId: "41", story: "many", spot: { id, number }, savedAt: number };
      await asking.store.addSave(save, 500);
    }
    const first = await asking.slash("saved");
    expect(said(first)).toContain("6 passages · page 1 of 2");
    const second = await press(asking, first, "Older");
    expect([second.kind, said(second).includes("Passage 1 has a word.")]).toEqual(["update", true]);
    await asking.store.removeSave("41", "many", many.passages[0]?.id ?? "");
    expect(said(await asking.press(shownAs(first), buttonId(messageOf(first), "Older")))).toContain(
      "Passage 2 has a word.",
    );
  });

  test("finds by words of the text and of the note, over pages", async () => {
    const asking = ask([many]);
    for (const { number, id } of many.passages) {
      const save = { userId: "41", story: "many", spot: { id, number }, savedAt: number };
      await asking.store.addSave({ ...save, ...(number === 7 ? { note: "Über alles" } : {}) }, 500);
    }
    expect(said(await asking.slash("saved", { words: "uber" }))).toContain("1 passage with these words");
    expect(said(await asking.slash("saved", { words: "12 passage" }))).toContain("Passage 12 has a word.");
    const found = await asking.slash("saved", { words: "word" });
    expect(said(found)).toContain("the newest 25 of 30 with these words · page 1 of 5");
    expect(faultsOf(messageOf(found))).toEqual([]);
    const second = await press(asking, found, "Older");
    expect(said(second)).toContain("Passage 25 has a word.");
    expect(said(await press(asking, second, "Newer"))).toContain("Passage 30 has a word.");
    expect(said(await asking.slash("saved", { words: "*zebra*" }))).toBe(
      "None of your saved passages or notes has “*zebra*”. Try fewer words, or /saved without any.",
    );
  });

  test("opens one, with the sentence that was found in bold, to read on, post, note or remove", async () => {
    const asking = ask([tale]);
    await save(asking, "the lamp went out");
    const list = await asking.slash("saved");
    const menu = menuOf(list);
    const open = () => asking.choose(shownAs(list), menu?.id ?? "", menu?.values?.[0] ?? "");
    const opened = await open();
    expect([opened.kind, bold(textsOf(messageOf(opened))[0] ?? "")]).toEqual([
      "update",
      "The lamp went out.",
    ]);
    expect(said(opened)).toContain("The Tale by A. Writer.");
    const posted = await press(asking, opened, "Post here");
    expect([isPrivate(posted), said(posted).includes("The lamp went out.")]).toEqual([false, true]);
    const modal = await press(asking, opened, "Write a note");
    const noted = await asking.submit(shownAs(opened), modal, { note: "see *this* <@1>" });
    expect([noted.kind, said(noted).includes("Your note: see *this* <@1>")]).toEqual(["update", true]);
    expect(faultsOf(messageOf(noted))).toEqual([]);
    const again = await press(asking, noted, "Change the note");
    expect(JSON.stringify(again)).toContain("see *this* <@1>");
    const cleared = await asking.submit(shownAs(noted), again, { note: " " });
    expect(said(cleared)).not.toContain("Your note");
    expect(said(await press(asking, cleared, "Remove from saved"))).toBe("Removed from your saved passages.");
    expect(said(await open())).toMatch(/^This passage is no longer in your saved passages/);
    expect(said(await asking.submit(shownAs(opened), modal, { note: "late" }))).toMatch(
      /^This passage is no longer/,
    );
  });

  test("refuses a note that is too long, wherever it comes from", async () => {
    const asking = ask([tale]);
    const kept = await save(asking, "the lamp went out");
    const modal = await press(asking, kept, "Write a note");
    expect(said(await asking.submit(shownAs(kept), modal, { note: "x".repeat(201) }))).toMatch(/200/);
  });

  test("is exported as Markdown and JSON, with credits and notes, to the reader alone", async () => {
    const asking = ask([tale]);
    const kept = await save(asking, "a song was sung");
    await asking.submit(shownAs(kept), await press(asking, kept, "Write a note"), { note: "sing" });
    const reply = await press(asking, await asking.slash("saved"), "Export");
    expect(isPrivate(reply)).toBe(true);
    expect(said(reply)).toContain("Your 1 passage");
    const files = filesOf(reply);
    expect(Object.keys(files)).toEqual(["saved-passages.md", "saved-passages.json"]);
    expect(files["saved-passages.md"]).toContain("The Tale by A\\. Writer".replace("\\.", "."));
    expect(files["saved-passages.md"]).toContain("Your note: sing");
    expect(JSON.parse(files["saved-passages.json"] ?? "").stories[0].saves[0]).toMatchObject({
      passage: 2,
      credits: ["The song is traditional."],
      note: "sing",
    });
  });

  test("says of a passage that is there no more what became of it, and shows nothing of a withdrawn story", async () => {
    const asking = ask([tale, other]);
    await save(asking, "the lamp went out");
    await save(asking, "a lamp again");
    const later = ask([storyOf("---\ntitle: The Tale\nattribution: x\n---\nAll new.", "tale")], undefined, {
      store: asking.store,
      withdrawn: [other],
    });
    const list = await later.slash("saved");
    expect(said(list)).toContain("This passage has since been changed or removed from the story.");
    expect(said(list)).toContain("The author withdrew this story");
    expect(said(list)).not.toContain("lamp");
    for (const value of menuOf(list)?.values ?? []) {
      const opened = await later.choose(shownAs(list), menuOf(list)?.id ?? "", value);
      expect(said(opened)).not.toContain("lamp");
      expect(usesOf(messageOf(opened)).map(({ label }) => label)).toContain("Remove from saved");
    }
    expect(Object.values(filesOf(await press(later, list, "Export"))).join()).not.toContain("lamp");
  });

  test("with the longest titles, credits and notes still fits", async () => {
    const wide = Array.from({ length: 5 }, (_, at) =>
      storyOf(
        `---\ntitle: "${"*Long* ".repeat(40)}${at}"\nauthor: ${"A_Name ".repeat(40)}\nattribution: "${"By *them* ".repeat(29)}"\nsource: https://example.org/${"x".repeat(400)}\n---\nThe pink tie of ${at}.`,
        `wide-${at}`,
      ),
    );
    const asking = ask(wide);
    for (const { slug, passages } of wide) {
      const spot = { id: passages[0]?.id ?? "", number: 1 };
      const save = { userId: "41", story: slug, spot, note: "*".repeat(200), guildId: "61", savedAt: 1 };
      await asking.store.addSave(save, 500);
    }
    const replies = [await asking.slash("saved"), await asking.slash("top")];
    for (const reply of replies) {
      expect(faultsOf(messageOf(reply))).toEqual([]);
      expect(said(reply)).toContain("The pink tie of 0.");
    }
  });
});
