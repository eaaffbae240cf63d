import type { Delivery } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Store } from "../store/store.ts";
import type { FindStory } from "./input.ts";
import { type DrawPost, partMarkOf, partOrderOf } from "./order.ts";
import { type LimitsAt, postLimitsOf } from "./post-limits.ts";
import type { Done, Poster } from "./poster.ts";
import { followUpLeaseMs } from "./settle.ts";

type PostedDelivery = Delivery & { readonly channelId: string; readonly messageId: string };

/**
 * The further messages of a long portion, in order, each once: what is posted is noted after each, and an earlier run may
 * have died between the two, so that its last message is looked for before it is sent.
 */
export async function postParts(
  delivery: PostedDelivery,
  of: Subscription,
  parts: {
    readonly store: Store;
    readonly story: FindStory;
    readonly limitsAt?: LimitsAt;
    readonly poster: Pick<Poster, "post" | "find">;
    readonly draw: Pick<DrawPost, "part">;
    readonly now: () => number;
  },
  /** False where another machine has taken over meanwhile. */
  keep: (next: PostedDelivery) => Promise<boolean>,
): Promise<Done | { readonly kind: "expired" }> {
  const story = await parts.story(of.settings.story, of.guildId);
  const { ranges = [], posted = 0, ...place } = delivery.parts ?? {};
  if (story === undefined) return { kind: "refused", by: "other", code: 0 };
  const limits = await postLimitsOf(parts, of, story);
  let now = delivery;
  let mayStand = delivery.todoTries > 0;
  for (let at = posted; at < ranges.length; at += 1) {
    const order = partOrderOf(now, of, story, at, limits, parts.draw);
    const since = { at: delivery.settledAt, messageId: undefined };
    const found = mayStand
      ? await parts.poster.find(order.spot, partMarkOf(delivery, of, at), since)
      : undefined;
    // A thread that can't be read can't be posted to without a risk of saying a thing twice.
    if (found !== undefined && found.kind !== "found" && found.kind !== "absent")
      return found.kind === "unreadable" ? { kind: "refused", by: "no-access", code: 0 } : found;
    if (found?.kind !== "found") {
      mayStand = false;
      const sent = await parts.poster.post(order);
      // One that Discord will never take costs itself and nothing after it.
      const isBarred = sent.kind === "malformed" || (sent.kind === "refused" && sent.by === "automod");
      const why = sent.kind === "refused" ? sent.by : "other";
      if (isBarred) now = { ...now, lacks: [...(now.lacks ?? []), { step: "parts", why }] };
      else if (sent.kind !== "posted" && sent.kind !== "deleted") return sent;
    }
    now = {
      ...now,
      parts: { ...place, ranges, posted: at + 1 },
      todoAt: parts.now() + followUpLeaseMs,
    };
    if (!(await keep(now))) return { kind: "expired" };
  }
  return { kind: "done" };
}
