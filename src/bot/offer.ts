import { Refusal } from "../refusal.ts";
import type { Scope } from "../search/searches.ts";
import type { Preferences, SettingsStore } from "../store/settings.ts";
import { type Library, withdrawn } from "../story/library.ts";
import { type Chapter, type Passage, passageById, passagesOf, type Story } from "../story/story.ts";

export type StoryPassage = { readonly story: Story; readonly passage: Passage };

/** The stories that a place offers, by its admins' choice: all, where nobody chose. */
export type Offer = {
  /** The standard one first. */
  readonly stories: readonly Story[];
  /** The story of a command that names none. */
  readonly standard: Story;
  /** The story of that slug, or the standard one. A Refusal for one that its author withdrew. */
  readonly story: (slug: string | undefined) => Story | undefined;
  /** All stories, unless one is named or a chapter of one is asked for. */
  readonly scope: (slug: string | undefined, chapter: Chapter | undefined) => Looked;
  /** A Refusal also for a story that is here, but not on offer. */
  readonly passage: (slug: string | undefined, id: string | undefined) => StoryPassage | undefined;
};

/** Where to look, and the passages to pick from. */
export type Looked = Scope & { readonly passages: readonly Passage[] };

export type Where = { readonly guildId: string | undefined; readonly channelId: string };

/** What is remembered of places, for when the database can't be asked. */
const mostPlaces = 2_000;

export function makeOffers(
  library: () => Library,
  settings: Pick<SettingsStore, "preferences"> | undefined,
): (where: Where) => Promise<Offer> {
  const known = new Map<string, Pick<Preferences, "story" | "offered">>();
  const chosen = async ({ guildId, channelId }: Where) => {
    if (settings === undefined || guildId === undefined) return {};
    const place = `${guildId} ${channelId}`;
    try {
      const { server, channel } = await settings.preferences(guildId, channelId);
      const { story, offered } = { ...server, ...channel };
      const now = {
        ...(story === undefined ? {} : { story }),
        ...(offered === undefined ? {} : { offered }),
      };
      known.delete(place);
      known.set(place, now);
      const oldest = known.keys().next();
      if (known.size > mostPlaces && !oldest.done) known.delete(oldest.value);
      return now;
    } catch (error) {
      // A quote should not wait for a database; but what was never known may be more than is offered here.
      const last = known.get(place);
      if (last === undefined) throw error;
      return last;
    }
  };
  return async (where) => offerOf(library(), await chosen(where));
}

export function offerOf(
  library: Library,
  { story: slug, offered }: Pick<Preferences, "story" | "offered">,
): Offer {
  const stories = library.stories.filter((one) => offered?.includes(one.slug) ?? true);
  const standard =
    stories.find((one) => one.slug === slug) ?? stories.find((one) => one === library.standard) ?? stories[0];
  if (standard === undefined) throw nothingOffered();
  const ordered = [standard, ...stories.filter((one) => one !== standard)];
  const story = (named: string | undefined) => {
    if (named === undefined) return standard;
    if (library.withdrawn.some((one) => one.slug === named)) throw withdrawn();
    return stories.find((one) => one.slug === named);
  };
  return {
    stories: ordered,
    standard,
    story,
    scope: (named, within) => {
      const only = story(named) ?? standard;
      return {
        stories: named === undefined && within === undefined ? ordered : [only],
        within,
        get passages() {
          return within === undefined ? only.passages : passagesOf(only, within);
        },
      };
    },
    passage: (named, id) => {
      const found = named === undefined ? undefined : story(named);
      if (found === undefined && library.stories.some((one) => one.slug === named)) throw notOffered();
      const passage = found === undefined || id === undefined ? undefined : passageById(found, id);
      return found === undefined || passage === undefined ? undefined : { story: found, passage };
    },
  };
}

function notOffered(): Refusal {
  return new Refusal(
    "not-offered",
    "That passage is from a story that this server does not offer. Try another with /quote.",
  );
}

function nothingOffered(): Refusal {
  return new Refusal(
    "nothing-offered",
    "None of the stories that this server offers can be shown any more. Whoever manages the server can choose others with /library.",
  );
}
