import type { Delivery, FollowUp, Lack } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Passage, Story } from "../story/story.ts";
import type { FindStory } from "./input.ts";
import type { DrawPost } from "./order.ts";
import { postParts } from "./parts.ts";
import { type LimitsAt, postLimitsOf } from "./post-limits.ts";
import type { Done, Poster } from "./poster.ts";

/** An announcement may wait an hour for Discord's limit of ten; after this many tries nobody waits for it any more. */
const mostTries = 10;
/** Half a portion is worth most of a day: direct messages that were closed may be opened again. */
const mostTriesOfParts = 40;
const pauseMs = 60_000;

/** What the posts have told is what may be known there. */
export type MoveLimit = (
  of: Subscription,
  story: Story,
  last: Passage,
  /** `on`: never back, for what was shown once is known. */
  how: "to" | "on",
) => Promise<void>;

type FollowParts = {
  readonly store: Store;
  readonly story: FindStory;
  readonly limitsAt?: LimitsAt;
  readonly poster: Poster;
  readonly draw: Pick<DrawPost, "threadName" | "part">;
  /** Moves a spoiler limit that follows these posts; left out where nobody keeps any. */
  readonly moveLimit?: MoveLimit;
  readonly log: Log;
  readonly now: () => number;
};

/** What belongs to a post besides the post: published on, a thread, a pin. Whatever fails here never posts again. */
export async function followUp(delivery: Delivery, parts: FollowParts): Promise<void> {
  const found = await parts.store.find(delivery.subscriptionId);
  const { channelId, messageId } = delivery;
  // An admin may have chosen another story since: what belongs to this post is of its own.
  const { story = found?.settings.story ?? "" } = delivery;
  const subscription = found && { ...found, settings: { ...found.settings, story } };
  const left: Lack[] = [];
  const lacks: Lack[] = [];
  let waitMs: number | undefined;
  let current = delivery;
  if (subscription !== undefined && channelId !== undefined && messageId !== undefined) {
    const keep = async (next: PlacedPost) => {
      const isMine = await parts.store.setFollowUps(next, current.todoAt ?? 0);
      current = next;
      return isMine;
    };
    for (const [at, step] of delivery.todo.entries()) {
      // Without its thread a part has no place.
      if (step === "parts" && left.some((one) => one.step === "thread")) {
        left.push({ step, why: "other" });
        continue;
      }
      const done = await take(step, { ...current, channelId, messageId }, subscription, parts, keep);
      // Another machine has taken it over meanwhile, and goes on from what is noted.
      if (done.kind === "expired") return;
      if (done.kind === "wait") waitMs = Math.max(waitMs ?? 0, done.ms);
      // Parts take their time, and nothing before them is done twice.
      const rest = [...left.map((one) => one.step), ...delivery.todo.slice(at + 1)];
      if (done.kind === "done" && rest.includes("parts"))
        if (!(await keep({ ...current, channelId, messageId, todo: rest }))) return;
      const why = done.kind === "refused" ? done.by : "other";
      const isWorthMore = step === "parts" && done.kind === "refused";
      if (done.kind === "wait" || done.kind === "unknown" || isWorthMore) left.push({ step, why });
      else if (done.kind !== "done") {
        const code = "code" in done ? done.code : undefined;
        lacks.push({ step, why });
        // Without a thread of their own the parts follow in the channel.
        if (step === "thread" && current.parts !== undefined)
          current = { ...current, parts: { ...current.parts, channelId } };
        parts.log.warn("a daily post stands, but not all that belongs to it", {
          subscription: delivery.subscriptionId,
          step,
          kind: done.kind,
          code,
        });
      }
    }
  }
  const { todoAt: _, ...rest } = current;
  // Forty parts take more tries than a thread does; only those count that brought nothing further.
  const isMoving = (rest.parts?.posted ?? 0) > (delivery.parts?.posted ?? 0);
  const todoTries = isMoving ? 0 : delivery.todoTries;
  const pause = isMoving && waitMs !== undefined ? 0 : pauseMs * 2 ** Math.min(todoTries, 5);
  const wakeAt = parts.now() + Math.max(pause, waitMs ?? 0);
  const most = left.some(({ step }) => step === "parts") ? mostTriesOfParts : mostTries;
  const isOver = left.length === 0 || todoTries >= most;
  if (isOver) lacks.push(...left);
  const known = lacks.length === 0 ? rest : { ...rest, lacks: [...(rest.lacks ?? []), ...lacks] };
  const next = { ...known, todoTries };
  await parts.store.setFollowUps(
    isOver ? { ...next, todo: [] } : { ...next, todo: left.map(({ step }) => step), todoAt: wakeAt },
    current.todoAt ?? 0,
  );
}

type PlacedPost = Delivery & { readonly channelId: string; readonly messageId: string };

async function take(
  step: FollowUp,
  delivery: PlacedPost,
  of: Subscription,
  parts: FollowParts,
  keep: (next: PlacedPost) => Promise<boolean>,
): Promise<Done | { readonly kind: "expired" }> {
  const { channelId, messageId } = delivery;
  switch (step) {
    case "crosspost":
      return parts.poster.crosspost(channelId, messageId);
    case "thread": {
      const story = await parts.story(of.settings.story, of.guildId);
      const { isSpoiler } = await postLimitsOf(parts, of, story);
      // A thread's name can't be covered.
      const passage = isSpoiler ? undefined : story?.passages[(delivery.first ?? 1) - 1];
      return parts.poster.openThread(channelId, messageId, parts.draw.threadName(passage, delivery.slot));
    }
    case "parts":
      return postParts(delivery, of, parts, keep);
    case "limit": {
      const story = await parts.story(of.settings.story, of.guildId);
      const passage = story?.passages[(delivery.last ?? 1) - 1];
      if (story !== undefined && passage !== undefined) await parts.moveLimit?.(of, story, passage, "on");
      return { kind: "done" };
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
