import type { Found, Order, Posted, Poster, Trouble } from "../daily/poster.ts";
import { dailyBody } from "../interaction/body.ts";
import { faultInBody, idsIn } from "./limits.ts";
import type { Messages, NewMessage } from "./messages.ts";
import { channels, mayPostIn } from "./world.ts";

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
const unknownChannel = 10_003;
const missingAccess = 50_001;

/** Daily posts into the page, with Discord's word on each: whatever becomes of a post there becomes of it here. */
export function makePoster(messages: Messages, now: () => number): Poster {
  /** What was posted under a nonce: Discord answers a repeat with the same message. */
  const posted = new Map<string, string>();

  const refusalOf = (channelId: string): Trouble | undefined => {
    const channel = channels.find((one) => one.id === channelId);
    if (channel === undefined) return { kind: "refused", by: "channel-gone", code: unknownChannel };
    return mayPostIn(channel) ? undefined : { kind: "refused", by: "no-access", code: missingAccess };
  };
  const post = (order: Order): Posted => {
    const { channelId } = order.spot;
    const before = posted.get(order.nonce);
    if (before !== undefined)
      return messages.has(before) ? { kind: "posted", channelId, messageId: before } : { kind: "deleted" };
    if (now() > order.notAfter) return { kind: "expired" };
    const refusal = refusalOf(channelId);
    if (refusal !== undefined) return refusal;
    const body = dailyBody(order.message, order);
    const files = order.message.files ?? [];
    const fault = faultInBody(body, files);
    if (fault !== undefined) return { kind: "malformed", error: new Error(`Discord would find: ${fault}`) };
    const about = { ...unasked, channelId, post: { ...plainPost, isSilent: order.isSilent } };
    const messageId = messages.add(about, body, files, body);
    posted.set(order.nonce, messageId);
    return { kind: "posted", channelId, messageId };
  };
  const find = (channelId: string, mark: string): Found => {
    for (const { id, body } of messages.inChannel(channelId)) {
      const found = idsIn(body).find((one) => one.startsWith(mark));
      if (found !== undefined) return { kind: "found", channelId, messageId: id, mark: found };
    }
    return { kind: "absent" };
  };
  const change =
    (part: Parameters<Messages["change"]>[1]) => async (_channelId: string, messageId: string) => {
      messages.change(messageId, part);
      return { kind: "done" } as const;
    };

  return {
    post: async (order) => post(order),
    find: async ({ channelId }, mark) => find(channelId, mark),
    crosspost: change({ isPublished: true }),
    pin: change({ isPinned: true }),
    unpin: change({ isPinned: false }),
    openThread: (channelId, messageId, thread) => change({ thread })(channelId, messageId),
  };
}

/** A message that nobody asked for. */
export const unasked: NewMessage = {
  where: "server",
  client: "",
  isPrivate: false,
  used: undefined,
  by: undefined,
  answers: undefined,
};

const plainPost = { isPinned: false, isPublished: false, thread: undefined };
