import { LRUCache } from "lru-cache";

/** What only Discord can say of a place, asked over its REST; each may fail. */
export type AskDiscord = {
  readonly channel: (channelId: string) => Promise<ChannelFacts>;
  /** A server's language. */
  readonly guildLocale: (guildId: string) => Promise<string>;
};
/** `parentId` of a thread alone: what another channel has as its parent is a category. */
type ChannelFacts = { readonly parentId: string | undefined; readonly isAgeRestricted: boolean };

export type Facts = {
  /** Undefined where Discord doesn't say. */
  readonly channel: (channelId: string) => Promise<ChannelFacts | undefined>;
  readonly guildLocale: (guildId: string) => Promise<string | undefined>;
  /** An interaction brings it along. */
  readonly learnLocale: (guildId: string, locale: string) => void;
};

/** An admin may lift an age restriction: so long it holds on in the channel's threads. */
const channelMs = 60_000;
const localeMs = 3_600_000;
const mostChannels = 2_000;
const mostServers = 5_000;

/** Without a clock nothing is remembered. */
export function cacheFacts(ask: AskDiscord | undefined, now: (() => number) | undefined): Facts {
  const channels = new LRUCache<string, KnownFact<ChannelFacts>>({ max: mostChannels });
  const locales = new LRUCache<string, KnownFact<string>>({ max: mostServers });
  const answer = async <Fact>(
    known: LRUCache<string, KnownFact<Fact>>,
    id: string,
    freshMs: number,
    of: ((id: string) => Promise<Fact>) | undefined,
  ): Promise<Fact | undefined> => {
    const at = now?.() ?? Number.POSITIVE_INFINITY;
    const before = known.get(id);
    if (before !== undefined && at < before.until) return before.fact;
    try {
      const fact = await of?.(id);
      if (fact !== undefined && now !== undefined) known.set(id, { fact, until: at + freshMs });
      return fact;
    } catch {
      // A channel of which nothing is known counts as one without age restriction, a server as one without a language.
      return undefined;
    }
  };
  return {
    channel: (id) => answer(channels, id, channelMs, ask?.channel),
    guildLocale: (id) => answer(locales, id, localeMs, ask?.guildLocale),
    learnLocale: (id, fact) => {
      if (now !== undefined) locales.set(id, { fact, until: now() + localeMs });
    },
  };
}

type KnownFact<Fact> = { readonly fact: Fact; readonly until: number };
