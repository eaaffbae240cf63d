import type { Subscription } from "../domain/subscription.ts";
import type { Store } from "../store/store.ts";
import type { Favourites } from "./choose.ts";

const most = 100;

/** What the readers of a server saved most of the story: a shuffle shows it first. */
export async function favouritesOf(
  { guildId, settings }: Pick<Subscription, "guildId" | "settings">,
  store: Pick<Store, "mostSaved">,
): Promise<Favourites> {
  if (settings.order === "serial") return new Set();
  const saved = await store.mostSaved(guildId, most);
  return new Set(saved.filter(({ story }) => story === settings.story).map(({ spot }) => spot.id));
}
