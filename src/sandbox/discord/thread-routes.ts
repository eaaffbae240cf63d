import * as spec from "discord-api-spec/zod";
import { MessageType } from "discord-api-types/v10";
import { channelKind, isForum, isThread } from "./channel-kinds.ts";
import { ApiError, type BodyFault } from "./errors.ts";
import { type Json, listOf, numberOf, recordOf } from "./json.ts";
import { checkMessage, makePost, type Sent } from "./messages.ts";
import { bits } from "./permissions.ts";
import { type Call, created, empty, ok, type Route } from "./route.ts";
import { channelObject } from "./shapes.ts";
import type { Channel, World } from "./world.ts";

const hasThread = 1 << 5;

/** Threads: from a message, on their own, and as the posts of a forum. */
export function threadRoutes(world: World): Route[] {
  function open(parent: Channel, id: string, type: number, body: Json): Channel {
    return world.channel({
      id,
      type,
      name: nameOf(body),
      ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
      parentId: parent.id,
      permissions: parent.permissions,
      ownerId: world.bot.id,
    });
  }

  function system(
    channel: Channel,
    call: Call,
    type: MessageType,
    source: { channel: string; message?: string },
  ) {
    const sent: Sent = { method: call.method, route: call.route, body: {}, files: new Map() };
    const reference = {
      type: 0,
      channel_id: source.channel,
      ...(source.message ? { message_id: source.message } : {}),
    };
    const post = makePost(world, channel, world.bot, sent, { type, message_reference: reference });
    post.isSystem = true;
  }

  function fromMessage(call: Call) {
    const channel = world.channelFor(call.params.channel ?? "", bits.createPublicThreads);
    if (channel.type !== channelKind.text && channel.type !== channelKind.announcement)
      throw new ApiError(50024);
    const post = world.postIn(channel, call.params.message ?? "");
    const { id } = post.message;
    if (world.channels.has(id)) throw new ApiError(160004);
    const type =
      channel.type === channelKind.announcement ? channelKind.announcementThread : channelKind.publicThread;
    const thread = open(channel, id, type, call.body);
    system(thread, call, MessageType.ThreadStarterMessage, { channel: channel.id, message: id });
    const shown = channelObject(thread);
    post.message = {
      ...post.message,
      flags: numberOf(post.message.flags) | hasThread,
      thread: shown as never,
    };
    return created(shown);
  }

  function onItsOwn(call: Call) {
    const parent = world.channelFor(call.params.channel ?? "");
    if (isForum(parent.type)) return inForum(parent, call);
    if (parent.type !== channelKind.text && parent.type !== channelKind.announcement)
      throw new ApiError(50024);
    const type = numberOf(call.body.type ?? channelKind.privateThread);
    const needed = type === channelKind.privateThread ? bits.createPrivateThreads : bits.createPublicThreads;
    world.channelFor(parent.id, needed);
    const thread = open(parent, world.id(), type, call.body);
    if (type !== channelKind.privateThread)
      system(parent, call, MessageType.ThreadCreated, { channel: thread.id });
    return created(channelObject(thread));
  }

  function inForum(parent: Channel, call: Call) {
    world.channelFor(parent.id, bits.sendMessages);
    const tags = listOf(call.body.applied_tags);
    if (parent.requiresTag && tags.length === 0) throw new ApiError(40067);
    const sent: Sent = {
      method: call.method,
      route: call.route,
      body: recordOf(call.body.message),
      files: call.files,
      at: ["message"],
      whole: call.body,
    };
    checkMessage(world, sent);
    const id = world.id();
    const thread = open(parent, id, channelKind.publicThread, call.body);
    const { message } = makePost(world, thread, world.bot, sent, { id });
    return created({ ...channelObject(thread), applied_tags: tags, message });
  }

  function change(call: Call) {
    const thread = world.channelFor(call.params.channel ?? "");
    if (!isThread(thread.type)) throw new ApiError(50013);
    if (thread.ownerId !== world.bot.id) world.channelFor(thread.id, bits.manageThreads);
    if (call.body.locked !== undefined) world.channelFor(thread.id, bits.manageThreads);
    if (call.body.name !== undefined) thread.name = nameOf(call.body);
    thread.isArchived = call.body.archived === undefined ? thread.isArchived : call.body.archived === true;
    thread.isLocked = call.body.locked === undefined ? thread.isLocked : call.body.locked === true;
    return ok(channelObject(thread));
  }

  function active(call: Call) {
    const { id } = world.guildWithBot(call.params.guild ?? "");
    const threads = [...world.channels.values()].filter(
      (one) => one.guildId === id && isThread(one.type) && !one.isArchived,
    );
    return ok({ threads: threads.map(channelObject), members: [] });
  }

  return [
    { method: "GET", path: "/guilds/:guild/threads/active", handle: active },
    {
      method: "POST",
      path: "/channels/:channel/messages/:message/threads",
      schema: spec.CreateTextThreadWithMessageRequestSchema,
      handle: fromMessage,
    },
    {
      method: "POST",
      path: "/channels/:channel/threads",
      schema: ({ params }) =>
        isForum(world.channels.get(params.channel ?? "")?.type ?? 0)
          ? spec.CreateForumThreadRequestSchema
          : spec.CreateTextThreadWithoutMessageRequestSchema,
      handle: onItsOwn,
    },
    { method: "PATCH", path: "/channels/:channel", handle: change },
    { method: "PUT", path: "/channels/:channel/thread-members/@me", handle: () => empty },
  ];
}

function nameOf({ name }: Json): string {
  const trimmed = String(name).trim();
  const fault: BodyFault = { path: ["name"], code: "BASE_TYPE_REQUIRED", message: "This field is required" };
  if (trimmed === "") throw new ApiError(50035, [fault]);
  if (trimmed.length > 100)
    throw new ApiError(50035, [
      { ...fault, code: "BASE_TYPE_MAX_LENGTH", message: "Must be 100 or fewer in length." },
    ]);
  return trimmed;
}
