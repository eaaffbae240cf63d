import * as spec from "discord-api-spec/zod";
import { ApiError } from "./errors.ts";
import type { Fixture } from "./fixture.ts";
import { each } from "./json.ts";
import { memberOf } from "./payload.ts";
import { bits } from "./permissions.ts";
import { withoutLocalizations } from "./registry.ts";
import { type Call, created, empty, ok, type Route, route } from "./route.ts";
import { application, guildObject } from "./shapes.ts";

/** What the bot asks about itself, its servers and its commands. */
export function botRoutes(
  fixture: Fixture,
  gateway: () => { url: string; shards: number; maxConcurrency: number; total: number; remaining: number },
): Route[] {
  const own = ({ params }: Call) => {
    if (params.application !== fixture.applicationId) throw new ApiError(20012);
    if (params.guild !== undefined) fixture.guildWithBot(params.guild);
    return params.guild;
  };
  const gatewayBot = () => {
    const { url, shards, maxConcurrency: max_concurrency, total, remaining } = gateway();
    const session_start_limit = { total, remaining, reset_after: 14_400_000, max_concurrency };
    return ok({ url, shards, session_start_limit });
  };
  const commands = (path: `/${string}`): Route[] => {
    const { list, replaceAll, put, find, remove } = fixture.commands;
    const one = `${path}/:command` as const;
    const idOf = ({ params }: Call) => params.command ?? "";
    const listed = (call: Call) => {
      const all = list(own(call));
      return ok(call.query.get("with_localizations") === "true" ? all : withoutLocalizations(all));
    };
    const make = (call: Call) => {
      const { saved, isNew } = put(own(call), call.body);
      return isNew ? created(saved) : ok(saved);
    };
    const show = (call: Call) => {
      const found = find(own(call), idOf(call));
      if (!found) throw new ApiError(10063);
      return ok(found);
    };
    const drop = (call: Call) => {
      remove(own(call), idOf(call));
      return empty;
    };
    const change = (call: Call) => ok(put(own(call), call.body, idOf(call)).saved);
    return [
      route(`GET ${path}`, listed, { query: ["with_localizations"] }),
      route(`PUT ${path}`, (call) => ok(replaceAll(own(call), call.list)), {
        schema: spec.ApplicationCommandUpdateRequestSchema,
      }),
      route(`POST ${path}`, make, { schema: spec.ApplicationCommandCreateRequestSchema }),
      route(`GET ${one}`, show),
      route(`PATCH ${one}`, change, { schema: spec.ApplicationCommandPatchRequestPartialSchema }),
      route(`DELETE ${one}`, drop),
    ];
  };
  const me = () => ok({ ...fixture.bot, mfa_enabled: true, verified: true, locale: "en-US", email: null });
  const direct = ({ body }: Call) => {
    const user = fixture.users.get(String(body.recipient_id));
    if (!user) throw new ApiError(10013);
    return ok({ id: fixture.direct(user).id, type: 1, flags: 0, last_message_id: null, recipients: [user] });
  };
  const leave = ({ params }: Call) => {
    fixture.guildWithBot(params.guild ?? "").hasBot = false;
    return empty;
  };
  const member = ({ params: { guild = "", user: id = "" } }: Call) => {
    fixture.guildWithBot(guild);
    const user = fixture.users.get(id === "@me" ? fixture.bot.id : id);
    if (!user) throw new ApiError(10013);
    const { permissions: _, ...shown } = memberOf(fixture, user, bits.bot);
    return ok(shown);
  };
  const page = ["before", "after", "limit", "with_counts"];
  return [
    route("GET /gateway", () => ok({ url: gateway().url }), { isOpen: true }),
    route("GET /gateway/bot", gatewayBot),
    route("GET /users/@me", me),
    route("GET /users/@me/guilds", (call) => ok(myGuilds(fixture, call)), { query: page }),
    route("DELETE /users/@me/guilds/:guild", leave),
    route("POST /users/@me/channels", direct, { schema: spec.CreatePrivateChannelRequestSchema }),
    route("GET /oauth2/applications/@me", () => ok(application(fixture))),
    route("GET /applications/@me", () => ok(application(fixture))),
    route("GET /guilds/:guild", ({ params }) => ok(guildObject(fixture.guildKnown(params.guild ?? ""))), {
      query: ["with_counts"],
    }),
    route("GET /guilds/:guild/members/:user", member),
    ...commands("/applications/:application/commands"),
    ...commands("/applications/:application/guilds/:guild/commands"),
  ];
}

function myGuilds(fixture: Fixture, { query }: Call): object[] {
  const after = BigInt(query.get("after") ?? 0);
  const before = BigInt(query.get("before") ?? 2n ** 63n);
  const limit = Math.min(200, Number(query.get("limit") ?? 200));
  const mine = [...fixture.guilds.values()]
    .filter(({ id, hasBot }) => hasBot && BigInt(id) > after && BigInt(id) < before)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const page = query.has("before") && !query.has("after") ? mine.slice(-limit) : mine.slice(0, limit);
  const shown = {
    ...each(null, "icon banner"),
    owner: false,
    permissions: bits.bot.toString(),
    features: [],
  };
  return page.map(({ id, name }) => ({ id, name, ...shown }));
}
