import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { dueAt } from "../../src/daily/calendar.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { loadMigrations } from "../../src/store/migrate.ts";
import type { Store } from "../../src/store/store.ts";
import type { Story } from "../../src/story/story.ts";
import { storyOf } from "../commands/asking.ts";
import { day, hour, openDaily, start } from "../helpers/daily.ts";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { postgresStore, sqliteStore } from "../helpers/store.ts";

// Databases as earlier versions left them on the evening of Sunday, 1 March 2026, opened by this one.
const folder = mkdtempSync(join(tmpdir(), "quoth-before-"));
const server = await startPostgres();
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

type Cells = Readonly<Record<string, string | number | null>>;
/** The last migration of that version, and what a row of its daily posts has beside those of the first. */
const versions: readonly (readonly [what: string, migration: number, more: Cells])[] = [
  ["the first one", 1, {}],
  ["the one that kept a try's settings", 6, { tried_settings: null }],
  ["the one before portions", 7, { tried_settings: null }],
];

const lines = Array.from({ length: 12 }, (_, at) => `P${at + 1} lamps were lit along the shore that night.`);
const lamps = storyOf(`---\ntitle: Lamps\nattribution: By A.\n---\n\n${lines.join("\n\n")}\n`, "lamps");
const last = (number: number) => ({ id: lamps.passages[number - 1]?.id ?? "", number });

/** As the programs of then wrote it. */
const plain = {
  story: "lamps",
  time: "09:00",
  zone: "Europe/London",
  days: "1234567",
  order: "serial",
  atEnd: "stop",
  minLength: 0,
  opensThread: false,
  isPinned: false,
  isSilent: false,
} as const;

type Row = {
  readonly id: string;
  readonly kind?: number;
  readonly channelKind?: string;
  readonly settings?: object;
  readonly progress?: object;
  readonly cells?: Cells;
  /** The passages that come on the days after, by their date in March. */
  readonly comes: readonly string[];
};

const rows: readonly Row[] = [
  { id: "daily", progress: { round: 1, last: last(4), shown: [] }, comes: ["2: 5", "3: 6", "4: 7", "5: 8"] },
  {
    id: "weekdays",
    settings: { days: "135", time: "21:15", zone: "America/New_York" },
    comes: ["2: 1", "4: 2"],
  },
  { id: "forum", kind: 15, channelKind: "forum", comes: ["2: 1", "3: 2", "4: 3", "5: 4"] },
  {
    id: "s-thread",
    kind: 11,
    channelKind: "thread",
    settings: { order: "shuffle", atEnd: "again" },
    progress: { round: 1, last: last(5), shown: [2, 9, 5].map((number) => last(number).id) },
    // As the version of then chose.
    comes: ["2: 3", "3: 7", "4: 10", "5: 4"],
  },
  {
    id: "news",
    kind: 5,
    channelKind: "announcement",
    settings: { opensThread: true, isPinned: true, minLength: 80 },
    comes: ["2: 1 2", "3: 3 4", "4: 5 6", "5: 7 8"],
  },
  {
    id: "at-end",
    settings: { atEnd: "again" },
    progress: { round: 1, last: last(12), shown: [] },
    comes: ["2: end", "3: 1", "4: 2", "5: 3"],
  },
  { id: "paused", cells: { state: "paused", wake_at: null }, comes: [] },
  {
    id: "ended",
    progress: { round: 1, last: last(12), shown: [] },
    cells: { state: "ended", wake_at: null },
    comes: [],
  },
  {
    id: "blocked",
    cells: { state: "blocked", reason: "no-permission", refusals: 3 },
    comes: ["2: 1", "3: 2", "4: 3", "5: 4"],
  },
  /** Its machine died before its post on Monday. */
  {
    id: "tried",
    settings: { time: "00:01", zone: "UTC" },
    cells: { tried_slot: "2026-03-02", tried_at: start + 60_000, attempts: 1 },
    comes: ["2: 1", "3: 2", "4: 3", "5: 4"],
  },
];

function cellsOf(row: Row, guildId: string, channelId: string, more: Cells): Cells {
  const settings = { ...plain, channelId, channelKind: row.channelKind ?? "text", ...row.settings };
  const due = dueAt(settings, "2026-03-02") ?? 0;
  return {
    id: row.id,
    guild_id: guildId,
    name: row.id,
    settings: JSON.stringify(settings),
    progress: JSON.stringify(row.progress ?? { round: 1, shown: [] }),
    state: "active",
    reason: null,
    since: start - 30 * day,
    closed_date: "2026-03-01",
    slot: "2026-03-02",
    due_at: due,
    wake_at: due + 5_000,
    tried_slot: null,
    tried_at: null,
    attempts: 0,
    refusals: 0,
    revision: 41,
    ...more,
    ...row.cells,
  };
}

type Run = (sql: string, cells?: readonly (string | number | null)[]) => Promise<unknown>;

/** Each server with its channel and its daily posts, and a post of yesterday whose thread is still to be opened. */
async function fill(run: Run, discord: Discord, more: Cells): Promise<ReadonlyMap<string, string>> {
  const channels = new Map<string, string>();
  const insert = (table: string, cells: Cells) => {
    const marks = Object.keys(cells).map((_, at) => `$${at + 1}`);
    const sql = `INSERT INTO ${table} (${Object.keys(cells).join(", ")}) VALUES (${marks.join(", ")})`;
    return run(sql, Object.values(cells));
  };
  for (const row of rows) {
    const guild = discord.guild(row.id);
    const channel = discord.channel({ guildId: guild.id, name: row.id, type: row.kind ?? 0 });
    channels.set(row.id, channel.id);
    await insert("subscriptions", cellsOf(row, guild.id, channel.id, more));
  }
  await insert("deliveries", {
    subscription_id: "daily",
    slot: "2026-03-01",
    state: "posted",
    channel_id: channels.get("daily") ?? "",
    message_id: yesterday,
    first_passage: 4,
    last_passage: 4,
    due_at: start - 15 * hour,
    settled_at: start - 15 * hour,
    todo: "pin",
    todo_at: start - 14 * hour,
    todo_tries: 1,
  });
  return channels;
}

const yesterday = "1234567890123456789";

async function check(store: Store, discord: Discord, channels: ReadonlyMap<string, string>): Promise<void> {
  const daily = await openDaily({ store, on: discord });
  daily.stories.set("lamps", lamps as Story);
  const machine = daily.machine();
  for (daily.time.now = start; daily.time.now < start + 4 * day; daily.time.now += hour / 2) {
    await machine.work();
    await machine.workOnFollowUps();
  }
  const came = async ({ id, kind }: Row) => {
    const channel = channels.get(id) ?? "";
    const places = kind === 15 ? discord.threads(channel).map((thread) => thread.id) : [channel];
    const shown = places
      .flatMap((place) => discord.posts(place))
      .map(({ message }) => [...readable(message).matchAll(/P(\d+) lamps/g)].map(([, number]) => number));
    const words = (await store.deliveries(id, 50)).filter(({ slot }) => slot > "2026-03-01").reverse();
    return words.map(({ slot }, at) => `${Number(slot.slice(8))}: ${shown[at]?.join(" ") || "end"}`);
  };
  for (const row of rows) expect(await came(row), row.id).toEqual(row.comes);
  // Each at its own time of day.
  for (const { id, settings } of rows)
    for (const { slot, dueAt: at } of await store.deliveries(id, 50))
      expect(at, `${id} ${slot}`).toBe(dueAt({ ...plain, ...settings }, slot));
  expect(await store.find("blocked")).toMatchObject({ state: "active", refusals: 0 });
  expect(await store.find("paused")).toMatchObject({ state: "paused", revision: 41 });
  const old = (await store.deliveries("daily", 50)).find(({ slot }) => slot === "2026-03-01");
  expect(old).toMatchObject({ state: "posted", messageId: yesterday, todo: [] });
  expect(discord.requests.some(({ method, route }) => method === "PUT" && route.endsWith(yesterday))).toBe(
    true,
  );
  await daily.close();
}

describe.each(versions)("a database of %s goes on unchanged", (_, migration, more) => {
  test("on SQLite", async () => {
    const discord = await openDiscord();
    const file = join(folder, `${migration}.db`);
    const db = new DatabaseSync(file);
    for (const { sql } of loadMigrations("sqlite").slice(0, migration)) db.exec(sql);
    db.exec(`PRAGMA user_version = ${migration}`);
    const channels = await fill(
      async (sql, cells = []) => db.prepare(sql.replaceAll("$", "?")).run(...cells),
      discord,
      more,
    );
    db.close();
    const store = sqliteStore(file);
    await check(store, discord, channels);
    await store.close();
  });

  test("on PostgreSQL", async ({ skip }) => {
    skip(server === undefined, noPostgres);
    const discord = await openDiscord();
    const url = (await server?.create()) ?? "";
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const { sql } of loadMigrations("postgres").slice(0, migration)) await client.query(sql);
    await client.query("CREATE TABLE schema_version (version INTEGER NOT NULL)");
    await client.query("INSERT INTO schema_version (version) VALUES ($1)", [migration]);
    const channels = await fill((sql, cells) => client.query(sql, [...(cells ?? [])]), discord, more);
    await client.end();
    const store = postgresStore(url);
    await check(store, discord, channels);
    await store.close();
  });
});
