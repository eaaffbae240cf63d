import { randomUUID } from "node:crypto";
import { MessageFlags, MessageType } from "discord-api-types/v10";
import type { Post } from "./discord/fixture.ts";
import { isRecord, recordOf } from "./discord/json.ts";
import type { Request } from "./discord/rest.ts";
import type { Discord } from "./discord.ts";
import { marksIn, parseMarkdown } from "./markdown.ts";
import type { PageEvent, PersonRole, ShownMessage, ShownPlace, ShownRequest } from "./protocol.ts";
import type { Town } from "./town.ts";

/** An interaction that a page has begun. */
type Begun = Pick<ShownMessage, "used" | "channelId"> & { readonly client: string; readonly by: PersonRole };
type SeenByPage = {
  readonly shown: ShownMessage;
  /** The page that alone may see it. */
  readonly client: string | undefined;
};

/** A page that opens gets no more than these. */
const mostMessages = 500;
const mostRequests = 100;
/** The registration of all commands is long, and says nothing new. */
const mostJson = 20_000;

export type Feed = ReturnType<typeof makeFeed>;

/** What the pages see: what Discord took from the bot and from people, and what it refused. */
export function makeFeed(discord: Discord, town: Town, send: (event: PageEvent, client?: string) => void) {
  const seen = new Map<string, SeenByPage>();
  const known = new Map<Post, Post["message"]>();
  const begun = new Map<string, Begun>();
  const requests: ShownRequest[] = [];
  let asked = 0;
  let places = "";

  const put = (one: SeenByPage) => {
    seen.set(one.shown.id, one);
    send({ kind: "message", message: one.shown }, one.client);
  };
  const remove = (id: string) => {
    const one = seen.get(id);
    if (one === undefined || !seen.delete(id)) return;
    send({ kind: "gone", id }, one.client);
  };
  /** Says in place of an answer why there is none. */
  const fail = (interaction: string, notice: string) => {
    const about = begun.get(interaction);
    if (about === undefined) return;
    const { client, used, channelId, by: onlyFor } = about;
    const id = randomUUID();
    put({ client, shown: { ...nothing, id, channelId, at: discord.now(), used, notice, onlyFor } });
  };

  const showPost = (post: Post) => {
    const by = begun.get(post.message.interaction_metadata?.id ?? "");
    const onlyFor = town.roleOf(post.onlyFor ?? "");
    put({ shown: shownPost(post, by?.used, town, onlyFor), client: onlyFor && (by?.client ?? "") });
  };
  const showRequest = (request: Request) => {
    const { method, route, status, body, refusal } = request;
    const isLong = JSON.stringify(body ?? "").length > mostJson;
    const reason = refusal === undefined ? undefined : reasonOf(refusal);
    asked += 1;
    const shown = { id: asked, method, route, status, reason, json: isLong ? undefined : body };
    requests.push(shown);
    if (requests.length > mostRequests) requests.shift();
    send({ kind: "request", request: shown });
    if (reason === undefined || status !== 400) return;
    send({ kind: "note", sentence: `Discord refused what the bot sent: ${reason}`, isProblem: true });
    fail(/^\/interactions\/(\d+)\//.exec(route)?.[1] ?? "", `Discord refused this answer: ${reason}`);
  };

  return {
    begin: (interaction: string, about: Begun) => begun.set(interaction, about),
    fail,
    /** Looks through Discord for what is new. */
    sync: () => {
      for (const post of discord.messages) {
        const before = known.get(post);
        if (post.isDeleted) {
          if (before !== undefined) remove(post.message.id);
          known.delete(post);
        } else if (before !== post.message) {
          known.set(post, post.message);
          showPost(post);
        }
      }
      const fresh = discord.counts.requests - asked;
      for (const request of fresh > 0 ? discord.requests.slice(-fresh) : []) showRequest(request);
      const now: readonly ShownPlace[] = town.places();
      if (JSON.stringify(now) !== places && places !== "") send({ kind: "places", places: now });
      places = JSON.stringify(now);
    },
    messages: (client: string): readonly ShownMessage[] =>
      [...seen.values()]
        .filter((one) => one.client === undefined || one.client === client)
        .map(({ shown }) => shown)
        .slice(-mostMessages),
    requests: () => requests,
    /** Takes away what only this page sees. */
    dismiss: (id: string, client: string) => {
      if (seen.get(id)?.client !== client) return;
      remove(id);
    },
    file: (id: string, name: string): Buffer | undefined =>
      discord.messages.find(({ message }) => message.id === id)?.files.get(name),
  };
}

const nothing = {
  state: "failed",
  author: "bot",
  isEdited: false,
  answers: undefined,
  isSilent: false,
  isPinned: false,
  isPublished: false,
  thread: undefined,
  content: "",
  components: [],
  marks: {},
  files: {},
  json: undefined,
} as const;

const notices: Readonly<Partial<Record<MessageType, string>>> = {
  [MessageType.ChannelPinnedMessage]: "pinned a message to this channel.",
  [MessageType.ThreadCreated]: "started a thread.",
  [MessageType.ThreadStarterMessage]: "began this thread from a message of the channel.",
};

function shownPost(
  post: Post,
  used: ShownMessage["used"],
  town: Town,
  onlyFor: PersonRole | undefined,
): ShownMessage {
  const { message, files, body } = post;
  const flags = message.flags ?? 0;
  const has = (flag: MessageFlags) => (flags & flag) !== 0;
  const { thread, content, components = [] } = message;
  const address = (name: string) => `/files/${message.id}/${encodeURIComponent(name)}`;
  return {
    id: message.id,
    channelId: message.channel_id,
    at: Date.parse(message.timestamp),
    state: has(MessageFlags.Loading) ? "thinking" : "sent",
    author: town.roleOf(message.author.id) ?? "bot",
    notice: post.isSystem ? (notices[message.type] ?? "did something.") : undefined,
    onlyFor,
    isEdited: message.edited_timestamp !== null,
    used: message.type === MessageType.ChatInputCommand ? used : undefined,
    answers: message.message_reference?.message_id,
    isSilent: has(MessageFlags.SuppressNotifications),
    isPinned: message.pinned,
    isPublished: post.crossposted ?? false,
    thread: thread?.name ?? undefined,
    content,
    components,
    marks: { ...marksIn(components), [content]: parseMarkdown(content) },
    files: Object.fromEntries(
      [...files].map(([name, { length: size }]) => [name, { here: address(name), size }]),
    ),
    json: body,
  };
}

/** `50035 Invalid Form Body. data.components: Must be 40 or fewer in length.` */
function reasonOf(refusal: unknown): string {
  const { code, message, errors } = recordOf(refusal);
  return [`${code} ${message}`.replace(/([^.])$/, "$1."), ...faultsIn(errors, [])].join(" ");
}

function faultsIn(tree: unknown, path: readonly string[]): readonly string[] {
  if (!isRecord(tree)) return [];
  return Object.entries(tree).flatMap(([key, below]) =>
    key === "_errors" && Array.isArray(below)
      ? below.map((one) => `${path.join(".")}: ${recordOf(one).message}`)
      : faultsIn(below, [...path, key]),
  );
}
