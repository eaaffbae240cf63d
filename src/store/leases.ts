import pg from "pg";

/**
 * machine: a process that takes part. shard: the process that is to run a shard. running: those that have it connected, for a moment two.
 * identify: whose turn it is to begin a session.
 */
const classes = {
  machine: 1_300_000_000,
  shard: 1_000_000_000,
  running: 1_100_000_000,
  identify: 1_200_000_000,
};
type LeaseKind = keyof typeof classes;
export type Lease = {
  readonly kind: LeaseKind;
  readonly number: number;
  readonly isMine: boolean;
  /** The same for all leases of one process. */
  readonly holder: string;
};

/** What processes on one PostgreSQL agree on. A lease holds until it is released, or its process or machine is gone. */
export type Leases = {
  /** False where another process has it. To be taken once, and released once. */
  readonly take: (kind: LeaseKind, number: number) => Promise<boolean>;
  readonly release: (kind: LeaseKind, number: number) => Promise<void>;
  /** What all hold just now. After a break of the connection nothing is this process's. */
  readonly all: () => Promise<readonly Lease[]>;
  readonly close: () => Promise<void>;
};

const waitMs = 2_000;
/** A machine that lost its power says nothing: its leases end after about 20 seconds without a sign. */
const noticed = "-c tcp_keepalives_idle=8 -c tcp_keepalives_interval=4 -c tcp_keepalives_count=3";

/**
 * Advisory locks of a connection of its own: the database gives them back by itself, and no clock has a say. `count`, the
 * number of shards, keeps processes apart that disagree on it.
 */
export function openLeases(url: string, count: number): Leases {
  let client: pg.Client | undefined;
  let opening: Promise<pg.Client> | undefined;
  let isClosed = false;
  const open = async (): Promise<pg.Client> => {
    const opened = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: waitMs,
      query_timeout: waitMs,
      statement_timeout: waitMs,
      keepAlive: true,
      options: noticed,
    });
    const lost = () => {
      if (client === opened) client = undefined;
    };
    opened.on("error", lost);
    opened.on("end", lost);
    await opened.connect();
    client = opened;
    return opened;
  };
  const ask = async (sql: string, cells: readonly number[]) => {
    if (isClosed) throw new Error("the leases are closed");
    if (client === undefined)
      opening ??= open().finally(() => {
        opening = undefined;
      });
    const on = client ?? (await opening);
    if (on === undefined) throw new Error("the connection was lost as it was opened");
    try {
      return (await on.query<Readonly<Record<string, unknown>>>(sql, [...cells])).rows;
    } catch (error) {
      // After a time-out nobody knows what it holds: a new connection holds nothing.
      if (client === on) client = undefined;
      void on.end().catch(() => undefined);
      throw error;
    }
  };
  /** One after the other: pg means to refuse a query that comes beside another. */
  let last: Promise<unknown> = Promise.resolve();
  const query = (sql: string, ...cells: readonly number[]) => {
    const rows = last.then(() => ask(sql, cells));
    last = rows.catch(() => undefined);
    return rows;
  };
  const lockOf = (kind: LeaseKind, number: number) =>
    [classes[kind] + (kind === "identify" ? 0 : count), number] as const;
  return {
    take: async (kind, number) => {
      const how = kind === "running" ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
      const [row] = await query(`SELECT ${how}($1::int, $2::int) AS taken`, ...lockOf(kind, number));
      return row?.taken === true;
    },
    release: async (kind, number) => {
      const how = kind === "running" ? "pg_advisory_unlock_shared" : "pg_advisory_unlock";
      await query(`SELECT ${how}($1::int, $2::int)`, ...lockOf(kind, number));
    },
    all: async () => {
      const rows = await query(
        `SELECT classid::bigint AS class, objid::bigint AS number, pid, pid = pg_backend_pid() AS mine FROM pg_locks
         WHERE locktype = 'advisory' AND objsubid = 2 AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rows.flatMap((row): Lease[] => {
        const number = Number(row.number);
        const kind = kinds.find((one) => lockOf(one, number)[0] === Number(row.class));
        return kind === undefined
          ? []
          : [{ kind, number, isMine: row.mine === true, holder: String(row.pid) }];
      });
    },
    close: async () => {
      isClosed = true;
      const opened = client ?? (await opening?.catch(() => undefined));
      client = undefined;
      await opened?.end().catch(() => undefined);
    },
  };
}

const kinds = Object.keys(classes) as readonly LeaseKind[];
