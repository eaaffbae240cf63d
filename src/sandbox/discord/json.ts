export type Json = { readonly [key: string]: unknown };
export type Path = readonly (string | number)[];

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function recordsOf(value: unknown): readonly Json[] {
  return listOf(value).map(recordOf);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** The same value for each of the names. */
export function each(value: unknown, names: string): Record<string, unknown> {
  return Object.fromEntries(names.split(" ").map((name) => [name, value]));
}

type Defined<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };
/** Without the fields that hold nothing. */
export function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
