import type { DailySettings, Progress, Subscription } from "../domain/subscription.ts";
import { personIn } from "../owner.ts";
import { userError } from "../user-error.ts";
import { dayBefore, localDate } from "./calendar.ts";
import { resumed } from "./change.ts";
import { chaptersTold } from "./chapters.ts";
import { beginAt } from "./choose.ts";
import { followFrom } from "./follow-from.ts";
import { type DailyInput, newSettings, storiesFor } from "./input.ts";
import { freeName, nameOf } from "./names.ts";
import { checkPlan, type NearPlan } from "./plan.ts";
import { asleep, waitingNext } from "./schedule.ts";
import type { DailyStatus } from "./status.ts";
import { checkDates } from "./story-dates.ts";
import { type ManageParts, mostOf, type Of, type ServerSubscriptions, tooManyOf } from "./subscriptions.ts";
import { tagged } from "./tags.ts";

/**
 * It waits, stopped, until an admin says: `other` gets the channel this story already, `near` is a plan that has to bring
 * much in few posts.
 */
export type Started = { readonly one: DailyStatus; readonly other?: DailyStatus; readonly near?: NearPlan };

/** It brings the same story to the same channel. */
function isTwin({ settings }: Subscription, { channelId, story, on }: DailySettings): boolean {
  return settings.channelId === channelId && settings.story === story && settings.on === on;
}

export function makeStart(parts: ManageParts, { ofServer, status, change, mayRun }: ServerSubscriptions) {
  const { store, now } = parts;

  /**
   * Stopped within the last weeks and started anew: the story goes on where it stood, and a date that has its post, or may
   * have it, gets no second one.
   */
  const startStopped = (guildId: string, id: string, fresh?: Pick<Subscription, "settings" | "progress">) =>
    change(
      async () => {
        const found = await ofServer(guildId, id);
        if (found.state !== "stopped") throw userError("daily-name", { name: found.name });
        return found;
      },
      async (one) => {
        await mayRun(one);
        const next = { ...one, ...fresh };
        return resumed(next, await parts.story(next.settings.story, one.guildId), now());
      },
    );

  /** As it would be: running, under a free name or the one that was given. */
  const draft = async (of: Of, input: DailyInput) => {
    const { guildId, name } = of;
    const stories = await storiesFor(input, parts.story, guildId);
    const settings = await tagged(newSettings(input, of, stories, now()), input, parts.forumTags);
    const known = await store.ofServer(guildId);
    const isOwn = personIn(guildId) !== undefined;
    // A person's are called after their stories, since each has one of a story.
    const called = name === undefined ? freeName(known) : isOwn ? name : nameOf(name);
    if (called === "") throw userError("bad-daily-name");
    const story = await parts.story(settings.story, guildId);
    const stopped = known.find((one) => one.name === called && one.state === "stopped");
    const before = stopped?.settings.story === settings.story ? stopped : undefined;
    const told = settings.on !== "new-chapters" ? undefined : story && chaptersTold(story, input.from);
    const progress: Progress = {
      ...(told === undefined ? {} : { told }),
      ...(input.from === undefined || story === undefined
        ? (before?.progress ?? { round: 1, shown: [] })
        : beginAt(story, settings, input.from)),
    };
    const closedDate = dayBefore(localDate(settings.zone, now()));
    const fresh: Subscription = {
      id: parts.newId(),
      guildId,
      name: called,
      settings,
      progress,
      state: "active",
      since: now(),
      closedDate,
      // Today stays open when its time has passed: /daily post-now may still use it.
      ...waitingNext({ settings, closedDate, guildId }, now()),
      attempts: 0,
      refusals: 0,
      revision: 0,
    };
    checkDates(settings, story, localDate(settings.zone, now()));
    const near = isOwn ? undefined : checkPlan(fresh, story, now());
    return { fresh, before, near, running: known.filter(({ state }) => state !== "stopped") };
  };

  return {
    draft: async (of: Of, input: DailyInput): Promise<DailyStatus> => status((await draft(of, input)).fresh),
    start: async (of: Of, input: DailyInput): Promise<Started> => {
      const { fresh, before, near, running } = await draft(of, input);
      const { guildId, name, settings, progress } = fresh;
      if (running.length >= mostOf(guildId)) throw tooManyOf(guildId);
      const other = running.find((one) => one.name !== name && isTwin(one, settings));
      const isAsked = other !== undefined || near !== undefined;
      if (!isAsked && before !== undefined)
        return { one: await startStopped(guildId, before.id, { settings, progress }) };
      const next = isAsked ? asleep({ ...fresh, state: "stopped" }) : fresh;
      const added = await store.add(next, mostOf(guildId));
      if (added === "too-many") throw tooManyOf(guildId);
      if (added === "name-taken") throw userError("daily-name", { name });
      if (!isAsked) await followFrom(next, running, parts);
      parts.wake();
      const one = await status(next);
      if (other !== undefined) return { one, other: await status(other) };
      return near === undefined ? { one } : { one, near };
    },
    startAnyway: async (guildId: string, id: string) => {
      const started = await startStopped(guildId, id);
      const all = await store.ofServer(guildId);
      const one = all.find((each) => each.id === id);
      if (one !== undefined) await followFrom(one, all, parts);
      return started;
    },
  };
}
