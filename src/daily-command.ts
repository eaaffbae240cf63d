import {
  type Bot,
  type Channel,
  type Context,
  definePress,
  defineSubcommand,
  type Input,
  type Message,
  type Option,
  type Place,
  type Press,
  type Subcommand,
  say,
  type Typed,
  update,
} from "./command.ts";
import type { Daily } from "./daily/manage.ts";
import type { DailyStatus } from "./daily/status.ts";
import type { Of } from "./daily/subscriptions.ts";
import type { Choice } from "./reply.ts";
import { lookChoices } from "./view/card-order.ts";
import { dailySetView, zoneChoice } from "./view/daily-admin.ts";
import { chapterNamed, known, noStory, passageNamed, serverOnly } from "./view/errors.ts";

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
const order = {
  name: "order",
  description: "In which order",
  type: "text",
  choices: [
    { name: "From the first passage to the last", value: "serial" },
    { name: "Shuffled, none twice until all were shown", value: "shuffle" },
  ],
} as const;
const end = {
  name: "end",
  description: "What comes after the last passage",
  type: "text",
  choices: [
    { name: "Stop", value: "stop" },
    { name: "Start over", value: "again" },
  ],
} as const;
const shared = [
  { name: "story", description: "Which story", type: "story" },
  {
    name: "from",
    description: "Begin at a passage or chapter, such as 12 or chapter 3",
    type: "text",
    maxLength: 60,
  },
  order,
  {
    name: "days",
    description: "On which days, such as weekdays or mon, wed, fri",
    type: "text",
    maxLength: 60,
  },
  end,
  { name: "role", description: "A role to mention with each post", type: "role" },
  { name: "thread", description: "Open a thread under each post", type: "yes-no" },
  { name: "pin", description: "Pin each post, and take the last one's pin down", type: "yes-no" },
  { name: "silent", description: "Post without a notification", type: "yes-no" },
  {
    name: "look",
    description: "Post it as a card, in this look",
    type: "text",
    choices: [{ name: "As text, no card", value: "text" }, ...lookChoices()],
  },
  {
    name: "shortest",
    description: "Post passages under so many characters together with the next",
    type: "number",
    min: 0,
    max: 1_000,
  },
] as const;

/** Which of a server's daily posts is meant. */
export const nameOption = {
  name: "name",
  description: "Which posts, if the server has several",
  type: "text",
  maxLength: 32,
  autocomplete: true,
} as const;

export const startOptions = [
  { ...channel, required: true },
  { ...time, required: true },
  { ...timezone, required: true },
  ...shared,
  { name: "name", description: "A short name for these posts", type: "text", maxLength: 32 },
] as const;

export const editOptions = [
  nameOption,
  channel,
  time,
  timezone,
  ...shared,
  { name: "no-role", description: "Stop mentioning a role", type: "yes-no" },
  { name: "new-name", description: "Call them something else", type: "text", maxLength: 32 },
] as const;

export const countsAs = {
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
export function dailyAt(bot: Bot, place: Place): { readonly daily: Daily; readonly guildId: string } {
  return { daily: known(bot.daily, serverOnly), guildId: known(place.guildId, serverOnly) };
}

type Asked<List extends readonly Option[]> = ReturnType<typeof dailyAt> & {
  readonly of: Of;
  readonly input: Input<List>;
  readonly bot: Bot;
};

/** A subcommand about the posts of that name, which answers its asker alone. */
export function aboutDaily<const List extends readonly Option[]>(
  description: string,
  options: List,
  answer: (asked: Asked<List>) => Message | Promise<Message>,
): Subcommand {
  return defineSubcommand({
    description,
    options,
    audience: "asker",
    run: async (input, bot) => {
      const { asker, place } = input;
      const { daily, guildId } = dailyAt(bot, place);
      const { name } = input.options as { readonly name?: string | undefined };
      const { channelId, botPermissions } = place;
      const of = { guildId, name, locale: asker.locale, channelId, botPermissions };
      return say(await answer({ daily, guildId, of, input, bot }));
    },
  });
}

/** A subcommand that changes how the posts of that name go on, and shows them as they are then. */
export function changingDaily(
  change: "pause" | "resume" | "skip" | "back",
  description: string,
  head: "paused" | "goingOn" | "leftOut" | "oneBack",
) {
  return aboutDaily(description, [nameOption], async ({ daily, of, input: { words } }) =>
    dailySetView(words.dailyAdmin[head], await daily[change](of), words),
  );
}

/** Time zones as they are typed, and the names of the server's daily posts. */
export async function suggestDaily(
  { option, text, subcommand, place, asker, ownWords: words }: Typed,
  bot: Bot,
): Promise<readonly Choice[]> {
  const { daily, guildId } = dailyAt(bot, place);
  if (option === "timezone")
    return daily
      .zones(text, text === "" ? place.guildLocale : asker.locale)
      .map((one) => zoneChoice(one.zone, one.time, words));
  const start = text.trim().toLowerCase();
  const names = await daily.names(guildId, { withStopped: subcommand === "resume" });
  return names.filter((one) => one.includes(start)).map((one) => ({ name: one, value: one }));
}

/** A button under an answer to who manages the server: what it changes, and what is said then. */
export function dailyPress<const Names extends string = never>(
  args: readonly ["id", ...Names[]],
  change: (
    daily: Daily,
    guildId: string,
    args: { readonly [Name in "id" | Names]: string },
  ) => Promise<DailyStatus | undefined>,
  view: (one: DailyStatus | undefined, words: Context["words"]) => Message,
): Press {
  return definePress<"id" | Names>({
    args,
    run: async ({ args: given, place, words }, bot) => {
      const { daily, guildId } = dailyAt(bot, place);
      return update(view(await change(daily, guildId, given), words));
    },
  });
}

type Filled = { readonly story?: string | undefined; readonly from?: string | undefined };

/** What was filled in, with story and beginning as they are called in the store. */
export async function filledIn<Given extends Filled & { readonly channel?: Channel | undefined }>(
  input: Pick<Context, "here" | "place" | "asker"> & { readonly options: Given },
  bot: Bot,
  /** Of posts that there are already. */
  before?: Pick<DailyStatus["settings"], "story">,
): Promise<Omit<Given, "story" | "from"> & { readonly story?: string; readonly from?: number }> {
  const { here, place, asker } = input;
  const { story: asked, from, ...rest } = input.options;
  const isMoved = rest.channel !== undefined || from !== undefined;
  if (before !== undefined && asked === undefined && !isMoved) return rest;
  const named = asked ?? before?.story;
  const story = known(here.about(named), () => noStory(named ?? ""));
  const to = rest.channel ?? { ...place, id: place.channelId };
  const there: Place = {
    kind: "server",
    guildId: place.guildId,
    channelId: to.id,
    parentId: to.parentId,
    isAgeRestricted: to.isAgeRestricted,
  };
  // A story with content warnings goes to age-restricted channels alone.
  const shown = await bot.see({ place: there, readerId: asker.id, audience: "everyone" });
  const whole = known(shown.story(story.slug), () => noStory(story.slug));
  if (from === undefined) return { ...rest, story: story.slug };
  const begins = /^[#\d]/.test(from.trim())
    ? passageNamed(here, whole, from).number
    : known(chapterNamed(whole, chapterOf(from)), () => noStory(from)).first;
  return { ...rest, story: story.slug, from: begins };
}

/** “chapter 3”, “Kapitel 3” and “第3章” mean the chapter's number; other words are its title. */
function chapterOf(written: string): string {
  return /^[^\d"“]*?(\d+)\s*章?$/u.exec(written.trim())?.[1] ?? written;
}
