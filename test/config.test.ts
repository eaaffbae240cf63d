import { describe, expect, test } from "vitest";
import { parseConfig } from "../src/config.ts";
import { UserError } from "../src/user-error.ts";

function faultsOf(env: Readonly<Record<string, string>>, envFile = ""): readonly string[] {
  try {
    parseConfig(env, envFile);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n");
  }
  return [];
}

test("nothing set is a configuration: no token, and a default for the rest", () => {
  expect(parseConfig({}, "")).toEqual({
    token: undefined,
    apiUrl: undefined,
    guild: undefined,
    databaseUrl: "file:data/quoth.db",
    snapshotFile: "data/last-known.json",
    story: undefined,
    contentDir: "content",
    logLevel: "info",
    hasCooldown: true,
    port: 8080,
    healthHost: "127.0.0.1",
    shards: undefined,
  });
});

test("what servers may bring is off, or some numbers of it are given", () => {
  const said = (text: string) => parseConfig({ SERVER_STORIES: text }, "").serverStories;
  expect(said("off")).toBe("off");
  expect(said("on")).toEqual({});
  expect(said("stories=3, file=50")).toEqual({ stories: 3, file: 50 });
  expect(() => said("stories=none")).toThrow(
    /^SERVER_STORIES has “stories=none” in it; write off, or numbers/,
  );
  expect(parseConfig({ STORY_CACHE: "64" }, "").storyCache).toBe(64);
  expect(() => parseConfig({ STORY_CACHE: "much" }, "")).toThrow(/STORY_CACHE is not a number of megabytes/);
});

test("every setting is read, without the space around it", () => {
  const file = [
    "# the bot",
    "DISCORD_TOKEN=abc.def.ghi",
    "DISCORD_API_URL= https://proxy.example/api/ ",
    "DISCORD_GUILD=123456789012345678",
    "DATABASE_URL='postgres://quoth@localhost/quoth'",
    "SNAPSHOT_FILE=kept/known.json",
    "STORY=a-story",
    "CONTENT_DIR=stories",
    "LOG_LEVEL=debug",
    "COOLDOWN=off",
    "PORT=0",
    "HEALTH_HOST=::",
    "HEARTBEAT_URL=https://hc.example/ping/1b2c",
    "SHARDS=0, 2",
    "SHARD_COUNT=4",
  ].join("\n");
  expect(parseConfig({}, file)).toEqual({
    token: "abc.def.ghi",
    apiUrl: "https://proxy.example/api",
    guild: "123456789012345678",
    databaseUrl: "postgres://quoth@localhost/quoth",
    snapshotFile: "kept/known.json",
    story: "a-story",
    contentDir: "stories",
    logLevel: "debug",
    hasCooldown: false,
    port: 0,
    healthHost: "::",
    heartbeatUrl: "https://hc.example/ping/1b2c",
    shards: { ids: [0, 2], count: 4 },
  });
});

test("the environment wins over the file, also with an empty value", () => {
  const file = "STORY=from-file\nCONTENT_DIR=from-file\nLOG_LEVEL=error";
  expect(parseConfig({ STORY: "from-env", CONTENT_DIR: "" }, file)).toMatchObject({
    story: "from-env",
    contentDir: "content",
    logLevel: "error",
  });
});

test("all faults are said at once, each with its setting and what to write, and never with the token", () => {
  const env = {
    DISCORD_TOKEN: "Bot s3cr3t",
    DISCORD_API_URL: "ftp://example.org",
    DISCORD_GUILD: "my server",
    DATABASE_URL: "mysql://x",
    LOG_LEVEL: "loud",
    COOLDOWN: "some",
    PORT: "65536",
  };
  expect(faultsOf(env)).toEqual([
    "DISCORD_TOKEN has a space in it; copy the token again from the Bot page of your application",
    "DISCORD_API_URL must start with https:// (or http:// on this machine)",
    "DISCORD_GUILD is not a server's id; copy it in Discord with Developer Mode on (17 to 20 digits)",
    "DATABASE_URL is neither file:… nor postgres://…; write file:data/quoth.db or a PostgreSQL address",
    "LOG_LEVEL is not a log level; write one of debug, info, warn, error",
    "COOLDOWN is neither on nor off; write one of them",
    "PORT is not a port; write a number from 0 (any free port) to 65535",
  ]);
});

describe("plain http, over which the token travels readable,", () => {
  test.each([
    "http://localhost:9000/api",
    "http://LOCALHOST/api",
    "http://127.0.0.1:9000/api",
    "http://127.1/api",
    "http://127.255.0.3/api",
    "http://0x7f000001/api",
    "http://[::1]:9000/api",
    "http://[0:0:0:0:0:0:0:1]/api",
  ])("is taken on this machine: %s", (url) => {
    expect(faultsOf({ DISCORD_API_URL: url })).toEqual([]);
  });

  test.each([
    "http://discord.com/api",
    "http://127.0.0.1.evil.test/api",
    "http://localhost@evil.test/api",
    "http://127.0.0.1:9000@evil.test/api",
    "http://localhost.evil.test/api",
    "http://evil.test/?http://localhost",
    "http://evil.test#localhost",
    "http://evil.test\\@localhost/api",
    "http://128.0.0.1/api",
    "http://0.0.0.0/api",
    "http://[::2]/api",
    "http://[::ffff:10.0.0.1]/api",
    "http://10.0.0.1/api",
  ])("is refused on any other: %s", (url) => {
    expect(faultsOf({ DISCORD_API_URL: url })).toEqual([
      "DISCORD_API_URL is plain http on another machine, so the token would travel readable; write https://",
    ]);
  });

  test.each(["discord.com/api", "//discord.com", "http://", "https:// x"])("or no address: %j", (url) => {
    expect(faultsOf({ DISCORD_API_URL: url })).toHaveLength(1);
  });
});

test("shards are named together with how many there are, and within it", () => {
  expect(faultsOf({ SHARDS: "0" })).toEqual(["SHARDS and SHARD_COUNT go together; write both or neither"]);
  expect(faultsOf({ SHARD_COUNT: "2" })).toHaveLength(1);
  expect(faultsOf({ SHARDS: "0,2", SHARD_COUNT: "2" })).toEqual([
    "SHARDS names a shard beyond the last, 1; SHARD_COUNT counts from 1",
  ]);
  expect(faultsOf({ SHARDS: "auto", SHARD_COUNT: "4" })).toEqual([
    "SHARDS is auto, which processes agree on through PostgreSQL; set DATABASE_URL to one",
  ]);
  expect(
    parseConfig({ SHARDS: "auto", SHARD_COUNT: "4", DATABASE_URL: "postgres://q@h/q" }, "").shards,
  ).toEqual({ ids: "auto", count: 4 });
  expect(faultsOf({ SHARDS: "first", SHARD_COUNT: "0", LOG_LEVEL: "loud" })).toHaveLength(3);
});

test.each(["p/w", "p#w", "p?w", "12/34", "p%w", "p@w/x@", "100%"])(
  "a DATABASE_URL with the password %s is refused with how to write it",
  (password) => {
    const env = { DATABASE_URL: `postgres://quoth:${password}@localhost/quoth` };
    expect(() => parseConfig(env, "")).toThrow(
      /^DATABASE_URL can't be read as a PostgreSQL address; .*% as %25$/,
    );
    const encoded = `postgres://quoth:${encodeURIComponent(password)}@localhost/quoth`;
    expect(parseConfig({ DATABASE_URL: encoded }, "").databaseUrl).toBe(encoded);
  },
);
