import { setTimeout as pass } from "node:timers/promises";
import { expect, test } from "vitest";
import { parseConfig } from "../src/config.ts";
import { openLog } from "../src/log.ts";
import { runInDiscord } from "../src/run.ts";
import { type Discord, openDiscord } from "../src/sandbox/discord.ts";
import { type OpenStore, openStore } from "../src/store/open.ts";

test("what Discord sends before the program has loaded is answered once it has", async ({
  onTestFinished,
}) => {
  const discord = await openDiscord();
  onTestFinished(() => discord.close());
  const log = openLog({ level: "error", secrets: [], now: Date.now, write: () => undefined });
  const store = await openStore("file::memory:", { log, now: Date.now });
  onTestFinished(() => store.close());
  const config = parseConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }, "");
  const time = {
    now: Date.now,
    sleep: (ms: number, signal?: AbortSignal) => pass(ms, undefined, signal && { signal }).catch(() => {}),
  };
  const run = async (over: OpenStore, whileItRuns: () => Promise<void>) => {
    const stopping = new AbortController();
    const ready = Promise.withResolvers<void>();
    const watcher = { ready: () => ready.resolve(), settled: () => undefined, refreshed: () => undefined };
    const parts = { token: discord.token, config, log, time, store: over, watcher };
    const running = runInDiscord({ ...parts, signal: stopping.signal });
    await Promise.race([ready.promise, running]);
    await whileItRuns();
    stopping.abort();
    await running;
  };
  const words = { name: "quote", options: { words: "see that pink tie" } };
  let shown: (Parameters<Discord["press"]>[0] & { readonly id: string }) | undefined;
  await run(store, async () => {
    const outcome = await discord.slash(words);
    if (outcome.kind === "message") shown = outcome.message;
  });

  let asked: readonly PromiseLike<unknown>[] = [];
  let isHeard = false;
  // The stories open after the store has said which one is standard, and what answers loads after them.
  const slow: OpenStore = {
    ...store,
    standardStory: async () => {
      await discord.ready();
      if (shown === undefined) return undefined;
      for (const wrong of [null, 7, {}, { type: 2 }, { type: 2, data: null }, { type: 3, data: {} }])
        discord.gateway.dispatch("INTERACTION_CREATE", wrong as object, discord.home.id);
      // One whose command is enough, and one that needs all of them: whichever is loaded first.
      asked = [
        discord.slash({ name: "help" }),
        discord.complete({ name: "card", options: { words: "pink tie" }, focused: "words" }),
        discord.messageCommand({ name: "Find in story", message: shown.id }),
        discord.press(shown, "Context"),
        discord.slash(words),
      ];
      await pass(100);
      isHeard = true;
      return store.standardStory();
    },
  };
  await run(slow, async () => {
    expect(isHeard).toBe(true);
    const [help, suggested, found, pressed, quoted] = await Promise.all(asked);
    expect([help, pressed, quoted]).toMatchObject(Array(3).fill({ kind: "message" }));
    expect(JSON.stringify(suggested)).toContain("pink tie");
    expect(JSON.stringify(found)).toContain("pink tie");
  });
});
