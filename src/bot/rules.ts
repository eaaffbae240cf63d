import type { Choices, Preferences, Scope } from "../domain/settings.ts";
import { numberNow, spotAt } from "../reading/ceiling.ts";
import type { SettingsStore } from "../store/settings.ts";
import type { Library } from "../story/library.ts";
import type { Passage, Story } from "../story/story.ts";

/** What was chosen for a server, or for one of its channels alone. */
export type Rule = Choices & {
  /** The last passage that is shown, by the story's slug. */
  readonly lasts: ReadonlyMap<string, number>;
};

/** A server's rules, for those who manage it. */
export type Rules = {
  readonly at: (
    guildId: string,
    channelId: string,
  ) => Promise<{ readonly server: Rule; readonly channel: Rule }>;
  readonly choose: SettingsStore["choose"];
  /** Nothing beyond that passage; undefined lifts the ceiling. */
  readonly setLast: (scope: Scope, story: Story, last: Passage | undefined) => Promise<void>;
};

export function makeRules(settings: SettingsStore, library: () => Library): Rules {
  const ruleOf = ({ ceilings, ...choices }: Preferences): Rule => ({
    ...choices,
    lasts: new Map(
      library().stories.flatMap((story) => {
        const spot = ceilings.get(story.slug);
        return spot === undefined ? [] : [[story.slug, numberNow(story, spot)] as const];
      }),
    ),
  });
  return {
    at: async (guildId, channelId) => {
      // Of the store, not of what is remembered: another machine may have changed it a moment ago.
      const { server, channel } = await settings.preferences(guildId, channelId);
      return { server: ruleOf(server), channel: ruleOf(channel) };
    },
    choose: settings.choose,
    setLast: (scope, story, last) =>
      settings.setCeiling(scope, story.slug, last === undefined ? undefined : spotAt(last)),
  };
}
