import type { Delivery } from "../domain/delivery.ts";
import type { Progress, Subscription } from "../domain/subscription.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import {
  badDailyName,
  changedMeanwhile,
  dailyNameTaken,
  isRunning,
  noDaily,
  noSuchDaily,
  notRunning,
  onItsWay,
  storyGone,
  todayIsDone,
  tooManyDaily,
  whichDaily,
} from "../view/daily-errors.ts";
import { dayBefore, dueAt, dueFrom, laterDate, localDate } from "./calendar.ts";
import { advance, choose, stepBack } from "./choose.ts";
import { changedSettings, type DailyInput, newSettings } from "./input.ts";
import type { LinesAt } from "./lines.ts";
import { freeName, nameOf } from "./names.ts";
import { reschedule, waitingFor } from "./schedule.ts";
import { type DailyStatus, readStatus } from "./status.ts";
import { searchZones, type ZoneChoice } from "./zones.ts";

export const mostPerServer = 10;

/** What the people who manage a server do with its daily posts. Every bad input is a UserError. */
export type Daily = {
  readonly start: (of: Of, input: DailyInput) => Promise<DailyStatus>;
  readonly list: (guildId: string) => Promise<readonly DailyStatus[]>;
  readonly names: (guildId: string, which: { readonly withStopped: boolean }) => Promise<readonly string[]>;
  readonly one: (of: Of) => Promise<DailyStatus>;
  readonly byId: (guildId: string, id: string) => Promise<DailyStatus | undefined>;
  readonly edit: (of: Of, input: DailyInput, newName: string | undefined) => Promise<DailyStatus>;
  readonly pause: (of: Of) => Promise<DailyStatus>;
  readonly resume: (of: Of) => Promise<DailyStatus>;
  readonly skip: (of: Of) => Promise<DailyStatus>;
  readonly back: (of: Of) => Promise<DailyStatus>;
  readonly postNow: (of: Of, as: "today" | "extra") => Promise<DailyStatus>;
  readonly stop: (guildId: string, id: string) => Promise<DailyStatus>;
  /** Time zones for what is typed, best first, with the time there. */
  readonly zones: (typed: string, locale: string | undefined) => readonly ZoneChoice[];
};

/** One server's posts by name; without a name the only ones. */
export type Of = { readonly guildId: string; readonly name: string | undefined };

type Parts = {
  readonly store: Store;
  /** The standard story when none is named. */
  readonly story: (slug: string | undefined) => Story | undefined;
  readonly now: () => number;
  readonly newId: () => string;
  readonly linesAt?: LinesAt;
  /** Something may be due at once. */
  readonly wake: () => void;
};

export function makeDaily(parts: Parts): Daily {
  const { store, now } = parts;

  const live = async (guildId: string) =>
    (await store.ofServer(guildId)).filter((one) => one.state !== "stopped");

  const find = async ({ guildId, name }: Of, among?: readonly Subscription[]): Promise<Subscription> => {
    const all = among ?? (await live(guildId));
    const names = all.map((one) => one.name);
    if (all.length === 0) throw noDaily();
    if (name === undefined) {
      if (all.length > 1 || all[0] === undefined) throw whichDaily(names);
      return all[0];
    }
    const found = all.find((one) => one.name === nameOf(name));
    if (found === undefined) throw noSuchDaily(name, names);
    return found;
  };

  const status = (one: Subscription) => readStatus(parts, one);

  /** Reads, changes, writes; again when the clock or another admin wrote in between. */
  const change = async (
    read: () => Promise<Subscription>,
    to: (one: Subscription) => Changed | Promise<Changed>,
  ): Promise<DailyStatus> => {
    for (let tries = 0; tries < 5; tries += 1) {
      const { next, skipped = [] } = await to(await read());
      if (await store.settle(next, skipped)) {
        parts.wake();
        return status(next);
      }
    }
    throw changedMeanwhile();
  };

  const toldBy = (one: Subscription, move: (story: Story) => Progress): Changed => {
    const story = parts.story(one.settings.story);
    if (story === undefined) throw storyGone();
    if (isOnItsWay(one)) throw onItsWay(one.name);
    return { next: { ...one, progress: move(story) } };
  };

  return {
    start: async ({ guildId, name }, input) => {
      const settings = newSettings(input, parts.story, now());
      const known = await store.ofServer(guildId);
      const called = name === undefined ? freeName(known) : nameOf(name);
      if (called === "") throw badDailyName();
      const before = known.find((one) => one.name === called && one.settings.story === settings.story);
      const fresh: Subscription = {
        id: parts.newId(),
        guildId,
        name: called,
        settings,
        // Stopped within the last weeks and started anew: the story goes on where it stood.
        progress: before?.progress ?? { round: 1, shown: [] },
        state: "active",
        since: now(),
        closedDate: dayBefore(localDate(settings.zone, now())),
        slot: "",
        dueAt: 0,
        attempts: 0,
        refusals: 0,
        revision: 0,
      };
      // Today stays open when its time has passed: /daily post-now may still use it.
      const next = { ...fresh, ...waitingFor(dueFrom(settings, fresh.closedDate, now()), guildId) };
      const added = await store.add(next, mostPerServer);
      if (added === "too-many") throw tooManyDaily(mostPerServer);
      if (added === "name-taken") throw dailyNameTaken(called);
      parts.wake();
      return status(next);
    },
    list: async (guildId) => Promise.all((await live(guildId)).map(status)),
    names: async (guildId, { withStopped }) =>
      (await (withStopped ? store.ofServer(guildId) : live(guildId))).map((one) => one.name),
    one: async (of) => status(await find(of)),
    byId: async (guildId, id) => {
      const found = await store.find(id);
      return found === undefined || found.guildId !== guildId ? undefined : status(found);
    },
    edit: (of, input, newName) =>
      change(
        () => find(of),
        async (one) => {
          const settings = changedSettings(one.settings, input, parts.story, now());
          const name = newName === undefined ? one.name : nameOf(newName);
          if (name === "") throw badDailyName();
          const others = await store.ofServer(one.guildId);
          if (others.some((other) => other.id !== one.id && other.name === name)) throw dailyNameTaken(name);
          const isOther = settings.story !== one.settings.story;
          const edited: Subscription = {
            ...one,
            name,
            settings,
            ...(isOther ? { progress: { round: 1, shown: [] } } : {}),
            ...(one.state === "blocked" && settings.channelId !== one.settings.channelId ? unblocked : {}),
          };
          const isSameTime = (["time", "zone", "days"] as const).every(
            (key) => settings[key] === one.settings[key],
          );
          if (isSameTime || one.wakeAt === undefined) return { next: edited };
          return reschedule(edited, now());
        },
      ),
    pause: (of) =>
      change(
        () => find(of),
        (one) => {
          if (one.wakeAt === undefined) throw notRunning(one.name);
          return { next: resting(one, "paused", now()) };
        },
      ),
    resume: (of) =>
      change(
        async () => find(of, await store.ofServer(of.guildId)),
        async (one) => {
          if (one.state === "active") throw isRunning(one.name);
          const isFull = one.state === "stopped" && (await live(one.guildId)).length >= mostPerServer;
          if (isFull) throw tooManyDaily(mostPerServer);
          const story = parts.story(one.settings.story);
          const { skipped, next } = reschedule(one, now());
          const { reason: _, ...plain } = next;
          const isTold =
            story !== undefined && choose(story, one.settings, one.progress, one.id).kind === "end";
          const progress = isTold ? { round: one.progress.round + 1, shown: [] } : one.progress;
          return { next: { ...plain, progress, state: "active", since: now(), refusals: 0 }, skipped };
        },
      ),
    skip: (of) =>
      change(
        () => find(of),
        (one) =>
          toldBy(one, (story) => {
            const chosen = choose(story, one.settings, one.progress, one.id);
            return advance(one.settings, one.progress, chosen);
          }),
      ),
    back: (of) =>
      change(
        () => find(of),
        (one) => toldBy(one, (story) => stepBack(story, one.settings, one.progress)),
      ),
    postNow: (of, as) =>
      change(
        () => find(of),
        (one) => {
          if (one.wakeAt === undefined) throw notRunning(one.name);
          if (isOnItsWay(one)) throw onItsWay(one.name);
          const at = now();
          if (as === "extra") {
            return { next: { ...one, slot: `extra-${parts.newId()}`, dueAt: at, wakeAt: at } };
          }
          const today = localDate(one.settings.zone, at);
          if (laterDate(one.closedDate, today) === one.closedDate) throw todayIsDone(one.name);
          return {
            next: { ...one, slot: today, dueAt: Math.max(dueAt(one.settings, today) ?? at, at), wakeAt: at },
          };
        },
      ),
    stop: (guildId, id) =>
      change(
        async () => {
          const found = await store.find(id);
          if (found === undefined || found.guildId !== guildId || found.state === "stopped") throw noDaily();
          return found;
        },
        (one) => ({ next: resting(one, "stopped", now()) }),
      ),
    zones: (typed, locale) => searchZones(typed, now(), locale),
  };
}

type Changed = { readonly next: Subscription; readonly skipped?: readonly Delivery[] };

const unblocked = { state: "active", refusals: 0 } as const;

/** A machine holds it, or one did and nobody knows yet what became of its post. */
function isOnItsWay(one: Subscription): boolean {
  return one.triedSlot === one.slot || one.attempts > 0;
}

function resting(one: Subscription, state: "paused" | "stopped", now: number): Subscription {
  const { wakeAt: _, reason: __, ...rest } = one;
  return { ...rest, state, since: now };
}
