export type Level = "debug" | "info" | "warn" | "error";
export type Fields = Readonly<Record<string, unknown>>;
export type Log = {
  readonly debug: (message: string, fields?: Fields) => void;
  readonly info: (message: string, fields?: Fields) => void;
  readonly warn: (message: string, fields?: Fields) => void;
  readonly error: (message: string, fields?: Fields) => void;
};

const levels = ["debug", "info", "warn", "error"] as const satisfies readonly Level[];

/** Fields of a foreign error that are safe to keep: discord.js hangs the request, with tokens and the user's words, on its own. */
const safeErrorFields = ["code", "status", "method", "syscall", "errno"] as const;

/** `secrets` are cut out of every line, wherever they stand. One JSON object a line. */
export function openLog(options: {
  readonly level: Level;
  readonly secrets: readonly string[];
  readonly now: () => number;
  readonly write: (line: string) => void;
}): Log {
  const threshold = levels.indexOf(options.level);
  const secrets = options.secrets.filter((secret) => secret !== "");
  const at =
    (level: Level) =>
    (message: string, fields: Fields = {}) => {
      if (levels.indexOf(level) < threshold) return;
      const line: Record<string, unknown> = { at: new Date(options.now()).toISOString(), level, message };
      for (const [name, value] of Object.entries(fields)) {
        line[name] = value instanceof Error ? describe(value) : value;
      }
      options.write(`${redact(JSON.stringify(line), secrets)}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** An error as data: name, message, stack, cause, and the fields known to be safe. */
export function describe(error: unknown, depth = 0): Fields {
  if (!(error instanceof Error)) return { message: String(error) };
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
  return fields;
}

// An interaction's token answers for the bot for 15 minutes, and it stands in the path of webhook and callback routes.
const tokenInPath = /(\/(?:webhooks|interactions)\/\d+\/)[\w.-]+/g;

function redact(line: string, secrets: readonly string[]): string {
  let clean = line.replaceAll(tokenInPath, "$1[token]");
  for (const secret of secrets) clean = clean.replaceAll(secret, "[secret]");
  return clean;
}
