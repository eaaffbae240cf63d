import type { DailySettings, Subscription } from "../domain/subscription.ts";
import { userError } from "../user-error.ts";
import { localDate } from "./calendar.ts";
import { edited, postedNow, resting, resumed } from "./change.ts";
import { advance, beginAt, choose, onePostLess, stepBack } from "./choose.ts";
import { favouritesOf } from "./favourites.ts";
import { followFrom } from "./follow-from.ts";
import { changedSettings, type DailyInput, storiesFor } from "./input.ts";
import { inOrder, nameOf } from "./names.ts";
import { makeOwnDaily, type OwnDaily } from "./own.ts";
import { checkPlan, type PlannedPost, planOf } from "./plan.ts";
import { settingsOn } from "./portion.ts";
import { waitsForChapters } from "./schedule.ts";
import { makeStart, type Started } from "./start.ts";
import type { DailyStatus } from "./status.ts";
import { checkDates } from "./story-dates.ts";
import { type ManageParts, type Of, openSubscriptions } from "./subscriptions.ts";
import { type ForumTag, knownTags, tagged } from "./tags.ts";
import { searchZones, type ZoneChoice } from "./zones.ts";

/** What the people who manage a server do with its daily posts. Every bad input is a UserError. */
export type Daily = {
  /** What would be started, to look at. */
  readonly draft: (of: Of, input: DailyInput) => Promise<DailyStatus>;
  readonly start: (of: Of, input: DailyInput) => Promise<Started>;
  /** Starts the one that waited for an answer. */
  readonly startAnyway: (guildId: string, id: string) => Promise<DailyStatus>;
  /** Gives the settings of the one that waited to the other. */
  readonly changeInstead: (guildId: string, id: string, otherId: string) => Promise<DailyStatus>;
  readonly list: (guildId: string) => Promise<readonly DailyStatus[]>;
  readonly names: (guildId: string, which: { readonly withStopped: boolean }) => Promise<readonly string[]>;
  readonly one: (of: Of) => Promise<DailyStatus>;
  /** What comes when, with the status it comes from. */
  readonly plan: (of: Of) => Promise<DailyStatus & { readonly planned: readonly PlannedPost[] }>;
  readonly byId: (guildId: string, id: string) => Promise<DailyStatus | undefined>;
  readonly edit: (of: Of, input: DailyInput, newName: string | undefined) => Promise<DailyStatus>;
  readonly pause: (of: Of) => Promise<DailyStatus>;
  readonly resume: (of: Of) => Promise<DailyStatus>;
  readonly skip: (of: Of) => Promise<DailyStatus>;
  readonly back: (of: Of) => Promise<DailyStatus>;
  readonly postNow: (of: Of, as: "today" | "extra") => Promise<DailyStatus>;
  readonly stop: (guildId: string, id: string) => Promise<DailyStatus>;
  /** A person's, in their direct messages. */
  readonly own: OwnDaily;
  /** Those of a forum of the server. */
  readonly tags: (guildId: string, channelId: string) => Promise<readonly ForumTag[]>;
  /** Time zones for what is typed, best first, with the time there. */
  readonly zones: (typed: string, locale: string | undefined) => readonly ZoneChoice[];
};

/** Whoever names none means one that rests; what was stopped comes in when nothing else does. */
function restingFirst(all: readonly Subscription[], { name }: Of): readonly Subscription[] {
  if (name !== undefined) return all;
  const resting = all.filter(({ state }) => state !== "active");
  const unstopped = resting.filter(({ state }) => state !== "stopped");
  return [unstopped, resting, all].find((some) => some.length > 0) ?? all;
}

type SettingsEdit = {
  readonly settings: DailySettings;
  readonly name?: string;
  /** The number of the passage to go on with. */
  readonly from?: number | undefined;
};

export function makeDaily(parts: ManageParts): Daily {
  const daily = makeServerDaily(parts);
  return { ...daily, own: makeOwnDaily(daily) };
}

function makeServerDaily(parts: ManageParts): Omit<Daily, "own"> {
  const { store, now } = parts;
  const subscriptions = openSubscriptions(parts);
  const { live, find, ofServer, status, change, moved, mayRun } = subscriptions;

  const editTo = (read: () => Promise<Subscription>, to: (one: Subscription) => Promise<SettingsEdit>) =>
    change(read, async (one) => {
      const { settings, name = one.name, from } = await to(one);
      const changed = edited(one, settings, name, now());
      if (from === undefined) return changed;
      const { next } = await moved({ ...one, settings }, (story) =>
        beginAt(story, settings, from, one.progress.round),
      );
      return { ...changed, next: { ...changed.next, progress: next.progress } };
    });

  return {
    ...makeStart(parts, subscriptions),
    changeInstead: async (guildId, id, otherId) => {
      const { settings } = await ofServer(guildId, id);
      return editTo(
        () => ofServer(guildId, otherId),
        async () => ({ settings }),
      );
    },
    list: async (guildId) => Promise.all((await live(guildId)).map(status)),
    names: async (guildId, { withStopped }) =>
      (await (withStopped ? store.ofServer(guildId).then(inOrder) : live(guildId))).map((one) => one.name),
    one: async (of) => status(await find(of)),
    plan: async (of) => {
      const one = await find(of);
      const story = await parts.story(one.settings.story, one.guildId);
      if (story === undefined) throw userError("daily-story-gone");
      if (waitsForChapters(one)) throw userError("daily-waits-for-chapters", { name: one.name });
      const planned = planOf(one, story, now(), await favouritesOf(one, store));
      return { ...(await status(one)), planned };
    },
    byId: async (guildId, id) => {
      const found = await store.find(id);
      return found === undefined || found.guildId !== guildId ? undefined : status(found);
    },
    edit: async (of, input, newName) => {
      let before: DailySettings | undefined;
      const status = await editTo(
        () => find(of),
        async (one) => {
          before = one.settings;
          const isEmpty = Object.values(input).every((value) => value === undefined);
          if (isEmpty && newName === undefined) throw userError("daily-no-change");
          const stories = await storiesFor(input, parts.story, one.guildId);
          const changed = changedSettings(one.settings, input, of, stories, now());
          const settings = await tagged(changed, input, parts.forumTags);
          const name = newName === undefined ? one.name : nameOf(newName);
          if (name === "") throw userError("bad-daily-name");
          const others = await store.ofServer(one.guildId);
          if (others.some((other) => other.id !== one.id && other.name === name))
            throw userError("daily-name", { name });
          const story = await parts.story(settings.story, one.guildId);
          checkDates(settings, story, localDate(settings.zone, now()));
          const { until, portion, every, days, on } = input;
          if ([until, portion, every, days, on, input.story].some((one) => one !== undefined))
            checkPlan({ ...one, settings }, story, now());
          return { settings, name, from: input.from };
        },
      );
      const { follows, channelId, story } = status.settings;
      const isElsewhere = follows === "channel" && before?.channelId !== channelId;
      if (before?.follows !== follows || before?.story !== story || isElsewhere)
        await followFrom(await ofServer(status.guildId, status.id), [], parts, "on");
      return status;
    },
    pause: (of) =>
      change(
        () => find(of),
        (one) => {
          if (one.state === "paused") throw userError("daily-paused", { name: one.name });
          if (one.state === "ended") throw userError("daily-ended", { name: one.name });
          return resting(one, "paused", now());
        },
      ),
    resume: (of) =>
      change(
        async () => find(of, restingFirst(await store.ofServer(of.guildId), of)),
        async (one) => {
          if (one.state === "active") throw userError("daily-runs", { name: one.name });
          await mayRun(one);
          const story = await parts.story(one.settings.story, one.guildId);
          checkPlan(one, story, now());
          return resumed(one, story, now());
        },
      ),
    skip: (of) =>
      change(
        () => find(of),
        async (one) => {
          const favourites = await favouritesOf(one, store);
          return moved(one, (story) => {
            const way = settingsOn(one.settings, story, one.progress, one.slot, now());
            return advance(way, one.progress, choose(story, way, one.progress, one.id, favourites));
          });
        },
      ),
    back: (of) =>
      change(
        () => find(of),
        async (one) => {
          // A plan's portions are never alike: its last post says where it began.
          const past = one.settings.until === undefined ? [] : await store.deliveries(one.id, 20);
          const last = past.find(({ state, first }) => state === "posted" && first !== undefined);
          const { settings, progress } = one;
          return moved(one, (story) =>
            last?.first !== undefined && last.last === progress.last?.number
              ? { ...beginAt(story, settings, last.first, progress.round), ...onePostLess(progress) }
              : stepBack(story, settings, progress),
          );
        },
      ),
    postNow: (of, as) =>
      change(
        () => find(of),
        (one) => postedNow(one, as, parts.newId(), now()),
      ),
    stop: (guildId, id) =>
      change(
        async () => {
          const found = await ofServer(guildId, id);
          if (found.state === "stopped") throw userError("no-daily");
          return found;
        },
        (one) => resting(one, "stopped", now()),
      ),
    tags: knownTags(parts.forumTags, now),
    zones: (typed, locale) => searchZones(typed, now(), locale),
  };
}
