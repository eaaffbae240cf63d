import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "../command.ts";
import * as limits from "../limits.ts";
import { languages } from "../messages/messages.ts";
import { UserError } from "../user-error.ts";

export type Catalogue = ReadonlyMap<string, Command>;

/** Every file of the folder is a command named after it. A UserError names each file with something unsound. */
export async function loadCatalogue(folder: string, version = 0): Promise<Catalogue> {
  const { catalogue, loadAll, check } = openCatalogue(folder, version);
  await loadAll();
  await check();
  return catalogue;
}

/**
 * The same, command by command; the look for what is unsound reads every language. Node keeps a module for good: files that
 * have changed since are read anew under another version.
 */
export function openCatalogue(folder: string, version = 0) {
  const files = readdirSync(folder).sort();
  const catalogue = new Map<string, Command>();
  const unsound = new Map<string, string>();
  const loading = new Map<string, Promise<void>>();
  const query = version === 0 ? "" : `?version=${version}`;
  const read = async (file: string) => {
    const name = nameOf(file);
    if (name === undefined) {
      unsound.set(file, "only commands live here, one .ts file each; move it");
      return;
    }
    try {
      const command = commandIn(await import(`${pathToFileURL(join(folder, file)).href}${query}`));
      if (command === undefined) unsound.set(file, "the default export must be defineCommand({ … })");
      else catalogue.set(name, command);
    } catch (error) {
      unsound.set(file, `can't be loaded: ${String(error).split("\n")[0]}`);
    }
  };
  const load = (file: string): Promise<void> => {
    const known = loading.get(file) ?? read(file);
    loading.set(file, known);
    return known;
  };
  return {
    catalogue: catalogue as Catalogue,
    /** That command before the others, if there is one. */
    loadOne: async (name: string) => {
      for (const file of files) if (nameOf(file) === name) await load(file);
    },
    loadAll: async () => {
      for (const file of files) await load(file);
      // Whichever was loaded first, they stand in the order of their files.
      for (const [name, command] of [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1))) {
        catalogue.delete(name);
        catalogue.set(name, command);
      }
    },
    check: async () => {
      const { faultsOf } = await import("./command-faults.ts");
      const all = languages();
      const faults = files.flatMap((file) => {
        const name = nameOf(file) ?? "";
        const command = catalogue.get(name);
        const found = command === undefined ? [unsound.get(file)] : faultsOf(name, command, all);
        return found.filter((fault) => fault !== undefined).map((fault) => `${join(folder, file)}: ${fault}`);
      });
      if (catalogue.size > limits.commands)
        faults.push(`${folder}: Discord takes at most ${limits.commands} commands`);
      if (faults.length > 0) throw new UserError("commands", faults.join("\n"));
    },
  };
}

function nameOf(file: string): string | undefined {
  return /^([^.]+)\.ts$/.exec(file)?.[1];
}

function commandIn(module: unknown): Command | undefined {
  if (typeof module !== "object" || module === null || !("default" in module)) return undefined;
  const found: unknown = module.default;
  const isCommand =
    typeof found === "object" &&
    found !== null &&
    "run" in found &&
    typeof found.run === "function" &&
    "description" in found &&
    typeof found.description === "string" &&
    "options" in found &&
    Array.isArray(found.options);
  return isCommand ? (found as Command) : undefined;
}
