import type { Choices, Preferences, Scope } from "../domain/settings.ts";
import type { SettingsStore } from "../store/settings.ts";
import type { Library } from "../story/library.ts";
import { findByReference, type Passage, type Story } from "../story/story.ts";
import { userError } from "../user-error.ts";
import { numberNow, spotAt } from "./limit.ts";

/** What was chosen for a server, or for one of its channels alone. */
export type Rule = Choices & {
  /** The last passage that is shown, by the story's slug. */
  readonly lasts: ReadonlyMap<string, number>;
};

/** A server's choices, for its managers: with whole stories, since a limit is set by somebody who must see them. */
export type ServerRules = {
  readonly server: Rule;
  readonly channel: Rule;
  readonly stories: readonly Story[];
  /** In the server; all where nobody chose. */
  readonly offered: readonly Story[];
  /** The server's story of a command that names none; undefined where nothing is on offer. */
  readonly standard: Story | undefined;
};

export type Rules = {
  readonly at: (guildId: string, channelId: string) => Promise<ServerRules>;
  /** A story of the server, offered or not; a UserError for one that is withdrawn or was removed. */
  readonly story: (guildId: string, slug: string) => Promise<Story | undefined>;
  /** Also one beyond the limit. */
  readonly passageAt: (story: Story, reference: string) => Passage | undefined;
  readonly choose: SettingsStore["choose"];
  /** Nothing beyond that passage; undefined lifts the limit. */
  readonly setLimit: (scope: Scope, story: Story, last: Passage | undefined) => Promise<void>;
};

export function makeRules(
  settings: SettingsStore,
  library: (guildId: string) => Library | Promise<Library>,
): Rules {
  const ruleOf = ({ spoilerLimits, ...choices }: Preferences, stories: readonly Story[]): Rule => ({
    ...choices,
    lasts: new Map(
      stories.flatMap((story) => {
        const spot = spoilerLimits.get(story.slug);
        return spot === undefined ? [] : [[story.slug, numberNow(story, spot)] as const];
      }),
    ),
  });
  return {
    at: async (guildId, channelId) => {
      const here = await library(guildId);
      const { stories } = here;
      // Of the store, not of what is remembered: another machine may have changed it a moment ago.
      const { server, channel } = await settings.preferences(guildId, channelId);
      return {
        server: ruleOf(server, stories),
        channel: ruleOf(channel, stories),
        stories,
        offered: offeredOf(here, server),
        standard: standardOf(here, server),
      };
    },
    story: async (guildId, slug) => {
      const here = await library(guildId);
      if (here.withdrawn.some((one) => one.slug === slug)) throw userError("withdrawn");
      if (here.removed?.includes(slug)) throw userError("removed");
      return here.stories.find((one) => one.slug === slug);
    },
    passageAt: findByReference,
    choose: settings.choose,
    setLimit: (scope, story, last) =>
      settings.setSpoilerLimit(scope, story.slug, last === undefined ? undefined : spotAt(last)),
  };
}

export function offeredOf({ stories }: Library, { offered }: Choices): readonly Story[] {
  return stories.filter(({ slug }) => offered?.includes(slug) ?? true);
}

export function standardOf(library: Library, choices: Choices): Story | undefined {
  const offered = offeredOf(library, choices);
  return (
    offered.find(({ slug }) => slug === choices.story) ??
    offered.find((one) => one === library.standard) ??
    offered[0]
  );
}
