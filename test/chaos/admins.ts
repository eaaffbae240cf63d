import { type Daily, makeDaily } from "../../src/daily/manage.ts";
import { openLog } from "../../src/log.ts";
import type { Store } from "../../src/store/store.ts";
import { StoreUnavailable } from "../../src/store/unavailable.ts";
import { openLibrary } from "../../src/story/library.ts";
import { UserError } from "../../src/user-error.ts";
import type { Club } from "./clubs.ts";

/** From when to when an admin kept it from posting, or moved its time; undefined while it rests. */
type Change = { readonly from: number; to: number | undefined };

export type Admins = {
  /** Does one thing that an admin may do to one of these, at random. */
  readonly act: (among: readonly Club[]) => Promise<void>;
  /** Lets everything run again, at the time of day where it began. */
  readonly heal: (among: readonly Club[]) => Promise<void>;
  /** From now on until somebody lets it run again, nothing may come of it. */
  readonly excuse: (one: Club) => void;
  /** Whether an admin's change explains that nothing was posted at that moment. */
  readonly leftOut: (id: string, dueAt: number) => boolean;
  readonly acts: () => number;
};

/** No two machines' clocks are further apart in the chaos than this. */
const apartMs = 60_000;

/** The people who manage the daily posts, all the while: the program's own functions on the same store. */
export function admins(parts: {
  readonly store: Store;
  readonly contentDir: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly say: (line: string) => void;
}): Admins {
  const { store, now, random } = parts;
  const library = openLibrary(parts.contentDir, {}).current();
  let ids = 0;
  let acts = 0;
  const daily = makeDaily({
    store,
    story: (slug) =>
      slug === undefined ? library.standard : library.stories.find((one) => one.slug === slug),
    log: openLog({ level: "error", secrets: [], now, write: parts.say }),
    now,
    newId: () => `by-admin-${++ids}`,
    wake: () => undefined,
  });
  const changes = new Map<string, Change[]>();
  const begins = (one: Club, to: number | undefined) =>
    changes.set(one.id, [...(changes.get(one.id) ?? []), { from: now(), to }]);
  const ends = (one: Club) => {
    for (const change of changes.get(one.id) ?? []) change.to ??= now();
  };
  /** What can't be now, since another admin or a machine was first, or a database was busy, an admin reads and lets be. */
  const tried = async (work: () => Promise<unknown>): Promise<boolean> => {
    acts += 1;
    try {
      await work();
      return true;
    } catch (error) {
      // StoreUnavailable is one of them.
      if (!(error instanceof UserError)) throw error;
      return false;
    }
  };
  const startedAgain = (one: Club) =>
    daily.start({ guildId: one.guildId, name: one.name }, { ...one.again, channel: any(one.channels) });
  const goOn = async (one: Club) => {
    const of = { guildId: one.guildId, name: one.name };
    const state = (await patiently(() => store.find(one.id)))?.state;
    const isGoingOn =
      state === "stopped"
        ? await tried(() => startedAgain(one))
        : state !== "paused" || (await tried(() => daily.resume(of)));
    if (isGoingOn) ends(one);
    return isGoingOn;
  };
  function any<T>(list: readonly T[]): T {
    return list[Math.floor(random() * list.length)] as T;
  }

  const kinds: readonly ((one: Club, of: Parameters<Daily["one"]>[0]) => Promise<unknown>)[] = [
    (one, of) => {
      begins(one, undefined);
      return tried(() => daily.pause(of));
    },
    (one) => {
      // Chapters that come while nobody waits for them are told to nobody.
      if (one.settings.on !== undefined) return Promise.resolve();
      begins(one, undefined);
      return tried(() => daily.stop(one.guildId, one.id));
    },
    (one) => goOn(one),
    (one) => goOn(one),
    (one, of) => tried(() => daily.edit(of, { channel: any(one.channels) }, undefined)),
    (one, of) => tried(() => daily.edit(of, { channel: any(one.channels) }, undefined)),
    (one, of) => {
      begins(one, now());
      return tried(() => daily.edit(of, { time: later(one.time, any([0, 1, 2])) }, undefined));
    },
    (_, of) => tried(() => daily.edit(of, { order: any(["serial", "shuffle"]) }, undefined)),
    (_, of) => tried(() => daily.skip(of)),
    (_, of) => tried(() => daily.back(of)),
    (_, of) => tried(() => daily.postNow(of, "extra")),
    (_, of) => tried(() => daily.postNow(of, "today")),
  ];

  return {
    act: async (among) => {
      const one = any(among);
      await any(kinds)(one, { guildId: one.guildId, name: one.name });
    },
    heal: async (among) => {
      for (const one of among) {
        while (!(await goOn(one))) await pause();
        const of = { guildId: one.guildId, name: one.name };
        if ((await patiently(() => store.find(one.id)))?.settings.time === one.time) continue;
        begins(one, now());
        while (!(await tried(() => daily.edit(of, { time: one.time }, undefined)))) await pause();
      }
    },
    excuse: (one) => {
      begins(one, undefined);
    },
    leftOut: (id, dueAt) =>
      (changes.get(id) ?? []).some(({ to }) => to === undefined || to >= dueAt - apartMs),
    acts: () => acts,
  };
}

/** Asks a store that is busy until it answers. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await pause();
    }
  }
}

function later(time: string, minutes: number): string {
  return Temporal.PlainTime.from(time).add({ minutes }).toString({ smallestUnit: "minute" });
}

/** The database has no event for being free again. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
