import * as spec from "discord-api-spec/zod";
import { ApiError } from "./errors.ts";
import { memberOf } from "./payload.ts";
import { bits } from "./permissions.ts";
import { withoutLocalizations } from "./registry.ts";
import { type Call, created, empty, ok, type Route } from "./route.ts";
import { application, guildObject } from "./shapes.ts";
import type { World } from "./world.ts";

/** What the bot asks about itself, its servers and its commands. */
export function botRoutes(
  world: World,
  gateway: () => { url: string; shards: number; remaining: number; concurrency: number },
): Route[] {
  const own = (call: Call) => {
    if (call.params.application !== world.applicationId) throw new ApiError(20012);
    if (call.params.guild !== undefined) world.guildWithBot(call.params.guild);
    return call.params.guild;
  };
  const gatewayBot = () => {
    const { url, shards, remaining, concurrency } = gateway();
    return {
      url,
      shards,
      session_start_limit: { total: 1000, remaining, reset_after: 14_400_000, max_concurrency: concurrency },
    };
  };
  const commands = (path: string): Route[] => [
    {
      method: "GET",
      path,
      query: ["with_localizations"],
      handle: (call) => {
        const list = world.commands.list(own(call));
        return ok(call.query.get("with_localizations") === "true" ? list : withoutLocalizations(list));
      },
    },
    {
      method: "PUT",
      path,
      schema: spec.ApplicationCommandUpdateRequestSchema,
      handle: (call) => ok(world.commands.replaceAll(own(call), call.list)),
    },
    {
      method: "POST",
      path,
      schema: spec.ApplicationCommandCreateRequestSchema,
      handle: (call) => {
        const { saved, isNew } = world.commands.put(own(call), call.body);
        return isNew ? created(saved) : ok(saved);
      },
    },
    {
      method: "GET",
      path: `${path}/:command`,
      handle: (call) => {
        const found = world.commands.find(own(call), call.params.command ?? "");
        if (!found) throw new ApiError(10063);
        return ok(found);
      },
    },
    {
      method: "PATCH",
      path: `${path}/:command`,
      schema: spec.ApplicationCommandPatchRequestPartialSchema,
      handle: (call) => ok(world.commands.put(own(call), call.body, call.params.command).saved),
    },
    {
      method: "DELETE",
      path: `${path}/:command`,
      handle: (call) => {
        world.commands.remove(own(call), call.params.command ?? "");
        return empty;
      },
    },
  ];

  return [
    { method: "GET", path: "/gateway", isOpen: true, handle: () => ok({ url: gateway().url }) },
    { method: "GET", path: "/gateway/bot", handle: () => ok(gatewayBot()) },
    {
      method: "GET",
      path: "/users/@me",
      handle: () => ok({ ...world.bot, mfa_enabled: true, verified: true, locale: "en-US", email: null }),
    },
    {
      method: "GET",
      path: "/users/@me/guilds",
      query: ["before", "after", "limit", "with_counts"],
      handle: (call) => ok(myGuilds(world, call)),
    },
    { method: "DELETE", path: "/users/@me/guilds/:guild", handle: (call) => leave(world, call) },
    {
      method: "POST",
      path: "/users/@me/channels",
      schema: spec.CreatePrivateChannelRequestSchema,
      handle: (call) => {
        const user = world.users.get(String(call.body.recipient_id));
        if (!user) throw new ApiError(10013);
        const { id } = world.direct(user);
        return ok({ id, type: 1, flags: 0, last_message_id: null, recipients: [user] });
      },
    },
    { method: "GET", path: "/oauth2/applications/@me", handle: () => ok(application(world)) },
    { method: "GET", path: "/applications/@me", handle: () => ok(application(world)) },
    {
      method: "GET",
      path: "/guilds/:guild",
      query: ["with_counts"],
      handle: (call) => ok(guildObject(world.guildKnown(call.params.guild ?? ""))),
    },
    {
      method: "GET",
      path: "/guilds/:guild/members/:user",
      handle: (call) => {
        world.guildWithBot(call.params.guild ?? "");
        const user = world.users.get(call.params.user === "@me" ? world.bot.id : (call.params.user ?? ""));
        if (!user) throw new ApiError(10013);
        const { permissions: _permissions, ...member } = memberOf(world, user, bits.bot);
        return ok(member);
      },
    },
    ...commands("/applications/:application/commands"),
    ...commands("/applications/:application/guilds/:guild/commands"),
  ];
}

function myGuilds(world: World, { query }: Call): object[] {
  const after = BigInt(query.get("after") ?? 0);
  const before = BigInt(query.get("before") ?? 2n ** 63n);
  const limit = Math.min(200, Number(query.get("limit") ?? 200));
  const mine = [...world.guilds.values()]
    .filter(({ id, hasBot }) => hasBot && BigInt(id) > after && BigInt(id) < before)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const page = query.has("before") && !query.has("after") ? mine.slice(-limit) : mine.slice(0, limit);
  return page.map(({ id, name }) => ({
    id,
    name,
    icon: null,
    banner: null,
    owner: false,
    permissions: bits.bot.toString(),
    features: [],
  }));
}

function leave(world: World, call: Call) {
  world.guildWithBot(call.params.guild ?? "").hasBot = false;
  return empty;
}
