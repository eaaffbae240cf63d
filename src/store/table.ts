import type { Cell, Row, Sql } from "./sql.ts";

/** How a value stands in its column; one that is missing is NULL there. */
const kinds = {
  text: { cellOf: (value: string): Cell => value, valueOf: String },
  number: { cellOf: (value: number): Cell => value, valueOf: Number },
  flag: { cellOf: (value: boolean): Cell => Number(value), valueOf: (cell: unknown) => Number(cell) === 1 },
  bytes: { cellOf: (value: Uint8Array): Cell => value, valueOf: (cell: unknown) => cell },
  words: {
    cellOf: (value: readonly string[]): Cell => value.join(" "),
    valueOf: (cell: unknown) => String(cell).split(" ").filter(Boolean),
  },
  json: {
    cellOf: (value: object): Cell =>
      Array.isArray(value) && value.length === 0 ? null : JSON.stringify(value),
    valueOf: (cell: unknown) => JSON.parse(String(cell)),
  },
};

type KindOf<Value> = Value extends string
  ? "text"
  : Value extends number
    ? "number"
    : Value extends boolean
      ? "flag"
      : Value extends Uint8Array
        ? "bytes"
        : "words" | "json";

/** Undefined stands for NULL. */
type Some<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

/** One table's statements, from its columns; `rest` is what follows in SQL, with its cells from $1 on. */
type SqlTable<T> = {
  readonly fields: readonly (keyof T)[];
  readonly columns: string;
  readonly read: (row: Row) => T;
  readonly select: (on: Sql, rest: string, ...cells: Cell[]) => Promise<readonly T[]>;
  readonly first: (on: Sql, rest: string, ...cells: Cell[]) => Promise<T | undefined>;
  /** How many rows that made: none where `rest` says to do nothing. */
  readonly insert: (on: Sql, value: T, rest?: "ON CONFLICT DO NOTHING") => Promise<number>;
  /** Inserts these fields, or writes them over those of the row with the same key. */
  readonly upsert: (
    on: Sql,
    value: Some<T>,
    key: readonly (keyof T)[],
    fields?: readonly (keyof T)[],
    onlyWhere?: string,
  ) => Promise<number>;
  /** Writes these fields where a row has those values. */
  readonly update: (on: Sql, value: Some<T>, fields: readonly (keyof T)[], where: Some<T>) => Promise<number>;
};

/** A column is called as its field is, in snake case, unless `renamed` says otherwise. */
export function tableOf<T>(
  name: string,
  fields: { readonly [Field in keyof T]-?: KindOf<NonNullable<T[Field]>> },
  renamed: { readonly [Field in keyof T]?: string } = {},
): SqlTable<T> {
  const all = Object.keys(fields) as (keyof T & string)[];
  const columnOf = (field: keyof T) =>
    renamed[field] ?? String(field).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const cellOf = (value: Some<T>, field: keyof T): Cell => {
    const given = value[field];
    return given === undefined ? null : kinds[fields[field]].cellOf(given as never);
  };
  const columns = all.map(columnOf).join(", ");
  const insertion = (some: readonly (keyof T)[]) =>
    `INSERT INTO ${name} (${some.map(columnOf).join(", ")}) VALUES (${some.map((_, at) => `$${at + 1}`).join(", ")})`;
  const read = (row: Row) =>
    Object.fromEntries(
      all.flatMap((field) => {
        const cell = row[columnOf(field)] ?? null;
        return cell === null ? [] : [[field, kinds[fields[field]].valueOf(cell)]];
      }),
    ) as T;
  const select: SqlTable<T>["select"] = async (on, rest, ...cells) =>
    (await on.rows(`SELECT ${columns} FROM ${name} ${rest}`, ...cells)).map(read);
  return {
    fields: all,
    columns,
    read,
    select,
    first: async (...asked) => (await select(...asked))[0],
    insert: (on, value, rest = undefined) =>
      on.run(`${insertion(all)} ${rest ?? ""}`.trimEnd(), ...all.map((field) => cellOf(value, field))),
    upsert: (on, value, key, some = all, onlyWhere = "") => {
      const written = some.filter((field) => !key.includes(field)).map(columnOf);
      const set = written.map((column) => `${column} = excluded.${column}`).join(", ");
      return on.run(
        `${insertion(some)} ON CONFLICT (${key.map(columnOf).join(", ")}) DO UPDATE SET ${set} ${onlyWhere}`,
        ...some.map((field) => cellOf(value, field)),
      );
    },
    update: (on, value, some, where) => {
      const keys = Object.keys(where) as (keyof T)[];
      const equal = (list: readonly (keyof T)[], from: number) =>
        list.map((field, at) => `${columnOf(field)} = $${from + at}`);
      return on.run(
        `UPDATE ${name} SET ${equal(some, 1).join(", ")} WHERE ${equal(keys, some.length + 1).join(" AND ")}`,
        ...some.map((field) => cellOf(value, field)),
        ...keys.map((field) => cellOf(where, field)),
      );
    },
  };
}
