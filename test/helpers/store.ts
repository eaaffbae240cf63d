import { loadMigrations } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Dialect, Driver } from "../../src/store/sql.ts";
import { sqlStore } from "../../src/store/sql-store.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import type { Store } from "../../src/store/store.ts";

/** A store in a file, or in memory, that opens at its first call. */
export function sqliteStore(file = ":memory:"): Store {
  return storeOn(openSqlite(file, loadMigrations("sqlite")), { skipLocked: "", bytewise: "" });
}

export function postgresStore(url: string): Store {
  const opening = openPostgres(url, loadMigrations("postgres"));
  return storeOn(opening, { skipLocked: "FOR UPDATE SKIP LOCKED", bytewise: 'COLLATE "C"' });
}

function storeOn(opening: Promise<Driver>, dialect: Dialect): Store {
  const on = sqlStore({
    ...dialect,
    rows: async (...asked) => (await opening).rows(...asked),
    run: async (...asked) => (await opening).run(...asked),
    transaction: async (work) => (await opening).transaction(work),
    snapshot: async (work) => (await opening).snapshot(work),
  });
  return {
    ...on,
    backup: async (file) => (await opening).backup(file),
    close: async () => (await opening).close(),
  };
}
