import { expect, test } from "vitest";
import { makeCatalog } from "../../src/library/catalog.ts";
import { packText } from "../../src/library/text.ts";
import type { Store } from "../../src/store/store.ts";
import { StoreUnavailable } from "../../src/store/unavailable.ts";
import type { Library } from "../../src/story/library.ts";
import type { Story } from "../../src/story/story.ts";
import { storyOf } from "../commands/asking.ts";
import { putStory } from "../helpers/brought.ts";
import { sqliteStore } from "../helpers/store.ts";

const file = (title: string, text = "One line.") =>
  `---\ntitle: ${title}\nattribution: ${title} by A. Writer\n---\n\n${text}\n`;
const shipped = storyOf(file("Shipped"), "shipped");
const operator: Library = { stories: [shipped], withdrawn: [], standard: shipped };

function catalogOn(store: Store, mostBytes = 2 ** 20, of = operator) {
  const time = { now: 0 };
  let reads = 0;
  const counted = {
    ...store,
    storyText: (guildId: string, id: string) => {
      reads += 1;
      return store.storyText(guildId, id);
    },
  };
  const catalog = makeCatalog({ operator: () => of, store: counted, now: () => time.now, mostBytes });
  const dropped: string[] = [];
  catalog.onDropped(({ slug }) => dropped.push(slug));
  const slugs = async (guildId?: string) => (await catalog.at(guildId)).stories.map(({ slug }) => slug);
  return { catalog, time, dropped, slugs, reads: () => reads };
}

test("a server has its own stories beside the operator's, and nobody else has them", async () => {
  const store = sqliteStore();
  await putStory(store, "100", "_a", file("Mine"));
  const { catalog, slugs } = catalogOn(store);
  expect(await slugs("100")).toEqual(["shipped", "_a"]);
  expect(await slugs("101")).toEqual(["shipped"]);
  expect(await slugs()).toEqual(["shipped"]);
  expect((await catalog.at("100")).standard).toBe(shipped);
  expect(await catalog.story("101", "_a")).toBeUndefined();
  expect(await catalog.story("100", "_a")).toMatchObject({
    about: { title: "Mine" },
    brought: { by: "41", at: 1_000 },
  });
});

test("where the operator has no story, the server's first is the standard one", async () => {
  const store = sqliteStore();
  await putStory(store, "100", "_a", file("Mine"));
  const none: Library = {
    stories: [],
    withdrawn: [],
    get standard(): Story {
      throw new Error("no stories");
    },
  };
  const { catalog } = catalogOn(store, 2 ** 20, none);
  expect((await catalog.at("100")).standard.slug).toBe("_a");
  const elsewhere = await catalog.at("101");
  expect(() => elsewhere.standard).toThrow("no stories");
});

test("a text is read once, however many ask at the same time, and stays the same story", async () => {
  const store = sqliteStore();
  await putStory(store, "100", "_a", file("Mine"));
  const { catalog, reads } = catalogOn(store);
  const all = await Promise.all(Array.from({ length: 10 }, () => catalog.at("100")));
  expect(new Set(all.map(({ stories }) => stories[1])).size).toBe(1);
  expect(reads()).toBe(1);
});

test("what goes beyond the budget leaves, the least recently used first, and is read again when asked for", async () => {
  const store = sqliteStore();
  const long = "word ".repeat(2_000);
  for (const [at, id] of ["_a", "_b", "_c"].entries())
    await putStory(store, `10${at}`, id, file(id, `${id} ${long}`));
  const { catalog, slugs, dropped, reads } = catalogOn(store, 600_000);
  await slugs("100");
  const first = await catalog.story("100", "_a");
  await slugs("101");
  await slugs("100");
  await slugs("102");
  expect(dropped).toEqual(["_b"]);
  expect(first !== undefined && catalog.isHeld(first)).toBe(true);
  const before = reads();
  expect(await slugs("101")).toEqual(["shipped", "_b"]);
  expect(reads()).toBe(before + 1);
});

test("one story larger than the budget is quoted all the same", async () => {
  const store = sqliteStore();
  await putStory(store, "100", "_a", file("Mine", "word ".repeat(9_000)));
  const { catalog, slugs } = catalogOn(store, 10_000);
  expect(await slugs("100")).toEqual(["shipped", "_a"]);
  const story = await catalog.story("100", "_a");
  expect(story !== undefined && catalog.isHeld(story)).toBe(true);
});

test("what another machine changed is there within 15 seconds, and at once on the one that changed it", async () => {
  const store = sqliteStore();
  await putStory(store, "100", "_a", file("Mine"));
  const here = catalogOn(store);
  const there = catalogOn(store);
  await Promise.all([here.slugs("100"), there.slugs("100")]);
  const [row] = await store.storiesOf("100");
  if (row === undefined) throw new Error("no row");
  const limits = { storiesPerServer: 9, charactersPerServer: 1e9 };
  await store.replaceStory({ ...row, title: "Newer" }, await packText(file("Newer")), limits);
  here.catalog.outdate("100");
  const titleIn = async ({ catalog }: typeof here) => (await catalog.story("100", "_a"))?.about.title;
  expect([await titleIn(here), await titleIn(there)]).toEqual(["Newer", "Mine"]);
  there.time.now = 15_000;
  expect(await titleIn(there)).toBe("Newer");
  await store.removeStory("100", "_a", 5);
  here.time.now = 30_000;
  expect(await here.slugs("100")).toEqual(["shipped"]);
  expect((await here.catalog.at("100")).removed).toEqual(["_a"]);
});

test("while the database is away, what was known stays, and what never was is not denied", async () => {
  const store = sqliteStore();
  await putStory(store, "100", "_a", file("Mine"));
  let isAway = false;
  const orAway =
    <Args extends unknown[], T>(ask: (...args: Args) => Promise<T>) =>
    (...args: Args) =>
      isAway ? Promise.reject(new StoreUnavailable(new Error("away"))) : ask(...args);
  const catalog = makeCatalog({
    operator: () => operator,
    store: { ...store, storiesOf: orAway(store.storiesOf), storyText: orAway(store.storyText) },
    now: () => Date.UTC(2026, 0, 1),
    mostBytes: 2 ** 20,
  });
  await catalog.at("100");
  isAway = true;
  catalog.outdate("100");
  expect((await catalog.at("100")).stories.map(({ slug }) => slug)).toEqual(["shipped", "_a"]);
  const other = await catalog.at("101");
  expect(other.stories).toEqual([shipped]);
  expect(other.unknown).toMatchObject({ code: "store" });
});
