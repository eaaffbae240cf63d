import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { type Bot, makeBot } from "./bot.ts";
import type { Config } from "./config.ts";
import { type Clock, startClock } from "./daily/clock.ts";
import { makeDaily } from "./daily/manage.ts";
import { loadCatalogue } from "./interaction/catalogue.ts";
import { makeRouter } from "./interaction/router.ts";
import type { Log } from "./log.ts";
import { makeReading } from "./reading/reading.ts";
import type { Time } from "./run.ts";
import { openBrowser } from "./sandbox/browser.ts";
import { makeJump } from "./sandbox/jump.ts";
import { openPreview } from "./sandbox/server.ts";
import { commandIdsOf } from "./sandbox/world.ts";
import { openStore } from "./store/open.ts";
import { checkedLibrary } from "./story/library.ts";
import { drawPost } from "./view/daily.ts";

const commandsFolder = join(import.meta.dirname, "..", "commands");

/** The bot in a browser on this machine, until Ctrl-C. */
export async function runPreview(
  config: Config,
  log: Log,
  parts: Time & { readonly opensBrowser: boolean; readonly say: (line: string) => void },
): Promise<void> {
  // The real time, and ahead of it what was jumped over: never back, so that no day comes twice.
  let aheadMs = 0;
  const now = () => parts.now() + aheadMs;
  // Gone with the preview: nothing is written anywhere.
  const store = await openStore("file::memory:", { log, now });
  let bot: Bot;
  let clock: Clock;
  const storyNamed = (slug: string) => bot.library.stories.find((story) => story.slug === slug);
  const linesAt: Bot["linesAt"] = (where, story) => bot.linesAt(where, story);
  const daily = makeDaily({
    store,
    story: (slug) => (slug === undefined ? bot.library.standard : storyNamed(slug)),
    linesAt,
    log,
    now,
    newId: () => randomBytes(7).toString("base64url"),
    wake: () => clock.wake(),
  });
  const { jump, settled } = makeJump({
    store,
    clock: () => clock,
    now,
    moveTo: (at) => {
      aheadMs = Math.max(aheadMs, at - parts.now());
    },
    sleep: parts.sleep,
  });
  const preview = await openPreview({
    load: async ({ story, version }) => {
      const catalogue = await loadCatalogue(commandsFolder, version);
      const library = checkedLibrary(config.contentDir, { named: story ?? config.story });
      const made = makeBot({
        library,
        chance: Math.random,
        commandIds: commandIdsOf(catalogue.keys()),
        daily,
        settings: store,
        readers: store,
        now,
        reading: makeReading({ store, library: () => library, now }),
      });
      const router = makeRouter({ catalogue, bot: made, log, reference: () => randomUUID().slice(0, 8) });
      // From here on daily posts, too, come from what was read anew; the store and the clock go on.
      bot = made;
      return { bot, catalogue, router };
    },
    folders: [config.contentDir, commandsFolder],
    codeFolders: [import.meta.dirname],
    log,
    say: parts.say,
    port: config.port,
    now,
    jumpDaily: jump,
  });
  clock = startClock({
    store,
    log,
    now,
    sleep: parts.sleep,
    story: storyNamed,
    linesAt,
    draw: drawPost,
    poster: preview.poster,
    onSettled: settled,
    onUnauthorized: () => undefined,
  });
  parts.say(`Quoth is here to try: ${preview.url}`);
  parts.say("Set DISCORD_TOKEN to run it in Discord instead; README.md says how. Ctrl-C stops.");
  if (parts.opensBrowser) openBrowser(preview.url, process.platform);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await clock.close();
  await preview.close();
  await store.close();
}
