import { MessageType } from "discord-api-types/v10";
import { ApiError } from "./errors.ts";
import { makePost } from "./messages.ts";
import { bits } from "./permissions.ts";
import { type Call, empty, ok, type Route } from "./route.ts";
import type { World } from "./world.ts";

const pinLimit = 250;

/** Pins, on the old routes and the new: the bot pins its own message and Discord says so in the channel. */
export function pinRoutes(world: World): Route[] {
  const paths = ["/channels/:channel/messages/pins", "/channels/:channel/pins"];
  const place = (call: Call) => {
    const channel = world.channelFor(call.params.channel ?? "", bits.pinMessages);
    return { channel, post: world.postIn(channel, call.params.message ?? "") };
  };

  function pin(call: Call) {
    const { channel, post } = place(call);
    const { id } = post.message;
    if (post.isSystem) throw new ApiError(50021);
    if (channel.pins.has(id)) return empty;
    if (channel.pins.size >= pinLimit) throw new ApiError(30003);
    channel.pins.set(id, new Date(world.now()).toISOString());
    post.message = { ...post.message, pinned: true };
    const body = { allowed_mentions: { parse: [] } };
    const notice = makePost(
      world,
      channel,
      world.bot,
      { ...call, body, files: new Map() },
      {
        type: MessageType.ChannelPinnedMessage,
        message_reference: { type: 0, message_id: id, channel_id: channel.id },
      },
    );
    notice.isSystem = true;
    return empty;
  }

  function unpin(call: Call) {
    const { channel, post } = place(call);
    channel.pins.delete(post.message.id);
    post.message = { ...post.message, pinned: false };
    return empty;
  }

  const items = (call: Call) => {
    const channel = world.channelFor(call.params.channel ?? "");
    if ((channel.permissions & bits.readMessageHistory) === 0n) return [];
    return [...channel.pins]
      .reverse()
      .map(([id, pinned_at]) => ({ pinned_at, message: world.postIn(channel, id).message }));
  };

  return [
    ...paths.flatMap((path): Route[] => [
      { method: "PUT", path: `${path}/:message`, handle: pin },
      { method: "DELETE", path: `${path}/:message`, handle: unpin },
    ]),
    {
      method: "GET",
      path: "/channels/:channel/pins",
      handle: (call) => ok(items(call).map(({ message }) => message)),
    },
    {
      method: "GET",
      path: "/channels/:channel/messages/pins",
      query: ["before", "limit"],
      handle: (call) => {
        const before = call.query.get("before");
        const limit = Number(call.query.get("limit") ?? 50);
        const older = items(call).filter(({ pinned_at }) => before === null || pinned_at < before);
        return ok({ items: older.slice(0, limit), has_more: older.length > limit });
      },
    },
  ];
}
