import type { Audience, Place } from "../domain/place.ts";
import type { SearchScope } from "../search/searches.ts";
import { isOfServer, type Library } from "../story/library.ts";
import {
  type Chapter,
  findByReference,
  type Passage,
  passageById,
  passagesOf,
  type Story,
} from "../story/story.ts";
import { userError } from "../user-error.ts";
import type { Facts } from "./facts.ts";
import { type Limits, lastShown, spotsIn } from "./limit.ts";
import { type LimitedStories, noLimit } from "./limited.ts";
import type { ChoiceCache, PlaceChoices } from "./preferences.ts";
import { offeredOf, standardOf } from "./rules.ts";
import { unknownVisibility } from "./unknown.ts";
import { warningBefore, warningsOf } from "./warning.ts";

export type StoryPassage = { readonly story: Story; readonly passage: Passage };

/** Where to look, and the passages to pick from. */
export type Looked = SearchScope & { readonly passages: readonly Passage[] };

/**
 * What one audience may be shown at a place. Each story ends where the spoiler limits of the place and of the reader
 * say: what lies beyond isn't in it. Where the store could not say, everything asked of it throws.
 */
export type Visibility = {
  /** The standard one first. */
  readonly stories: readonly Story[];
  /** The story of a command that names none. */
  readonly standard: Story;
  /** The story of that slug, or the standard one. A UserError for one that is withdrawn, or has a content warning. */
  readonly story: (slug: string | undefined) => Story | undefined;
  /** All stories, unless one is named or a chapter of one is asked for. */
  readonly scope: (slug: string | undefined, chapter: Chapter | undefined) => Looked;
  /** A UserError also for a story that is there, but not on offer. */
  readonly passage: (slug: string, id: string) => StoryPassage | undefined;
  /** By number, or by chapter and paragraph: `12`, `3.4`. A UserError for one beyond the end of a story shown here. */
  readonly passageAt: (story: Story, reference: string) => Passage | undefined;
  /** For its title, author and note: also one whose text is shown only after a warning. */
  readonly about: (slug: string | undefined) => Story | undefined;
  /** For a reader who reads on, and so comes to where they have not been: their own place is no limit. Up to a passage, if asked. */
  readonly toRead: (slug: string | undefined, upTo?: number) => Story | undefined;
  /** The last passage of a story that is shown here; 0 where none is. */
  readonly lastOf: (story: Story) => number;
  /** What keeps a story from being posted here for everyone. */
  readonly hindrance: (story: Story) => "not-offered" | "age-restricted" | undefined;
  /** Whether text comes under spoiler marks unless asked otherwise. */
  readonly isSpoiler: boolean;
  /** Of answers that everyone sees; undefined where nobody chose one and Discord names none. */
  readonly language: string | undefined;
  /** All that there is in this place, offered or not, for a reader who asks about their own saves: `lastOf` says how far. */
  readonly library: Library;
};

type SeeRequest = {
  readonly place: Place;
  /** Undefined for a post that nobody asked for. */
  readonly readerId: string | undefined;
  readonly audience: Audience;
};

/** What may be shown there. Ask it anew each time: admins choose, and change their minds. */
export type See = (asked: SeeRequest) => Promise<Visibility>;

export function makeSee(parts: {
  /** The operator's, and the server's own where one is named. */
  readonly library: (guildId: string | undefined) => Library | Promise<Library>;
  readonly choices: Pick<ChoiceCache, "at">;
  readonly limited: LimitedStories;
  readonly facts: Facts;
  /** Whether readers can say that they have read a warning; where nobody can, only the operator is served. */
  readonly hasReaders: boolean;
}): See {
  const { choices, facts } = parts;
  return async ({ place, readerId, audience }) => {
    // A server's own stories are seen in it alone, by those who are there.
    const isInServer = place.kind === "server" && place.isVisiting !== true;
    const choosing = choices.at(place, readerId).catch((error: unknown) => ({ error }));
    const library = await parts.library(isInServer ? place.guildId : undefined);
    const isAlone = audience === "asker" || place.kind === "dm";
    const [chosen, isAgeRestricted, guildLocale] = await Promise.all([
      choosing,
      !parts.hasReaders || !library.stories.some(({ about }) => warningsOf(about).length > 0)
        ? true
        : ageRestrictionOf(place, facts),
      localeOf(place, facts),
    ]);
    if ("error" in chosen) return unknownVisibility(chosen.error, guildLocale, library);
    const seen = { library, chosen, readerId, isAlone, isAgeRestricted, guildLocale };
    return visibilityOf(seen, parts.limited);
  };
}

/** A thread's own channel object doesn't say: its parent's rule holds. */
async function ageRestrictionOf(place: Place, facts: Facts): Promise<boolean> {
  if (place.guildId === undefined) return false;
  if (place.isAgeRestricted !== undefined) return place.isAgeRestricted;
  const asked = place.parentId ?? place.channelId;
  const found = await facts.channel(asked);
  if (found?.parentId !== undefined && found.parentId !== asked)
    return (await facts.channel(found.parentId))?.isAgeRestricted ?? false;
  return found?.isAgeRestricted ?? false;
}

async function localeOf({ guildId, guildLocale }: Place, facts: Facts): Promise<string | undefined> {
  if (guildId === undefined) return undefined;
  if (guildLocale === undefined) return facts.guildLocale(guildId);
  facts.learnLocale(guildId, guildLocale);
  return guildLocale;
}

type SeenPlace = {
  readonly library: Library;
  readonly chosen: PlaceChoices;
  readonly readerId: string | undefined;
  readonly isAlone: boolean;
  readonly isAgeRestricted: boolean;
  readonly guildLocale: string | undefined;
};

function visibilityOf(seen: SeenPlace, limited: LimitedStories): Visibility {
  const { library, chosen, isAlone } = seen;
  const choices = { ...chosen.server, ...chosen.channel };
  const offered = offeredOf(library, choices);
  const first = () => {
    const standard = standardOf(library, choices);
    // Without any story at all, asking for the standard one says so.
    if (library.stories.length === 0) void library.standard;
    if (standard === undefined) throw userError("nothing-offered");
    return standard;
  };
  const isOffered = ({ slug }: Story) => offered.some((one) => one.slug === slug);
  const warningOf = (story: Story) =>
    warningBefore(story, { reader: chosen.reader, isAgeRestricted: seen.isAgeRestricted, isAlone });
  const open = () => [first(), ...offered.filter((one) => one !== first())].filter((one) => !warningOf(one));
  const named = (slug: string) => {
    if (library.withdrawn.some((one) => one.slug === slug)) throw userError("withdrawn");
    if (library.removed?.includes(slug)) throw userError("removed");
    if (library.unknown !== undefined && isOfServer(slug)) throw library.unknown;
    first();
    return offered.find((one) => one.slug === slug);
  };
  /** A story with a warning is not passed over in silence. */
  const entered = (story: Story) => {
    const warning = warningOf(story);
    if (warning !== undefined) {
      const warnings = warningsOf(story.about).join(", ");
      throw userError(warning, { slug: story.slug, title: story.about.title ?? "", warnings });
    }
    return story;
  };
  const chosenStory = (slug: string | undefined) => {
    if (slug === undefined) return entered(open()[0] ?? first());
    const found = named(slug);
    return found === undefined ? undefined : entered(found);
  };
  const shown = (story: Story) => limited.upTo(story, limitsIn(story, chosen).shown);
  const beyondAt = (whole: Story, { number }: Passage) => {
    const { readable, limitedBy } = limitsIn(whole, chosen);
    return userError(`beyond-${number <= readable ? "own" : limitedBy}`);
  };
  const story = (slug: string | undefined) => {
    const found = chosenStory(slug);
    return found === undefined ? undefined : shown(found);
  };
  return {
    get stories() {
      return open().map(shown);
    },
    get standard() {
      return shown(entered(open()[0] ?? first()));
    },
    story,
    about: (slug) => {
      const found = slug === undefined ? first() : named(slug);
      return found === undefined ? undefined : shown(found);
    },
    toRead: (slug, upTo = noLimit) => {
      const found = chosenStory(slug);
      if (found === undefined) return undefined;
      return limited.upTo(found, Math.min(upTo, limitsIn(found, chosen).readable));
    },
    scope: (slug, within) => {
      const only = story(slug);
      if (only === undefined) throw userError("nothing-offered");
      return {
        stories: slug === undefined && within === undefined ? open().map(shown) : [only],
        within,
        askerId: seen.readerId,
        get passages() {
          return within === undefined ? only.passages : passagesOf(only, within);
        },
      };
    },
    passage: (slug, id) => {
      const found = slug === "" ? undefined : chosenStory(slug);
      if (found === undefined && library.stories.some((one) => one.slug === slug))
        throw userError("not-offered");
      const passage = found === undefined ? undefined : passageById(found, id);
      if (found === undefined || passage === undefined) return undefined;
      if (passage.number > limitsIn(found, chosen).shown) throw beyondAt(found, passage);
      return { story: shown(found), passage };
    },
    passageAt: (one, reference) => {
      const whole = limited.wholeOf(one);
      const found = findByReference(whole, reference);
      if (found !== undefined && found.number > one.passages.length) throw beyondAt(whole, found);
      return found;
    },
    lastOf: (one) => (isOffered(one) && warningOf(one) === undefined ? limitsIn(one, chosen).shown : 0),
    hindrance: (one) => {
      if (!isOffered(one)) return "not-offered";
      return warningOf(one) === undefined ? undefined : "age-restricted";
    },
    isSpoiler: chosen.isReaderUnknown || (!isAlone && choices.isSpoiler === true),
    language: choices.language ?? seen.guildLocale,
    library,
  };
}

/** The last passage that may be shown to the asker there, the last one that they may read on to, and whose limit that is. */
function limitsIn(
  story: Story,
  { server, channel, reader }: PlaceChoices,
): { readonly shown: number; readonly readable: number; readonly limitedBy: "channel" | "server" } {
  const { slug } = story;
  const here = { server: server?.spoilerLimits.get(slug), channel: channel?.spoilerLimits.get(slug) };
  const place = reader?.isCareful === true ? reader.places.get(slug) : undefined;
  const own = place && spotsIn(place).reached;
  // A story's passages are read when somebody asks for them, not to find that nobody set a limit.
  const last = (limits: Limits) =>
    Object.values(limits).some((spot) => spot !== undefined) ? lastShown(story, limits) : noLimit;
  const limitedBy = here.channel === undefined ? "server" : "channel";
  return { shown: last({ ...here, own }), readable: last(here), limitedBy };
}
