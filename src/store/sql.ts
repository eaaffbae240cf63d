import type { Cell, Row } from "./rows.ts";

/** Statements in the words that SQLite and PostgreSQL share, with $1, $2… for their cells. */
export type Sql = {
  readonly rows: (sql: string, ...cells: Cell[]) => Promise<readonly Row[]>;
  /** How many rows it changed. */
  readonly run: (sql: string, ...cells: Cell[]) => Promise<number>;
  /** Until the commit, whoever locks the same key waits. Nothing where transactions take turns anyway. */
  readonly lock: (key: string) => Promise<void>;
  /** The transaction reads one moment. */
  readonly snapshot: () => Promise<void>;
  /** Rows that another transaction is at work on are passed over. */
  readonly skipLocked: string;
  /** Text in the order of its bytes, whatever the database's language. */
  readonly bytewise: string;
};

export type Database = Sql & { readonly transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T> };
