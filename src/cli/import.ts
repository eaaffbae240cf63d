import { basename, join } from "node:path";
import { bringStory } from "../import/bring.ts";
import { type ImportOptions, readOptions, usage } from "../import/options.ts";
import { describeImport } from "../import/report.ts";
import { lacksDetail, readPermission, writePermission } from "../story/rights.ts";
import { UserError } from "../user-error.ts";

type ImportIo = {
  readonly contentDir: string;
  readonly print: (text: string) => void;
  /** Refusals, one sentence each. */
  readonly warn: (text: string) => void;
  /** Asks a person; left out where there is none. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** A line that the next one replaces; empty to take it away. */
  readonly progress?: ((line: string) => void) | undefined;
  /** Which story is the standard one, and how to change it. */
  readonly standard: () => Promise<string>;
  readonly styled: boolean;
};

/** `npm run import`: brings each file, and answers with the exit code: 1 if any was refused. */
export async function runImport(args: readonly string[], io: ImportIo): Promise<number> {
  let options: ImportOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    io.warn(error.message);
    return 1;
  }
  if (options.isHelp || options.files.length === 0) {
    (options.isHelp ? io.print : io.warn)(usage);
    return options.isHelp ? 0 : 1;
  }
  let refused = 0;
  for (const [at, file] of options.files.entries()) {
    if (at > 0) io.print("");
    try {
      await importOne(file, options, io);
    } catch (error) {
      io.progress?.("");
      if (!(error instanceof UserError)) throw error;
      io.warn(error.message);
      refused += 1;
    }
  }
  return refused > 0 ? 1 : 0;
}

async function importOne(file: string, options: ImportOptions, io: ImportIo): Promise<void> {
  const shown = basename(file);
  const progress = (done: number, all: number) => {
    if (all >= 20) io.progress?.(`Reading ${shown}: page ${done} of ${all}`);
  };
  const brought = await bringStory(file, options, io.contentDir, progress, io.ask);
  io.progress?.("");
  io.print(describeImport({ file: shown, ...brought }, io.styled));
  const target = join(io.contentDir, brought.story.slug, "story.md");
  if (options.isDryRun) {
    io.print(`\nNothing was written (--dry-run). It would be ${target}.`);
    return;
  }
  const isOpen = brought.story.about.permission === undefined;
  const permission = isOpen && io.ask !== undefined ? await askPermission(io.ask) : undefined;
  await brought.save(permission);
  if (brought.comparison?.isSame === true && permission === undefined) io.print(`\n${target} is as it was.`);
  else io.print(`\nWrote ${target}. See it with: npm start`);
  io.print(await io.standard());
}

const question = `
May this story be quoted? It is recorded with the story and shown to readers who ask.
  1  own work: you wrote it
  2  author's permission: you asked and may
  3  public domain
  4  open licence, such as CC BY
Number, or Enter to leave it open: `;

/** Asks until the answer is one of the four with what it needs, or empty. */
async function askPermission(ask: (question: string) => Promise<string>): Promise<string | undefined> {
  const answer = (await ask(question)).trim();
  if (answer === "") return undefined;
  const numbered = ["own work", "author's permission", "public domain", "open licence"][Number(answer) - 1];
  const read = readPermission(numbered ?? answer);
  if (read === undefined) return askPermission(ask);
  if (!lacksDetail(read)) return writePermission(read);
  const isLicence = read.kind === "open licence";
  const detail = await ask(
    isLicence ? "Which licence, or a link to it: " : "Who allowed it and when, or a link: ",
  );
  return detail.trim() === "" ? undefined : writePermission({ ...read, detail: detail.trim() });
}
