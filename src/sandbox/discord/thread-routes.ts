import * as spec from "discord-api-spec/zod";
import { type APIMessage, ChannelType, MessageType } from "discord-api-types/v10";
import { isForum, isThread } from "./channel-kinds.ts";
import { ApiError, fault } from "./errors.ts";
import type { Fixture, SandboxChannel } from "./fixture.ts";
import { defined, type Json, listOf, numberOf, recordOf } from "./json.ts";
import { checkMessage, makePost, type Sent } from "./messages.ts";
import { bits } from "./permissions.ts";
import { type Call, created, empty, ok, type Route, route } from "./route.ts";
import { channelObject } from "./shapes.ts";

const hasThread = 1 << 5;

/** Threads: from a message, on their own, and as the posts of a forum. */
export function threadRoutes(fixture: Fixture): Route[] {
  function open(parent: SandboxChannel, id: string, type: number, body: Json): SandboxChannel {
    const { guildId, permissions, id: parentId } = parent;
    const own = { id, type, name: nameOf(body), parentId, permissions, ownerId: fixture.bot.id };
    return fixture.channel({ ...own, ...defined({ guildId }) });
  }

  /** Discord's own notice. */
  function system(channel: SandboxChannel, call: Call, notice: Partial<APIMessage>) {
    makePost(fixture, channel, fixture.bot, { ...call, body: {}, files: new Map() }, notice).isSystem = true;
  }
  const hasThreads = ({ type }: SandboxChannel) =>
    type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;

  function fromMessage(call: Call) {
    const channel = fixture.channelFor(call.params.channel ?? "", bits.createPublicThreads);
    if (!hasThreads(channel)) throw new ApiError(50024);
    const post = fixture.postIn(channel, call.params.message ?? "");
    const { id } = post.message;
    if (fixture.channels.has(id)) throw new ApiError(160004);
    const isNews = channel.type === ChannelType.GuildAnnouncement;
    const type = isNews ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
    const thread = open(channel, id, type, call.body);
    const message_reference = { type: 0, channel_id: channel.id, message_id: id };
    system(thread, call, { type: MessageType.ThreadStarterMessage, message_reference });
    const shown = channelObject(thread);
    const flags = numberOf(post.message.flags) | hasThread;
    post.message = { ...post.message, flags, thread: shown as never };
    return created(shown);
  }

  function onItsOwn(call: Call) {
    const parent = fixture.channelFor(call.params.channel ?? "");
    if (isForum(parent.type)) return inForum(parent, call);
    if (!hasThreads(parent)) throw new ApiError(50024);
    const type = numberOf(call.body.type ?? ChannelType.PrivateThread);
    const needed = type === ChannelType.PrivateThread ? bits.createPrivateThreads : bits.createPublicThreads;
    fixture.channelFor(parent.id, needed);
    const thread = open(parent, fixture.id(), type, call.body);
    if (type !== ChannelType.PrivateThread)
      system(parent, call, {
        type: MessageType.ThreadCreated,
        message_reference: { type: 0, channel_id: thread.id },
      });
    return created(channelObject(thread));
  }

  function inForum(parent: SandboxChannel, call: Call) {
    fixture.channelFor(parent.id, bits.sendMessages);
    const tags = listOf(call.body.applied_tags);
    if (parent.requiresTag && tags.length === 0) throw new ApiError(40067);
    const isKnown = (tag: unknown) => parent.tags.some(({ id }) => id === tag);
    if (parent.tags.length > 0 && !tags.every(isKnown)) throw new ApiError(10087);
    const sent: Sent = { ...call, body: recordOf(call.body.message), at: ["message"], whole: call.body };
    checkMessage(fixture, sent);
    const id = fixture.id();
    const thread = open(parent, id, ChannelType.PublicThread, call.body);
    const { message } = makePost(fixture, thread, fixture.bot, sent, { id });
    return created({ ...channelObject(thread), applied_tags: tags, message });
  }

  function change(call: Call) {
    const thread = fixture.channelFor(call.params.channel ?? "");
    if (!isThread(thread.type)) throw new ApiError(50013);
    if (thread.ownerId !== fixture.bot.id) fixture.channelFor(thread.id, bits.manageThreads);
    if (call.body.locked !== undefined) fixture.channelFor(thread.id, bits.manageThreads);
    if (call.body.name !== undefined) thread.name = nameOf(call.body);
    thread.isArchived = call.body.archived === undefined ? thread.isArchived : call.body.archived === true;
    thread.isLocked = call.body.locked === undefined ? thread.isLocked : call.body.locked === true;
    return ok(channelObject(thread));
  }

  function active(call: Call) {
    const { id } = fixture.guildWithBot(call.params.guild ?? "");
    const threads = [...fixture.channels.values()].filter(
      (one) => one.guildId === id && isThread(one.type) && !one.isArchived,
    );
    return ok({ threads: threads.map(channelObject), members: [] });
  }

  const schema = ({ params }: Call) =>
    isForum(fixture.channels.get(params.channel ?? "")?.type ?? 0)
      ? spec.CreateForumThreadRequestSchema
      : spec.CreateTextThreadWithoutMessageRequestSchema;
  return [
    route("GET /guilds/:guild/threads/active", active),
    route("POST /channels/:channel/messages/:message/threads", fromMessage, {
      schema: spec.CreateTextThreadWithMessageRequestSchema,
    }),
    route("POST /channels/:channel/threads", onItsOwn, { schema }),
    route("PATCH /channels/:channel", change),
    route("PUT /channels/:channel/thread-members/@me", () => empty),
  ];
}

function nameOf({ name }: Json): string {
  const trimmed = String(name).trim();
  if (trimmed === "") throw new ApiError(50035, [fault(["name"], "BASE_TYPE_REQUIRED")]);
  if (trimmed.length > 100) throw new ApiError(50035, [fault(["name"], "BASE_TYPE_MAX_LENGTH", 100)]);
  return trimmed;
}
