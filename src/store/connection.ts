import type { Log } from "../log.ts";
import type { Driver } from "./sql.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** After a failure to open, callers are told so without trying again for this long. */
const restMs = 2_000;
/** How long a call waits for a database that was away: long enough for one that is back. */
const graceMs = 150;
/** How often the database is asked whether it is still there, beside all other calls. */
const checkMs = 2_500;

/** A driver that is opened again when it broke, and says how it is. */
type Connection = Driver & { readonly unavailable: () => StoreUnavailable | undefined };

/**
 * Opens a database and keeps it open. One that can't be reached is no reason to stay away from readers: the first call
 * waits for it, further ones are refused at once, and the call or check that comes later finds it again.
 */
export async function keepConnected(
  open: () => Promise<Driver>,
  parts: { readonly log: Log; readonly now: () => number },
): Promise<Connection> {
  let driver: Driver | undefined;
  let opening: Promise<Driver> | undefined;
  let closing: Promise<void> | undefined;
  let unavailable: StoreUnavailable | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  const report = (error: StoreUnavailable) => {
    if (unavailable === undefined) parts.log.error("the store is out of reach", { error: error.cause });
    unavailable = error;
  };
  const succeeded = (hasWritten: boolean) => {
    // That reading works says nothing about a full disk.
    if (unavailable === undefined || (unavailable.isUnwritable && !hasWritten)) return;
    parts.log.info("the store is back");
    unavailable = undefined;
  };
  const failed = (error: unknown, on: Driver) => {
    // A call that began before the database was opened again has nothing to say about it.
    if (!(error instanceof StoreUnavailable) || on !== driver) return;
    report(error);
    if (!error.needsReopening) return;
    driver = undefined;
    // What it could not write is told to its caller; closing has nothing to add. It must be over before it is opened again.
    closing = on.close().catch(() => undefined);
  };
  const reopen = async (): Promise<Driver> => {
    try {
      await closing;
      driver = await open();
      return driver;
    } catch (error) {
      failedAt = parts.now();
      if (error instanceof StoreUnavailable) report(error);
      throw error;
    } finally {
      opening = undefined;
    }
  };
  const reach = async (): Promise<Driver> => {
    if (driver !== undefined) return driver;
    if (opening === undefined) {
      const now = parts.now();
      if (unavailable !== undefined && now >= failedAt && now < failedAt + restMs) throw unavailable;
      opening = reopen();
    }
    const found = unavailable === undefined ? await opening : await within(graceMs, opening);
    if (found === undefined) throw unavailable ?? new StoreUnavailable(undefined);
    return found;
  };
  const through = async <T>(
    work: (on: Driver) => Promise<T>,
    hasWritten: (result: T) => boolean,
  ): Promise<T> => {
    const on = await reach();
    try {
      const result = await work(on);
      succeeded(hasWritten(result));
      return result;
    } catch (error) {
      failed(error, on);
      throw error;
    }
  };
  const no = () => false;

  const connection: Connection = {
    rows: (...asked) => through((on) => on.rows(...asked), no),
    run: (...asked) =>
      through(
        (on) => on.run(...asked),
        (changes) => changes > 0,
      ),
    transaction: (work) => {
      let changes = 0;
      return through(
        (on) =>
          on.transaction((sql) =>
            work({
              ...sql,
              run: async (...asked) => {
                const changed = await sql.run(...asked);
                changes += changed;
                return changed;
              },
            }),
          ),
        () => changes > 0,
      );
    },
    snapshot: (work) => through((on) => on.snapshot(work), no),
    backup: (file) => through((on) => on.backup(file), no),
    unavailable: () => unavailable,
    close: async () => {
      clearInterval(checks);
      await opening?.catch(() => undefined);
      await driver?.close();
      await closing;
    },
  };
  const check = async () => {
    await connection.rows("SELECT 1");
    // Nobody may have anything to write for hours, and the disk has room again.
    if (unavailable?.isUnwritable)
      await connection.run(
        "INSERT INTO pace (id, second, used) VALUES (1, 0, 0) ON CONFLICT (id) DO UPDATE SET used = pace.used",
      );
  };
  const checks = setInterval(() => {
    // What is wrong was said where it was found.
    check().catch(() => undefined);
  }, checkMs).unref();
  try {
    await reach();
  } catch (error) {
    if (error instanceof StoreUnavailable) return connection;
    clearInterval(checks);
    throw error;
  }
  return connection;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
