import type { Delivery } from "../../src/domain/delivery.ts";
import type { Post } from "../../src/sandbox/discord/world.ts";

export type Ledger = {
  readonly expected: number;
  readonly posted: number;
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
  /** Posted, but nobody asked for it. */
  readonly stray: readonly string[];
  /** Dates whose final word in the store is not what stands in Discord. */
  readonly misnoted: readonly string[];
};

/** Holds what stands in Discord against what was due, as keys `<subscription> <local date>`. */
export function balance(
  expected: readonly string[],
  posts: readonly Post[],
  deliveries: readonly Delivery[],
): Ledger {
  const found = new Map<string, string[]>();
  for (const { message } of posts) {
    const mark = /"daily:1:past:([^:"]+):([^:"]+):/.exec(JSON.stringify(message.components));
    if (mark === null) continue;
    const key = `${mark[1]} ${mark[2]}`;
    found.set(key, [...(found.get(key) ?? []), message.id]);
  }
  const words = new Map(deliveries.map((one) => [`${one.subscriptionId} ${one.slot}`, one]));
  const due = new Set(expected);
  // The bots' clocks run on while the last words are waited for, so that later dates may have come due rightly.
  const lastDate = expected.map(dateOf).sort().at(-1) ?? "";
  return {
    expected: expected.length,
    posted: expected.filter((key) => found.has(key)).length,
    missing: expected.filter((key) => !found.has(key)),
    doubled: [...found].filter(([, ids]) => ids.length > 1).map(([key]) => key),
    stray: [...found.keys()].filter((key) => !due.has(key) && dateOf(key) <= lastDate),
    misnoted: expected.filter((key) => {
      const word = words.get(key);
      return word?.state !== "posted" || word.messageId !== found.get(key)?.[0];
    }),
  };
}

function dateOf(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}
