import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { makeBot } from "../../../src/bot.ts";
import { loadCatalogue } from "../../../src/interaction/catalogue.ts";
import { makeRouter } from "../../../src/interaction/router.ts";
import { randomOf } from "../../../src/search/random.ts";
import { openLibrary } from "../../../src/story/library.ts";
import { commandsFolder, slashOf } from "../../commands/asking.ts";

// Started by library.ts in a process of its own: a folder of stories in, figures as JSON out.
const [folder = ""] = process.argv.slice(2);
const asks = 60;
const mebibytes = () => Math.round(process.memoryUsage().rss / 2 ** 20);
/** How long nothing else could be answered, in whole milliseconds. */
const blocks = monitorEventLoopDelay({ resolution: 2 });
const blocked = () => {
  const longest = Math.round(blocks.max / 1e6);
  blocks.reset();
  return longest;
};

const catalogue = await loadCatalogue(commandsFolder);
globalThis.gc?.();
const bare = mebibytes();
const begun = performance.now();
const library = openLibrary(folder, {}).current();
const loadMs = performance.now() - begun;
const log = { debug() {}, info() {}, warn() {}, error: console.error };
const bot = makeBot({ library, chance: Math.random, commandIds: new Map() });
const router = makeRouter({ catalogue, bot, log, reference: () => "" });
globalThis.gc?.();
const loaded = mebibytes();

blocks.enable();
const warmed = performance.now();
bot.warm(library.stories);
const quote = async (words: string, story?: string) => {
  const start = performance.now();
  const routed = router.route(slashOf("quote", { words, ...(story === undefined ? {} : { story }) }));
  if (!("reply" in routed)) throw new Error(routed.kind);
  await routed.reply;
  return performance.now() - start;
};
const passageMs: number[] = [];
let isBuilding = true;
/** A reader who asks for passages all the while. */
const reader = (async () => {
  while (isBuilding) {
    const start = performance.now();
    const routed = router.route(slashOf("passage", { number: "7" }));
    if ("reply" in routed) await routed.reply;
    passageMs.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
})();
const firstOne = await quote("it was late and nobody said a word", library.stories.at(50)?.slug);
await quote("it was late and nobody said a word");
const searchableMs = performance.now() - warmed;
isBuilding = false;
await reader;
const blockedBuilding = blocked();
const total = mebibytes();

const random = randomOf(7);
blocked();
/** A few words from somewhere in a story's file: its passages are read when it is quoted, not here. */
const words = () => {
  const text = random.pick(library.stories).written?.text ?? "";
  const from = text.indexOf("\n\n", random.upTo(text.length - 2_000)) + 2;
  return text.slice(from, from + 60).replace(/\s\S*$/, "");
};
const times = async (story?: () => string) => {
  const all: number[] = [];
  for (let at = 0; at < asks; at += 1) all.push(await quote(words(), story?.()));
  return all;
};
const across = await times();
const one = await times(() => random.pick(library.stories).slug);
const lengthOf = (story: (typeof library.stories)[number]) => story.written?.text.length ?? 0;
const [million] = library.stories.toSorted((a, b) => lengthOf(b) - lengthOf(a));
const largest = await times(() => million?.slug ?? "");
const blockedAsking = blocked();
const after = mebibytes();
await bot.close();
console.log(
  JSON.stringify({
    bare,
    loadMs,
    loaded,
    firstOne,
    searchableMs,
    blockedBuilding,
    total,
    passageMs,
    across,
    one,
    largest,
    blockedAsking,
    after,
  }),
);
