import * as spec from "discord-api-spec/zod";
import { MessageType } from "discord-api-types/v10";
import { holdsMessages, isThread } from "./channel-kinds.ts";
import { ApiError, fault } from "./errors.ts";
import type { Fixture, Post, SandboxChannel } from "./fixture.ts";
import { checkMessage, editPost, makePost, markCrossposted } from "./messages.ts";
import type { makeNonces } from "./nonces.ts";
import { bits } from "./permissions.ts";
import { type Call, empty, ok, type Route, route } from "./route.ts";
import { channelObject } from "./shapes.ts";

/** Channels and the messages in them. */
export function messageRoutes(fixture: Fixture, nonces: ReturnType<typeof makeNonces>): Route[] {
  const messages = "/channels/:channel/messages" as const;
  const one = `${messages}/:message` as const;
  const channelOf = (call: Call, needed = 0n) => fixture.channelFor(call.params.channel ?? "", needed);

  function post(call: Call) {
    const channel = channelOf(call);
    mayWrite(channel, call.files.size > 0);
    checkMessage(fixture, call);
    const { nonce } = call.body;
    const earlier = nonce != null && call.body.enforce_nonce === true ? nonces.find(nonce) : undefined;
    if (earlier) return ok({ ...earlier.message, nonce });
    channel.isArchived = false;
    const made = makePost(fixture, channel, fixture.bot, call);
    if (nonce != null) nonces.keep(nonce, made);
    return ok(nonce == null ? made.message : { ...made.message, nonce });
  }

  function own(call: Call) {
    const channel = channelOf(call);
    return { channel, found: fixture.postIn(channel, call.params.message ?? "") };
  }

  function edit(call: Call) {
    const { channel, found } = own(call);
    if (found.message.author.id !== fixture.bot.id) throw new ApiError(50005);
    if (channel.isArchived) throw new ApiError(50083);
    checkMessage(fixture, call, found.message);
    editPost(fixture, channel, found, call);
    return ok(found.message);
  }

  function remove(call: Call) {
    const { channel, found } = own(call);
    if (found.message.author.id !== fixture.bot.id) channelOf(call, bits.manageMessages);
    found.isDeleted = true;
    channel.pins.delete(found.message.id);
    return empty;
  }

  function crosspost(call: Call) {
    const { channel, found } = own(call);
    if (channel.type !== 5) throw new ApiError(50024);
    channelOf(call, found.message.author.id === fixture.bot.id ? bits.sendMessages : bits.manageMessages);
    if (found.crossposted) throw new ApiError(40033);
    markCrossposted(found);
    return ok(found.message);
  }

  function list(call: Call) {
    const channel = channelOf(call);
    const { query } = call;
    const limit = Number(query.get("limit") ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      throw new ApiError(50035, [fault(["limit"], "NUMBER_TYPE_RANGE", 1, 100)]);
    if ((channel.permissions & bits.readMessageHistory) === 0n) return ok([]);
    return ok(page(channel, limit, query).map(({ message }) => message));
  }

  function typing(call: Call) {
    mayWrite(channelOf(call), false);
    return empty;
  }

  const show = (call: Call) => {
    channelOf(call, bits.readMessageHistory);
    return ok(own(call).found.message);
  };
  return [
    route("GET /channels/:channel", (call) => ok(channelObject(channelOf(call)))),
    route("GET /guilds/:guild/channels", (call) => ok(guildChannels(fixture, call))),
    route("POST /channels/:channel/typing", typing),
    route(`GET ${messages}`, list, { query: ["limit", "before", "after", "around"] }),
    route(`POST ${messages}`, post, { schema: spec.MessageCreateRequestSchema }),
    route(`GET ${one}`, show),
    route(`PATCH ${one}`, edit, { schema: spec.MessageEditRequestPartialSchema }),
    route(`DELETE ${one}`, remove),
    route(`POST ${one}/crosspost`, crosspost),
  ];
}

/** Throws as Discord does where the bot may not write. */
function mayWrite(channel: SandboxChannel, withFiles: boolean): void {
  if (!holdsMessages(channel.type)) throw new ApiError(50008);
  if (!channel.takesMessages) throw new ApiError(50007);
  const writing = isThread(channel.type) ? bits.sendMessagesInThreads : bits.sendMessages;
  const needed = writing | (withFiles ? bits.attachFiles : 0n);
  if ((channel.permissions & needed) !== needed) throw new ApiError(50013);
  if (channel.isLocked && (channel.permissions & bits.manageThreads) === 0n) throw new ApiError(50083);
}

/** Newest first; `after` gives the oldest of those that came later, `around` some of either side. */
function page(channel: SandboxChannel, limit: number, query: URLSearchParams): Post[] {
  const seen = [...channel.messages.values()]
    .filter(({ isDeleted, onlyFor }) => !isDeleted && onlyFor === undefined)
    .reverse();
  const idOf = ({ message }: Post) => BigInt(message.id);
  const [before, after, around] = ["before", "after", "around"].map((key) => query.get(key));
  if (before) return seen.filter((post) => idOf(post) < BigInt(before)).slice(0, limit);
  if (after) return seen.filter((post) => idOf(post) > BigInt(after)).slice(-limit);
  if (!around) return seen.slice(0, limit);
  const middle = seen.findIndex((post) => idOf(post) <= BigInt(around));
  const from = Math.max(0, (middle === -1 ? seen.length : middle) - Math.floor(limit / 2));
  return seen.slice(from, from + limit);
}

function guildChannels(fixture: Fixture, call: Call): object[] {
  const { id } = fixture.guildWithBot(call.params.guild ?? "");
  return [...fixture.channels.values()]
    .filter(({ guildId, type }) => guildId === id && !isThread(type))
    .map(channelObject);
}

const pinLimit = 250;

/** Pins, on the old routes and the new: the bot pins its own message and Discord says so in the channel. */
export function pinRoutes(fixture: Fixture): Route[] {
  const paths = ["/channels/:channel/messages/pins", "/channels/:channel/pins"] as const;
  const place = (call: Call) => {
    const channel = fixture.channelFor(call.params.channel ?? "", bits.pinMessages);
    return { channel, post: fixture.postIn(channel, call.params.message ?? "") };
  };

  function pin(call: Call) {
    const { channel, post } = place(call);
    const { id } = post.message;
    if (post.isSystem) throw new ApiError(50021);
    if (channel.pins.has(id)) return empty;
    if (channel.pins.size >= pinLimit) throw new ApiError(30003);
    channel.pins.set(id, new Date(fixture.now()).toISOString());
    post.message = { ...post.message, pinned: true };
    const body = { allowed_mentions: { parse: [] } };
    const message_reference = { type: 0, message_id: id, channel_id: channel.id };
    const more = { type: MessageType.ChannelPinnedMessage, message_reference };
    makePost(fixture, channel, fixture.bot, { ...call, body, files: new Map() }, more).isSystem = true;
    return empty;
  }

  function unpin(call: Call) {
    const { channel, post } = place(call);
    channel.pins.delete(post.message.id);
    post.message = { ...post.message, pinned: false };
    return empty;
  }

  const items = (call: Call) => {
    const channel = fixture.channelFor(call.params.channel ?? "");
    if ((channel.permissions & bits.readMessageHistory) === 0n) return [];
    return [...channel.pins]
      .reverse()
      .map(([id, pinned_at]) => ({ pinned_at, message: fixture.postIn(channel, id).message }));
  };

  const listed = (call: Call) => {
    const before = call.query.get("before");
    const limit = Number(call.query.get("limit") ?? 50);
    const older = items(call).filter(({ pinned_at }) => before === null || pinned_at < before);
    return ok({ items: older.slice(0, limit), has_more: older.length > limit });
  };
  const old = (call: Call) => ok(items(call).map(({ message }) => message));
  return [
    ...paths.flatMap((path) => [route(`PUT ${path}/:message`, pin), route(`DELETE ${path}/:message`, unpin)]),
    route("GET /channels/:channel/pins", old),
    route("GET /channels/:channel/messages/pins", listed, { query: ["before", "limit"] }),
  ];
}
