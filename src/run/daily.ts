import type { Bot } from "../bot.ts";
import { type Clock, type ClockParts, startClock } from "../daily/clock.ts";
import { makePace, openPoster, postsRest } from "../discord/posts.ts";
import { restOptions, type Watch, watchRequests } from "../discord/rest.ts";
import type { Run } from "../run.ts";
import { dailyDraw } from "./daily-draw.ts";

/** Half of the 50 requests a second that Discord takes: the other half is for the people who ask. */
const postEveryMs = 40;
/** Before a post a server's language may have to be asked for: both together stay below the fifty a second that Discord takes. */
const lookEveryMs = 45;

/** What is heard of the posts. */
export type Told = Pick<ClockParts, "onSettled" | "onUnauthorized">;

/** Posts by itself what is due, over a REST of its own. */
export function startPosts(
  parts: Pick<ClockParts, "store" | "log" | "story" | "moveLimit"> &
    Told & {
      readonly bot: Bot;
      readonly run: Pick<Run, "config" | "token" | "time">;
      readonly counters: { readonly requests: Watch };
    },
): Clock {
  const { bot, log } = parts;
  const { config, token, time } = parts.run;
  const rest = postsRest(token, restOptions(config.apiUrl), time.now);
  const poster = openPoster(watchRequests(rest, parts.counters.requests), makePace(postEveryMs, time));
  const look = makePace(lookEveryMs, time);
  const limitsAt: Bot["limitsAt"] = async (...asked) => {
    await look();
    return bot.limitsAt(...asked);
  };
  return startClock({ ...parts, ...time, limitsAt, draw: dailyDraw(bot, log), poster });
}
