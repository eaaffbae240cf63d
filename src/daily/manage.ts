import type { DailySettings, Progress, Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import { dayBefore, dueFrom, localDate } from "./calendar.ts";
import { type Changed, edited, postedNow, resting, resumed } from "./change.ts";
import { advance, choose, stepBack } from "./choose.ts";
import {
  badDailyName,
  changedMeanwhile,
  dailyNameTaken,
  isActive,
  noDaily,
  noSuchDaily,
  notRunning,
  onItsWay,
  storyGone,
  tooManyDaily,
  whichDaily,
} from "./errors.ts";
import { changedSettings, type DailyInput, newSettings } from "./input.ts";
import type { LinesAt } from "./lines.ts";
import { freeName, nameOf } from "./names.ts";
import { isAhead, reopen } from "./reopen.ts";
import { isRunning, isUnsettled, waitingFor } from "./schedule.ts";
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
  readonly log: Log;
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
      const one = await read();
      // What a clock ahead of its time closed is open again before anything is reckoned from it.
      if (isAhead(one, now())) {
        if (await reopen(one, parts)) parts.wake();
        continue;
      }
      const { next, skipped = [] } = await to(one);
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
    if (isUnsettled(one)) throw onItsWay(one.name);
    return { next: { ...one, progress: move(story) } };
  };

  const mayRun = async (one: Subscription) => {
    const isFull = one.state === "stopped" && (await live(one.guildId)).length >= mostPerServer;
    if (isFull) throw tooManyDaily(mostPerServer);
  };

  /**
   * Stopped within the last weeks and started anew: the story goes on where it stood, and a date that has its post, or may
   * have it, gets no second one.
   */
  const startAgain = (id: string, settings: DailySettings) =>
    change(
      async () => {
        const found = await store.find(id);
        if (found === undefined) throw changedMeanwhile();
        if (found.state !== "stopped") throw dailyNameTaken(found.name);
        return found;
      },
      async (one) => {
        await mayRun(one);
        return resumed({ ...one, settings }, parts.story(settings.story), now());
      },
    );

  return {
    start: async ({ guildId, name }, input) => {
      const settings = newSettings(input, parts.story, now());
      const known = await store.ofServer(guildId);
      const called = name === undefined ? freeName(known) : nameOf(name);
      if (called === "") throw badDailyName();
      const before = known.find((one) => one.name === called && one.state === "stopped");
      if (before?.settings.story === settings.story) return startAgain(before.id, settings);
      const fresh: Subscription = {
        id: parts.newId(),
        guildId,
        name: called,
        settings,
        progress: { round: 1, shown: [] },
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
          return edited(one, settings, name, now());
        },
      ),
    pause: (of) =>
      change(
        () => find(of),
        (one) => {
          if (!isRunning(one)) throw notRunning(one.name);
          return resting(one, "paused", now());
        },
      ),
    resume: (of) =>
      change(
        async () => find(of, await store.ofServer(of.guildId)),
        async (one) => {
          if (one.state === "active") throw isActive(one.name);
          await mayRun(one);
          return resumed(one, parts.story(one.settings.story), now());
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
        (one) => postedNow(one, as, parts.newId(), now()),
      ),
    stop: (guildId, id) =>
      change(
        async () => {
          const found = await store.find(id);
          if (found === undefined || found.guildId !== guildId || found.state === "stopped") throw noDaily();
          return found;
        },
        (one) => resting(one, "stopped", now()),
      ),
    zones: (typed, locale) => searchZones(typed, now(), locale),
  };
}
