import { LRUCache } from "lru-cache";
import type { Pace } from "../domain/settings.ts";

/** So many at once; after that one each `everyMs`. */
type Rate = { readonly burst: number; readonly everyMs: number };
type Rates = { readonly person: Rate; readonly server: Rate | undefined };
export type AskKind = "command" | "autocomplete";

/** A person may use a small part of what their server may, so that no one alone can use it up. */
const rates: Readonly<Record<AskKind, Readonly<Record<Pace, Rates>>>> = {
  command: {
    standard: { person: { burst: 10, everyMs: 3_000 }, server: { burst: 60, everyMs: 200 } },
    gentle: { person: { burst: 20, everyMs: 1_500 }, server: { burst: 120, everyMs: 100 } },
    // A person who presses by hand never has to wait; a program that floods does.
    off: { person: { burst: 30, everyMs: 200 }, server: undefined },
  },
  autocomplete: {
    standard: { person: { burst: 30, everyMs: 200 }, server: { burst: 300, everyMs: 20 } },
    gentle: { person: { burst: 60, everyMs: 100 }, server: { burst: 600, everyMs: 10 } },
    off: { person: { burst: 60, everyMs: 100 }, server: undefined },
  },
};

export type CooldownRequest = {
  readonly userId: string;
  readonly guildId?: string | undefined;
  readonly kind: AskKind;
  readonly pace: Pace;
};

export type Verdict =
  | { readonly isOk: true }
  /** Which of the two has to wait, and how long until one more is answered. */
  | { readonly isOk: false; readonly who: "person" | "server"; readonly waitMs: number };

export type Cooldown = { readonly take: (ask: CooldownRequest) => Verdict };

/** Kept in this machine's memory: a restart forgives. `most` people and servers are remembered, the latest. */
export function makeCooldown(parts: { readonly now: () => number; readonly most?: number }): Cooldown {
  const buckets = makeBuckets(parts.most ?? 10_000);
  return {
    take: ({ userId, guildId, kind, pace }) => {
      const now = parts.now();
      const { person, server } = rates[kind][pace];
      const personKey = `${userId} ${kind} ${pace}`;
      const serverKey = guildId === undefined || server === undefined ? undefined : `in ${guildId} ${kind}`;
      const own = buckets.wait(personKey, person, now);
      if (own > 0) return { isOk: false, who: "person", waitMs: own };
      if (serverKey !== undefined && server !== undefined) {
        const shared = buckets.wait(serverKey, server, now);
        if (shared > 0) return { isOk: false, who: "server", waitMs: shared };
        buckets.fill(serverKey, server, now);
      }
      // Only what is answered counts: a refusal costs neither the person nor their server anything.
      buckets.fill(personKey, person, now);
      return { isOk: true };
    },
  };
}

/**
 * Leaky buckets as one number each, the time at which it will have run dry (the generic cell rate algorithm of ATM's
 * I.371). The one that was untouched the longest is forgotten first; it has most likely run dry by then.
 */
function makeBuckets(most: number): {
  readonly wait: (key: string, rate: Rate, now: number) => number;
  readonly fill: (key: string, rate: Rate, now: number) => void;
} {
  const dryAt = new LRUCache<string, number>({ max: most });
  // A clock that was set back would else keep people waiting for as long as it was ahead.
  const levelOf = (key: string, { burst, everyMs }: Rate, now: number) =>
    Math.min(Math.max(dryAt.peek(key) ?? now, now), now + burst * everyMs);
  return {
    wait: (key, rate, now) => {
      const room = (rate.burst - 1) * rate.everyMs;
      return Math.max(0, levelOf(key, rate, now) - now - room);
    },
    fill: (key, rate, now) => {
      dryAt.set(key, levelOf(key, rate, now) + rate.everyMs);
    },
  };
}
