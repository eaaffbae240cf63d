import { AsyncLocalStorage } from "node:async_hooks";
import {
  DefaultRestOptions,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  REST,
  type RESTOptions,
} from "discord.js";
import { type APIChannel, type APIMessage, Routes } from "discord-api-types/v10";
import type { Done, Posted, Poster, PostOrder, PostSpot, RefusedBy, Trouble } from "../daily/poster.ts";
import { dailyBody } from "../interaction/body.ts";
import { openDirects } from "./direct.ts";
import { findMark } from "./marks.ts";
import { makeRequests } from "./request.ts";
import { withFiles } from "./rest.ts";

/** A request takes no longer than this, so that it is over before its claim runs out. */
const requestMs = 10_000;
/** A pause that Discord asks for is waited out up to here; a longer one puts the delivery off. */
const longestWaitMs = 2_000;
const openingPauseMs = 60_000;

/** Until when the request of this call may be sent: it may wait for its turn, and a host may sleep at any moment. */
const deadline = new AsyncLocalStorage<number>();
class Expired extends Error {}

/**
 * A REST client for posts. It does not try again by itself: a repeat is safe only where a delivery knows that Discord
 * still remembers its nonce, and forums take none.
 */
export function postsRest(token: string, options: Partial<RESTOptions>, now: () => number): REST {
  const request = makeRequests();
  const { api = DefaultRestOptions.api, version = DefaultRestOptions.version } = options;
  /** One 401 may be a slip of Discord's, or of a proxy; REST would never use the token again after it. */
  const isBelieved = async (headers: Record<string, string>) => {
    const init = { headers, signal: AbortSignal.timeout(requestMs) };
    return (await request(`${api}/v${version}${Routes.user()}`, init)).status === 401;
  };
  return new REST({
    timeout: requestMs,
    ...options,
    retries: 0,
    makeRequest: async (url, init) => {
      const notAfter = deadline.getStore();
      if (notAfter !== undefined && now() > notAfter) throw new Expired();
      const response = await request(url, init);
      if (response.status === 401 && !(await isBelieved({ authorization: authorizationOf(init.headers) })))
        throw new Error("Discord answered 401 and takes the token all the same");
      return response;
    },
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > longestWaitMs,
  }).setToken(token);
}

function authorizationOf(headers: unknown): string {
  return new Headers(headers as ConstructorParameters<typeof Headers>[0]).get("authorization") ?? "";
}

/** `pace` resolves when the next request may go out. */
export function openPoster(rest: REST, pace: () => Promise<void>): Poster {
  const done = async (request: () => Promise<unknown>, fineCodes: readonly number[]): Promise<Done> => {
    await pace();
    try {
      await request();
      return { kind: "done" };
    } catch (error) {
      if (error instanceof DiscordAPIError && fineCodes.includes(Number(error.code))) return { kind: "done" };
      return troubleOf(error);
    }
  };
  const direct = openDirects(rest, pace);
  const placed = async (spot: PostSpot): Promise<PostSpot> =>
    spot.channelKind === "dm" ? { ...spot, channelId: await direct(spot.channelId) } : spot;
  return {
    post: async (order) => {
      await pace();
      try {
        return await deadline.run(order.notAfter, async () => {
          const spot = await placed(order.spot);
          return (spot.channelKind === "forum" ? postInForum : post)(rest, { ...order, spot });
        });
      } catch (error) {
        if (error instanceof Expired) return { kind: "expired" };
        if (error instanceof DiscordAPIError && error.code === unknownMessage) return { kind: "deleted" };
        return troubleOf(error);
      }
    },
    find: async (spot, mark, since) => {
      await pace();
      try {
        return await findMark({ rest, pace }, await placed(spot), mark, since);
      } catch (error) {
        return troubleOf(error);
      }
    },
    crosspost: (channel, message) =>
      done(() => rest.post(Routes.channelMessageCrosspost(channel, message)), [alreadyCrossposted]),
    openThread: (channel, message, name) =>
      done(() => rest.post(Routes.threads(channel, message), { body: { name } }), [threadExists]),
    pin: (channel, message) => done(() => rest.put(Routes.channelMessagesPin(channel, message)), []),
    unpin: (channel, message) =>
      done(() => rest.delete(Routes.channelMessagesPin(channel, message)), [unknownMessage]),
  };
}

async function post(rest: REST, order: PostOrder): Promise<Posted> {
  const body = { ...dailyBody(order.message, order), nonce: order.nonce, enforce_nonce: true };
  const message = (await rest.post(Routes.channelMessages(order.spot.channelId), {
    body,
    ...withFiles(order.message.files),
  })) as APIMessage;
  return { kind: "posted", channelId: message.channel_id, messageId: message.id };
}

/** A forum's post is a thread with its first message, which has the thread's id. */
async function postInForum(rest: REST, order: PostOrder): Promise<Posted> {
  const tags = order.tagId === undefined ? {} : { applied_tags: [order.tagId] };
  const body = { name: order.title, ...tags, message: dailyBody(order.message, order) };
  const thread = (await rest.post(Routes.threads(order.spot.channelId), {
    body,
    ...withFiles(order.message.files),
  })) as APIChannel;
  return { kind: "posted", channelId: thread.id, messageId: thread.id };
}

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
const unknownMessage = 10_008;
const alreadyCrossposted = 40_033;
const threadExists = 160_004;
/** Of channels of direct messages alone, which are opened once for each person. */
const openedTooFast = 40_003;
const refusals: ReadonlyMap<number | string, RefusedBy> = new Map<number, RefusedBy>([
  [10_003, "channel-gone"],
  [10_004, "server-gone"],
  [50_001, "no-access"],
  [50_013, "no-permission"],
  [40_067, "needs-tag"],
  [10_087, "needs-tag"],
  [50_083, "locked"],
  [160_005, "locked"],
  [200_000, "automod"],
  [200_001, "automod"],
  [30_003, "pins-full"],
  [160_006, "threads-full"],
  [10_013, "dm-closed"],
  [50_007, "dm-closed"],
  // No server in common any more.
  [50_278, "dm-closed"],
]);

function troubleOf(error: unknown): Trouble {
  if (error instanceof RateLimitError)
    return { kind: "wait", ms: Math.max(error.timeToReset, error.retryAfter) };
  if (error instanceof DiscordAPIError) {
    const by = refusals.get(error.code);
    const code = Number(error.code);
    if (error.status === 401) return { kind: "unauthorized" };
    if (code === openedTooFast) return { kind: "wait", ms: openingPauseMs };
    if (error.status === 429) return { kind: "wait", ms: longestWaitMs };
    if (by !== undefined) return { kind: "refused", by, code };
    if (error.status === 400) return { kind: "malformed", error };
    // A code makes it Discord's own word; a proxy's 403 or 404 has none, and says nothing about the channel.
    if ((error.status === 403 || error.status === 404) && code > 0)
      return { kind: "refused", by: "other", code };
    return { kind: "unknown", error };
  }
  if (error instanceof HTTPError && error.status === 401) return { kind: "unauthorized" };
  return { kind: "unknown", error };
}

/** Requests at least `everyMs` apart, in the order they were asked for, also after the process stood still for a while. */
export function makePace(
  everyMs: number,
  clock: { readonly now: () => number; readonly sleep: (ms: number) => Promise<void> },
): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  let turn: Promise<void> = Promise.resolve();
  const wait = async () => {
    // A clock that was set back must not hold anything up.
    const rest = Math.min(everyMs, last + everyMs - clock.now());
    if (rest > 0) await clock.sleep(rest);
    last = clock.now();
  };
  return () => {
    turn = turn.then(wait, wait);
    return turn;
  };
}
