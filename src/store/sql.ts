/** A row as a driver gives it; PostgreSQL gives 64-bit numbers as text. */
export type Row = Readonly<Record<string, unknown>>;
/** Bytes come back as they were. */
export type Cell = string | number | Uint8Array | null;

/** Where SQLite and PostgreSQL need other words in a statement. */
export type Dialect = {
  /** Rows that another transaction is at work on are passed over. */
  readonly skipLocked: string;
  /** Text in the order of its bytes, whatever the database's language. */
  readonly bytewise: string;
};

/** Statements in the words that SQLite and PostgreSQL share, with $1, $2… for their cells. */
export type Sql = {
  readonly rows: (sql: string, ...cells: Cell[]) => Promise<readonly Row[]>;
  /** How many rows it changed. */
  readonly run: (sql: string, ...cells: Cell[]) => Promise<number>;
};

export type Transaction = Sql & {
  /** Until the commit, another transaction that locks the same key waits. Nothing where transactions take turns anyway. */
  readonly lock: (key: string) => Promise<void>;
};

export type Database = Sql &
  Dialect & {
    readonly transaction: <T>(work: (on: Transaction) => Promise<T>) => Promise<T>;
    /** Reads one moment, and writes nothing. */
    readonly snapshot: <T>(work: (on: Sql) => Promise<T>) => Promise<T>;
  };

/** An open database. What can't be asked of it just now is a StoreUnavailable. */
export type Driver = Omit<Database, keyof Dialect> & {
  /** A consistent copy into a new file, while others write. */
  readonly backup: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
};
