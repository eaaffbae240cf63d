import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { makeOpener, quoteCommand } from "./client.ts";

const { open } = makeOpener();

// A whole bot in another process, which says who it is on every button it is asked for.
const program = `
  const { Client } = await import("discord.js");
  const client = new Client({ intents: 0, rest: { api: process.env.API, version: "10" }, allowedMentions: { parse: [] } });
  const more = { type: 1, components: [{ type: 2, style: 2, label: "More", custom_id: "more" }] };
  client.on("interactionCreate", (it) => it.reply({ content: process.env.NAME, components: [more] }));
  await client.login(process.env.TOKEN);
`;

describe("a bot in a process of its own", () => {
  it("is killed and started again, and the buttons of the first are pressed in the second", async () => {
    const { discord } = await open();
    discord.commands.put(undefined, quoteCommand);
    const start = async (name: string) => {
      const identified = discord.identified();
      const env = { ...process.env, API: discord.apiUrl, TOKEN: discord.token, NAME: name };
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
        env,
        stdio: "inherit",
      });
      await identified;
      return async () => {
        child.kill("SIGKILL");
        await once(child, "exit");
      };
    };
    const killFirst = await start("first");
    const seen = await discord.slash({ name: "quote" });
    await killFirst();
    const killSecond = await start("second");
    if (seen.kind !== "message") throw new Error(seen.kind);
    expect(await discord.press(seen.message, "More")).toMatchObject({
      kind: "message",
      message: { content: "second" },
    });
    await killSecond();
    await discord.until(() => discord.gateway.shards.length === 0);
    expect(discord.violations).toEqual([]);
  });
});
