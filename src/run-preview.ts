import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { makeBot } from "./bot.ts";
import type { Config } from "./config.ts";
import { loadCatalogue } from "./interaction/catalogue.ts";
import { makeRouter } from "./interaction/router.ts";
import type { Log } from "./log.ts";
import { openBrowser } from "./preview/browser.ts";
import { openPreview } from "./preview/server.ts";
import { commandIdsOf } from "./preview/world.ts";
import { makeReading } from "./reading/reading.ts";
import { openStore } from "./store/open.ts";
import { loadLibrary } from "./story/library.ts";

const commandsFolder = join(import.meta.dirname, "..", "commands");

/** The bot in a browser on this machine, until Ctrl-C. */
export async function runPreview(
  config: Config,
  log: Log,
  parts: { readonly now: () => number; readonly opensBrowser: boolean; readonly say: (line: string) => void },
): Promise<void> {
  // Gone with the preview: nothing is written anywhere.
  const store = await openStore("file::memory:", { log, now: parts.now });
  const preview = await openPreview({
    load: async ({ story, version }) => {
      const catalogue = await loadCatalogue(commandsFolder, version);
      const library = loadLibrary(config.contentDir, story ?? config.story);
      const bot = makeBot({
        library,
        chance: Math.random,
        commandIds: commandIdsOf(catalogue.keys()),
        settings: store,
        readers: store,
        now: parts.now,
        reading: makeReading({ store, library: () => library, now: parts.now }),
      });
      const router = makeRouter({ catalogue, bot, log, reference: () => randomUUID().slice(0, 8) });
      return { bot, catalogue, router };
    },
    folders: [config.contentDir, commandsFolder],
    codeFolders: [import.meta.dirname],
    log,
    say: parts.say,
    port: config.port,
    now: parts.now,
  });
  parts.say(`Quoth is here to try: ${preview.url}`);
  parts.say("Set DISCORD_TOKEN to run it in Discord instead; README.md says how. Ctrl-C stops.");
  if (parts.opensBrowser) openBrowser(preview.url, process.platform);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await preview.close();
  await store.close();
}
