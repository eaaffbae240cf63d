import type { Log } from "../log.ts";
import { UserError } from "../user-error.ts";
import { keepConnected } from "./connection.ts";
import { loadMigrations } from "./migrate.ts";
import type { Dialect, Driver } from "./sql.ts";
import { sqlStore } from "./sql-store.ts";
import type { Store } from "./store.ts";
import type { StoreUnavailable } from "./unavailable.ts";

/** A statement over a whole table. */
const copyMs = 600_000;

/** A Store by its address, with its health. */
export type OpenStore = Store & {
  /** What is wrong with the database; undefined while calls succeed. */
  readonly unavailable: () => StoreUnavailable | undefined;
};

/** Opens the database, or goes on without it until it is there. A UserError means that it must not be used at all. */
export async function openStore(
  url: string,
  parts: { readonly log: Log; readonly now: () => number },
): Promise<OpenStore> {
  const { dialect, open } = driverFor(url);
  const { unavailable, backup, close, ...database } = await keepConnected(open, parts);
  return { ...sqlStore({ ...database, ...dialect }), unavailable, backup, close };
}

/** The database alone, for a copy of it: as long as a statement may take, and no second try. */
export async function openDriver(url: string): Promise<Driver> {
  return driverFor(url, copyMs).open();
}

/** A driver is one entry here. It loads when it is used. */
function driverFor(
  url: string,
  longestMs?: number,
): { readonly dialect: Dialect; readonly open: () => Promise<Driver> } {
  if (url.startsWith("file:")) {
    const file = url.slice("file:".length).replace(/^\/\/(?=\/)/, "");
    return {
      dialect: { skipLocked: "", bytewise: "" },
      open: async () => (await import("./sqlite.ts")).openSqlite(file, loadMigrations("sqlite")),
    };
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    return {
      dialect: { skipLocked: "FOR UPDATE SKIP LOCKED", bytewise: 'COLLATE "C"' },
      open: async () =>
        (await import("./postgres.ts")).openPostgres(url, loadMigrations("postgres"), longestMs),
    };
  }
  throw new UserError(
    "store-url",
    "DATABASE_URL is neither file:… nor postgres://…; write file:data/quoth.db",
  );
}
