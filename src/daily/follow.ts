import type { Delivery, FollowUp, Lack } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { FindStory } from "./input.ts";
import { type LinesAt, linesOf } from "./lines.ts";
import type { DrawPost } from "./order.ts";
import type { Done, Poster } from "./poster.ts";

/** An announcement may wait an hour for Discord's limit of ten; after this many tries nobody waits for it any more. */
const mostTries = 10;
const pauseMs = 60_000;

type Parts = {
  readonly store: Store;
  readonly story: FindStory;
  readonly linesAt?: LinesAt;
  readonly poster: Poster;
  readonly draw: Pick<DrawPost, "threadName">;
  readonly log: Log;
  readonly now: () => number;
};

/** What belongs to a post besides the post: published on, a thread, a pin. Whatever fails here never posts again. */
export async function followUp(delivery: Delivery, parts: Parts): Promise<void> {
  const subscription = await parts.store.find(delivery.subscriptionId);
  const { channelId, messageId } = delivery;
  const left: FollowUp[] = [];
  const lacks: Lack[] = [];
  let wakeAt = parts.now() + pauseMs * 2 ** Math.min(delivery.todoTries, 5);
  if (subscription !== undefined && channelId !== undefined && messageId !== undefined) {
    for (const step of delivery.todo) {
      const done = await take(step, { ...delivery, channelId, messageId }, subscription, parts);
      if (done.kind === "wait") wakeAt = Math.max(wakeAt, parts.now() + done.ms);
      if (done.kind === "wait" || done.kind === "unknown") left.push(step);
      else if (done.kind !== "done") {
        const code = "code" in done ? done.code : undefined;
        lacks.push({ step, why: done.kind === "refused" ? done.by : "other" });
        parts.log.warn("a daily post stands, but not all that belongs to it", {
          subscription: delivery.subscriptionId,
          step,
          kind: done.kind,
          code,
        });
      }
    }
  }
  const { todoAt: _, ...rest } = delivery;
  const isOver = left.length === 0 || delivery.todoTries >= mostTries;
  if (isOver) lacks.push(...left.map((step) => ({ step, why: "other" })));
  const known = lacks.length === 0 ? rest : { ...rest, lacks: [...(rest.lacks ?? []), ...lacks] };
  await parts.store.setFollowUps(isOver ? { ...known, todo: [] } : { ...known, todo: left, todoAt: wakeAt });
}

type Placed = Delivery & { readonly channelId: string; readonly messageId: string };

async function take(step: FollowUp, delivery: Placed, of: Subscription, parts: Parts): Promise<Done> {
  const { channelId, messageId } = delivery;
  switch (step) {
    case "crosspost":
      return parts.poster.crosspost(channelId, messageId);
    case "thread": {
      const story = await parts.story(of.settings.story, of.guildId);
      const { isCovered } = await linesOf(parts, of, story);
      // A thread's name can't be covered.
      const passage = isCovered ? undefined : story?.passages[(delivery.first ?? 1) - 1];
      return parts.poster.openThread(channelId, messageId, parts.draw.threadName(passage, delivery.slot));
    }
    case "pin": {
      const earlier = await parts.store.deliveries(of.id, 20);
      const last = earlier.find(
        (one) =>
          one.messageId !== undefined && one.slot !== delivery.slot && one.settledAt <= delivery.settledAt,
      );
      // The channel holds few pins; taking the last one down first never leaves it with none to give.
      if (last?.channelId === channelId && last.messageId !== undefined) {
        await parts.poster.unpin(channelId, last.messageId);
      }
      return parts.poster.pin(channelId, messageId);
    }
  }
}
