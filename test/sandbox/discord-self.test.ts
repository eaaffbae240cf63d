import * as spec from "discord-api-spec/zod";
import { describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { call, makeOpener } from "./client.ts";

const { open } = makeOpener();

describe("what the bot asks of itself and around it", () => {
  it.each([
    ["/users/@me", spec.UserPIIResponseSchema],
    ["/applications/@me", spec.PrivateApplicationResponseSchema],
    ["/oauth2/applications/@me", spec.PrivateApplicationResponseSchema],
    ["/gateway/bot", spec.GatewayBotResponseSchema],
    ["/guilds/:guild", spec.GuildWithCountsResponseSchema],
    ["/guilds/:guild/members/@me", spec.PrivateGuildMemberResponseSchema],
    ["/channels/:channel", spec.GuildChannelResponseSchema],
  ])("%s has Discord's shape", async (path, schema) => {
    const { discord } = await open();
    const filled = path.replace(":guild", discord.home.id).replace(":channel", discord.general.id);
    const { status, body } = await call(discord, "GET", filled);
    expect(status).toBe(200);
    expect(safeParse(schema, body).error?.issues ?? []).toEqual([]);
  });

  it("its servers come in pages", async () => {
    const { discord } = await open();
    for (let at = 0; at < 3; at += 1) discord.guild(`Server ${at}`);
    const first = (await call(discord, "GET", "/users/@me/guilds?limit=2")).body.list as { id: string }[];
    const rest = (await call(discord, "GET", `/users/@me/guilds?limit=2&after=${first[1]?.id}`)).body
      .list as { id: string }[];
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(4);
    expect(safeParse(spec.MyGuildResponseSchema, first[0]).error).toBeUndefined();
  });

  it("without the right token is refused and counted, and the token is nowhere in the record", async () => {
    const { discord } = await open();
    for (const token of ["wrong", null]) {
      expect(await call(discord, "GET", "/users/@me", undefined, token)).toMatchObject({
        status: 401,
        body: { code: 0 },
      });
    }
    await call(discord, "GET", "/users/@me");
    expect(discord.counts).toMatchObject({ requests: 3, invalid: 2 });
    expect(JSON.stringify([discord.requests, discord.violations])).not.toContain(discord.token);
  });
});
