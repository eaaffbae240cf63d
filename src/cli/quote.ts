import { makeBot } from "../bot.ts";
import { parseConfig } from "../config.ts";
import { runCommand } from "../interaction/called.ts";
import type { Catalogue } from "../interaction/catalogue.ts";
import type { OptionsGiven } from "../interaction/context.ts";
import { openLibrary } from "../story/library.ts";
import { UserError } from "../user-error.ts";
import { printMessage } from "./print.ts";
import { standardBefore } from "./standard.ts";

/** The answer of /quote in a terminal; with `--json` the Reply as it is. */
export async function runQuote(
  args: { readonly words: string; readonly story: string | undefined; readonly isJson: boolean },
  parts: {
    readonly catalogue: Catalogue;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly envFile: string;
    readonly styled: boolean;
    /** What is left out, a line each. */
    readonly warn: (text: string) => void;
  },
): Promise<string> {
  const config = parseConfig(parts.env, parts.envFile);
  const library = openLibrary(config.contentDir, {
    named: config.story,
    before: await standardBefore(config),
  });
  for (const fault of library.faults) parts.warn(`Left out: ${fault}`);
  const bot = makeBot({
    library: library.current(),
    chance: Math.random,
    commandIds: new Map(),
  });
  const command = parts.catalogue.get("quote");
  if (command === undefined) throw new Error("commands/quote.ts is missing");
  const asker = {
    id: "terminal",
    locale: "en-US",
    mayManageMessages: false,
    mayManageServer: false,
    mayPost: true,
  };
  const place = { kind: "dm", guildId: undefined, channelId: "terminal" } as const;
  const options = { words: args.words, story: args.story } as OptionsGiven;
  try {
    const reply = await runCommand(
      command,
      { asker, place, options, audience: "everyone", message: "", quoted: [] },
      bot,
    );
    if (args.isJson) return JSON.stringify(reply, undefined, 2).replace(steering, escaped);
    if (reply.kind !== "message")
      throw new UserError(
        "no-text",
        "This answer can't be shown in a terminal. Try it in the sandbox (npm start).",
      );
    return printMessage(reply.message, parts.styled);
  } finally {
    await bot.close();
  }
}

/** Control characters that JSON leaves as they are, and a terminal may obey. */
const steering = /[\u007f-\u009f]/g;

function escaped(sign: string): string {
  return `\\u00${sign.charCodeAt(0).toString(16)}`;
}
