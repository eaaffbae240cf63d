import { existsSync } from "node:fs";
import type { Config } from "../config.ts";
import { openStore } from "../store/open.ts";
import { openLibrary, standardSlug } from "../story/library.ts";
import { UserError } from "../user-error.ts";

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** The story that the bot last took as the standard one; undefined where it never ran, or can't be asked. */
export async function standardBefore({ databaseUrl }: Config): Promise<string | undefined> {
  const file = /^file:(?:\/\/(?=\/))?(.*)$/.exec(databaseUrl)?.[1];
  if (file !== undefined && !existsSync(file)) return undefined;
  try {
    const store = await openStore(databaseUrl, { log: silent, now: () => performance.now() });
    try {
      return await store.standardStory();
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** After an import: which story is standard, and how to change that. */
export async function describeStandard(config: Config): Promise<string> {
  const before = await standardBefore(config);
  const slug = standardSlug(openLibrary(config.contentDir, { named: config.story, before }).current());
  return `The standard story is ${slug ?? "none"}; write STORY=… into .env to make it another.`;
}

function ignore(): void {
  // A terminal shows what was asked for, not the bot's log.
}
