import * as spec from "discord-api-spec/zod";
import { describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { call, makeOpener, quoteCommand } from "./client.ts";

const { open } = makeOpener();
const option = (name: string, more: object = {}) => ({ type: 3, name, description: "d", ...more });
const command = (name: string, more: object = {}) => ({ name, description: "d", ...more });

async function registry() {
  const { discord } = await open();
  const path = `/applications/${discord.applicationId}/commands`;
  const put = (...list: object[]) => call(discord, "PUT", path, list);
  return { discord, path, put };
}

describe("registered commands", () => {
  it("come back with an id, a version and every default", async () => {
    const { discord, path, put } = await registry();
    const { status, body } = await put(quoteCommand);
    expect(status).toBe(200);
    const [saved] = body.list as [object];
    expect(safeParse(spec.ApplicationCommandResponseSchema, saved).error).toBeUndefined();
    expect(saved).toMatchObject({
      type: 1,
      name_localizations: null,
      default_member_permissions: null,
      dm_permission: true,
      nsfw: false,
    });
    const got = await call(discord, "GET", `${path}?with_localizations=true`);
    expect(got.body.list).toEqual([saved]);
    expect(discord.commands.writes).toBe(1);
  });

  it("are shown without localizations unless asked for", async () => {
    const { discord, path, put } = await registry();
    await put(command("quote", { name_localizations: { de: "zitat" } }));
    expect((await call(discord, "GET", path)).body.list).not.toMatchObject([
      { name_localizations: { de: "zitat" } },
    ]);
    expect((await call(discord, "GET", `${path}?with_localizations=true`)).body.list).toMatchObject([
      { name_localizations: { de: "zitat" } },
    ]);
  });

  it("keep their ids when overwritten, and their versions when nothing changed", async () => {
    const { put } = await registry();
    const [first] = (await put(quoteCommand)).body.list as [{ id: string; version: string }];
    const [same] = (await put(quoteCommand)).body.list as [{ id: string; version: string }];
    const [other] = (await put({ ...quoteCommand, description: "Other" })).body.list as [
      { id: string; version: string },
    ];
    expect([same.id, same.version, other.id]).toEqual([first.id, first.version, first.id]);
    expect(other.version).not.toBe(first.version);
  });

  it("are made, changed and removed one at a time, for all and for one server", async () => {
    const { discord, path } = await registry();
    const inGuild = `/applications/${discord.applicationId}/guilds/${discord.home.id}/commands`;
    const made = await call(discord, "POST", inGuild, command("quote"));
    expect(made).toMatchObject({ status: 201, body: { guild_id: discord.home.id, name: "quote" } });
    expect((await call(discord, "POST", inGuild, command("quote"))).status).toBe(200);
    const one = `${inGuild}/${made.body.id}`;
    expect((await call(discord, "PATCH", one, { description: "Other" })).body).toMatchObject({
      name: "quote",
      description: "Other",
    });
    expect((await call(discord, "GET", path)).body.list).toEqual([]);
    expect((await call(discord, "DELETE", one)).status).toBe(204);
    expect(await call(discord, "GET", one)).toMatchObject({ status: 404, body: { code: 10063 } });
    expect(discord.commands.writes).toBe(4);
  });

  it("of another application, or in a server without the bot, are out of reach", async () => {
    const { discord } = await registry();
    expect(await call(discord, "GET", "/applications/1/commands")).toMatchObject({
      status: 403,
      body: { code: 20012 },
    });
    discord.removeBot(discord.home.id);
    const inGuild = `/applications/${discord.applicationId}/guilds/${discord.home.id}/commands`;
    expect(await call(discord, "GET", inGuild)).toMatchObject({ status: 403, body: { code: 50001 } });
  });
});

describe("a command is refused", () => {
  it.each<[string, object]>([
    ["with capitals in its name", command("Quote")],
    ["with a blank in its name", command("quote this")],
    ["with a name over 32", command("x".repeat(33))],
    ["without a description", { name: "quote" }],
    ["with a description over 100", command("quote", { description: "x".repeat(101) })],
    [
      "with 26 options",
      command("quote", { options: Array.from({ length: 26 }, (_, at) => option(`o${at}`)) }),
    ],
    ["with an option named twice", command("quote", { options: [option("a"), option("a")] })],
    [
      "with a required option after an optional one",
      command("quote", { options: [option("a"), option("b", { required: true })] }),
    ],
    [
      "with choices beside autocomplete",
      command("quote", {
        options: [option("a", { autocomplete: true, choices: [{ name: "x", value: "x" }] })],
      }),
    ],
    ["with an option's description empty", command("quote", { options: [option("a", { description: "" })] })],
    [
      "with a sub-command beside an option",
      command("quote", { options: [option("a"), { type: 1, name: "b", description: "d" }] }),
    ],
    ["with an unknown context", command("quote", { contexts: [3] })],
    [
      "over 8,000 characters",
      command("quote", {
        options: Array.from({ length: 25 }, (_, at) =>
          option(`o${at}`, {
            choices: Array.from({ length: 25 }, (_, on) => ({
              name: `${on}`.padEnd(10, "x"),
              value: `${on}`.padEnd(10, "x"),
            })),
          }),
        ),
      }),
    ],
  ])("%s", async (_why, body) => {
    const { discord, put } = await registry();
    expect(await put(body)).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(discord.violations.length).toBeGreaterThan(0);
    expect(discord.commands.list()).toEqual([]);
  });

  it("named like another in the list", async () => {
    const { put } = await registry();
    expect((await put(command("quote"), command("quote"))).body).toMatchObject({
      errors: { 1: { name: { _errors: [{}] } } },
    });
  });
});
