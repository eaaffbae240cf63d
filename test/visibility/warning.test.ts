import { afterEach, expect, test } from "vitest";
import { makeBot } from "../../src/bot.ts";
import { makeDaily } from "../../src/daily/manage.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { makeRouter } from "../../src/interaction/router.ts";
import { openLog } from "../../src/log.ts";
import type { Reply } from "../../src/reply.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { warningsOf } from "../../src/visibility/warning.ts";
import { type As, commandsFolder, pressOf, shownAs, slashOf, storyOf } from "../commands/asking.ts";
import { buttonId, messageOf, textsOf } from "../commands/reading.ts";

const mild = storyOf("---\ntitle: The Ferry\nattribution: A.\n---\n\nThe ferry came late.", "ferry");
const dark = storyOf(
  "---\ntitle: The Cellar\nattribution: B.\nrating: Explicit\nwarnings: [Graphic Violence]\n---\n\nThe cellar was dark.\n\nNobody came.",
  "cellar",
);
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const catalogue = await loadCatalogue(commandsFolder);
const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function open(stories = [dark, mild]) {
  const store = await openStore("file::memory:", { log, now: () => 0 });
  stores.push(store);
  const [standard = dark] = stories;
  const daily = makeDaily({
    store,
    story: (slug) => stories.find((story) => story.slug === (slug ?? standard.slug)),
    now: () => 0,
    log: openLog({ level: "error", secrets: [], now: Date.now, write: () => undefined }),
    newId: () => "daily-1",
    wake: () => {},
  });
  const bot = makeBot({
    daily,
    library: { stories, withdrawn: [], standard },
    chance: () => 0,
    commandIds: new Map(),
    settings: store,
    readers: store,
  });
  const router = makeRouter({ catalogue, bot, log, reference: () => "ref" });
  const reply = async (interaction: ReturnType<typeof slashOf>): Promise<Reply> => {
    const routed = router.route(interaction);
    if (!("reply" in routed)) throw new Error(routed.kind);
    return routed.reply;
  };
  const restricted = (interaction: ReturnType<typeof slashOf>) =>
    ({ ...interaction, channel: { id: "51", type: 0, nsfw: true } }) as ReturnType<typeof slashOf>;
  return { reply, restricted, bot };
}

const said = (reply: Reply) => textsOf(messageOf(reply)).join("\n");
const cellar = { words: "the cellar was dark", story: "cellar" };
const dm: As = { place: "dm" };

test("what a story warns of is its rating for adults and its warnings, and no warnings are none", () => {
  const about = (rating: string | undefined, warnings: readonly string[]) => ({
    ...mild.about,
    rating,
    warnings,
  });
  expect(warningsOf(about("Mature", []))).toEqual(["Mature"]);
  expect(warningsOf(about("Teen And Up Audiences", ["No Archive Warnings Apply"]))).toEqual([]);
  expect(warningsOf(about("General Audiences", ["Major Character Death"]))).toEqual([
    "Major Character Death",
  ]);
});

test("a story with warnings is shown in an age-restricted channel like any other", async () => {
  const { reply, restricted } = await open();
  expect(said(await reply(restricted(slashOf("quote", cellar))))).toContain("cellar was dark");
});

test("elsewhere its warnings come first, and after one confirmation it is shown to the reader alone", async () => {
  const { reply } = await open();
  const warned = await reply(slashOf("quote", { ...cellar, private: true }));
  expect(warned).toMatchObject({ isPrivate: true });
  expect(said(warned)).toContain("Explicit, Graphic Violence");
  expect(said(warned)).not.toContain("dark");
  const accepted = await reply(
    pressOf(shownAs(warned), buttonId(messageOf(warned), "want to read"), undefined),
  );
  expect(accepted.kind).toBe("update");
  const own = await reply(slashOf("quote", { ...cellar, private: true }));
  expect(said(own)).toContain("cellar was dark");
  // Neither asked for all, nor posted from what one reader sees, nor shown to anybody else.
  expect(said(await reply(slashOf("quote", cellar)))).toContain("or only to you");
  const posted = await reply(pressOf(shownAs(own), buttonId(messageOf(own), "Post here"), undefined));
  expect(posted).toMatchObject({ isPrivate: true });
  expect(said(posted)).not.toContain("cellar was dark");
  expect(said(await reply(slashOf("quote", { ...cellar, private: true }, { user: "42" })))).toContain(
    "Graphic Violence",
  );
});

test("a direct message counts as private", async () => {
  const { reply } = await open();
  const warned = await reply(slashOf("quote", cellar, dm));
  await reply(pressOf(shownAs(warned), buttonId(messageOf(warned), "want to read"), undefined, dm));
  expect(said(await reply(slashOf("quote", cellar, dm)))).toContain("cellar was dark");
});

test("a direct message of a group counts as a place for all who are in it", async () => {
  const { reply, bot } = await open();
  const group: As = { place: "group" };
  await bot.confirm("41", "cellar");
  const asked = said(await reply(slashOf("quote", cellar, group)));
  expect(asked).toContain("only to you with the private option");
  expect(asked).not.toContain("dark");
  const alone = await reply(slashOf("quote", { ...cellar, private: true }, group));
  expect(said(alone)).toContain("cellar was dark");
});

test("a search of all stories passes over it, and a place with no other story says why", async () => {
  const { reply } = await open();
  expect(said(await reply(slashOf("quote", { words: "the cellar was dark" })))).toContain(
    "Nothing in **The Ferry**",
  );
  expect(said(await reply(slashOf("random")))).toContain("The ferry came late.");
  const alone = await open([dark]);
  expect(said(await alone.reply(slashOf("random")))).toContain("comes with a warning");
  expect(said(await alone.reply(slashOf("attribution")))).toContain("Graphic Violence");
  expect(said(await alone.reply(slashOf("help")))).toContain("The Cellar");
});

test("its daily posts go to age-restricted channels alone", async () => {
  const { reply } = await open();
  const start = (nsfw: boolean) => {
    const options = [
      { name: "channel", type: 7, value: "52" },
      { name: "time", type: 3, value: "9" },
      { name: "timezone", type: 3, value: "London" },
      { name: "story", type: 3, value: "cellar" },
    ];
    const resolved = { channels: { 52: { id: "52", type: 0, nsfw, app_permissions: String(1n << 3n) } } };
    const data = {
      id: "11",
      type: 1,
      name: "daily",
      options: [{ name: "start", type: 1, options }],
      resolved,
    };
    return { ...slashOf("daily", {}, { permissions: 1n << 5n }), data } as ReturnType<typeof slashOf>;
  };
  expect(said(await reply(start(false)))).toContain("It's shown in age-restricted channels");
  expect(said(await reply(start(true)))).toContain("The Cellar");
  expect(said(await reply(start(true)))).not.toContain("warning");
});
