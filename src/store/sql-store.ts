import type { Database } from "./sql.ts";
import { sqlDaily } from "./sql-daily.ts";
import { sqlOnce } from "./sql-once.ts";
import { sqlPrivacy } from "./sql-privacy.ts";
import { sqlReaders } from "./sql-readers.ts";
import { sqlSaves } from "./sql-saves.ts";
import { sqlSettings } from "./sql-settings.ts";
import { sqlSnapshot } from "./sql-snapshot.ts";
import { sqlStandard } from "./sql-standard.ts";
import { sqlStories } from "./sql-stories.ts";
import type { Store } from "./store.ts";

/** All of the store but what a driver does for itself. */
export function sqlStore(sql: Database): Omit<Store, "backup" | "close"> {
  return {
    ...sqlDaily(sql),
    ...sqlSettings(sql),
    ...sqlReaders(sql),
    ...sqlSaves(sql),
    ...sqlPrivacy(sql),
    ...sqlSnapshot(sql),
    ...sqlOnce(sql),
    ...sqlStandard(sql),
    ...sqlStories(sql),
  };
}
