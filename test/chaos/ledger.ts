import type { Delivery } from "../../src/domain/delivery.ts";
import type { Post } from "../../src/sandbox/discord/fixture.ts";
import type { Managed } from "./admins.ts";

/** One post that is due on a local date. */
export type DuePost = Managed & { readonly date: string; readonly dueAt: number };

export function keyOf({ id, date }: Pick<DuePost, "id" | "date">): string {
  return `${id} ${date}`;
}

export type Ledger = {
  readonly expected: number;
  readonly posted: number;
  /** Not posted, as an admin wished, and noted so. */
  readonly leftOut: readonly string[];
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
  /** Posted, but nobody asked for it. */
  readonly stray: readonly string[];
  /** Dates whose final word in the store is not what stands in Discord. */
  readonly misnoted: readonly string[];
};

/** Holds what stands in Discord against what was due, as keys `<subscription> <local date>`. */
export function balance(
  due: readonly DuePost[],
  posts: readonly Post[],
  deliveries: readonly Delivery[],
  /** Whether an admin's change explains that nothing was posted. */
  isLeftOut: (id: string, dueAt: number) => boolean,
): Ledger {
  const found = new Map<string, string[]>();
  for (const { message } of posts) {
    const mark = /"daily:1:past:([^:"]+):([^:"]+):/.exec(JSON.stringify(message.components));
    if (mark === null) continue;
    const key = `${mark[1]} ${mark[2]}`;
    found.set(key, [...(found.get(key) ?? []), message.id]);
  }
  const words = new Map(deliveries.map((one) => [`${one.subscriptionId} ${one.slot}`, one]));
  const expected = due.map(keyOf);
  const leftOut = due
    .filter((one) => !found.has(keyOf(one)) && words.get(keyOf(one))?.state === "skipped")
    .filter((one) => isLeftOut(one.id, one.dueAt))
    .map(keyOf);
  const wanted = expected.filter((key) => !leftOut.includes(key));
  // The bots' clocks run on while the last words are waited for, so that later dates may have come due rightly.
  const lastDate =
    due
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? "";
  const dateOf = (key: string) => key.slice(key.indexOf(" ") + 1);
  return {
    expected: expected.length,
    posted: wanted.filter((key) => found.has(key)).length,
    leftOut,
    missing: wanted.filter((key) => !found.has(key)),
    doubled: [...found].filter(([, ids]) => ids.length > 1).map(([key]) => key),
    stray: [...found.keys()].filter((key) => !expected.includes(key) && dateOf(key) <= lastDate),
    misnoted: wanted.filter((key) => {
      const word = words.get(key);
      return word?.state !== "posted" || word.messageId !== found.get(key)?.[0];
    }),
  };
}
