import type { DailySettings, Progress, Subscription } from "../domain/subscription.ts";
import { personIn } from "../owner.ts";
import { userError } from "../user-error.ts";
import { dayBefore, localDate } from "./calendar.ts";
import { resumed } from "./change.ts";
import { chaptersTold } from "./chapters.ts";
import { beginAt } from "./choose.ts";
import { type DailyInput, newSettings, storiesFor } from "./input.ts";
import { freeName, nameOf } from "./names.ts";
import { checkPlan } from "./plan.ts";
import { asleep, waitingNext, waitsForChapters } from "./schedule.ts";
import type { DailyStatus } from "./status.ts";
import { checkDates } from "./story-dates.ts";
import { type ManageParts, mostOf, type Of, type ServerSubscriptions, tooManyOf } from "./subscriptions.ts";
import { tagged } from "./tags.ts";

/** `other`: the channel gets this story already, so that the new one waits, stopped, until an admin says which is meant. */
export type Started = { readonly one: DailyStatus; readonly other?: DailyStatus };

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
    checkDates(settings, story);
    checkPlan(fresh, story, now());
    return { fresh, before, running: known.filter(({ state }) => state !== "stopped") };
  };

  /** A limit that goes along begins right before the first post; nothing less than a passage can be shown. */
  const followFrom = async (one: Subscription) => {
    const { follows } = one.settings;
    if (follows === undefined || follows === "own" || one.state !== "active") return;
    const story = await parts.story(one.settings.story, one.guildId);
    const at = waitsForChapters(one) ? story?.passages.length : one.progress.last?.number;
    const passage = story?.passages[Math.max(0, (at ?? 0) - 1)];
    if (story !== undefined && passage !== undefined) await parts.moveLimit?.(one, story, passage, "to");
  };

  return {
    draft: async (of: Of, input: DailyInput): Promise<DailyStatus> => status((await draft(of, input)).fresh),
    start: async (of: Of, input: DailyInput): Promise<Started> => {
      const { fresh, before, running } = await draft(of, input);
      const { guildId, name, settings, progress } = fresh;
      if (running.length >= mostOf(guildId)) throw tooManyOf(guildId);
      const other = running.find((one) => one.name !== name && isTwin(one, settings));
      if (other === undefined && before !== undefined)
        return { one: await startStopped(guildId, before.id, { settings, progress }) };
      const next = other === undefined ? fresh : asleep({ ...fresh, state: "stopped" });
      const added = await store.add(next, mostOf(guildId));
      if (added === "too-many") throw tooManyOf(guildId);
      if (added === "name-taken") throw userError("daily-name", { name });
      await followFrom(next);
      parts.wake();
      const one = await status(next);
      return other === undefined ? { one } : { one, other: await status(other) };
    },
    startAnyway: (guildId: string, id: string) => startStopped(guildId, id),
  };
}
