import { createHash } from "node:crypto";
import type { FollowUp } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import { type Message, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import type { Chosen, Lines } from "./choose.ts";
import type { Order } from "./poster.ts";

/** A request is given up after this long. */
const requestMs = 10_000;

/** What a post says: in which language, whether behind spoiler marks, and the id of the button by which it is known again. */
export type Looks = {
  readonly pastId: string;
  readonly roleId: string | undefined;
  readonly isCovered: boolean;
  readonly language: string | undefined;
  /** Of a card; text where there is none. */
  readonly look: string | undefined;
};

/** Draws posts; the view is handed in. */
export type DrawPost = {
  readonly message: (story: Story, chosen: Chosen, looks: Looks) => Message | Promise<Message>;
  /** The name of a forum's post. */
  readonly title: (story: Story, chosen: Chosen, looks: Pick<Looks, "isCovered" | "language">) => string;
  /** The name of a thread under the post. */
  readonly threadName: (passage: Passage | undefined, otherwise: string) => string;
};

/** The id of the button that every daily post has, by which it is known again: what the post shows stands at its end. */
export function markOf({ id, slot }: Pick<Subscription, "id" | "slot">): string {
  return `${pressId("daily", "past", id, slot)}:`;
}

export async function orderOf(
  claimed: Subscription,
  story: Story,
  chosen: Chosen,
  lines: Lines,
  draw: DrawPost,
): Promise<Order> {
  const { settings, guildId, id, slot } = claimed;
  const { roleId, isSilent, channelId, channelKind } = settings;
  const looks = {
    pastId: pastIdOf(claimed, chosen),
    roleId,
    isCovered: lines.isCovered,
    language: lines.language,
    look: settings.look,
  };
  return {
    spot: { guildId, channelId, channelKind },
    message: await draw.message(story, chosen, looks),
    nonce: createHash("sha256").update(`${id} ${slot}`).digest("base64url").slice(0, 25),
    title: draw.title(story, chosen, looks),
    roleId,
    isSilent,
    notAfter: (claimed.wakeAt ?? 0) - requestMs,
  };
}

function pastIdOf(claimed: Subscription, chosen: Chosen): string {
  if (chosen.kind === "end") return `${markOf(claimed)}end`;
  const [first, last] = [chosen.passages[0], chosen.passages.at(-1)];
  return `${markOf(claimed)}${first?.number}:${last?.number}:${last?.id}`;
}

export function followUpsOf({ settings }: Pick<Subscription, "settings">): readonly FollowUp[] {
  const isPlain = settings.channelKind === "text" || settings.channelKind === "announcement";
  const todo: FollowUp[] = [];
  if (settings.channelKind === "announcement") todo.push("crosspost");
  if (settings.opensThread && isPlain) todo.push("thread");
  if (settings.isPinned && settings.channelKind !== "forum") todo.push("pin");
  return todo;
}
