import {
  type Bot,
  type Channel,
  defineFamily,
  defineSubcommand,
  type Place,
  say,
  update,
} from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { storyChoices } from "../src/view/choices.ts";
import {
  askStopView,
  dailyPreviewView,
  dailySetView,
  keptView,
  pastView,
  startedView,
  statusView,
  stoppedView,
  zoneChoice,
} from "../src/view/daily-admin.ts";
import { known, noStory, outdated, serverOnly } from "../src/view/errors.ts";

const kinds = ["text", "announcement", "thread", "forum"] as const;

const channel = { name: "channel", description: "Where to post", type: "channel", kinds } as const;
const time = {
  name: "time",
  description: "When, such as 9, 9:30 or 9pm",
  type: "text",
  maxLength: 20,
} as const;
const timezone = {
  name: "timezone",
  description: "Whose clock counts: a city, such as London or New York",
  type: "text",
  maxLength: 60,
  autocomplete: true,
} as const;
const shared = [
  { name: "story", description: "Which story", type: "text", maxLength: 100, autocomplete: true },
  {
    name: "order",
    description: "In which order",
    type: "text",
    choices: [
      { name: "From the first passage to the last", value: "serial" },
      { name: "Shuffled, none twice until all were shown", value: "shuffle" },
    ],
  },
  {
    name: "days",
    description: "On which days, such as weekdays or mon, wed, fri",
    type: "text",
    maxLength: 60,
  },
  {
    name: "end",
    description: "What comes after the last passage",
    type: "text",
    choices: [
      { name: "Stop", value: "stop" },
      { name: "Start over", value: "again" },
    ],
  },
  { name: "role", description: "A role to mention with each post", type: "role" },
  { name: "thread", description: "Open a thread under each post", type: "yes-no" },
  { name: "pin", description: "Pin each post, and take the last one's pin down", type: "yes-no" },
  { name: "silent", description: "Post without a notification", type: "yes-no" },
  {
    name: "shortest",
    description: "Post passages under so many characters together with the next",
    type: "number",
    min: 0,
    max: 1_000,
  },
] as const;
const name = {
  name: "name",
  description: "Which posts, if the server has several",
  type: "text",
  maxLength: 32,
  autocomplete: true,
} as const;

/** The bot's daily posts, and the server that asks about its own. */
function at(bot: Bot, place: Place) {
  if (bot.daily === undefined || place.guildId === undefined) throw serverOnly();
  return { daily: bot.daily, guildId: place.guildId };
}

/** The slug of a story on offer, or of the standard one. One with warnings goes to age-restricted channels alone. */
async function offered(bot: Bot, place: Place, named: string | undefined, to: Channel | undefined) {
  const { slug } = known((await bot.offer(place)).about(named), () => noStory(named ?? ""));
  const there = { guildId: place.guildId, readerId: place.readerId, isAgeRestricted: to?.isAgeRestricted };
  (await bot.offer({ ...there, channelId: to?.id ?? place.channelId })).story(slug);
  return slug;
}

type Change = "pause" | "resume" | "skip" | "back";

function changing(change: Change, description: string, head: "paused" | "goingOn" | "leftOut" | "oneBack") {
  return defineSubcommand({
    description,
    options: [name],
    isPrivate: () => true,
    run: async ({ options, asker, place }, bot) => {
      const words = wordsFor(asker.locale);
      const { daily, guildId } = at(bot, place);
      return say(
        dailySetView(words.dailyAdmin[head], await daily[change]({ guildId, name: options.name }), words),
        true,
      );
    },
  });
}

export default defineFamily({
  description: "A passage a day in a channel of this server",
  who: "manage-server",
  where: "server",
  openPresses: ["past"],

  subcommands: {
    start: defineSubcommand({
      description: "Start daily posts in a channel",
      options: [
        { ...channel, required: true },
        { ...time, required: true },
        { ...timezone, required: true },
        ...shared,
        { name: "name", description: "A short name for these posts", type: "text", maxLength: 32 },
      ],
      isPrivate: () => true,
      run: async ({ options, asker, place }, bot) => {
        const words = wordsFor(asker.locale);
        const { daily, guildId } = at(bot, place);
        const input = { ...options, story: await offered(bot, place, options.story, options.channel) };
        return say(startedView(await daily.start({ guildId, name: options.name }, input), words), true);
      },
    }),
    status: defineSubcommand({
      description: "When the next posts come, how the last ones went, and what keeps them from coming",
      options: [],
      isPrivate: () => true,
      run: async ({ asker, place }, bot) => {
        const words = wordsFor(asker.locale);
        const { daily, guildId } = at(bot, place);
        return say(statusView(await daily.list(guildId), words), true);
      },
    }),
    pause: changing("pause", "Pause daily posts; their place in the story is kept", "paused"),
    resume: changing(
      "resume",
      "Go on with paused or stopped posts, or start a finished story over",
      "goingOn",
    ),
    skip: changing("skip", "Leave out what comes next", "leftOut"),
    back: changing("back", "Go one post back in the story, so that it is shown again", "oneBack"),
    "post-now": defineSubcommand({
      description: "Post at once",
      options: [
        {
          name: "counts-as",
          description: "Whether today's post is done with it",
          type: "text",
          required: true,
          choices: [
            { name: "Today's post", value: "today" },
            { name: "An extra one", value: "extra" },
          ],
        },
        name,
      ],
      isPrivate: () => true,
      run: async ({ options, asker, place }, bot) => {
        const words = wordsFor(asker.locale);
        const { daily, guildId } = at(bot, place);
        const as = options["counts-as"] === "extra" ? "extra" : "today";
        const one = await daily.postNow({ guildId, name: options.name }, as);
        return say(dailySetView(words.dailyAdmin.postedSoon, one, words), true);
      },
    }),
    preview: defineSubcommand({
      description: "See the next post, only you",
      options: [name],
      isPrivate: () => true,
      run: async ({ options, asker, place }, bot) => {
        const words = wordsFor(asker.locale);
        const { daily, guildId } = at(bot, place);
        return say(dailyPreviewView(await daily.one({ guildId, name: options.name }), words), true);
      },
    }),
    edit: defineSubcommand({
      description: "Change daily posts",
      options: [
        name,
        channel,
        time,
        timezone,
        ...shared,
        { name: "new-name", description: "Call them something else", type: "text", maxLength: 32 },
      ],
      isPrivate: () => true,
      run: async ({ options, asker, place }, bot) => {
        const words = wordsFor(asker.locale);
        const { daily, guildId } = at(bot, place);
        const of = { guildId, name: options.name };
        const { story = options.channel && (await daily.one(of)).settings.story } = options;
        const input = story === undefined ? {} : { story: await offered(bot, place, story, options.channel) };
        const one = await daily.edit(of, { ...options, ...input }, options["new-name"]);
        return say(dailySetView(words.dailyAdmin.changed, one, words), true);
      },
    }),
    stop: defineSubcommand({
      description: "Stop daily posts; their place is kept for 30 days",
      options: [name],
      isPrivate: () => true,
      run: async ({ options, asker, place }, bot) => {
        const words = wordsFor(asker.locale);
        const { daily, guildId } = at(bot, place);
        return say(askStopView(await daily.one({ guildId, name: options.name }), words), true);
      },
    }),
  },

  suggest: async ({ option, text, subcommand, asker, place }, bot) => {
    const words = wordsFor(asker.locale);
    const { daily, guildId } = at(bot, place);
    if (option === "story") return storyChoices((await bot.offer(place)).stories, text, words);
    if (option === "timezone") {
      return daily.zones(text, place.guildLocale).map((one) => zoneChoice(one.zone, one.time, words));
    }
    const names = await daily.names(guildId, { withStopped: subcommand === "resume" });
    return names
      .filter((one) => one.includes(text.trim().toLowerCase()))
      .map((one) => ({ name: one, value: one }));
  },

  press: async ({ args, asker, place }, bot) => {
    const words = wordsFor(asker.locale);
    const { daily, guildId } = at(bot, place);
    const [verb, id = ""] = args;
    if (verb === "past") return say(pastView(await daily.byId(guildId, id), words), true);
    if (verb === "keep") return update(keptView(await daily.byId(guildId, id), words));
    if (verb === "stop") return update(stoppedView(await daily.stop(guildId, id), words));
    throw outdated();
  },
});
