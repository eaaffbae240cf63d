import {
  type Bot,
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
} from "../command.ts";
import type { Daily } from "../daily/manage.ts";
import type { DailyStatus } from "../daily/status.ts";
import type { Of } from "../daily/subscriptions.ts";
import type { Choice } from "../reply.ts";
import { known } from "../user-error.ts";
import { dailySetView, zoneChoice } from "../view/daily-admin.ts";
import { portionChoices } from "../view/daily-plan.ts";
import { nameOption } from "./options.ts";

/** The bot's daily posts, and the server that asks about its own. */
export function dailyAt(bot: Bot, place: Place): { readonly daily: Daily; readonly guildId: string } {
  return { daily: known(bot.daily, "server-only"), guildId: known(place.guildId, "server-only") };
}

type DailyAsked<List extends readonly Option[]> = ReturnType<typeof dailyAt> & {
  readonly of: Of;
  readonly input: Input<List>;
  readonly bot: Bot;
};

/** A subcommand about the posts of that name, which answers its asker alone. */
export function aboutDaily<const List extends readonly Option[]>(
  description: string,
  options: List,
  answer: (asked: DailyAsked<List>) => Message | Promise<Message>,
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

/** Time zones and portions as they are typed; undefined for another option. */
export function suggestPlan(
  { option, text, place, asker, ownWords: words }: Typed,
  daily: Daily,
): readonly Choice[] | undefined {
  if (option === "timezone")
    return daily
      .zones(text, text === "" ? place.guildLocale : asker.locale)
      .map((one) => zoneChoice(one.zone, one.time, words));
  return option === "portion" ? portionChoices(text, words) : undefined;
}

/** The tags of the forum that is chosen, or of the one that these posts go to. */
async function suggestTags(
  { text, chosenChannel, options: { name } }: Typed,
  { daily, guildId }: ReturnType<typeof dailyAt>,
): Promise<readonly Choice[]> {
  const of = { guildId, name: name === undefined ? undefined : String(name) };
  const running = chosenChannel === undefined ? await daily.one(of).catch(() => undefined) : undefined;
  const tags = await daily.tags(guildId, chosenChannel ?? running?.settings.channelId ?? "");
  const typed = text.trim().toLowerCase();
  return tags
    .filter((tag) => tag.name.toLowerCase().includes(typed))
    .map((tag) => ({ name: tag.name, value: tag.name }));
}

/** The same, the tags of a forum, and the names of the server's daily posts. */
export async function suggestDaily(typed: Typed, bot: Bot): Promise<readonly Choice[]> {
  const { text, subcommand, place } = typed;
  const { daily, guildId } = dailyAt(bot, place);
  const planned = suggestPlan(typed, daily);
  if (planned !== undefined) return planned;
  if (typed.option === "tag") return suggestTags(typed, { daily, guildId });
  const start = text.trim().toLowerCase();
  const names = await daily.names(guildId, { withStopped: subcommand === "resume" });
  return names.filter((one) => one.includes(start)).map((one) => ({ name: one, value: one }));
}

/** A button under an answer to a manager: the change, and the view shown then. */
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
