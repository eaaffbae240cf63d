import type { Scope } from "../search/searches.ts";
import { type Library, withdrawn } from "../story/library.ts";
import { type Chapter, type Passage, passageById, passagesOf, type Story } from "../story/story.ts";
import { UserError } from "../user-error.ts";
import type { ChoicesKept, Chosen, Where } from "./choices.ts";
import type { Clips } from "./clips.ts";
import { barred, barrierOf, beyond, linesIn } from "./gate.ts";

export type StoryPassage = { readonly story: Story; readonly passage: Passage };

/**
 * The stories that a place offers, by its admins' choice: all, where nobody chose. Each ends where the place's ceiling
 * and the reader's own say: what lies beyond isn't in it.
 */
export type Offer = {
  /** The standard one first. */
  readonly stories: readonly Story[];
  /** The story of a command that names none. */
  readonly standard: Story;
  /** The story of that slug, or the standard one. A UserError for one that its author withdrew. */
  readonly story: (slug: string | undefined) => Story | undefined;
  /** All stories, unless one is named or a chapter of one is asked for. */
  readonly scope: (slug: string | undefined, chapter: Chapter | undefined) => Looked;
  /** A UserError also for a story that is here, but not on offer. */
  readonly passage: (slug: string | undefined, id: string | undefined) => StoryPassage | undefined;
  /** For its title, author and note: also one whose text is shown only after a warning. */
  readonly about: (slug: string | undefined) => Story | undefined;
  /** For who reads on, and so comes to where they have not been: their own place is no ceiling. */
  readonly toRead: (slug: string | undefined) => Story | undefined;
  /** Whether quotes come behind spoiler marks unless asked otherwise. */
  readonly isCovered: boolean;
  /** Of answers that everyone sees; undefined where nobody chose one. */
  readonly language: string | undefined;
};

export type Offers = {
  /** What may be shown at a place. Ask it anew each time: admins choose, and change their minds. */
  readonly offer: (where: Where) => Promise<Offer>;
  /** What was offered there, for one person's eyes, would be another offer for all. */
  readonly isForOne: (where: Where) => boolean;
};

/** Where to look, and the passages to pick from. */
export type Looked = Scope & { readonly passages: readonly Passage[] };

export function makeOffers(library: () => Library, choices: Pick<ChoicesKept, "at">, clips: Clips): Offers {
  const forOne = new WeakSet<Where>();
  return {
    offer: async (where) => {
      const chosen = await choices.at(where);
      const offer = offerOf(library(), chosen, where, clips);
      if (where.isPrivate === true && isOtherForAll(library(), chosen, where)) forOne.add(where);
      return offer;
    },
    isForOne: (where) => forOne.has(where),
  };
}

function isOtherForAll(library: Library, chosen: Chosen, where: Where): boolean {
  const toAll = { ...where, isPrivate: false };
  const isCovered = chosen.channel?.isCovered ?? chosen.server?.isCovered ?? false;
  return isCovered || library.stories.some((story) => barrierOf(story, toAll, chosen) !== undefined);
}

function offerOf(library: Library, chosen: Chosen, where: Where, clips: Clips): Offer {
  const choices = { ...chosen.server, ...chosen.channel };
  const offered = library.stories.filter((one) => choices.offered?.includes(one.slug) ?? true);
  const first =
    offered.find((one) => one.slug === choices.story) ??
    offered.find((one) => one === library.standard) ??
    offered[0];
  // Without any story at all, asking for the standard one says so.
  if (library.stories.length === 0) void library.standard;
  if (first === undefined) throw nothingOffered();
  const ordered = [first, ...offered.filter((one) => one !== first)];
  const open = ordered.filter((one) => barrierOf(one, where, chosen) === undefined);
  const shownOf = (story: Story) => clips.clip(story, linesIn(story, chosen).shown);
  const named = (slug: string) => {
    if (library.withdrawn.some((one) => one.slug === slug)) throw withdrawn();
    return offered.find((one) => one.slug === slug);
  };
  /** A story that is behind a warning is not passed over in silence. */
  const entered = (story: Story) => {
    const barrier = barrierOf(story, where, chosen);
    if (barrier !== undefined) throw barred(story, barrier);
    return story;
  };
  const chosenStory = (slug: string | undefined) => {
    if (slug === undefined) return entered(open[0] ?? first);
    const found = named(slug);
    return found === undefined ? undefined : entered(found);
  };
  const story = (slug: string | undefined) => {
    const found = chosenStory(slug);
    return found === undefined ? undefined : shownOf(found);
  };
  return {
    stories: open.map(shownOf),
    get standard() {
      return shownOf(entered(open[0] ?? first));
    },
    story,
    about: (slug) => {
      const found = slug === undefined ? first : named(slug);
      return found === undefined ? undefined : shownOf(found);
    },
    toRead: (slug) => {
      const found = chosenStory(slug);
      return found === undefined ? undefined : clips.clip(found, linesIn(found, chosen).readable);
    },
    scope: (slug, within) => {
      const only = story(slug);
      if (only === undefined) throw nothingOffered();
      return {
        stories: slug === undefined && within === undefined ? open.map(shownOf) : [only],
        within,
        askerId: where.readerId,
        get passages() {
          return within === undefined ? only.passages : passagesOf(only, within);
        },
      };
    },
    passage: (slug, id) => {
      const found = slug === undefined ? undefined : chosenStory(slug);
      if (found === undefined && library.stories.some((one) => one.slug === slug)) throw notOffered();
      const passage = found === undefined || id === undefined ? undefined : passageById(found, id);
      if (found === undefined || passage === undefined) return undefined;
      const { shown, readable } = linesIn(found, chosen);
      if (passage.number > shown) throw beyond(passage.number <= readable);
      return { story: shownOf(found), passage };
    },
    isCovered: chosen.isReaderUnknown === true || (where.isPrivate !== true && choices.isCovered === true),
    language: choices.language,
  };
}

function notOffered(): UserError {
  return new UserError(
    "not-offered",
    "That passage is from a story that this server does not offer. Try another with /quote.",
  );
}

function nothingOffered(): UserError {
  return new UserError(
    "nothing-offered",
    "None of the stories that this server offers can be shown any more. Whoever manages the server can choose others with /library.",
  );
}
