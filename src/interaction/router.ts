import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import type { Bot } from "../bot.ts";
import type { Asker, Command, Input, Place, Subcommand, Typed } from "../command.ts";
import * as limits from "../limits.ts";
import type { Log } from "../log.ts";
import { type Choice, type Reply, say } from "../reply.ts";
import { UserError } from "../user-error.ts";
import { faultView, known, notManager, outdated, serverOnly, userErrorView } from "../view/errors.ts";
import { parsePressId } from "./buttons.ts";
import type { Catalogue } from "./catalogue.ts";
import { readMessage } from "./menu.ts";
import { readAsker, readFields, readFocused, readOffered, readOptions, readPlace } from "./options.ts";
import { makeThrottle, type Pacing } from "./throttle.ts";

/** What an interaction leads to. The promises never reject: what is thrown has become a reply. */
export type Routed =
  | { readonly kind: "command"; readonly isPrivate: boolean; readonly reply: Promise<Reply> }
  | { readonly kind: "press"; readonly reply: Promise<Reply> }
  | { readonly kind: "suggestions"; readonly choices: Promise<readonly Choice[]> }
  | { readonly kind: "unknown" };

export type Router = {
  readonly route: (interaction: APIInteraction) => Routed;
  /** Logs a fault and gives the message with its reference. */
  readonly fault: (error: unknown, about: string, locale: string) => Reply;
};

export function makeRouter(parts: {
  readonly catalogue: Catalogue;
  readonly bot: Bot;
  readonly log: Log;
  /** A fresh reference for a fault, short enough to be read out. */
  readonly reference: () => string;
  /** How fast people may ask; as fast as they like when left out. */
  readonly pacing?: Pacing;
}): Router {
  const { catalogue, bot, log } = parts;
  const throttle = makeThrottle(bot, parts.pacing);

  const fault = (error: unknown, about: string, locale: string): Reply => {
    const reference = parts.reference();
    log.error("fault", { reference, about, error });
    return say(faultView(reference, locale), true);
  };

  const orRefusal = async (
    about: string,
    interaction: APIInteraction,
    work: (from: { readonly asker: Asker; readonly place: Place }) => Reply | Promise<Reply>,
  ): Promise<Reply> => {
    const asker = readAsker(interaction);
    const place = readPlace(interaction);
    try {
      throttle(asker, place, "command");
      return await work({ asker, place });
    } catch (error) {
      if (error instanceof UserError) return say(userErrorView(error, asker.locale), true);
      return fault(error, about, asker.locale);
    }
  };

  const run = (
    interaction: APIChatInputApplicationCommandInteraction | APIMessageApplicationCommandInteraction,
  ): Routed => {
    const { data } = interaction;
    let isPrivate = true;
    // Runs up to the command's first wait before it returns, so isPrivate is known below.
    const reply = orRefusal(data.name, interaction, (from) => {
      const command = known(commandFor(catalogue, data), outdated);
      const values = "options" in data ? data.options : undefined;
      const { part, given } = known(partOf(command, values), outdated);
      const resolved = "options" in data ? data.resolved : undefined;
      const input: Input = {
        options: readOptions(part.options, given, resolved) as Input["options"],
        ...(data.type === ApplicationCommandType.Message
          ? { message: readMessage(interaction as APIMessageApplicationCommandInteraction) }
          : {}),
        ...from,
      };
      mayUse(command, input);
      isPrivate = part.isPrivate?.(input) ?? false;
      return knowingWhoSees(bot, from.place, isPrivate, (place) => part.run({ ...input, place }, bot));
    });
    return { kind: "command", isPrivate, reply };
  };

  const press = (interaction: APIMessageComponentInteraction): Routed => {
    const id = parsePressId(interaction.data.custom_id);
    const command = id.kind === "press" ? catalogue.get(id.command) : undefined;
    const reply = orRefusal(id.kind === "press" ? `${id.command} press` : "press", interaction, (from) => {
      const answer = command?.press;
      if (id.kind === "outdated" || command === undefined || answer === undefined) throw outdated();
      const pressed = { args: id.args, ...from, ...circumstances(interaction) };
      if (!command.openPresses?.includes(id.args[0] ?? "")) mayUse(command, pressed);
      const values = "values" in interaction.data ? interaction.data.values : [];
      const offered = readOffered(interaction.message.components);
      return knowingWhoSees(bot, from.place, pressed.isPrivate, (place) =>
        answer({ ...pressed, place, values, offered }, bot),
      );
    });
    return { kind: "press", reply };
  };

  const submit = (interaction: APIModalSubmitInteraction): Routed => {
    const id = parsePressId(interaction.data.custom_id);
    const command = id.kind === "press" ? catalogue.get(id.command) : undefined;
    const reply = orRefusal(id.kind === "press" ? `${id.command} submit` : "submit", interaction, (from) => {
      const answer = command?.submit;
      if (id.kind === "outdated" || command === undefined || answer === undefined) throw outdated();
      const submitted = { args: id.args, ...from, ...circumstances(interaction) };
      mayUse(command, submitted);
      const fields = readFields(interaction.data.components);
      return knowingWhoSees(bot, from.place, submitted.isPrivate, (place) =>
        answer({ ...submitted, place, fields }, bot),
      );
    });
    return { kind: "press", reply };
  };

  const suggest = (interaction: APIApplicationCommandAutocompleteInteraction): Routed => {
    const find = async (): Promise<readonly Choice[]> => {
      try {
        const command = catalogue.get(interaction.data.name);
        const found = command === undefined ? undefined : partOf(command, interaction.data.options);
        const focused = readFocused(found?.given);
        if (command?.suggest === undefined || found === undefined || focused === undefined) return [];
        const options = readOptions(found.part.options, found.given) as Typed["options"];
        const asker = readAsker(interaction);
        const there = readPlace(interaction);
        throttle(asker, there, "autocomplete");
        const input = { options: options as Input["options"], asker, place: there };
        const place = seenBy(there, found.part.isPrivate?.(input) ?? false);
        const typed: Typed = { ...focused, subcommand: found.name, options, asker, place };
        mayUse(command, typed);
        return (await command.suggest(typed, bot)).slice(0, limits.choices);
      } catch (error) {
        // A list of suggestions has no room for a sentence, and the command itself will say it.
        if (!(error instanceof UserError))
          fault(error, `${interaction.data.name} suggestions`, interaction.locale);
        return [];
      }
    };
    return { kind: "suggestions", choices: find() };
  };

  const route = (interaction: APIInteraction): Routed => {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return suggest(interaction);
    if (interaction.type === InteractionType.MessageComponent) return press(interaction);
    if (interaction.type === InteractionType.ModalSubmit) return submit(interaction);
    if (interaction.type !== InteractionType.ApplicationCommand) return { kind: "unknown" };
    const { type } = interaction.data;
    if (type !== ApplicationCommandType.ChatInput && type !== ApplicationCommandType.Message)
      return { kind: "unknown" };
    return run(interaction as Parameters<typeof run>[0]);
  };

  return { route, fault };
}

type Given = NonNullable<
  | APIApplicationCommandAutocompleteInteraction["data"]["options"]
  | APIChatInputApplicationCommandInteraction["data"]["options"]
>;
type Basic = NonNullable<Parameters<typeof readOptions>[1]>;

/** A typed command by its name, one in a message's menu by its title. */
function commandFor(
  catalogue: Catalogue,
  { name, type }: { readonly name: string; readonly type: ApplicationCommandType },
): Command | undefined {
  if (type === ApplicationCommandType.ChatInput) return catalogue.get(name);
  return [...catalogue.values()].find(({ title }) => title === name);
}

function seenBy(place: Place, isPrivate: boolean): Place {
  return { ...place, isPrivate: isPrivate || place.isPrivate === true };
}

/** An answer made for one person's eyes that turns out to be for all is made again for all, where that is another. */
async function knowingWhoSees(
  bot: Bot,
  place: Place,
  isPrivate: boolean,
  work: (place: Place) => Reply | Promise<Reply>,
): Promise<Reply> {
  const seen = seenBy(place, isPrivate);
  const reply = await work(seen);
  const isForAll = reply.kind === "message" && !reply.isPrivate && place.isPrivate !== true;
  return isForAll && bot.isForOne(seen) ? work(place) : reply;
}

/** The command, or the subcommand that was called, with the values given to it. */
function partOf(
  command: Command,
  given: Given = [],
): { readonly name?: string; readonly part: Command | Subcommand; readonly given: Basic } | undefined {
  const basic = (list: Given): Basic => list.flatMap((one) => ("value" in one ? [one] : []));
  if (command.subcommands === undefined) return { part: command, given: basic(given) };
  const [called] = given;
  if (called?.type !== ApplicationCommandOptionType.Subcommand) return undefined;
  const part = Object.hasOwn(command.subcommands, called.name) ? command.subcommands[called.name] : undefined;
  return part === undefined ? undefined : { name: called.name, part, given: basic(called.options ?? []) };
}

/** Discord shows a command to those who may use it, but a server can change who that is, and a button is there for all. */
function mayUse(command: Command, by: { readonly asker: Asker; readonly place: Place }): void {
  if (command.where === "server" && by.place.guildId === undefined) throw serverOnly();
  if (command.who === "manage-server" && !by.asker.mayManageServer) throw notManager();
}

function circumstances(interaction: APIMessageComponentInteraction | APIModalSubmitInteraction) {
  return {
    isPrivate: ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    ownerId: interaction.message?.interaction_metadata?.user.id,
  };
}
