import type { SnapshotStore } from "./snapshot.ts";
import type { Database } from "./sql.ts";
import { readerRows } from "./sql-readers.ts";
import { settingRows } from "./sql-settings.ts";

export function sqlSnapshot(sql: Database): SnapshotStore {
  // A place says how far a careful reader may be shown; of others it is nobody's concern here.
  const chose = `user_id IN (
    SELECT user_id FROM readers WHERE is_careful = 1 UNION SELECT user_id FROM confirmations)`;
  return {
    allChoices: (most) =>
      sql.snapshot(async (on) => ({
        servers: await settingRows(on, "TRUE", [], `LIMIT ${most}`),
        readers: await readerRows(on, chose, [], `LIMIT ${most}`),
      })),
  };
}
