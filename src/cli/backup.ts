import { existsSync } from "node:fs";
import { openDriver } from "../store/open.ts";
import { StoreUnavailable } from "../store/unavailable.ts";
import { UserError } from "../user-error.ts";

/** Copies the bot's database into a new file while the bot runs on it. Gives a line on what was done. */
export async function runBackup(databaseUrl: string, file: string | undefined): Promise<string> {
  if (file === undefined) {
    throw new UserError("backup-file", "Name the file to copy into: npm run backup -- quoth-backup.db");
  }
  const path = databaseFile(databaseUrl, "backup-nothing", " to copy");
  await saying("The copy could not be made", async () => {
    const driver = await openDriver(databaseUrl);
    await driver.backup(file).finally(driver.close);
  });
  return `Copied ${path ?? "the database"} to ${file}`;
}

/** The file of a database that is one; a UserError where it isn't there yet. */
export function databaseFile(databaseUrl: string, code: string, purpose = ""): string | undefined {
  const path = /^file:(?:\/\/(?=\/))?(.*)$/.exec(databaseUrl)?.[1];
  if (path !== undefined && !existsSync(path))
    throw new UserError(
      code,
      `There is no database at ${path}${purpose}; the bot makes it when it first runs. Check DATABASE_URL.`,
    );
  return path;
}

/** To an operator the database's own words say more than "try again". */
export async function saying<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const why = error.cause instanceof Error ? error.cause.message : String(error.cause);
    throw new UserError("store-away", `${what}: ${why}`);
  }
}
