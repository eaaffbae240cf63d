import pg from "pg";
import { UserError } from "../user-error.ts";
import { type Migration, pendingMigrations } from "./migrate.ts";
import type { Row } from "./rows.ts";
import type { Sql } from "./sql.ts";
import { sqlStore } from "./sql-store.ts";
import type { Store } from "./store.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** A call that hangs is given up, so that a lost connection becomes an answer before Discord's 3 seconds are over. */
const connectMs = 2_000;
const queryMs = 10_000;
/** "quoth" in ASCII: processes that start together take turns in migrating. */
const migrationLock = 0x71756f7468;

export async function openPostgres(url: string, migrations: readonly Migration[]): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: connectMs,
    query_timeout: queryMs,
    statement_timeout: queryMs,
    keepAlive: true,
  });
  // A connection that breaks while idle: the pool replaces it, and whoever asks next finds out if that fails.
  pool.on("error", () => undefined);
  const transaction = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // Without a listener, a connection that breaks while it is lent out would stop the process.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on("error", onError);
    try {
      await client.query("BEGIN");
      const result = await work(sqlOn(client));
      await client.query("COMMIT");
      return result;
    } catch (error) {
      // After a timeout the answer may still be on its way: such a connection is not used again.
      if (!(error instanceof pg.DatabaseError || error instanceof UserError)) broken ??= error as Error;
      await client.query("ROLLBACK").catch((second: Error) => {
        broken = second;
      });
      throw error;
    } finally {
      client.off("error", onError);
      client.release(broken);
    }
  };
  const sql = sqlOn(pool);
  try {
    await orTrouble(() => migrate(sql, transaction, migrations));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    ...sqlStore({
      ...sql,
      rows: (...asked) => orTrouble(() => sql.rows(...asked)),
      run: (...asked) => orTrouble(() => sql.run(...asked)),
      transaction: (work) => orTrouble(() => transaction(work)),
    }),
    backup: async (file) => {
      throw new UserError(
        "backup-postgres",
        `A PostgreSQL database is copied by its own tool, which also restores it; run pg_dump --format=custom --file=${file} with your DATABASE_URL`,
      );
    },
    close: () => pool.end(),
  };
}

type Transaction = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

function sqlOn(client: pg.Pool | pg.PoolClient): Sql {
  return {
    rows: async (sql, ...cells) => (await client.query<Row>(sql, cells)).rows,
    run: async (sql, ...cells) => (await client.query(sql, cells)).rowCount ?? 0,
    lock: async (key) => {
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
    },
    snapshot: async () => {
      await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    },
    skipLocked: "FOR UPDATE SKIP LOCKED",
    bytewise: 'COLLATE "C"',
  };
}

async function migrate(sql: Sql, transaction: Transaction, migrations: readonly Migration[]): Promise<void> {
  const version = async (on: Sql): Promise<number> => {
    // Not to_regclass: it may answer from a cache that has not heard of a table another process just made.
    const tables = await on.rows(
      "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'",
    );
    if (tables.length === 0) return 0;
    const [row] = await on.rows("SELECT version FROM schema_version");
    return Number(row?.version ?? 0);
  };
  for (const migration of pendingMigrations(migrations, await version(sql), "the PostgreSQL database")) {
    await transaction(async (on) => {
      await on.rows("SELECT pg_advisory_xact_lock($1)", migrationLock);
      // Another process may have done it while this one waited for the lock.
      if ((await version(on)) >= migration.number) return;
      if (migration.number === 1) {
        await on.run("CREATE TABLE schema_version (version INTEGER NOT NULL)");
        await on.run("INSERT INTO schema_version (version) VALUES (0)");
      }
      await on.run(migration.sql);
      await on.run("UPDATE schema_version SET version = $1", migration.number);
    });
  }
}

async function orTrouble<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isTrouble(error) ? new StoreUnavailable(error, { isUnwritable: isUnwritable(error) }) : error;
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, resources, intervention, rollback, system.
const troubles = new Set(["08", "25", "28", "3D", "40", "53", "55", "57", "58"]);

/** The disk is full, or the server takes no writes. */
function isUnwritable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === "53100" || error.code === "25006");
}

function isTrouble(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return troubles.has(error.code?.slice(0, 2) ?? "");
  // The client's own errors (connection ended, timeout) carry no code; a mistake in our code is a TypeError or the like.
  return error instanceof Error && !(error instanceof UserError) && error.name === "Error";
}
