import type { AddressInfo } from "node:net";
import type { APIUser } from "discord-api-types/v10";
import { makeAdmin } from "./discord/admin.ts";
import { makeAsks } from "./discord/ask.ts";
import { botRoutes } from "./discord/bot-routes.ts";
import { discordLimits, makeBuckets, type RateLimits } from "./discord/buckets.ts";
import { makeExchanges } from "./discord/exchange.ts";
import { makeFaults } from "./discord/faults.ts";
import { type Attachment, makeFixture, type Post } from "./discord/fixture.ts";
import { makeGateway } from "./discord/gateway.ts";
import { interactionRoutes } from "./discord/interaction-routes.ts";
import { messageRoutes, pinRoutes } from "./discord/message-routes.ts";
import { makeNonces } from "./discord/nonces.ts";
import { makeRest } from "./discord/rest.ts";
import { threadRoutes } from "./discord/thread-routes.ts";

export type DiscordOptions = {
  readonly token?: string;
  /** What time it is in Discord; by it go ids, nonces, rate limits and the life of a token. */
  readonly clock?: () => number;
  /** The ids of the first server, its first channel and the first reader. */
  readonly home?: { readonly guild: string; readonly channel: string; readonly reader: string };
  /** How long a reader waits for the first answer before the interaction has failed. */
  readonly answerMs?: number;
  /** How long a nonce is remembered. */
  readonly nonceMs?: number;
  readonly heartbeatMs?: number;
  /** The intents that the application may have; others are answered with 4014. */
  readonly allowedIntents?: number;
  readonly requiredShards?: number;
  /** How many shards may identify at once, each five seconds. */
  readonly maxConcurrency?: number;
  /** How many sessions may begin; then those that begin too soon after one another are refused. */
  readonly sessionStarts?: number;
  readonly limits?: "off" | "discord" | RateLimits;
  /** Called after whatever the bot or a person did. */
  readonly onChange?: () => void;
  /** For how many of the latest requests the record is kept. */
  readonly keepRequests?: number;
};

export type Discord = Awaited<ReturnType<typeof openDiscord>>;

/** A small Discord on loopback, REST and gateway, that a real client logs in to. */
export async function openDiscord(options: DiscordOptions = {}) {
  const token = options.token ?? "MTAwMDAwMDAwMDAwMDAwMDAw.double.not-a-secret-this-is-the-double";
  const fixture = makeFixture({ now: options.clock ?? Date.now, token });
  const waiting = new Set<() => void>();
  const changed = () => {
    options.onChange?.();
    for (const check of waiting) check();
  };
  const faults = makeFaults();
  const buckets = makeBuckets(fixture.now);
  const useLimits = (limits: "off" | "discord" | RateLimits = "off") =>
    buckets.use(limits === "off" ? undefined : limits === "discord" ? discordLimits : limits);
  useLimits(options.limits);
  const exchanges = makeExchanges(fixture, options.answerMs ?? 3000, changed);
  const { requiredShards = 1, heartbeatMs = 41_250, allowedIntents = 2 ** 26 - 1 } = options;
  const { maxConcurrency = 1, sessionStarts } = options;
  const about = () => {
    const total = sessionStarts ?? 1_000;
    const remaining = sessionStarts === undefined ? total : Math.max(0, total - gateway.identifies.length);
    return { url: gateway.address(), shards: requiredShards, maxConcurrency, total, remaining };
  };
  const nonces = makeNonces(fixture.now, options.nonceMs ?? 5 * 60_000);
  const routes = [
    ...botRoutes(fixture, about),
    ...interactionRoutes(fixture, exchanges),
    ...messageRoutes(fixture, nonces),
    ...pinRoutes(fixture),
    ...threadRoutes(fixture),
  ];
  const { keepRequests = 20_000 } = options;
  const rest = makeRest({ fixture, routes, faults, buckets, keepRequests, changed });
  const gateway = makeGateway(
    fixture,
    rest.server,
    { heartbeatMs, allowedIntents, requiredShards, maxConcurrency, sessionStarts },
    changed,
  );
  await new Promise<void>((listening) => rest.server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${(rest.server.address() as AddressInfo).port}`;
  fixture.cdnUrl = address;

  const home = fixture.guild("Home", options.home?.guild);
  const general = fixture.channel({
    guildId: home.id,
    name: "general",
    id: options.home?.channel ?? fixture.id(),
  });
  const reader = fixture.user("Reader", options.home?.reader);
  const asks = makeAsks(fixture, exchanges, gateway.dispatch, { user: reader, channel: general });

  function until(predicate: () => boolean): Promise<void> {
    if (predicate()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = () => {
        if (!predicate()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
    });
  }

  return {
    ...asks,
    ...makeAdmin(fixture, gateway.dispatch, changed),
    token,
    apiUrl: `${address}/api`,
    applicationId: fixture.applicationId,
    bot: fixture.bot,
    /** The server, channel and user of every interaction that names no others. */
    home,
    general,
    reader,
    user: (name: string, id?: string): APIUser => fixture.user(name, id),
    guild: fixture.guild.bind(fixture),
    channel: fixture.channel.bind(fixture),
    /** The direct messages between the bot and a user. */
    direct: fixture.direct.bind(fixture),
    commands: fixture.commands,
    now: fixture.now,
    /** A user by id. */
    person(id: string): APIUser {
      const user = fixture.users.get(id);
      if (!user) throw new Error(`No user ${id} in this Discord`);
      return user;
    },
    guilds: fixture.guilds,
    channels: fixture.channels,
    messages: fixture.posts,
    /** A file that a person chose for an option; its id is the option's value. */
    attach(file: Attachment): string {
      const id = fixture.id();
      fixture.attachments.set(id, file);
      return id;
    },
    violations: fixture.violations,
    /** Fields and query parameters that Discord's schema does not know and ignores. */
    ignored: rest.ignored,
    requests: rest.requests,
    counts: rest.counts,
    gateway,
    /** What the bot posted and answered, in order, in one channel or in all; deleted messages too. */
    posts(channelId?: string): readonly Post[] {
      const { messages } = fixture.channels.get(channelId ?? "") ?? {};
      const among = messages
        ? [...messages.values()]
        : fixture.posts.filter(({ message }) => message.channel_id === (channelId ?? message.channel_id));
      return among.filter(({ message, isSystem }) => message.author.id === fixture.bot.id && !isSystem);
    },
    /** The threads of a channel, a forum's posts among them, the oldest first. */
    threads: (channelId: string) =>
      [...fixture.channels.values()].filter(({ parentId }) => parentId === channelId),
    forgetNonces: nonces.forget,
    fail: faults.order,
    useLimits,
    until,
    /** When the next shard has identified, whatever was connected before. */
    identified(): Promise<void> {
      const before = gateway.counts.identified;
      return until(() => gateway.counts.identified > before);
    },
    /** When so many shards are connected. */
    ready: (shards = 1) => until(() => gateway.shards.length >= shards),
    async close() {
      exchanges.close();
      gateway.close();
      rest.server.closeAllConnections();
      await new Promise<void>((closed) => rest.server.close(() => closed()));
    },
  };
}
