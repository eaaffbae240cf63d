import { ownerOf } from "../owner.ts";
import { userError } from "../user-error.ts";
import type { DailyInput } from "./input.ts";
import type { Daily } from "./manage.ts";
import { leastWords } from "./read-along.ts";
import type { DailyStatus } from "./status.ts";

/** A person's daily passages, in their direct messages: one for a story, which is its name. */
export type OwnDaily = {
  readonly list: (userId: string) => Promise<readonly DailyStatus[]>;
  readonly byId: (userId: string, id: string) => Promise<DailyStatus | undefined>;
  /** Starts those of a story, or changes them and lets them go on. */
  readonly set: (
    reader: { readonly id: string; readonly locale: string },
    input: OwnInput,
  ) => Promise<{ readonly isNew: boolean }>;
  /** Starts a club's plan for them alone, unless they get that story already; false then. */
  readonly join: (
    reader: { readonly id: string; readonly locale: string },
    club: Pick<DailyStatus, "settings" | "portion">,
  ) => Promise<boolean>;
  /** Nothing happens to those that are so already, or gone. */
  readonly change: (userId: string, id: string, to: "pause" | "resume" | "stop") => Promise<void>;
};

type OwnInput = Pick<
  DailyInput,
  "time" | "timezone" | "portion" | "until" | "from" | "days" | "every" | "on"
> & {
  readonly story: string;
};

/** In the morning, where nobody says. */
const usualTime = "09:00";

const mayBe = {
  pause: ["active", "blocked"],
  resume: ["paused", "blocked", "ended"],
  stop: ["active", "blocked", "paused", "ended"],
};

export function makeOwnDaily(
  daily: Pick<Daily, "list" | "byId" | "start" | "edit" | "pause" | "resume" | "stop">,
): OwnDaily {
  const set: OwnDaily["set"] = async ({ id, locale }, input) => {
    const of = { guildId: ownerOf(id), name: input.story, locale };
    const all = await daily.list(of.guildId);
    const before = all.find(({ settings }) => settings.story === input.story);
    if (before !== undefined) {
      await daily.edit(of, { ...input, language: locale }, undefined);
      if (before.state !== "active") await daily.resume(of);
      return { isNew: false };
    }
    const timezone = input.timezone ?? all[0]?.settings.zone;
    if (timezone === undefined) throw userError("own-daily-clock");
    const channel = { id, kind: "dm", permissions: undefined } as const;
    const time = input.time ?? usualTime;
    await daily.start(of, { ...input, time, timezone, channel, follow: "own", language: locale });
    return { isNew: true };
  };
  return {
    list: (userId) => daily.list(ownerOf(userId)),
    byId: (userId, id) => daily.byId(ownerOf(userId), id),
    set,
    join: async (reader, { settings, portion = "passage" }) => {
      const { story, time, zone: timezone, days, every, on } = settings;
      const all = await daily.list(ownerOf(reader.id));
      if (all.some((one) => one.settings.story === story && one.state === "active")) return false;
      // A plan to a date gives those who come later the portions that the club has now.
      const isShort = typeof portion === "number" && portion < leastWords;
      const written = isShort ? "passage" : String(portion);
      await set(reader, { story, time, timezone, portion: written, days, every, on });
      return true;
    },
    change: async (userId, id, to) => {
      const guildId = ownerOf(userId);
      const one = await daily.byId(guildId, id);
      if (one === undefined || !mayBe[to].includes(one.state)) return;
      if (to === "stop") await daily.stop(guildId, id);
      else await daily[to]({ guildId, name: one.name });
    },
  };
}
