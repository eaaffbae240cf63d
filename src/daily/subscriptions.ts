import type { Progress, Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import { personIn } from "../owner.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import { type UserError, userError } from "../user-error.ts";
import type { Changed } from "./change.ts";
import type { MoveLimit } from "./follow.ts";
import type { FindStory, InputPlace } from "./input.ts";
import { inOrder, nameOf } from "./names.ts";
import type { LimitsAt } from "./post-limits.ts";
import { isAhead, reopen } from "./reopen.ts";
import { isUnsettled, waitsForChapters, waitsForDates } from "./schedule.ts";
import { type DailyStatus, readStatus } from "./status.ts";
import type { ForumTags } from "./tags.ts";

const mostPerServer = 10;
const mostPerPerson = 3;

export function mostOf(owner: string): number {
  return personIn(owner) === undefined ? mostPerServer : mostPerPerson;
}

export function tooManyOf(owner: string): UserError {
  const code = personIn(owner) === undefined ? "too-many-daily" : "too-many-own-daily";
  return userError(code, { most: mostOf(owner) });
}

/** One server's posts by name; without a name the only ones. */
export type Of = InputPlace & { readonly name: string | undefined };

export type ManageParts = {
  readonly store: Store;
  /** The standard story when none is named. */
  readonly story: FindStory<string | undefined>;
  readonly log: Log;
  readonly now: () => number;
  readonly newId: () => string;
  readonly limitsAt?: LimitsAt;
  readonly moveLimit?: MoveLimit;
  readonly forumTags?: ForumTags;
  /** Something may be due at once. */
  readonly wake: () => void;
};

export type ServerSubscriptions = ReturnType<typeof openSubscriptions>;

/** How those who manage a server read and write its subscriptions. */
export function openSubscriptions(parts: ManageParts) {
  const { store, now } = parts;

  const live = async (guildId: string) =>
    inOrder((await store.ofServer(guildId)).filter((one) => one.state !== "stopped"));

  const find = async ({ guildId, name }: Of, among?: readonly Subscription[]): Promise<Subscription> => {
    const all = among ?? (await live(guildId));
    const names = all.map((one) => one.name);
    if (all.length === 0) throw userError("no-daily");
    if (name === undefined) {
      if (all.length > 1 || all[0] === undefined) throw userError("which-daily", { names });
      return all[0];
    }
    const found = all.find((one) => one.name === name || one.name === nameOf(name));
    if (found === undefined) throw userError("no-such-daily", { name, names });
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
    throw userError("daily-changed");
  };

  const ofServer = async (guildId: string, id: string) => {
    const found = await store.find(id);
    if (found === undefined || found.guildId !== guildId) throw userError("no-daily");
    return found;
  };

  const moved = async (one: Subscription, move: (story: Story) => Progress | undefined): Promise<Changed> => {
    const story = await parts.story(one.settings.story, one.guildId);
    if (story === undefined) throw userError("daily-story-gone");
    if (waitsForChapters(one)) throw userError("daily-waits-for-chapters", { name: one.name });
    if (waitsForDates(one)) throw userError("daily-posts-on-dates", { name: one.name });
    if (isUnsettled(one)) throw userError("daily-on-its-way", { name: one.name });
    const progress = move(story);
    if (progress === undefined) throw userError("daily-beginning", { name: one.name });
    return { next: { ...one, progress } };
  };

  const mayRun = async (one: Subscription) => {
    const isFull = one.state === "stopped" && (await live(one.guildId)).length >= mostOf(one.guildId);
    if (isFull) throw tooManyOf(one.guildId);
  };

  return { live, find, ofServer, status, change, moved, mayRun };
}
