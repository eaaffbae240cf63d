import { type APIMessage, type APIMessageComponent, MessageFlags, MessageType } from "discord-api-types/v10";
import type { MessageBody } from "../interaction/body.ts";
import type { File } from "../reply.ts";
import { blocksOf } from "./blocks.ts";
import { botUser, userOf } from "./payload.ts";
import type { Event, Role, ShownMessage, ShownPost, Where } from "./protocol.ts";
import { channelIn } from "./world.ts";

/** What of a body matters here. */
export type Body = {
  readonly components?: MessageBody["components"] | undefined;
  readonly flags?: MessageBody["flags"] | undefined;
};

type Kept = {
  readonly shown: ShownMessage;
  readonly body: Body;
  readonly files: readonly File[];
  /** The page that alone may see it. */
  readonly client: string | undefined;
  readonly by: Role | undefined;
  readonly channelId: string;
};
export type NewMessage = {
  readonly where: Where;
  /** When it is another than the one that the page shows there. */
  readonly channelId?: string;
  readonly client: string;
  readonly isPrivate: boolean;
  readonly used: ShownMessage["used"];
  readonly by: Role | undefined;
  readonly answers: string | undefined;
  readonly post?: ShownPost;
};

/** What the preview's channels hold: as in Discord it outlives a restart of the bot, but not one of Discord itself. */
export type Messages = {
  readonly add: (about: NewMessage, body: Body | undefined, files: readonly File[], json: unknown) => string;
  readonly edit: (id: string, body: Body, files: readonly File[], json: unknown) => boolean;
  /** What stands around a daily post has changed. */
  readonly change: (id: string, part: Partial<ShownPost>) => void;
  readonly fail: (about: NewMessage) => void;
  readonly remove: (id: string) => boolean;
  readonly has: (id: string) => boolean;
  /** What all can see in a channel, the newest first. */
  readonly inChannel: (channelId: string) => readonly { readonly id: string; readonly body: Body }[];
  /** The message as an interaction carries it; undefined when it is gone, or not to be seen by this page. */
  readonly raw: (id: string, client: string) => APIMessage | undefined;
  readonly file: (id: string, name: string) => File | undefined;
  readonly seenBy: (client: string) => readonly ShownMessage[];
  /** A page that closed can't come back to what only it could see. */
  readonly forget: (client: string) => void;
};

const mostKept = 500;
const noBody: Body = { components: [] };

export function openMessages(parts: {
  readonly nextId: () => string;
  readonly now: () => number;
  readonly send: (event: Event, client: string | undefined) => void;
}): Messages {
  const kept = new Map<string, Kept>();

  const put = (one: Kept) => {
    kept.set(one.shown.id, one);
    const oldest = kept.keys().next();
    if (kept.size > mostKept && !oldest.done) remove(oldest.value);
    parts.send({ kind: "message", message: one.shown }, one.client);
  };
  const remove = (id: string) => {
    const one = kept.get(id);
    if (one === undefined) return false;
    kept.delete(id);
    parts.send({ kind: "gone", id }, one.client);
    return true;
  };
  const make = (about: NewMessage, state: ShownMessage["state"]): Kept => ({
    shown: {
      id: parts.nextId(),
      where: about.where,
      elsewhere: elsewhereOf(about),
      at: parts.now(),
      state,
      isPrivate: about.isPrivate,
      isEdited: false,
      used: about.used,
      answers: about.answers,
      post: about.post,
      blocks: [],
      json: undefined,
    },
    body: noBody,
    files: [],
    client: about.isPrivate ? about.client : undefined,
    by: about.by,
    channelId: channelIn(about.where, about.channelId).id,
  });
  const filled = (one: Kept, body: Body, files: readonly File[], json: unknown, isEdited: boolean): Kept => ({
    ...one,
    body,
    files,
    shown: {
      ...one.shown,
      state: "sent",
      isEdited,
      blocks: blocksOf(
        (body.components ?? []) as readonly APIMessageComponent[],
        filesOf(one.shown.id, files),
      ),
      json,
    },
  });

  return {
    add: (about, body, files, json) => {
      const empty = make(about, "thinking");
      put(body === undefined ? empty : filled(empty, body, files, json, false));
      return empty.shown.id;
    },
    edit: (id, body, files, json) => {
      const one = kept.get(id);
      if (one === undefined) return false;
      put(filled(one, body, files, json, one.shown.state === "sent"));
      return true;
    },
    change: (id, part) => {
      const one = kept.get(id);
      if (one?.shown.post === undefined) return;
      put({ ...one, shown: { ...one.shown, post: { ...one.shown.post, ...part } } });
    },
    fail: (about) => put(make({ ...about, isPrivate: true }, "failed")),
    remove,
    has: (id) => kept.has(id),
    inChannel: (channelId) =>
      [...kept.values()]
        .filter((one) => one.client === undefined && one.channelId === channelId)
        .map(({ shown, body }) => ({ id: shown.id, body }))
        .reverse(),
    raw: (id, client) => {
      const one = kept.get(id);
      if (one === undefined || (one.client !== undefined && one.client !== client)) return undefined;
      return rawOf(one);
    },
    file: (id, name) => kept.get(id)?.files.find((file) => file.name === name),
    seenBy: (client) =>
      [...kept.values()]
        .filter((one) => one.client === undefined || one.client === client)
        .map((one) => one.shown),
    forget: (client) => {
      for (const [id, one] of kept) if (one.client === client) kept.delete(id);
    },
  };
}

function elsewhereOf({ where, channelId }: NewMessage): string | undefined {
  const channel = channelIn(where, channelId);
  return channel.id === channelIn(where).id ? undefined : channel.name;
}

function filesOf(id: string, files: readonly File[]) {
  return new Map(
    files.map((file) => [
      file.name,
      { url: `/files/${id}/${encodeURIComponent(file.name)}`, size: file.data.byteLength },
    ]),
  );
}

function rawOf(one: Kept): APIMessage {
  const { shown, body } = one;
  const flags = MessageFlags.IsComponentsV2 | (shown.isPrivate ? MessageFlags.Ephemeral : 0);
  const asked = {
    id: shown.id,
    type: 2,
    user: userOf(one.by ?? "reader"),
    authorizing_integration_owners: {},
  };
  return {
    id: shown.id,
    channel_id: one.channelId,
    author: botUser(),
    content: "",
    timestamp: new Date(shown.at).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: shown.post?.isPinned ?? false,
    type: shown.used === undefined ? MessageType.Default : MessageType.ChatInputCommand,
    flags,
    components: body.components ?? [],
    ...(one.by === undefined ? {} : { interaction_metadata: asked }),
  } as unknown as APIMessage;
}
