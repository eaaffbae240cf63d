import { basename, join } from "node:path";
import { bringStory } from "../import/bring.ts";
import { type ImportOptions, readOptions, usage } from "../import/options.ts";
import { askPermission } from "../import/permission.ts";
import { describeImport } from "../import/report.ts";
import { UserError } from "../user-error.ts";

export type ImportIo = {
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
