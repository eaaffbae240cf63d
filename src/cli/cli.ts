import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseConfig } from "../config.ts";
import { loadCatalogue } from "../interaction/catalogue.ts";
import { Refusal } from "../refusal.ts";
import { loadLibrary } from "../story/library.ts";
import { describeAll } from "./check.ts";
import { runQuote } from "./quote.ts";

const commandsFolder = join(import.meta.dirname, "..", "..", "commands");

const usage = `Quoth in a terminal:
  npm run quote -- "the words you remember" [--story slug] [--json]
  npm run check`;

async function run(name: string | undefined, args: readonly string[]): Promise<string> {
  const envFile = existsSync(".env") ? readFileSync(".env", "utf8") : "";
  if (name === "check") {
    const config = parseConfig(process.env, envFile);
    const library = loadLibrary(config.contentDir, config.story);
    return describeAll(library.stories, await loadCatalogue(commandsFolder));
  }
  if (name === "quote") {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { story: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const parts = {
      catalogue: await loadCatalogue(commandsFolder),
      env: process.env,
      envFile,
      styled: process.stdout.isTTY,
    };
    return runQuote({ words: positionals.join(" "), story: values.story, isJson: values.json }, parts);
  }
  throw new Refusal("usage", usage);
}

try {
  process.stdout.write(`${await run(process.argv[2], process.argv.slice(3))}\n`);
} catch (error) {
  const isUsage =
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!(error instanceof Refusal) && !isUsage) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
