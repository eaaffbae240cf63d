import { createHash } from "node:crypto";
import type { ServerStory } from "../../src/domain/server-story.ts";
import { packText } from "../../src/library/text.ts";
import type { Store } from "../../src/store/store.ts";
import { parseStory } from "../../src/story/parse.ts";

/** A story in the store as if a server had brought it. */
export async function putStory(
  store: Store,
  guildId: string,
  id: string,
  file: string,
  change: Partial<ServerStory> = {},
): Promise<void> {
  const parsed = parseStory(id, file);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  const { title, author, attribution } = parsed.story.about;
  const row: ServerStory = {
    id,
    guildId,
    revision: 0,
    state: "live",
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    attribution,
    permission: "own work",
    hash: createHash("sha256").update(file).digest("hex"),
    characters: file.length,
    passages: parsed.story.passages.length,
    broughtBy: "41",
    broughtAt: 1_000,
    changedAt: 1_000,
    ...change,
  };
  const limits = { storiesPerServer: 1_000, charactersPerServer: 1e9 };
  const added = await store.addStory(row, await packText(file), limits);
  if (added !== "added") throw new Error(added);
}
