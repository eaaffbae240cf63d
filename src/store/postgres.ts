import { Socket } from "node:net";
import pg from "pg";
import { UserError } from "../user-error.ts";
import { copyOut } from "./copy.ts";
import { type Migration, pendingMigrations } from "./migrate.ts";
import { intoNewFile } from "./private-files.ts";
import type { Driver, Row, Sql, Transaction } from "./sql.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** Together less than Discord's 3 seconds: a server that takes connections and never answers is given up in time. */
const connectMs = 1_000;
const answerMs = 1_200;
/** Shorter: a server that is at work ends a statement itself, and the connection stays. */
const statementMs = 1_000;
const closeMs = 500;
/** "quoth" in ASCII: processes that start together take turns in migrating. */
const migrationLock = 0x71756f7468;

export async function openPostgres(
  url: string,
  migrations: readonly Migration[],
  longestMs?: number,
): Promise<Driver> {
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: connectMs,
    query_timeout: longestMs ?? answerMs,
    statement_timeout: longestMs ?? statementMs,
    keepAlive: true,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      return socket;
    },
  });
  // A connection that breaks while idle: the pool replaces it, and the next call finds out if that fails.
  pool.on("error", () => undefined);
  const begin = async <T>(how: string, work: (on: Transaction) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // Without a listener, a connection that breaks while it is lent out would stop the process.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on("error", onError);
    try {
      await client.query(how);
      const result = await work(sqlOn(client));
      await client.query("COMMIT");
      return result;
    } catch (error) {
      // After a timeout the answer may still be on its way: such a connection is not used again.
      if (isOfConnection(error)) broken ??= error;
      else
        await client.query("ROLLBACK").catch((second: Error) => {
          broken = second;
        });
      throw error;
    } finally {
      client.off("error", onError);
      client.release(broken);
    }
  };
  const close = async () => {
    // A server that hangs never says goodbye.
    const late = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, closeMs);
    await pool.end().finally(() => clearTimeout(late));
  };
  const sql = sqlOn(pool);
  const transaction: Driver["transaction"] = (work) => begin("BEGIN", work);
  try {
    await orUnavailable(() => migrate(sql, transaction, migrations));
  } catch (error) {
    await close();
    throw mayNotCreate(error) ?? error;
  }
  return {
    rows: (...asked) => orUnavailable(() => sql.rows(...asked)),
    run: (...asked) => orUnavailable(() => sql.run(...asked)),
    transaction: (work) => orUnavailable(() => transaction(work)),
    snapshot: (work) => orUnavailable(() => begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work)),
    backup: (file) =>
      intoNewFile(file, () =>
        orUnavailable(() =>
          copyOut(
            { snapshot: (work) => begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work) },
            file,
          ),
        ),
      ),
    close,
  };
}

function sqlOn(client: pg.Pool | pg.PoolClient): Transaction {
  return {
    rows: async (sql, ...cells) => (await client.query<Row>(sql, cells)).rows,
    run: async (sql, ...cells) => (await client.query(sql, cells)).rowCount ?? 0,
    lock: async (key) => {
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
    },
  };
}

async function migrate(
  sql: Sql,
  transaction: Driver["transaction"],
  migrations: readonly Migration[],
): Promise<void> {
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

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isLost = isOfConnection(error);
    if (!isLost && !(error instanceof pg.DatabaseError && away.has(error.code?.slice(0, 2) ?? "")))
      throw error;
    throw new StoreUnavailable(error, {
      isUnwritable: isUnwritable(error),
      needsReopening: isLost && isLate(error),
    });
  }
}

/** Of an account without the right to make tables, or without a schema to make them in. */
function mayNotCreate(error: unknown): UserError | undefined {
  if (!(error instanceof pg.DatabaseError) || !["42501", "3F000"].includes(error.code ?? ""))
    return undefined;
  return new UserError(
    "store-rights",
    "The account in DATABASE_URL may not make tables in its database. Give it the right (GRANT CREATE, USAGE ON SCHEMA public TO its name), then start again.",
  );
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, resources, intervention, rollback, system.
const away = new Set(["08", "25", "28", "3D", "40", "53", "55", "57", "58"]);

/** The disk is full, or the server takes no writes. */
function isUnwritable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === "53100" || error.code === "25006");
}

/** It said nothing in time, and the other connections won't either: a refused one is refused at once. */
function isLate(error: Error): boolean {
  return /timeout/i.test(error.message);
}

/** The client's own errors (connection ended, timeout) are plain; a mistake in our code is a TypeError or the like. */
function isOfConnection(error: unknown): error is Error {
  return (
    error instanceof Error &&
    !(error instanceof pg.DatabaseError || error instanceof UserError) &&
    (error.name === "Error" || error.name === "AggregateError")
  );
}
