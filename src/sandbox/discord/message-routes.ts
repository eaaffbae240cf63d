import * as spec from "discord-api-spec/zod";
import { holdsMessages, isForum, isThread } from "./channel-kinds.ts";
import { ApiError } from "./errors.ts";
import { checkMessage, editPost, makePost, markCrossposted, type Sent } from "./messages.ts";
import type { makeNonces } from "./nonces.ts";
import { bits } from "./permissions.ts";
import { type Call, empty, ok, type Route } from "./route.ts";
import { channelObject } from "./shapes.ts";
import type { Channel, Post, World } from "./world.ts";

/** Channels and the messages in them. */
export function messageRoutes(world: World, nonces: ReturnType<typeof makeNonces>): Route[] {
  const messages = "/channels/:channel/messages";
  const one = `${messages}/:message`;
  const channelOf = (call: Call, needed = 0n) => world.channelFor(call.params.channel ?? "", needed);

  function post(call: Call) {
    const channel = channelOf(call);
    mayWrite(channel, call.files.size > 0);
    const sent = sentBy(call);
    checkMessage(world, sent);
    const { nonce } = call.body;
    const earlier = nonce != null && call.body.enforce_nonce === true ? nonces.find(nonce) : undefined;
    if (earlier) return ok({ ...earlier.message, nonce });
    channel.isArchived = false;
    const made = makePost(world, channel, world.bot, sent);
    if (nonce != null) nonces.keep(nonce, made);
    return ok(nonce == null ? made.message : { ...made.message, nonce });
  }

  function own(call: Call): { readonly channel: Channel; readonly found: Post } {
    const channel = channelOf(call);
    const found = world.postIn(channel, call.params.message ?? "");
    return { channel, found };
  }

  function edit(call: Call) {
    const { channel, found } = own(call);
    if (found.message.author.id !== world.bot.id) throw new ApiError(50005);
    if (channel.isArchived) throw new ApiError(50083);
    const sent = sentBy(call);
    checkMessage(world, sent, found.message);
    editPost(world, channel, found, sent);
    return ok(found.message);
  }

  function remove(call: Call) {
    const { channel, found } = own(call);
    if (found.message.author.id !== world.bot.id) channelOf(call, bits.manageMessages);
    found.isDeleted = true;
    channel.pins.delete(found.message.id);
    return empty;
  }

  function crosspost(call: Call) {
    const { channel, found } = own(call);
    if (channel.type !== 5) throw new ApiError(50024);
    channelOf(call, found.message.author.id === world.bot.id ? bits.sendMessages : bits.manageMessages);
    if (found.crossposted) throw new ApiError(40033);
    markCrossposted(found);
    return ok(found.message);
  }

  function list(call: Call) {
    const channel = channelOf(call);
    const { query } = call;
    const limit = Number(query.get("limit") ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
      throw new ApiError(50035, [
        { path: ["limit"], code: "NUMBER_TYPE_MAX", message: "int value should be between 1 and 100." },
      ]);
    }
    if ((channel.permissions & bits.readMessageHistory) === 0n) return ok([]);
    return ok(page(channel, limit, query).map(({ message }) => message));
  }

  function typing(call: Call) {
    mayWrite(channelOf(call), false);
    return empty;
  }

  return [
    { method: "GET", path: "/channels/:channel", handle: (call) => ok(channelObject(channelOf(call))) },
    { method: "GET", path: "/guilds/:guild/channels", handle: (call) => ok(guildChannels(world, call)) },
    {
      method: "POST",
      path: "/channels/:channel/typing",
      handle: typing,
    },
    { method: "GET", path: messages, query: ["limit", "before", "after", "around"], handle: list },
    { method: "POST", path: messages, schema: spec.MessageCreateRequestSchema, handle: post },
    {
      method: "GET",
      path: one,
      handle: (call) => {
        channelOf(call, bits.readMessageHistory);
        return ok(own(call).found.message);
      },
    },
    { method: "PATCH", path: one, schema: spec.MessageEditRequestPartialSchema, handle: edit },
    { method: "DELETE", path: one, handle: remove },
    { method: "POST", path: `${one}/crosspost`, handle: crosspost },
  ];
}

export function sentBy({ method, route, body, files }: Call): Sent {
  return { method, route, body, files };
}

/** Throws as Discord does where the bot may not write. */
export function mayWrite(channel: Channel, withFiles: boolean): void {
  if (isForum(channel.type) || !holdsMessages(channel.type)) throw new ApiError(50008);
  if (!channel.takesMessages) throw new ApiError(50007);
  const needed =
    (isThread(channel.type) ? bits.sendMessagesInThreads : bits.sendMessages) |
    (withFiles ? bits.attachFiles : 0n);
  if ((channel.permissions & needed) !== needed) throw new ApiError(50013);
  if (channel.isLocked && (channel.permissions & bits.manageThreads) === 0n) throw new ApiError(50083);
}

/** Newest first; `after` gives the oldest of those that came later, `around` some of either side. */
function page(channel: Channel, limit: number, query: URLSearchParams): Post[] {
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

function guildChannels(world: World, call: Call): object[] {
  const { id } = world.guildWithBot(call.params.guild ?? "");
  return [...world.channels.values()]
    .filter(({ guildId, type }) => guildId === id && !isThread(type))
    .map(channelObject);
}
