import { DiscordAPIError, RateLimitError } from "discord.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Log, type LogFields, type LogLevel, openLog } from "../src/log.ts";

function logOf(level: LogLevel, secrets: readonly string[] = []): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const log = openLog({ level, secrets, now: () => 1_700_000_000_000, write: (line) => lines.push(line) });
  return { log, lines };
}

function lineOf(fields: LogFields, secrets: readonly string[] = []): string {
  const { log, lines } = logOf("debug", secrets);
  log.error("it failed", fields);
  return lines.join("");
}

test("a line is one JSON object: the time, the level, the message and its fields", () => {
  const { log, lines } = logOf("info");
  log.info("commands registered", { commands: 7, where: "everywhere\nand\u2028here" });
  expect(lines).toEqual([expect.stringMatching(/^[^\n]*\n$/)]);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    at: "2023-11-14T22:13:20.000Z",
    level: "info",
    message: "commands registered",
    commands: 7,
    where: "everywhere\nand\u2028here",
  });
});

test.each([
  ["debug", ["debug", "info", "warn", "error"]],
  ["info", ["info", "warn", "error"]],
  ["warn", ["warn", "error"]],
  ["error", ["error"]],
] as const)("at level %s only %j are written", (level, expected) => {
  const { log, lines } = logOf(level);
  for (const one of ["debug", "info", "warn", "error"] as const) log[one]("x");
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(expected);
});

test("a field can't pass for the time, the level or the message", () => {
  expect(JSON.parse(lineOf({ message: "forged", level: "debug", at: 0 }))).toEqual({
    at: "2023-11-14T22:13:20.000Z",
    level: "error",
    message: "it failed",
  });
});

test("an error is written whole, with its cause, its code and its parts", () => {
  const cause = Object.assign(new TypeError("no file"), {
    code: "ENOENT",
    errno: -2,
    syscall: "open",
    path: "/x",
  });
  const error = new AggregateError([new Error("one"), "two"], "opening the story", { cause });
  expect(JSON.parse(lineOf({ error, in: { depth: new RangeError("deep") } }))).toMatchObject({
    error: {
      name: "AggregateError",
      message: "opening the story",
      stack: expect.arrayContaining([expect.stringContaining("log.test.ts")]),
      cause: { name: "TypeError", message: "no file", code: "ENOENT", errno: -2, syscall: "open" },
      errors: [{ message: "one" }, { message: "two" }],
    },
    in: { depth: { name: "RangeError", message: "deep" } },
  });
});

describe("a secret is cut out", () => {
  const token = "MTk4NjIyNDgz.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";

  test.each<[string, LogFields]>([
    ["a field", { header: `Bot ${token}` }],
    ["a field's name", { [token]: 1 }],
    ["an error", { error: new Error(`bad token ${token}`) }],
    ["its stack", { error: Object.assign(new Error("x"), { stack: `Error: x\n    at ${token}` }) }],
    ["a cause of a cause", { error: new Error("x", { cause: new Error("y", { cause: new Error(token) }) }) }],
    ["a cause that is no error", { error: new Error("x", { cause: token }) }],
    ["a list within", { all: [{ one: [token] }] }],
    ["an address", { url: new URL(`https://example.org/?t=${token}`) }],
  ])("of %s", (_where, fields) => {
    const line = lineOf(fields, [token]);
    expect(line).not.toContain(token);
    expect(line).toContain("[secret]");
  });

  test("of the message itself", () => {
    const { log, lines } = logOf("info", [token]);
    log.info(`token ${token}`);
    expect(JSON.parse(lines[0] ?? "").message).toBe("token [secret]");
  });

  test("as JSON writes it, as an address writes it, and as a driver decodes it", () => {
    const password = 'p"a\\s s/é';
    for (const shown of [password, encodeURIComponent(password)]) {
      for (const known of [password, encodeURIComponent(password)]) {
        const line = lineOf({ error: new Error(`<${shown}>`), deep: JSON.stringify({}) }, [known]);
        expect(JSON.parse(line).error.message).toBe("<[secret]>");
      }
    }
  });

  test("whatever characters it is made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 6, maxLength: 20 }), (secret) => {
        const line = lineOf({ a: `x${secret}y`, error: new Error(secret) }, [secret]);
        expect(JSON.parse(line)).toMatchObject({ a: "x[secret]y", error: { message: "[secret]" } });
      }),
      { numRuns: 200 },
    );
  });

  test("while an empty secret cuts nothing", () => {
    expect(JSON.parse(lineOf({ a: "b" }, [""]))).toMatchObject({ a: "b", message: "it failed" });
  });
});

describe("an interaction's token is cut out", () => {
  const token = "aW50ZXJhY3Rpb246MTIz+NDU2==";

  test.each([
    `https://discord.com/api/v10/interactions/1234/${token}/callback`,
    `/webhooks/1234/${token}/messages/@original`,
    `/webhooks/1234/${token}?wait=true`,
    `/webhooks/1234/${token}`,
  ])("of %s", (url) => {
    const line = lineOf({ error: new Error(`POST ${url} failed`), url });
    expect(line).not.toContain(token);
    expect(line).toContain("/1234/[token]");
  });

  test("of what discord.js throws, with the words of the user", () => {
    const words = "what I half remember";
    const url = `https://discord.com/api/v10/webhooks/1234/${token}/messages/@original`;
    const raw = {
      code: 50_035,
      message: "Invalid Form Body",
      errors: { content: { _errors: [{ code: "X", message: "Y" }] } },
    };
    const body = { files: undefined, json: { content: words, token } };
    const error = new DiscordAPIError(raw, 50_035, 400, "PATCH", url, body);
    const limited = new RateLimitError({
      timeToReset: 1,
      limit: 1,
      method: "POST",
      hash: "x",
      url,
      route: "/webhooks/1234/:token",
      majorParameter: `1234/${token}`,
      global: false,
      retryAfter: 1,
      sublimitTimeout: 0,
      scope: "user",
    });
    for (const fields of [
      { error },
      { error: new Error("x", { cause: error }) },
      { inside: [error, limited] },
      { error: limited },
    ]) {
      const line = lineOf(fields);
      expect(line).not.toContain(token);
      expect(line).not.toContain(words);
    }
    expect(JSON.parse(lineOf({ error })).error).toMatchObject({ code: 50_035, status: 400, method: "PATCH" });
  });
});

describe("logging never throws", () => {
  const circle: Record<string, unknown> = { name: "circle" };
  circle.self = [circle];
  const looped = new Error("looped");
  looped.cause = looped;

  test.each<[string, LogFields, unknown]>([
    ["a circle", { circle }, { circle: { name: "circle", self: ["[circular]"] } }],
    ["an error that causes itself", { looped }, { looped: { message: "looped" } }],
    ["a bigint", { id: 1n }, { id: "1" }],
    ["a symbol", { sign: Symbol("x") }, { sign: "Symbol(x)" }],
    ["undefined", { nothing: undefined, list: [undefined] }, { list: [null] }],
    ["a function", { run: () => 1 }, { message: "it failed" }],
    ["not a number", { ratio: Number.NaN }, { ratio: null }],
    ["a bad date", { when: new Date(Number.NaN) }, { when: "Invalid Date" }],
    ["an object without a prototype", { bare: Object.create(null) }, { bare: {} }],
    [
      "such an object thrown",
      { error: new Error("x", { cause: Object.create(null) }) },
      { error: { message: "x" } },
    ],
    ["half a character", { half: "\ud83d" }, { half: "\ud83d" }],
    [
      "a getter that throws",
      {
        bad: Object.defineProperty({}, "x", {
          enumerable: true,
          get: () => {
            throw new Error("no");
          },
        }),
      },
      { bad: { unreadable: true } },
    ],
    [
      "an object that refuses JSON",
      {
        bad: {
          toJSON: () => {
            throw new Error("no");
          },
          a: 1,
        },
      },
      { bad: { a: 1 } },
    ],
  ])("for %s", (_what, fields, expected) => {
    expect(JSON.parse(lineOf(fields))).toMatchObject(expected as object);
  });

  test("for anything at all", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true }),
        (value) => {
          JSON.parse(lineOf({ value }));
        },
      ),
      { numRuns: 200 },
    );
  });
});
