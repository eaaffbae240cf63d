import { join, resolve } from "node:path";
import { makeBot } from "../../src/bot.ts";
import type { Command } from "../../src/command.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { makeRouter } from "../../src/interaction/router.ts";
import { openLog } from "../../src/log.ts";
import { openPreview, type Preview, type PreviewParts } from "../../src/sandbox/server.ts";
import { commandIdsOf } from "../../src/sandbox/world.ts";
import { checkedLibrary } from "../../src/story/library.ts";

const root = resolve(import.meta.dirname, "..", "..");
const noon = Date.UTC(2026, 0, 5, 12);

export type Options = Partial<Omit<PreviewParts, "load" | "say" | "log">> & {
  readonly contentDir?: string;
  readonly commandsDir?: string;
  /** Beside those of the folder. */
  readonly commands?: Readonly<Record<string, Command>>;
};
export type Opened = {
  readonly preview: Preview;
  /** The lines on the terminal. */
  readonly said: readonly string[];
  readonly logged: readonly string[];
};

/** The preview as main opens it: the real router, catalogue and bot; only the clock is handed in. */
export async function openTestPreview(options: Options = {}): Promise<Opened> {
  const said: string[] = [];
  const logged: string[] = [];
  let now = noon;
  const log = openLog({ level: "info", secrets: [], now: () => now, write: (line) => logged.push(line) });
  const { contentDir = join(root, "content"), commandsDir = join(root, "commands"), commands } = options;
  const preview = await openPreview({
    folders: [],
    codeFolders: [],
    port: 0,
    now: () => {
      now += 1;
      return now;
    },
    ...options,
    log,
    say: (line) => said.push(line),
    load: async ({ story, version }) => {
      const found = await loadCatalogue(commandsDir, version);
      const catalogue = new Map([...found, ...Object.entries(commands ?? {})]);
      const library = checkedLibrary(contentDir, { named: story });
      const bot = makeBot({ library, chance: () => 0, commandIds: commandIdsOf(catalogue.keys()) });
      const router = makeRouter({ catalogue, bot, log, reference: () => "a1b2c3" });
      return { bot, catalogue, router };
    },
  });
  return { preview, said, logged };
}
