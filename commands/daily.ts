import {
  type Bot,
  type Channel,
  type Context,
  defineFamily,
  definePress,
  defineSubcommand,
  type Input,
  type Message,
  type Option,
  type Place,
  say,
  update,
} from "../src/command.ts";
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
import { known, noStory, serverOnly } from "../src/view/errors.ts";

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
  { name: "story", description: "Which story", type: "story" },
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

const countsAs = {
  name: "counts-as",
  description: "Whether today's post is done with it",
  type: "text",
  required: true,
  choices: [
    { name: "Today's post", value: "today" },
    { name: "An extra one", value: "extra" },
  ],
} as const;

/** The bot's daily posts, and the server that asks about its own. */
function at(bot: Bot, place: Place) {
  return { daily: known(bot.daily, serverOnly), guildId: known(place.guildId, serverOnly) };
}

/** The slug of a story on offer, or of the standard one. One with warnings goes to age-restricted channels alone. */
async function offered(
  bot: Bot,
  { asker, here, place }: Context,
  named: string | undefined,
  to: Channel | undefined,
) {
  const { slug } = known(here.about(named), () => noStory(named ?? ""));
  const { id: channelId, parentId, isAgeRestricted } = to ?? { ...place, id: place.channelId };
  const there: Place = { kind: "server", guildId: place.guildId, channelId, parentId, isAgeRestricted };
  (await bot.see({ place: there, readerId: asker.id, audience: "everyone" })).story(slug);
  return slug;
}

/** A subcommand about the posts of that name, in whose words the answer comes. */
function about<const List extends readonly Option[]>(
  description: string,
  options: List,
  answer: (
    asked: ReturnType<typeof at> & {
      readonly of: { readonly guildId: string; readonly name: string | undefined };
      readonly input: Input<List>;
      readonly bot: Bot;
    },
  ) => Promise<Message>,
) {
  return defineSubcommand({
    description,
    options,
    audience: "asker",
    run: async (input, bot) => {
      const there = at(bot, input.place);
      const { name: named } = input.options as { readonly name?: string | undefined };
      return say(await answer({ ...there, of: { guildId: there.guildId, name: named }, input, bot }));
    },
  });
}

function changing(
  change: "pause" | "resume" | "skip" | "back",
  description: string,
  head: "paused" | "goingOn" | "leftOut" | "oneBack",
) {
  return about(description, [name], async ({ daily, of, input: { words } }) =>
    dailySetView(words.dailyAdmin[head], await daily[change](of), words),
  );
}

function pressing<One>(
  change: (daily: ReturnType<typeof at>["daily"], guildId: string, id: string) => Promise<One>,
  view: (one: One, words: Context["words"]) => Message,
  isOpen = false,
) {
  return definePress({
    args: ["id"],
    isOpen,
    run: async ({ args, place, words }, bot) => {
      const { daily, guildId } = at(bot, place);
      const message = view(await change(daily, guildId, args.id), words);
      return isOpen ? say(message) : update(message);
    },
  });
}

export default defineFamily({
  description: "A passage a day in a channel of this server",
  who: "manage-server",
  where: "server",

  subcommands: {
    start: about(
      "Start daily posts in a channel",
      [
        { ...channel, required: true },
        { ...time, required: true },
        { ...timezone, required: true },
        ...shared,
        { name: "name", description: "A short name for these posts", type: "text", maxLength: 32 },
      ],
      async ({ daily, of, input, bot }) => {
        const { options, words } = input;
        const story = await offered(bot, input, options.story, options.channel);
        return startedView(await daily.start(of, { ...options, story }), words);
      },
    ),
    status: about(
      "When the next posts come, how the last ones went, and what keeps them from coming",
      [],
      async ({ daily, guildId, input }) => statusView(await daily.list(guildId), input.words),
    ),
    pause: changing("pause", "Pause daily posts; their place in the story is kept", "paused"),
    resume: changing(
      "resume",
      "Go on with paused or stopped posts, or start a finished story over",
      "goingOn",
    ),
    skip: changing("skip", "Leave out what comes next", "leftOut"),
    back: changing("back", "Go one post back in the story, so that it is shown again", "oneBack"),
    "post-now": about("Post at once", [countsAs, name], async ({ daily, of, input }) => {
      const { options, words } = input;
      const as = options["counts-as"] === "extra" ? "extra" : "today";
      return dailySetView(words.dailyAdmin.postedSoon, await daily.postNow(of, as), words);
    }),
    preview: about("See the next post, only you", [name], async ({ daily, of, input }) =>
      dailyPreviewView(await daily.one(of), input.words),
    ),
    edit: about(
      "Change daily posts",
      [
        name,
        channel,
        time,
        timezone,
        ...shared,
        { name: "new-name", description: "Call them something else", type: "text", maxLength: 32 },
      ],
      async ({ daily, of, input, bot }) => {
        const { options, words } = input;
        const { story: named = options.channel && (await daily.one(of)).settings.story } = options;
        const story = named === undefined ? {} : { story: await offered(bot, input, named, options.channel) };
        const one = await daily.edit(of, { ...options, ...story }, options["new-name"]);
        return dailySetView(words.dailyAdmin.changed, one, words);
      },
    ),
    stop: about("Stop daily posts; their place is kept for 30 days", [name], async ({ daily, of, input }) =>
      askStopView(await daily.one(of), input.words),
    ),
  },

  suggest: async ({ option, text, subcommand, place, ownWords: words }, bot) => {
    const { daily, guildId } = at(bot, place);
    if (option === "timezone") {
      return daily.zones(text, place.guildLocale).map((one) => zoneChoice(one.zone, one.time, words));
    }
    const start = text.trim().toLowerCase();
    const names = await daily.names(guildId, { withStopped: subcommand === "resume" });
    return names.filter((one) => one.includes(start)).map((one) => ({ name: one, value: one }));
  },

  presses: {
    past: pressing((daily, guildId, id) => daily.byId(guildId, id), pastView, true),
    keep: pressing((daily, guildId, id) => daily.byId(guildId, id), keptView),
    stop: pressing((daily, guildId, id) => daily.stop(guildId, id), stoppedView),
  },
});
