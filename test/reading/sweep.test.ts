import { REST } from "discord.js";
import { afterEach, expect, test } from "vitest";
import { restOptions } from "../../src/discord/rest.ts";
import { listServers } from "../../src/discord/servers.ts";
import { keepSweeping, type Swept, sweepServers } from "../../src/reading/sweep.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import type { Store } from "../../src/store/store.ts";
import { sqliteStore } from "../helpers/store.ts";

const day = 86_400_000;
const open: { discord?: Discord; store?: Store } = {};
afterEach(async () => {
  await open.discord?.close();
  await open.store?.close();
});

async function opened() {
  open.discord = await openDiscord();
  open.store = sqliteStore();
  const { discord, store } = { discord: open.discord, store: open.store };
  const rest = new REST(restOptions(discord.apiUrl)).setToken(discord.token);
  let now = 1_000 * day;
  const parts = {
    store,
    servers: () => listServers(rest),
    now: () => now,
  };
  const known = async () => store.knownServers("", 1_000);
  return { discord, store, parts, known, pass: (days: number) => (now += days * day) };
}

const keep = (store: Store, guildId: string) => store.choose({ guildId }, "pace", "gentle");

test("a server that the bot was removed from is forgotten after 30 days, and not before", async () => {
  const { discord, store, parts, known, pass } = await opened();
  const [stays, goes] = [discord.guild("Stays"), discord.guild("Goes")];
  await keep(store, stays.id);
  await keep(store, goes.id);
  expect(await sweepServers(parts)).toEqual({ gone: 0, back: 0, forgotten: 0 });
  discord.removeBot(goes.id);
  expect(await sweepServers(parts)).toEqual({ gone: 1, back: 0, forgotten: 0 });
  pass(30);
  expect(await sweepServers(parts)).toEqual({ gone: 0, back: 0, forgotten: 0 });
  pass(1);
  expect(await sweepServers(parts)).toEqual({ gone: 0, back: 0, forgotten: 1 });
  expect(await known()).toEqual([{ guildId: stays.id }]);
});

test("a server that takes the bot in again keeps its choices, however late the sweep", async () => {
  const { discord, store, parts, known, pass } = await opened();
  const server = discord.guild("Comes back");
  await keep(store, server.id);
  await store.markServerGone(server.id, parts.now());
  pass(60);
  expect(await sweepServers(parts)).toEqual({ gone: 0, back: 1, forgotten: 0 });
  expect(await known()).toEqual([{ guildId: server.id }]);
});

test("a bot in more servers than a page of Discord's list finds them all", async () => {
  const { discord, parts } = await opened();
  const ids = Array.from({ length: 401 }, (_, at) => discord.guild(`Server ${at}`).id);
  const found = await parts.servers();
  expect(ids.filter((id) => !found.has(id))).toEqual([]);
});

test("when Discord's list can't be read to its end, nothing is marked and nothing forgotten", async () => {
  const { store, parts, known, pass } = await opened();
  await keep(store, "1");
  await keep(store, "2");
  await store.markServerGone("1", parts.now());
  pass(60);
  const servers = async () => {
    throw new Error("the second page failed");
  };
  await expect(sweepServers({ ...parts, servers })).rejects.toThrow("the second page failed");
  expect((await known()).map(({ guildId, goneAt }) => [guildId, goneAt !== undefined])).toEqual([
    ["1", true],
    ["2", false],
  ]);
});

test("the sweep goes on after a failure, sooner than in a day, and ends with the signal", async () => {
  const { parts } = await opened();
  const stopping = new AbortController();
  const pauses: number[] = [];
  const sweeps: (Swept | "failed")[] = [];
  let tries = 0;
  await keepSweeping(
    {
      ...parts,
      servers: async () => {
        tries += 1;
        if (tries === 1) throw new Error("Discord is away");
        return new Set();
      },
      sleep: async (ms) => {
        pauses.push(ms);
        if (pauses.length === 2) stopping.abort();
      },
      swept: (swept) => sweeps.push(swept),
      failed: () => sweeps.push("failed"),
    },
    stopping.signal,
  );
  expect(sweeps).toEqual(["failed", { gone: 0, back: 0, forgotten: 0 }]);
  expect(pauses).toEqual([day / 24, day]);
});
