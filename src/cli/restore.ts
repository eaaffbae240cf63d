import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyIn, openBackup } from "../store/copy.ts";
import { openDriver } from "../store/open.ts";
import { UserError } from "../user-error.ts";
import { saying } from "./backup.ts";

/** Puts what a backup holds into the bot's database, of either kind. Gives a line on what was done. */
export async function runRestore(
  databaseUrl: string,
  file: string | undefined,
  how: { readonly isReplacing: boolean; readonly now: number },
): Promise<string> {
  if (file === undefined)
    throw new UserError("restore-file", "Name the backup: npm run restore -- quoth-backup.db");
  const folder = mkdtempSync(join(tmpdir(), "quoth-restore-"));
  try {
    const backup = openBackup(file, join(folder, "backup.db"));
    try {
      const rows = await saying("The backup could not be restored", async () => {
        const driver = await openDriver(databaseUrl);
        return copyIn(backup, driver, how).finally(driver.close);
      });
      return `Restored ${rows} rows from ${file}. Start the bot, and look at /daily status in a server you know.`;
    } finally {
      backup.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
