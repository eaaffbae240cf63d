import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Discord, openDiscord } from "../../../src/sandbox/discord.ts";
import { type Program, startProgram } from "../../helpers/program.ts";

/** What is measured, and what it is measured beside. */
export type Bot = { readonly name: string; readonly command: string | undefined };
export type OpenBot = { readonly discord: Discord; readonly program: Program };

export const bots: readonly Bot[] = [
  {
    name: "bare discord.js",
    command: "node test/bench/interaction/bare.ts",
  },
  { name: "Quoth", command: undefined },
];

const words = [
  "see that pink tie",
  "an escpae route",
  "he chose death",
  "dirt to shake off my shoes",
  "ghosts everywhere",
];

/** In a Discord of its own, from when that has it ready. */
export async function openBot({ command }: Bot): Promise<OpenBot> {
  const discord = await openDiscord();
  const program = startProgram(
    {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      LOG_LEVEL: "error",
      // Quoth keeps its compiled code by itself; the bare bot is to start as quickly.
      NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"),
    },
    command,
  );
  await discord.ready();
  if (discord.commands.offered(undefined).length === 0) await register(discord);
  return { discord, program };
}

export async function closeBot({ discord, program }: OpenBot): Promise<void> {
  await program.stop();
  await discord.close();
}

/** Asks for one line after another. */
export function askQuote(discord: Discord, number: number) {
  return discord.slash({
    name: "quote",
    options: { words: words[number % words.length] ?? "" },
    // A reader of their own each time: nobody is throttled.
    user: discord.user("Reader"),
    context: "dm",
  });
}

/** The bare bot registers nothing, so its Discord is given a command of the same shape. */
async function register(discord: Discord): Promise<void> {
  await fetch(`${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`, {
    method: "PUT",
    headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
    body: JSON.stringify([
      { name: "quote", description: "Quote", options: [{ type: 3, name: "words", description: "Words" }] },
    ]),
  });
}

export function quantileOf(numbers: readonly number[], quantile: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? Number.NaN;
}
