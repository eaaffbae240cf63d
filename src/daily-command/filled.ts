import type { Bot, Channel, Context, Place, Story, Visibility } from "../command.ts";
import type { DailyStatus } from "../daily/status.ts";
import { chapterNamed, passageNamed } from "../story/named.ts";
import { known } from "../user-error.ts";

type FilledDaily = { readonly story?: string | undefined; readonly from?: string | undefined };

/** What was filled in, with story and beginning as they are called in the store. */
export async function filledIn<Given extends FilledDaily & { readonly channel?: Channel | undefined }>(
  input: Pick<Context, "here" | "place" | "asker"> & { readonly options: Given },
  bot: Bot,
  /** Of posts that there are already. */
  before?: Pick<DailyStatus["settings"], "story">,
): Promise<Omit<Given, "story" | "from"> & { readonly story?: string; readonly from?: number }> {
  const { here, place, asker } = input;
  const { story: asked, from, ...rest } = input.options;
  const isMoved = rest.channel !== undefined || from !== undefined;
  if (before !== undefined && asked === undefined && !isMoved) return rest;
  const named = asked ?? before?.story;
  const story = known(here.about(named), "no-story", { named: named ?? "" });
  const to = rest.channel ?? { ...place, id: place.channelId };
  const there: Place = {
    kind: "server",
    guildId: place.guildId,
    channelId: to.id,
    parentId: to.parentId,
    isAgeRestricted: to.isAgeRestricted,
  };
  // A story with content warnings goes to age-restricted channels alone.
  const shown = await bot.see({ place: there, readerId: asker.id, audience: "everyone" });
  const whole = known(shown.story(story.slug), "no-story", { named: story.slug });
  if (from === undefined) return { ...rest, story: story.slug };
  return { ...rest, story: story.slug, from: beginsAt(here, whole, from) };
}

/** The number of the passage that was written, or of the first one of the chapter. */
export function beginsAt(here: Visibility, story: Story, from: string): number {
  return /^[#\d][\d.#\s]*$/.test(from.trim())
    ? passageNamed(here, story, from).number
    : known(chapterNamed(story, from), "no-story", { named: from }).first;
}
