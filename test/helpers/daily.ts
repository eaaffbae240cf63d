import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dueFrom } from "../../src/daily/calendar.ts";
import { type DeliveryParts, deliver, leaseMs } from "../../src/daily/deliver.ts";
import { followUp } from "../../src/daily/follow.ts";
import { makeDaily } from "../../src/daily/manage.ts";
import { waitingFor } from "../../src/daily/schedule.ts";
import { followUpLeaseMs } from "../../src/daily/settle.ts";
import type { ManageParts } from "../../src/daily/subscriptions.ts";
import { openPoster, postsRest } from "../../src/discord/posts.ts";
import type { Delivery } from "../../src/domain/delivery.ts";
import type { DailySettings, Subscription } from "../../src/domain/subscription.ts";
import { openLog } from "../../src/log.ts";
import { type Discord, type DiscordOptions, openDiscord } from "../../src/sandbox/discord.ts";
import type { Store } from "../../src/store/store.ts";
import { checkedLibrary } from "../../src/story/library.ts";
import type { Story } from "../../src/story/story.ts";
import { drawPost } from "../../src/view/daily.ts";
import { sqliteStore } from "./store.ts";

export const start = Date.parse("2026-03-02T00:00:00Z");
export const day = 86_400_000;
export const hour = 3_600_000;

/** A Discord, a store and a time of day that the test sets; each `machine` is a bot of its own on that store. */
export async function openDaily(
  options: { readonly discord?: DiscordOptions; readonly store?: Store; readonly on?: Discord } = {},
) {
  const discord = options.on ?? (await openDiscord(options.discord));
  const folder = mkdtempSync(join(tmpdir(), "quoth-daily-"));
  const file = join(folder, "quoth.db");
  const library = checkedLibrary("content", {});
  const time = { now: start };
  const lines: Record<string, unknown>[] = [];
  const log = openLog({
    level: "debug",
    secrets: [],
    now: () => time.now,
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  const stores: Store[] = [];
  const stories = new Map<string, Story>(library.stories.map((story) => [story.slug, story]));
  const settled: Delivery[] = [];
  let unauthorized = 0;
  let ids = 0;

  const machine = (change: Partial<DeliveryParts> = {}) => {
    const store = options.store ?? sqliteStore(file);
    if (options.store === undefined) stores.push(store);
    const rest = postsRest(
      discord.token,
      { version: "10", api: discord.apiUrl, timeout: 500 },
      () => time.now,
    );
    const parts: DeliveryParts = {
      store,
      story: (slug) => stories.get(slug),
      poster: openPoster(rest, async () => undefined),
      draw: drawPost,
      log,
      now: () => time.now,
      onSettled: (delivery) => settled.push(delivery),
      onUnauthorized: () => {
        unauthorized += 1;
      },
      ...change,
    };
    return {
      parts,
      /** Takes up everything that is due, once. */
      work: async () => {
        const claimed = await store.claim({ now: time.now, leaseMs, most: 100, perSecond: 1_000 });
        for (const each of claimed) {
          const delivery = await deliver(each, parts);
          if (delivery !== undefined && delivery.todo.length > 0) await followUp(delivery, parts);
        }
        return claimed.length;
      },
      /** Takes up what belongs to posts and was left over, once. */
      workOnFollowUps: async () => {
        for (const each of await store.claimFollowUps(time.now, followUpLeaseMs, 100))
          await followUp(each, parts);
      },
    };
  };
  const store = options.store ?? sqliteStore(file);
  if (options.store === undefined) stores.push(store);

  return {
    discord,
    store,
    library,
    stories,
    time,
    lines,
    settled,
    unauthorized: () => unauthorized,
    machine,
    /** What an admin's commands ask. */
    manage: (change: Partial<ManageParts> = {}) =>
      makeDaily({
        store,
        story: (slug) => (slug === undefined ? library.standard : stories.get(slug)),
        now: () => time.now,
        log,
        newId: () => `id-${++ids}`,
        wake: () => undefined,
        ...change,
      }),
    /** Subscribes a channel to the shipped story, daily at 09:00 in London. */
    subscribe: async (settings: Partial<DailySettings> = {}, change: Partial<Subscription> = {}) => {
      const whole: DailySettings = {
        channelId: discord.general.id,
        channelKind: "text",
        story: library.standard.slug,
        time: "09:00",
        zone: "Europe/London",
        days: "1234567",
        order: "serial",
        atEnd: "stop",
        minLength: 0,
        opensThread: false,
        isPinned: false,
        isSilent: false,
        ...settings,
      };
      const guildId = change.guildId ?? discord.home.id;
      const due = dueFrom(whole, "2026-03-01", time.now);
      const one: Subscription = {
        id: "sub-1",
        guildId,
        name: "daily",
        settings: whole,
        progress: { round: 1, shown: [] },
        state: "active",
        since: time.now,
        closedDate: "2026-03-01",
        ...waitingFor(due, guildId),
        attempts: 0,
        refusals: 0,
        revision: 0,
        ...change,
      };
      await store.add(one, 1_000);
      return one;
    },
    close: async () => {
      for (const each of stores) await each.close();
      await discord.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Daily = Awaited<ReturnType<typeof openDaily>>;
