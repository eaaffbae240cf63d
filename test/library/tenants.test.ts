import { describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { type As, type Asking, ask, type Shown, storyOf } from "../commands/asking.ts";
import { buttonId, messageOf, plain, textsOf, usesOf } from "../commands/reading.ts";
import { putStory } from "../helpers/brought.ts";
import { sqliteStore } from "../helpers/store.ts";

const shipped = storyOf(
  "---\ntitle: Shipped\nattribution: Shipped by S.\n---\n\nThe harbour slept under its own fog.\n",
  "shipped",
);
const own = (title: string, word: string) =>
  `---\ntitle: ${title}\nauthor: ${title} Author\nattribution: ${title} by its author\nnote: A note of ${word}.\n---\n\n# One\n\nThe ${word} lamp went out.\n\nNobody said ${word} again.\n\n# Two\n\nThe end of ${word}.\n`;

const home = "61";
const away = "62";
const manage: As = { permissions: 1n << 5n };

async function open(): Promise<Asking> {
  const store = sqliteStore();
  const asking = ask([shipped], () => 0, { hasOwn: true, store, settings: store });
  await putStory(asking.store, home, "_home", own("Homeward", "quixotry"));
  await putStory(asking.store, away, "_away", own("Awayward", "zephyrine"));
  return asking;
}

const said = (reply: Reply) =>
  reply.kind === "message" || reply.kind === "update" ? plain(textsOf(messageOf(reply)).join("\n")) : "";
const shownAs = (reply: Reply, ownerId = "41"): Shown => ({
  message: messageOf(reply),
  isPrivate: reply.kind === "message" && reply.isPrivate,
  ownerId,
});

describe("a server's own story", () => {
  test("is quoted, suggested, read and looked up there like the operator's stories", async () => {
    const asking = await open();
    expect(said(await asking.slash("quote", { words: "quixotry lamp" }))).toContain("The quixotry lamp");
    expect((await asking.type("quote", "story", "home")).map(({ value }) => value)).toEqual(["_home"]);
    expect(said(await asking.slash("passage", { number: "2.1", story: "_home" }))).toContain("The end of");
    expect(said(await asking.slash("read", { story: "_home" }))).toContain("The quixotry lamp went out.");
    expect(said(await asking.slash("attribution", { story: "_home" }))).toContain("A note of quixotry.");
    expect(said(await asking.slash("library", {}, manage))).toContain("all 2");
  });

  test("keeps its buttons within a hundred characters, and they find it", async () => {
    const asking = await open();
    const quote = await asking.slash("quote", { words: "quixotry lamp" });
    const ids = usesOf(messageOf(quote)).map(({ id }) => id);
    expect(ids.some((id) => id.includes("_home"))).toBe(true);
    expect(ids.every((id) => id.length <= 100)).toBe(true);
    const context = await asking.press(shownAs(quote), buttonId(messageOf(quote), "Context"));
    expect(said(context)).toContain("Nobody said quixotry again.");
  });

  test.each<readonly [string, As]>([
    ["another server", { guild: away }],
    ["a direct message", { place: "dm" }],
    ["a group of friends", { place: "group" }],
    ["its server, by who brought the bot along", { isVisiting: true }],
  ])("is not there in %s, nor by a name or a button that was forged", async (_, as) => {
    const asking = await open();
    const quote = await asking.slash("quote", { words: "quixotry lamp" });
    const [there] = await Promise.all([asking.slash("quote", { words: "fog", private: true }, as)]);
    const replies = [
      await asking.slash("quote", { words: "quixotry lamp" }, as),
      await asking.slash("quote", { words: "quixotry", story: "_home" }, as),
      await asking.slash("attribution", { story: "_home" }, as),
      await asking.slash("chapters", { story: "_home" }, as),
      await asking.slash("read", { story: "_home" }, as),
    ];
    for (const { id } of usesOf(messageOf(quote))) {
      // The button of the server's own message, and the same forged under another one.
      replies.push(await asking.press(shownAs(quote), id, as), await asking.press(shownAs(there), id, as));
    }
    for (const reply of replies) expect(said(reply)).not.toMatch(/quixotry lamp went|A note of|again\./);
    expect(await asking.type("quote", "story", "", {}, as)).not.toContainEqual(
      expect.objectContaining({ value: "_home" }),
    );
    const suggested = await asking.type("quote", "words", "quixotry lamp", {}, as);
    expect(suggested.filter(({ name }) => name.includes("quixotry"))).toEqual([]);
  });

  test("that was removed says so under its old buttons", async () => {
    const asking = await open();
    const quote = await asking.slash("quote", { words: "quixotry lamp" });
    await asking.store.removeStory(home, "_home", 5);
    // Another machine did that, a while ago.
    for (let at = 0; at < 20; at += 1) await asking.slash("read", { from: "1" });
    const after = await asking.press(shownAs(quote), buttonId(messageOf(quote), "Context"));
    expect(said(after)).toMatch(/^This story was removed from this server/);
    expect(said(await asking.slash("quote", { words: "quixotry lamp" }))).not.toContain("went out");
  });

  test("shows what was saved of it there, and elsewhere its title", async () => {
    const asking = await open();
    const quote = await asking.slash("quote", { words: "quixotry lamp" });
    await asking.press(shownAs(quote), buttonId(messageOf(quote), "Save"));
    expect(said(await asking.slash("saved"))).toContain("The quixotry lamp went out.");
    for (const as of [{ guild: away }, { place: "dm" }, { isVisiting: true }] as const) {
      const list = said(await asking.slash("saved", {}, as));
      expect(list).toContain("Homeward");
      expect(list).toContain("This story belongs to another server");
      expect(list).not.toContain("quixotry");
      const reply = await asking.slash("saved", {}, as);
      const files = await asking.press(shownAs(reply), buttonId(messageOf(reply), "Export"), as);
      const texts = (messageOf(files).files ?? []).map(({ data }) => new TextDecoder().decode(data));
      expect(texts.join("")).toContain("Homeward");
      expect(texts.join("")).not.toContain("quixotry");
    }
  });

  test("has its spoiler limit, and is left out where the server offers others", async () => {
    const asking = await open();
    await asking.store.setSpoilerLimit({ guildId: home }, "_home", { id: "x", number: 1 });
    const settings = await asking.slash("settings", {}, manage);
    expect(said(settings)).toContain("Homeward");
    expect(said(await asking.slash("passage", { number: "2", story: "_home" }))).toContain("beyond");
    await asking.store.setSpoilerLimit({ guildId: home }, "_home", undefined);
    await asking.store.choose({ guildId: home }, "offered", ["shipped"]);
    expect(said(await asking.slash("quote", { words: "quixotry lamp" }))).not.toContain("went out");
  });
});
