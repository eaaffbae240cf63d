import { createHash } from "node:crypto";
import type { Delivery, FollowUp } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import { personIn } from "../owner.ts";
import { type Message, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import { isPlain } from "./allowed.ts";
import type { ChosenPost, PostLimits } from "./choose.ts";
import { messagesOf } from "./portion.ts";
import type { PostOrder } from "./poster.ts";

/** A request is given up after this long. */
const requestMs = 10_000;

/** What a post says: in which language, whether behind spoiler marks, and the id of the button by which it is known again. */
export type Looks = {
  /** Of a portion in several messages. */
  readonly part?: { readonly at: number; readonly of: number } | undefined;
  /** Of a story told in order and begun before: its last passage of this post, for those who have to catch up. */
  readonly upTo?: Passage | undefined;
  readonly pastId: string;
  /** The id of the button that stops what comes to a person alone. */
  readonly leaveId?: string | undefined;
  readonly roleId: string | undefined;
  readonly isSpoiler: boolean;
  readonly language: string | undefined;
  /** Of a card; text where there is none. */
  readonly look: string | undefined;
};

/** Draws posts; the view is handed in. */
export type DrawPost = {
  readonly message: (story: Story, chosen: ChosenPost, looks: Looks) => Message | Promise<Message>;
  /** A further message of a portion that one can't hold. */
  readonly part: (story: Story, passages: readonly Passage[], looks: Looks) => Message;
  /** The name of a forum's post. */
  readonly title: (story: Story, chosen: ChosenPost, looks: Pick<Looks, "isSpoiler" | "language">) => string;
  /** The name of a thread under the post. */
  readonly threadName: (passage: Passage | undefined, otherwise: string) => string;
};

/** The id of the button that every daily post has, by which it is known again: what the post shows stands at its end. */
export function markOf({ guildId, id, slot }: Pick<Subscription, "guildId" | "id" | "slot">): string {
  return `${pressId(commandOf(guildId), "past", id, slot)}:`;
}

/** /daily is for servers: it answers nobody in their direct messages. */
function commandOf(owner: string): "daily" | "daily-me" {
  return personIn(owner) === undefined ? "daily" : "daily-me";
}

export async function orderOf(
  claimed: Subscription,
  story: Story,
  chosen: ChosenPost,
  limits: PostLimits,
  draw: DrawPost,
): Promise<PostOrder> {
  const { settings, guildId, id, slot } = claimed;
  const { roleId, isSilent, channelId, channelKind } = settings;
  const messages = chosen.kind === "passages" ? messagesOf(chosen.passages) : [];
  const shown = chosen.kind === "passages" ? { ...chosen, passages: messages[0] ?? [] } : chosen;
  const looks = {
    part: messages.length > 1 ? { at: 1, of: messages.length } : undefined,
    upTo: lastToCatchUp(claimed, chosen),
    pastId: pastIdOf(claimed, chosen),
    leaveId: personIn(guildId) === undefined ? undefined : pressId(commandOf(guildId), "leave", id),
    roleId,
    isSpoiler: limits.isSpoiler,
    language: limits.language,
    look: settings.look,
  };
  return {
    spot: { guildId, channelId, channelKind },
    message: await draw.message(story, shown, looks),
    nonce: nonceOf(id, slot),
    title: draw.title(story, shown, looks),
    tagId: settings.tag?.id,
    roleId,
    isSilent,
    notAfter: (claimed.wakeAt ?? 0) - requestMs,
  };
}

/** The same for every try. Discord takes 25 characters. */
function nonceOf(...of: readonly string[]): string {
  return createHash("sha256").update(of.join(" ")).digest("base64url").slice(0, 25);
}

/** The id of the button by which a part is known again. */
export function partMarkOf(
  delivery: Pick<Delivery, "subscriptionId" | "slot">,
  { guildId }: Pick<Subscription, "guildId">,
  at: number,
): string {
  return `${pressId(commandOf(guildId), "part", delivery.subscriptionId, delivery.slot, at)}:`;
}

type Placed = { readonly channelId: string; readonly messageId: string };

/** A part of a delivery: a message in the thread about its post, or in the forum's post. */
export function partOrderOf(
  delivery: Delivery & Placed,
  of: Subscription,
  story: Story,
  at: number,
  limits: PostLimits,
  draw: Pick<DrawPost, "part">,
): PostOrder {
  const { settings, guildId } = of;
  const { ranges = [], channelId = partsChannel(delivery, settings) } = delivery.parts ?? {};
  const [first, last] = ranges[at] ?? [1, 0];
  const passages = story.passages.slice(first - 1, last);
  const looks = {
    part: { at: at + 1, of: ranges.length },
    pastId: partMarkOf(delivery, of, at),
    roleId: undefined,
    isSpoiler: limits.isSpoiler,
    language: limits.language,
    look: undefined,
  };
  return {
    spot: { guildId, channelId, channelKind: "thread" },
    message: draw.part(story, passages, looks),
    nonce: nonceOf(delivery.subscriptionId, delivery.slot, String(at)),
    title: "",
    roleId: undefined,
    isSilent: settings.isSilent,
    notAfter: (delivery.todoAt ?? 0) - requestMs,
  };
}

/** A thread about a message has the message's id, and a forum's post is a thread. */
function partsChannel(
  { channelId, messageId }: Placed,
  { channelKind }: Pick<Subscription["settings"], "channelKind">,
): string {
  return isPlain({ channelKind }) ? messageId : channelId;
}

function firstOf({ chapters }: ToldNow): number {
  return chapters[0]?.first ?? 0;
}

function lastOf({ chapters }: ToldNow): number {
  return chapters.at(-1)?.last ?? 0;
}

type ToldNow = Extract<ChosenPost, { readonly kind: "chapters" }>;

function pastIdOf(claimed: Subscription, chosen: ChosenPost): string {
  if (chosen.kind === "end") return `${markOf(claimed)}end`;
  if (chosen.kind === "chapters") {
    // By the ids the post is known for what it told, whatever became of the story since.
    return `${markOf(claimed)}${[firstOf(chosen), lastOf(chosen), chosen.ids[0], chosen.ids.at(-1)].join(":")}`;
  }
  const [first, last] = [chosen.passages[0], chosen.passages.at(-1)];
  return `${markOf(claimed)}${first?.number}:${last?.number}:${last?.id}`;
}

function lastToCatchUp({ settings }: Subscription, chosen: ChosenPost): Passage | undefined {
  if (settings.order !== "serial" || chosen.kind !== "passages") return undefined;
  const { passages } = chosen;
  return (passages[0]?.number ?? 1) > 1 ? passages.at(-1) : undefined;
}

/** What remains to be done once the post stands. */
export function followUpsOf(
  { settings }: Pick<Subscription, "settings">,
  chosen: ChosenPost,
  placed: Placed,
): Pick<Delivery, "todo" | "parts"> {
  const messages = chosen.kind === "passages" ? messagesOf(chosen.passages) : [];
  const isLong = messages.length > 1;
  const todo: FollowUp[] = [];
  if (settings.channelKind === "announcement") todo.push("crosspost");
  if ((settings.opensThread || isLong) && isPlain(settings)) todo.push("thread");
  if (isLong) todo.push("parts");
  if (settings.follows !== undefined && chosen.kind !== "end") todo.push("limit");
  if (settings.isPinned && settings.channelKind !== "forum") todo.push("pin");
  if (!isLong) return { todo };
  const ranges = messages.map((some) => [some[0]?.number ?? 0, some.at(-1)?.number ?? 0] as const);
  return { todo, parts: { ranges, posted: 1, channelId: partsChannel(placed, settings) } };
}
