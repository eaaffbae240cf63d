import { afterEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type Asking, ask, shownAs, storyOf } from "./asking.ts";
import { buttonId, faultsOf, messageOf, textsOf, usesOf } from "./reading.ts";

const story = storyOf(
  `---
title: The Lamps
attribution: The Lamps, shown with leave.
---

# One

She counted the lamps.

Nobody saw her do it.

# Two

The ferry came late.

The last lamp went out.`,
  "lamps",
);
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const admin = { user: "41", permissions: 1n << 5n };
const reader = { user: "42", permissions: 0n };

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function open(): Promise<Asking> {
  const store = await openStore("file::memory:", { log, now: () => 0 });
  stores.push(store);
  return ask([story], Math.random, { settings: store });
}

const said = (reply: Reply) => textsOf(messageOf(reply)).join("\n");
const menuId = (reply: Reply, verb: string) =>
  usesOf(messageOf(reply)).find(({ id }) => id.startsWith(`settings:1:${verb}:`))?.id ?? "";

describe("/settings", () => {
  test("is one private message of menus and buttons within Discord's limits", async () => {
    const reply = await (await open()).slash("settings", {}, admin);
    expect(reply).toMatchObject({ kind: "message", isPrivate: true });
    expect(faultsOf(messageOf(reply))).toEqual([]);
    expect(said(reply)).toContain("No spoiler limit");
  });

  test("sets a spoiler limit at a chapter's end, for the whole server, and lifts it", async () => {
    const asking = await open();
    const first = await asking.slash("settings", {}, admin);
    const set = await asking.choose(shownAs(first), menuId(first, "chapter"), "1", admin);
    expect(set.kind).toBe("update");
    expect(said(set)).toContain("nothing beyond 1\\. One");
    expect(said(await asking.slash("passage", { number: "3" }, reader))).toContain(
      "beyond what is shown here",
    );
    const shown = said(await asking.slash("passage", { number: "2" }, reader));
    expect(shown).toContain("Nobody saw her do it.");
    expect(shown).toContain("Passage 2 of 4");
    expect(said(await asking.slash("passage", { number: "3" }, reader))).toContain("this server has");
    const lifted = await asking.press(
      shownAs(set),
      buttonId(messageOf(set), "Remove the spoiler limit"),
      admin,
    );
    expect(said(lifted)).toContain("No spoiler limit");
    expect(said(await asking.slash("passage", { number: "3" }, reader))).toContain("The ferry came late.");
  });

  test("sets one for this channel alone, at a passage given by number", async () => {
    const asking = await open();
    const first = await asking.slash("settings", {}, admin);
    const channel = await asking.press(
      shownAs(first),
      buttonId(messageOf(first), "Only this channel"),
      admin,
    );
    const modal = await asking.press(shownAs(channel), buttonId(messageOf(channel), "past a passage"), admin);
    expect(modal.kind).toBe("modal");
    const set = await asking.submit(shownAs(channel), modal, { number: "2.1" }, admin);
    expect(said(set)).toContain("nothing beyond passage 3, in chapter 2");
    expect(said(await asking.slash("passage", { number: "4" }, reader))).toContain(
      "this channel has a spoiler limit of its own",
    );
    const elsewhere = { ...reader, channel: "52" };
    expect(said(await asking.slash("passage", { number: "4" }, elsewhere))).toContain(
      "The last lamp went out.",
    );
    expect(said(await asking.submit(shownAs(channel), modal, { number: "99" }, admin))).toContain(
      "no passage “99”",
    );
  });

  test("covers quotes for all, and not what somebody asks for alone or uncovered", async () => {
    const asking = await open();
    const first = await asking.slash("settings", {}, admin);
    await asking.choose(shownAs(first), menuId(first, "cover"), "yes", admin);
    expect(said(await asking.slash("passage", { number: "1" }, reader))).toContain(
      "||She counted the lamps.||",
    );
    expect(said(await asking.slash("context", { number: "1" }, reader))).toContain(
      "> ||She counted the lamps.||",
    );
    expect(said(await asking.slash("passage", { number: "1", to: "2" }, reader))).toContain(
      "||Nobody saw her do it.||",
    );
    for (const options of [{ private: true }, { spoiler: false }]) {
      const reply = await asking.slash("quote", { words: "counted the lamps", ...options }, reader);
      expect(said(reply)).not.toContain("||");
    }
    // What is shown to one alone and then posted is covered for all.
    const own = await asking.slash("quote", { words: "counted the lamps", private: true }, reader);
    const posted = await asking.press(
      { ...shownAs(own), ownerId: "42" },
      buttonId(messageOf(own), "Post here"),
      reader,
    );
    expect(said(posted)).toContain("||");
  });

  test("sets the pace and the language, and takes each back", async () => {
    const asking = await open();
    const first = await asking.slash("settings", {}, admin);
    const fast = await asking.choose(shownAs(first), menuId(first, "pace"), "gentle", admin);
    expect(said(fast)).toContain("Pace: twice as fast");
    await asking.slash("help", {}, reader);
    expect(asking.bot.paceAt({ kind: "server", guildId: "61", channelId: "51" })).toBe("gentle");
    const english = await asking.choose(shownAs(fast), menuId(fast, "language"), "en", admin);
    expect(said(english)).toContain("Language: English");
    const usual = await asking.choose(shownAs(english), menuId(english, "pace"), "unset", admin);
    expect(said(usual)).toContain("Pace: standard");
    expect(said(usual)).toContain("Language: English");
  });

  test("is for whom Discord lets use it; its buttons and forms for who opened it, or a manager", async () => {
    const asking = await open();
    const allowed = { user: "41", permissions: 1n << 11n };
    const first = await asking.slash("settings", {}, allowed);
    expect(said(first)).toContain("No spoiler limit");
    const forAll = { ...shownAs(first), isPrivate: false };
    const refused = await asking.choose(forAll, menuId(first, "chapter"), "1", reader);
    expect(said(refused)).toContain("the Manage Server permission");
    const modal = await asking.press(forAll, buttonId(messageOf(first), "past a passage"), allowed);
    const form = await asking.submit(forAll, modal, { number: "1" }, reader);
    expect(said(form)).toContain("the Manage Server permission");
    expect(said(await asking.slash("passage", { number: "3" }, reader))).toContain("The ferry came late.");
    const byManager = { user: "43", permissions: 1n << 5n };
    const chosen = await asking.choose(forAll, menuId(first, "chapter"), "1", byManager);
    expect(said(chosen)).toContain("nothing beyond 1\\. One");
    const set = await asking.submit(forAll, modal, { number: "1" }, allowed);
    expect(said(set)).toContain("nothing beyond passage 1");
    expect(said(await asking.slash("settings", {}, { ...admin, place: "dm" }))).toContain("in a server");
  });
});
