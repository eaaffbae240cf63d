import { randomBytes, randomUUID } from "node:crypto";
import { makeBot } from "../bot.ts";
import { openCards } from "../card/cards.ts";
import { type Clock, startClock } from "../daily/clock.ts";
import type { MoveLimit } from "../daily/follow.ts";
import { makeDaily } from "../daily/manage.ts";
import { forumTags, openFacts } from "../discord/facts.ts";
import type { Gateway } from "../discord/gateway.ts";
import { makePace, openPoster, postsRest } from "../discord/posts.ts";
import { publishCommands } from "../discord/publish.ts";
import { openWires, restOptions, watchRequests } from "../discord/rest.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { makeCounters } from "../health/counters.ts";
import { catalogueBody, loadCommands } from "../interaction/catalogue.ts";
import { makeRouter } from "../interaction/router.ts";
import type { Log } from "../log.ts";
import { personIn } from "../owner.ts";
import { makeCooldown } from "../reading/cooldown.ts";
import { makeReading } from "../reading/reading.ts";
import type { Run } from "../run.ts";
import type { KnownChoices } from "../store/snapshot.ts";
import type { Store } from "../store/store.ts";
import { makeAnswers } from "./answers.ts";
import { dailyDraw } from "./daily-draw.ts";
import { dailyStories } from "./daily-stories.ts";
import type { Stories } from "./stories.ts";

/** Half of the 50 requests a second that Discord takes: the other half is for the people who ask. */
const postEveryMs = 40;
/** Before a post a server's language may have to be asked for: both together stay below the fifty a second that Discord takes. */
const lookEveryMs = 45;

/** What answers interactions and posts by itself. It is most of the program, and loads while Discord connects. */
export type Answering = Awaited<ReturnType<typeof makeAnswering>>;

export async function makeAnswering(parts: {
  readonly run: Run;
  readonly commandsFolder: string;
  readonly log: Log;
  readonly counters: Omit<ReturnType<typeof makeCounters>, "log" | "metrics">;
  readonly store: Store;
  readonly known: KnownChoices;
  readonly stories: Pick<Stories, "library" | "catalog" | "own">;
  readonly gateway: Pick<Gateway, "rest">;
  readonly clock: () => Clock | undefined;
}) {
  const { run, log, counters, store, known, gateway, clock } = parts;
  const { config, time, token } = run;
  const { apiUrl } = config;
  const { library, catalog, own } = parts.stories;
  const { catalogue, check } =
    run.catalogue === undefined
      ? await loadCommands(parts.commandsFolder)
      : { catalogue: run.catalogue, check: () => undefined };
  const cards = openCards();
  const storyOf = dailyStories(library.current, catalog);
  const commandIds = new Map<string, string>();
  const moveLimit: MoveLimit = async ({ guildId, settings }, story, passage, how) => {
    const { channelId, follows = "server" } = settings;
    const readerId = personIn(guildId);
    if (readerId !== undefined) return bot.reading?.places.reach(readerId, story, passage, time.now());
    const rules = how === "on" ? await bot.rules?.at(guildId, channelId) : undefined;
    const rule = follows === "channel" ? rules?.channel : rules?.server;
    if ((rule?.lasts.get(story.slug) ?? 0) > passage.number) return;
    await bot.rules?.setLimit({ guildId, ...(follows === "channel" ? { channelId } : {}) }, story, passage);
  };
  const daily = makeDaily({
    moveLimit,
    forumTags: (id) => forumTags(gateway.rest, id),
    store,
    story: storyOf,
    limitsAt: (where, story) => bot.limitsAt(where, story),
    log,
    now: time.now,
    newId: () => randomBytes(7).toString("base64url"),
    wake: () => clock()?.wake(),
  });
  const bot = makeBot({
    get library() {
      return library.current();
    },
    catalog,
    own,
    cards,
    chance: Math.random,
    commandIds,
    daily,
    settings: { ...store, ...known },
    readers: { ...store, ...known },
    now: time.now,
    reading: makeReading({ store, library: library.current, named: catalog.named, now: time.now }),
    askDiscord: openFacts(gateway.rest),
    onMissed: counters.missed,
  });
  const router = makeRouter({
    catalogue,
    bot,
    log,
    reference: () => randomUUID().slice(0, 8),
    ...(config.hasCooldown ? { pacing: { cooldown: makeCooldown(time), now: time.now } } : {}),
  });
  const wire = openWires(gateway.rest, apiUrl, counters.requests);
  return {
    bot,
    cards,
    ...makeAnswers({ catalogue, router, wire, store, now: time.now, counters, log }),
    /** A UserError names each command with something unsound. */
    check,
    publish: async (application: string) => {
      const body = catalogueBody(catalogue);
      const ids = await publishCommands(gateway.rest, application, { body, guild: config.guild, log });
      for (const [name, id] of ids) commandIds.set(name, id);
    },
    startClock: (told: {
      readonly onSettled: (delivery: Delivery) => void;
      readonly onUnauthorized: () => void;
    }): Clock => {
      const posts = watchRequests(postsRest(token, restOptions(apiUrl), time.now), counters.requests);
      const poster = openPoster(posts, makePace(postEveryMs, time));
      const draw = dailyDraw(bot, log);
      const look = makePace(lookEveryMs, time);
      const limitsAt: typeof bot.limitsAt = async (...asked) => {
        await look();
        return bot.limitsAt(...asked);
      };
      return startClock({ ...time, ...told, store, log, story: storyOf, limitsAt, moveLimit, draw, poster });
    },
  };
}
