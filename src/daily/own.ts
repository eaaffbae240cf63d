import { ownerOf } from "../owner.ts";
import { userError } from "../user-error.ts";
import type { DailyInput } from "./input.ts";
import type { Daily } from "./manage.ts";
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
  /** Nothing happens to those that are so already, or gone. */
  readonly change: (userId: string, id: string, to: "pause" | "resume" | "stop") => Promise<void>;
};

type OwnInput = Pick<DailyInput, "time" | "timezone" | "portion" | "until" | "from"> & {
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
  return {
    list: (userId) => daily.list(ownerOf(userId)),
    byId: (userId, id) => daily.byId(ownerOf(userId), id),
    set: async ({ id, locale }, input) => {
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
