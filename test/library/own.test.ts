import { afterAll, expect, test } from "vitest";
import { makeCatalog } from "../../src/library/catalog.ts";
import { makeFetch } from "../../src/library/fetch.ts";
import { openImporter } from "../../src/library/importer.ts";
import { usualLimits } from "../../src/library/limits.ts";
import { makeOwnStories } from "../../src/library/own.ts";
import { storyOf } from "../commands/asking.ts";
import { putStory } from "../helpers/brought.ts";
import { sqliteStore } from "../helpers/store.ts";

const file = "---\ntitle: Tale\nattribution: Tale by A.\n---\n\nThe lamp went out.\n";
const importer = openImporter({ onFailed: () => undefined });
afterAll(() => importer.close());

function ownOn(change: { readonly isOff?: boolean; readonly addsPerHour?: number }) {
  const store = sqliteStore();
  const shipped = storyOf(file, "shipped");
  const operator = { stories: [shipped], withdrawn: [], standard: shipped };
  const now = () => 5_000;
  const catalog = makeCatalog({ operator: () => operator, store, now });
  const own = makeOwnStories({
    store,
    catalog,
    importer,
    now,
    newId: () => "draft00001",
    fetchFile: makeFetch({ apiUrl: undefined, now }),
    limits: { ...usualLimits, addsPerHour: change.addsPerHour ?? 10 },
    isOff: change.isOff ?? false,
    onReported: () => undefined,
  });
  return { store, own, catalog };
}

const ask = {
  guildId: "100",
  userId: "9",
  file: { name: "a.md", bytes: 5, url: "https://example.org/a.md" },
  permission: "own work",
};
const ignore = () => undefined;

test("where the operator switched it off nothing is brought, and what is there stays and can go", async () => {
  const { store, own, catalog } = ownOn({ isOff: true });
  await putStory(store, "100", "_a", file);
  await expect(own.read(ask, ignore)).rejects.toMatchObject({ code: "stories-off" });
  await expect(own.read({ ...ask, replaces: "_a" }, ignore)).rejects.toMatchObject({ code: "stories-off" });
  await expect(own.bring("100", "draft00001")).rejects.toMatchObject({ code: "stories-off" });
  expect((await catalog.at("100")).stories).toHaveLength(2);
  expect(await own.text("100", "_a")).toBe(file);
  expect(await own.remove("100", "_a")).toMatchObject({ title: "Tale" });
  expect((await catalog.at("100")).stories).toHaveLength(1);
});

test("a server has so many files read an hour, and is told before anything is fetched", async () => {
  const { own } = ownOn({ addsPerHour: 2 });
  const tried = [];
  for (let at = 0; at < 3; at += 1) tried.push(await own.read(ask, ignore).catch(({ code }) => code));
  expect(tried).toEqual(["upload-host", "upload-host", "upload-often"]);
});

test("another server's story is none of its own, whatever is done with it", async () => {
  const { store, own } = ownOn({});
  await putStory(store, "100", "_a", file);
  const attempts = [
    own.one("101", "_a"),
    own.text("101", "_a"),
    own.rename("101", "_a", "Mine"),
    own.remove("101", "_a"),
    own.read({ ...ask, guildId: "101", replaces: "_a" }, ignore),
    own.report({ guildId: "101", slug: "_a", userId: "9", words: "x" }),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "no-own-story" });
  expect(await own.list("101")).toEqual([]);
});
