import { afterAll, beforeAll, expect, test } from "vitest";
import { readable } from "../../src/sandbox/discord/ask.ts";
import type { Outcome } from "../../src/sandbox/discord/exchange.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { shown } from "../helpers/outcome.ts";
import { noPostgres, type Postgres, startPostgres } from "../helpers/postgres.ts";
import { type Program, startProgram } from "../helpers/program.ts";

// Two real programs on one PostgreSQL, which hear every interaction: one of them answers what changes something.
let postgres: Postgres | undefined;
let discord: Discord;
let bots: Program[] = [];
const manager = { permissions: 0x20n | 0x800n };

beforeAll(async () => {
  postgres = await startPostgres();
  if (postgres === undefined) return;
  discord = await openDiscord();
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: await postgres.create(),
    SERVER_STORIES: "stories=3, hour=60",
  };
  bots = [startProgram(env), startProgram(env)];
  await Promise.all(bots.map((bot) => bot.says("ready")));
}, 60_000);
afterAll(async () => {
  for (const bot of bots) await bot.stop("SIGKILL");
  await discord?.close();
  await postgres?.stop();
});

const story = (title: string, more = "") =>
  `---\ntitle: ${title}\nattribution: ${title} by A.\n---\n\nThe ${title} lamp went out.\n\nNobody said ${title} again.${more}\n`;
const said = async (asked: Promise<Outcome>) => readable(shown(await asked).message).replaceAll("**", "");

async function read(command: string, title: string, text: string, options: Record<string, string>) {
  const file = discord.attach({ name: `${title}.md`, type: "text/markdown", bytes: Buffer.from(text) });
  const { post } = shown(
    await discord.slash({ name: `library ${command}`, options: { file, ...options }, ...manager }),
  );
  await discord.until(() => !/Reading the file|Fetching the file|Waiting for/.test(readable(post.message)));
  return post.message;
}
const add = (title: string) => read("add", title, story(title), { permission: "own work" });
const bring = (message: { readonly id: string }) => said(discord.press(message.id, "Add", manager));
const named = async (title: string) => {
  const options = { story: title };
  const outcome = await discord.complete({ name: "library export", options, focused: "story", ...manager });
  return outcome.kind === "choices" ? String(outcome.choices[0]?.value) : "";
};

test("servers add, replace and remove on two machines at once, and both know of it", async ({ skip }) => {
  skip(postgres === undefined, noPostgres);
  const previews = await Promise.all(["alpha", "beta", "gamma", "delta", "epsilon"].map(add));
  const brought = await Promise.all(previews.map(bring));
  expect(brought.filter((text) => text.includes("was added"))).toHaveLength(3);
  expect(brought.filter((text) => text.includes("A server can have up to 3 stories"))).toHaveLength(2);

  const title = ["alpha", "beta", "gamma"].find((_, at) => brought[at]?.includes("was added")) ?? "delta";
  const slug = await named(title);
  const newer = await Promise.all(
    ["One more line.", "Another line instead."].map((line) =>
      read("replace", title, story(title, `\n\n${line}`), { story: slug }),
    ),
  );
  const replaced = await Promise.all(newer.map(bring));
  expect(replaced.filter((text) => text.includes("is now the newer version"))).toHaveLength(1);
  expect(replaced.filter((text) => text.includes("Someone else changed this story"))).toHaveLength(1);

  // Whichever machine is quicker answers, and the other one may hear of the newer text only now.
  const ask = async () =>
    shown(await discord.slash({ name: "quote", options: { words: `${title} lamp`, story: slug } }));
  let quote = await ask();
  const known = performance.now() + 40_000;
  while (!JSON.stringify(quote.message).includes('"Context"') && performance.now() < known)
    quote = await ask();
  const asks = await Promise.all(
    [1, 2].map(() => discord.slash({ name: "library remove", options: { story: slug }, ...manager })),
  );
  const removed = await Promise.all(
    asks.map((ask) => said(discord.press(shown(ask).message, "Remove", manager))),
  );
  expect(removed.filter((text) => text.includes("was removed from this server"))).toHaveLength(1);
  expect(removed.filter((text) => text.includes("no story of its own with that name"))).toHaveLength(1);

  // The other machine asks the database anew within 15 seconds; a busy one takes longer.
  await bots[0]?.stop("SIGTERM");
  const until = performance.now() + 40_000;
  let after = "";
  while (!after.includes("This story was removed") && performance.now() < until)
    after = await said(discord.press(quote.message, "Context"));
  expect(after).toContain("This story was removed");
  expect(await said(discord.slash({ name: "library list", ...manager }))).toContain("all 3");

  expect(discord.violations).toEqual([]);
  expect(bots.flatMap(({ lines }) => lines.filter(({ level }) => level === "error"))).toEqual([]);
}, 90_000);
