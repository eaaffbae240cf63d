import { randomBytes, randomUUID } from "node:crypto";
import { type APIInteraction, ApplicationCommandType, InteractionType } from "discord-api-types/v10";
import { makeBot } from "../bot.ts";
import { openCards } from "../card/cards.ts";
import type { Clock } from "../daily/clock.ts";
import type { MoveLimit } from "../daily/follow.ts";
import { makeDaily } from "../daily/manage.ts";
import { forumTags, openFacts } from "../discord/facts.ts";
import type { Gateway } from "../discord/gateway.ts";
import { keepPublishing, publishCommands } from "../discord/publish.ts";
import { openWires } from "../discord/rest.ts";
import type { makeCounters } from "../health/counters.ts";
import { type Catalogue, openCatalogue } from "../interaction/catalogue.ts";
import { commandOf } from "../interaction/once.ts";
import { makeRouter } from "../interaction/router.ts";
import type { Log } from "../log.ts";
import { personIn } from "../owner.ts";
import { makeCooldown } from "../reading/cooldown.ts";
import { makeReading } from "../reading/reading.ts";
import type { Run } from "../run.ts";
import type { KnownChoices } from "../store/snapshot.ts";
import type { Store } from "../store/store.ts";
import { makeAnswers } from "./answers.ts";
import type { Told } from "./daily.ts";
import { dailyStories } from "./daily-stories.ts";
import type { Stories } from "./stories.ts";

/** What answers interactions and posts by itself. It is most of the program, and loads while Discord connects. */
export type Answering = ReturnType<typeof makeAnswering>;

export function makeAnswering(parts: {
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
  const { config, time } = run;
  const { apiUrl } = config;
  const { library, catalog, own } = parts.stories;
  const { catalogue, loadOne, loadAll, check } =
    run.catalogue === undefined ? openCatalogue(parts.commandsFolder) : loaded(run.catalogue);
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
    /** Before it is taken, until all commands are there: loads the one that it is about, where that is enough. */
    loadFor: async (interaction: APIInteraction) => {
      const name = commandOf(interaction);
      const isMenu =
        interaction.type === InteractionType.ApplicationCommand &&
        interaction.data?.type === ApplicationCommandType.Message;
      // A message's passages are told by the buttons of all commands.
      return name === undefined || isMenu ? loadAll() : loadOne(name);
    },
    loadAll,
    /** A UserError names each command with something unsound. */
    check,
    /** Until Discord has the commands, or until the signal. */
    publish: async (application: string, signal: AbortSignal) => {
      const { catalogueBody } = await import("../interaction/command-body.ts");
      const body = catalogueBody(catalogue);
      const once = async () => {
        const ids = await publishCommands(gateway.rest, application, { body, guild: config.guild, log });
        for (const [name, id] of ids) commandIds.set(name, id);
      };
      await keepPublishing(once, log, signal);
    },
    /** What starts the clock. Loaded apart: whoever asks meanwhile is answered first. */
    loadClock: async () => {
      const { startPosts } = await import("./daily.ts");
      return (told: Told): Clock =>
        startPosts({ ...told, run, store, log, bot, story: storyOf, moveLimit, counters });
    },
  };
}

function loaded(catalogue: Catalogue): ReturnType<typeof openCatalogue> {
  const nothing = async () => undefined;
  return { catalogue, loadOne: nothing, loadAll: nothing, check: nothing };
}
