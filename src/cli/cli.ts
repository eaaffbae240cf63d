import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { parseConfig } from "../config.ts";
import { loadCatalogue } from "../interaction/catalogue.ts";
import { checkedLibrary } from "../story/library.ts";
import { UserError } from "../user-error.ts";
import { runBackup } from "./backup.ts";
import { describeAll, lintStories } from "./check.ts";
import { runImport } from "./import.ts";
import { runLibrary } from "./library.ts";
import { writeMessages } from "./messages.ts";
import { runQuote } from "./quote.ts";
import { runRestore } from "./restore.ts";
import { describeStandard } from "./standard.ts";

const commandsFolder = join(import.meta.dirname, "..", "..", "commands");

const usage = `Quoth in a terminal:
  npm run quote -- "the words you remember" [--story slug] [--json]
  npm run check
  npm run import -- <file…>
  npm run library -- list | show <story> | withdraw <story> | restore <story> | reports
  npm run backup -- <file>
  npm run restore -- <file> [--replace]`;

/** Each prints what it has to say and answers with the exit code. */
const programs: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  quote: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { story: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const parts = {
      catalogue: await loadCatalogue(commandsFolder),
      env: process.env,
      envFile: readEnvFile(),
      styled: process.stdout.isTTY,
      warn,
    };
    const words = positionals.join(" ");
    print(await runQuote({ words, story: values.story, isJson: values.json }, parts));
    return 0;
  },
  check: async () => {
    const config = parseConfig(process.env, readEnvFile());
    const library = checkedLibrary(config.contentDir, { named: config.story });
    const { stories } = library;
    print(describeAll(stories, await loadCatalogue(commandsFolder), lintStories(config.contentDir, stories)));
    return 0;
  },
  messages: async () => {
    print(writeMessages(await loadCatalogue(commandsFolder)));
    return 0;
  },
  backup: async ([file]) => {
    print(await runBackup(parseConfig(process.env, readEnvFile()).databaseUrl, file));
    return 0;
  },
  restore: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { replace: { type: "boolean", default: false } },
    });
    const { databaseUrl } = parseConfig(process.env, readEnvFile());
    print(await runRestore(databaseUrl, positionals[0], { isReplacing: values.replace, now: Date.now() }));
    return 0;
  },
  library: async (args) => {
    print(await runLibrary(args, parseConfig(process.env, readEnvFile()).databaseUrl, Date.now));
    return 0;
  },
  import: async (args) => {
    const config = parseConfig(process.env, readEnvFile());
    const { contentDir } = config;
    const progress = (line: string) => void process.stderr.write(`\r\u001b[K${line}`);
    return runImport(args, {
      contentDir,
      print,
      warn,
      ask: process.stdin.isTTY ? ask : undefined,
      progress: process.stderr.isTTY ? progress : undefined,
      standard: () => describeStandard(config),
      styled: process.stdout.isTTY,
    });
  },
};

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

function readEnvFile(): string {
  return existsSync(".env") ? readFileSync(".env", "utf8") : "";
}

try {
  const program = programs[process.argv[2] ?? ""];
  if (program === undefined) throw new UserError("usage", usage);
  process.exitCode = await program(process.argv.slice(3));
} catch (error) {
  const isUsage =
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!(error instanceof UserError) && !isUsage) throw error;
  warn(error.message);
  process.exitCode = 1;
}
