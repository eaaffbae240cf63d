import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/reply.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type Asking, ask, shownAs, storyOf } from "./asking.ts";
import { buttonId, faultsOf, messageOf, shownNumbers, textsOf, usesOf } from "./reading.ts";

const of = (slug: string, text: string) =>
  storyOf(`---\ntitle: Story ${slug}\nattribution: ${slug} by its author.\n---\n\n${text}`, slug);
const stories = [
  of("alpha", "The pink tie."),
  of("beta", "A pink tie.\n\nThe ferry was late."),
  of("gamma", "No tie at all."),
];
const many = Array.from({ length: 30 }, (_, at) => of(`s${String(at).padStart(2, "0")}`, `Line of ${at}.`));

const manager = { permissions: 0x20n };
const said = (reply: Reply) => textsOf(messageOf(reply)).join("\n");

let store: Store;
beforeEach(async () => {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  store = await openStore("file::memory:", { log, now: () => 0 });
});
afterEach(() => store.close());

const asked = (all = stories): Asking => ask(all, () => 0, { settings: store });
const choose = (asking: Asking, reply: Reply, id: string, values: readonly string[]) =>
  asking.choose(shownAs(reply), id, values, manager);

describe("/library", () => {
  test("shows what a server offers, to whom Discord lets use it; its menus are theirs", async () => {
    const asking = asked();
    const reply = await asking.slash("library", {}, manager);
    expect(reply).toMatchObject({ kind: "message", isPrivate: true });
    expect(said(reply)).toContain("**Available** all 3\n**Default story** Story alpha (chosen by the bot)");
    expect(faultsOf(messageOf(reply))).toEqual([]);
    expect(said(await asking.slash("library", {}, { ...manager, place: "dm" }))).not.toContain("Available");
    const forAll = { ...shownAs(reply), isPrivate: false };
    const refused = await asking.choose(forAll, "library:1:standard:0", "beta", { user: "99" });
    expect(refused).toMatchObject({ kind: "message", isPrivate: true });
    expect((await store.preferences("61", "51")).server.story).toBeUndefined();
  });

  test("sets the standard story, and every command without a story uses it", async () => {
    const asking = asked();
    const reply = await asking.slash("library", {}, manager);
    const after = await choose(asking, reply, "library:1:standard:0", ["beta"]);
    expect(after.kind).toBe("update");
    expect(said(after)).toContain("**Default story** Story beta (chosen for this server)");
    for (const [name, options] of [
      ["random", {}],
      ["quote", {}],
      ["passage", { number: "2" }],
      ["context", { number: "1" }],
      ["attribution", {}],
    ] as const) {
      expect([name, said(await asking.slash(name, options)).includes("Story beta")]).toEqual([name, true]);
    }
    expect(said(await asking.slash("help"))).toContain("Story beta");
    const back = await asking.press(
      shownAs(after),
      buttonId(messageOf(after), "Let the bot choose"),
      manager,
    );
    expect(said(back)).toContain("Story alpha (chosen by the bot)");
  });

  test("sets the stories on offer, and no other is found, suggested, named or turned to", async () => {
    const asking = asked();
    const quote = await asking.slash("quote", { words: "no tie at all" });
    const list = await asking.slash("search", { words: "pink tie" });
    const reply = await asking.slash("library", {}, manager);
    const after = await choose(asking, reply, "library:1:offer:0", ["beta"]);
    expect(said(after)).toContain("**Available** 1 of 3\n**Default story** Story beta (chosen by the bot)");
    const found = await asking.slash("search", { words: "pink tie" });
    expect([said(found).includes("beta"), said(found).includes("alpha")]).toEqual([true, false]);
    expect((await asking.type("quote", "story", "")).map(({ value }) => value)).toEqual(["beta"]);
    expect((await asking.type("daily", "story", "", {})).map(({ value }) => value)).not.toContain("alpha");
    expect(said(await asking.slash("random", { story: "gamma" }))).toContain(
      "There is no story called “gamma” here",
    );
    for (const label of ["Context", "Save"]) {
      const pressed = await asking.press(shownAs(quote), buttonId(messageOf(quote), label));
      expect(said(pressed)).toContain("a story that isn't available in this server");
    }
    const page = await asking.press(shownAs(list), "search:1:page:alpha:0");
    expect([said(page).includes("beta"), said(page).includes("alpha")]).toEqual([true, false]);
    const all = await asking.press(
      shownAs(after),
      buttonId(messageOf(after), "Make all stories available"),
      manager,
    );
    expect(said(all)).toContain("**Available** all 3");
    expect(shownNumbers(messageOf(await asking.slash("random", { story: "gamma" })))).toEqual([1]);
  });

  test("shows readers the stories here and opens the one they choose, and keeps the choices for managers", async () => {
    const asking = asked();
    const reply = await asking.slash("library");
    expect(said(reply)).not.toContain("On offer");
    expect(reply).toMatchObject({ kind: "message", isPrivate: true });
    expect(said(reply)).toMatch(/^### Stories to read here\n- \*\*Story alpha\*\* · .*\n- \*\*Story beta/);
    const [menu] = usesOf(messageOf(reply));
    expect(menu?.values).toEqual(["alpha", "beta", "gamma"]);
    const opened = await asking.choose(shownAs(reply), menu?.id ?? "", "beta");
    expect([opened.kind, shownNumbers(messageOf(opened))]).toEqual(["message", [1, 2]]);
    const refused = await asking.choose(shownAs(reply), "library:1:standard:0", "beta");
    expect(said(refused)).toContain("You need the Manage Server permission");
    expect((await store.preferences("61", "51")).server.story).toBeUndefined();
    const pages = await asked(many).slash("library");
    const next = await asking.press(shownAs(pages), "library:1:list:1");
    expect([faultsOf(messageOf(pages)), next.kind]).toEqual([[], "update"]);
    expect(said(await asking.slash("library", {}, { place: "dm" }))).toContain("Story gamma");
  });

  test("keeps At least one story", async () => {
    const asking = asked();
    const reply = await asking.slash("library", {}, manager);
    expect(said(await choose(asking, reply, "library:1:offer:0", []))).toContain("At least one story");
    expect((await store.preferences("61", "51")).server.offered).toBeUndefined();
  });

  test("of more stories than a menu holds has pages, and a choice on one leaves the others alone", async () => {
    const asking = asked(many);
    const reply = await asking.slash("library", {}, manager);
    expect(faultsOf(messageOf(reply))).toEqual([]);
    const second = await asking.press(shownAs(reply), buttonId(messageOf(reply), "Next"), manager);
    expect(usesOf(messageOf(second)).find((use) => use.id === "library:1:offer:1")?.values).toHaveLength(5);
    const after = await choose(asking, second, "library:1:offer:1", ["s27"]);
    expect(said(after)).toContain("**Available** 26 of 30");
    expect((await store.preferences("61", "51")).server.offered).toContain("s03");
  });

  test("says so where nothing is kept", async () => {
    expect(said(await ask(stories).slash("library", {}, manager))).toContain("Nothing is stored here");
  });
});
