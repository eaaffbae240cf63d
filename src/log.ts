export type LogLevel = "debug" | "info" | "warn" | "error";
export type LogFields = Readonly<Record<string, unknown>>;
export type Log = {
  readonly debug: (message: string, fields?: LogFields) => void;
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warn: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
};

const levels = ["debug", "info", "warn", "error"] as const satisfies readonly LogLevel[];

/** Fields of a foreign error that are safe to keep: discord.js hangs the request, with tokens and the user's words, on its own. */
const safeErrorFields = ["code", "status", "method", "syscall", "errno"] as const;

/** `secrets` are cut out of every line, wherever they stand. One JSON object a line; logging never throws. */
export function openLog(options: {
  readonly level: LogLevel;
  readonly secrets: readonly string[];
  readonly now: () => number;
  readonly write: (line: string) => void;
}): Log {
  const threshold = levels.indexOf(options.level);
  const redact = makeRedact(options.secrets);
  const at =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (levels.indexOf(level) < threshold) return;
      const head = { at: new Date(options.now()).toISOString(), level, message };
      options.write(`${redact(JSON.stringify({ ...head, ...recordOf(fields, []), ...head }))}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** An error as data: name, message, stack, cause, and the fields known to be safe. */
export function describe(error: unknown, depth = 0): LogFields {
  if (!(error instanceof Error)) return { message: sayAnything(error) };
  const fields: Record<string, unknown> = {
    name: error.name,
    message: error.message,
    stack: error.stack?.split("\n").slice(1, 9),
  };
  for (const name of safeErrorFields) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === "string" || typeof value === "number") fields[name] = value;
  }
  if (error.cause !== undefined && depth < 3) fields.cause = describe(error.cause, depth + 1);
  if (error instanceof AggregateError && depth < 3) {
    fields.errors = error.errors.slice(0, 5).map((one) => describe(one, depth + 1));
  }
  return fields;
}

/** Any value as JSON has it: errors described, circles and what JSON does not know said in a word. */
function plain(value: unknown, above: readonly object[]): unknown {
  if (value instanceof Error) return describe(value);
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) {
    return typeof value === "bigint" || typeof value === "symbol" ? String(value) : value;
  }
  if (above.includes(value)) return "[circular]";
  if (above.length > 5) return "[deep]";
  if (Array.isArray(value)) return value.map((one) => plain(one, [...above, value]));
  if (value instanceof Date || value instanceof URL) return sayAnything(value);
  return recordOf(value, [...above, value]);
}

function recordOf(value: object, above: readonly object[]): Record<string, unknown> {
  try {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, above)]));
  } catch {
    // A getter that throws: what could not be read is not worth losing the line.
    return { unreadable: true };
  }
}

function sayAnything(value: unknown): string {
  try {
    return String(value);
  } catch {
    // An object without a prototype can't be made a string.
    return typeof value;
  }
}

// An interaction's token answers for the bot for 15 minutes, and it stands in the path of webhook and callback routes.
const tokenInPath = /(\/(?:webhooks|interactions)\/\d+\/)[^/?#"\s\\]+/g;

function makeRedact(secrets: readonly string[]): (line: string) => string {
  // A password stands in an address percent-encoded, and in an error of the driver decoded; and all of it within JSON.
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), decoded(secret)]);
  const written = forms
    .filter((form) => form !== "")
    .flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]);
  const longestFirst = [...new Set(written)].sort((a, b) => b.length - a.length);
  const known = new RegExp(longestFirst.map(RegExp.escape).join("|"), "g");
  return (line) => {
    const clean = line.replaceAll(tokenInPath, "$1[token]");
    return longestFirst.length === 0 ? clean : clean.replaceAll(known, "[secret]");
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is no encoding: the text stands for itself.
    return text;
  }
}
