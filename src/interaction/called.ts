import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from "discord-api-types/v10";
import type { Bot } from "../bot.ts";
import type { Audience, Command, Subcommand } from "../command.ts";
import type { Reply } from "../reply.ts";
import { parsePressId } from "./buttons.ts";
import type { Catalogue } from "./catalogue.ts";
import {
  contextOf,
  type From,
  inputOf,
  type NamedPassage,
  namedArgs,
  type OptionsGiven,
  replyOf,
} from "./context.ts";
import type { readOptions } from "./options.ts";

type GivenOptions = NonNullable<
  | APIApplicationCommandAutocompleteInteraction["data"]["options"]
  | APIChatInputApplicationCommandInteraction["data"]["options"]
>;
type Basic = NonNullable<Parameters<typeof readOptions>[1]>;

/** A typed command by its name, one in a message's menu by its title. */
export function commandFor(
  catalogue: Catalogue,
  { name, type }: { readonly name: string; readonly type: ApplicationCommandType },
): Command | undefined {
  if (type === ApplicationCommandType.ChatInput) return catalogue.get(name);
  return [...catalogue.values()].find(({ title }) => title === name);
}

/** The command, or the subcommand that was called, with the values given to it. */
export function partOf(
  command: Command,
  given: GivenOptions = [],
): { readonly name?: string; readonly part: Command | Subcommand; readonly given: Basic } | undefined {
  const basic = (list: GivenOptions): Basic => list.flatMap((one) => ("value" in one ? [one] : []));
  if (command.subcommands === undefined) return { part: command, given: basic(given) };
  const [called] = given;
  if (called === undefined && command.answersAlone === true) return { part: command, given: [] };
  if (called?.type !== ApplicationCommandOptionType.Subcommand) return undefined;
  const part = Object.hasOwn(command.subcommands, called.name) ? command.subcommands[called.name] : undefined;
  return part === undefined ? undefined : { name: called.name, part, given: basic(called.options ?? []) };
}

export function declaredAudience({ audience }: Command | Subcommand, options: OptionsGiven): Audience {
  return typeof audience === "function" ? audience(options as never) : audience;
}

/** A command's answer, once place, options and audience are known. */
export async function runCommand(
  part: Command | Subcommand,
  asked: From & {
    readonly options: OptionsGiven;
    readonly audience: Audience;
    readonly message: string;
    readonly quoted: readonly NamedPassage[];
  },
  bot: Bot,
): Promise<Reply> {
  const { options, audience, message, quoted } = asked;
  const { spoiler } = options as { readonly spoiler?: unknown };
  const context = await contextOf(bot, asked, audience, typeof spoiler === "boolean" ? spoiler : undefined);
  return replyOf(await part.run(inputOf(context, options, { message, quoted }), bot), context, undefined);
}

/** Each passage once that these buttons' presses are about. */
export function passagesNamed(catalogue: Catalogue, ids: readonly string[]): readonly NamedPassage[] {
  const named = ids.flatMap((id) => {
    const press = parsePressId(id);
    const found = press.kind === "press" ? catalogue.get(press.command)?.presses?.[press.verb] : undefined;
    if (press.kind !== "press" || found === undefined) return [];
    const { story = "", passage = "" } = namedArgs(found.args, press.args).args;
    return story === "" || passage === "" ? [] : [{ story, passage }];
  });
  return [...new Map(named.map((one) => [`${one.story} ${one.passage}`, one])).values()];
}
