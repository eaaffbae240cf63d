import { type APIMessage, type APIUser, MessageType } from "discord-api-types/v10";
import { isComponentsV2, withIds } from "./components.ts";
import { ApiError, type BodyFault } from "./errors.ts";
import type { Fixture, Post, SandboxChannel } from "./fixture.ts";
import { defined, type Json, numberOf, recordsOf, stringOf } from "./json.ts";
import { looseMentions, pingsOf } from "./mentions.ts";
import { isEmpty, messageFaults } from "./message-limits.ts";

export const ephemeral = 1 << 6;
export const loading = 1 << 7;
const crossposted = 1;
const keptFlags = (1 << 2) | ephemeral | (1 << 12) | isComponentsV2;

export type Sent = {
  readonly method: string;
  readonly route: string;
  readonly body: Json;
  readonly files: ReadonlyMap<string, Buffer>;
  /** Where in the request the message stands: `data` in a callback, `message` in a forum's thread. */
  readonly at?: readonly string[];
  /** The request's whole body, where the message is a part of it. */
  readonly whole?: unknown;
};

/** Holds a message to Discord's limits and to this bot's promise that it pings nobody. */
export function checkMessage(fixture: Fixture, sent: Sent, before?: APIMessage): void {
  const { body, method, route, at = [] } = sent;
  const flags = numberOf(body.flags) | ((before?.flags ?? 0) & isComponentsV2);
  const names = [...fileNames(sent), ...(before?.attachments ?? []).map(({ filename }) => filename)];
  const place = (fault: BodyFault) => ({ ...fault, path: [...at, ...fault.path] });
  const loose = looseMentions(body);
  if (loose !== undefined) {
    fixture.violate(method, route, [place({ path: ["allowed_mentions"], code: "QUIET", message: loose })]);
  }
  const turnsNew =
    before !== undefined && (numberOf(body.flags) & ~numberOf(before.flags) & isComponentsV2) !== 0;
  // A message that turns to Components V2 keeps its old text and embeds unless the edit empties them.
  const whole = turnsNew ? { content: before.content, embeds: before.embeds, ...body } : body;
  const faults = messageFaults(whole, flags, names).map(place);
  if (faults.length > 0) throw new ApiError(50035, faults);
  const afterwards = before === undefined ? body : { ...before, ...body };
  if (isEmpty(afterwards as Json, flags, sent.files.size)) {
    fixture.violate(method, route, [{ path: at, code: "EMPTY", message: "Cannot send an empty message" }]);
    throw new ApiError(50006);
  }
}

export function makePost(
  fixture: Fixture,
  channel: SandboxChannel,
  author: APIUser,
  sent: Sent,
  more: Partial<APIMessage> = {},
  onlyFor?: string,
): Post {
  const { body } = sent;
  const id = fixture.id();
  const message: APIMessage = {
    type: MessageType.Default,
    content: textIn(body),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments: attachments(fixture, channel, sent, []),
    embeds: embedsIn(body),
    timestamp: new Date(fixture.now()).toISOString(),
    edited_timestamp: null,
    flags: numberOf(body.flags) & keptFlags & (onlyFor === undefined ? ~ephemeral : -1),
    components: componentsIn(body),
    id,
    channel_id: channel.id,
    author,
    pinned: false,
    tts: body.tts === true,
    ...more,
  };
  const post: Post = {
    message,
    body: sent.whole ?? body,
    pings: pingsOf(body),
    files: sent.files,
    isDeleted: false,
    edits: 0,
    ...defined({ nonce: (body.nonce as string | number | null) ?? undefined, onlyFor }),
  };
  note(fixture, post, channel);
  channel.messages.set(message.id, post);
  fixture.posts.push(post);
  return post;
}

/** An edit: a field that is left out stays, null empties it; a message once in Components V2 stays so. */
export function editPost(fixture: Fixture, channel: SandboxChannel, post: Post, sent: Sent): void {
  const { body } = sent;
  const { message } = post;
  const flags = numberOf(message.flags);
  post.message = {
    ...message,
    ...(body.content === undefined ? {} : { content: textIn(body) }),
    ...(body.embeds === undefined ? {} : { embeds: embedsIn(body) }),
    ...(body.components === undefined ? {} : { components: componentsIn(body) }),
    attachments: attachments(fixture, channel, sent, message.attachments),
    flags: (flags & ~loading) | (numberOf(body.flags) & isComponentsV2),
    edited_timestamp: (flags & loading) === 0 ? new Date(fixture.now()).toISOString() : null,
  };
  post.body = sent.whole ?? body;
  post.edits += 1;
  post.files = new Map([...post.files, ...sent.files]);
  post.pings = pingsOf(body);
  note(fixture, post, channel);
}

const textIn = ({ content }: Json) => stringOf(content)?.trim() ?? "";
const embedsIn = ({ embeds }: Json) =>
  recordsOf(embeds).map((embed) => ({ type: "rich", ...embed })) as APIMessage["embeds"];
const componentsIn = ({ components }: Json) =>
  withIds(components) as unknown as NonNullable<APIMessage["components"]>;

export function markCrossposted(post: Post): void {
  post.crossposted = true;
  post.message = { ...post.message, flags: numberOf(post.message.flags) | crossposted };
}

/** Writes the pings onto the message as Discord does; a role needs to be mentionable to be pinged. */
function note(fixture: Fixture, post: Post, channel: SandboxChannel): void {
  const guild = channel.guildId === undefined ? undefined : fixture.guilds.get(channel.guildId);
  const mayPingAll = (channel.permissions & (1n << 17n)) !== 0n;
  const roles = post.pings.roles.filter((id) => mayPingAll || guild?.roles.get(id)?.mentionable === true);
  post.pings = { ...post.pings, roles, everyone: post.pings.everyone && mayPingAll };
  post.message = {
    ...post.message,
    mentions: post.pings.users.flatMap((id) => fixture.users.get(id) ?? []),
    mention_roles: roles,
    mention_everyone: post.pings.everyone,
  };
}

function attachments(
  fixture: Fixture,
  channel: SandboxChannel,
  sent: Sent,
  before: APIMessage["attachments"],
) {
  const listed = recordsOf(sent.body.attachments);
  const isNamed = ({ id }: { id: string }) => listed.some((one) => one.id === id);
  const kept = sent.body.attachments === undefined ? before : before.filter(isNamed);
  const added = [...sent.files].map(([filename, bytes], at) => {
    const id = fixture.id();
    const url = `https://cdn.discordapp.com/attachments/${channel.id}/${id}/${filename}`;
    const description = stringOf(listed.find((one) => Number(one.id) === at)?.description);
    return { id, filename, size: bytes.length, url, proxy_url: url, ...defined({ description }) };
  });
  return [...kept, ...added];
}

function fileNames({ files, body }: Sent): string[] {
  return [...files.keys(), ...recordsOf(body.attachments).map(({ filename }) => String(filename))];
}
