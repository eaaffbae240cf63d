import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import type { Bot } from "../bot.ts";
import type { Asker, Command, Input, Place, Subcommand, Typed } from "../command.ts";
import type { Log } from "../log.ts";
import { Refusal } from "../refusal.ts";
import { type Choice, type Reply, say } from "../reply.ts";
import { faultView, known, notManager, outdated, refusalView, serverOnly } from "../view/refusal.ts";
import { parsePressId } from "./buttons.ts";
import type { Catalogue } from "./catalogue.ts";
import { readAsker, readFields, readFocused, readOffered, readOptions, readPlace } from "./options.ts";

/** What an interaction leads to. The promises never reject: what is thrown has become a reply. */
export type Routed =
  | { readonly kind: "command"; readonly isPrivate: boolean; readonly reply: Promise<Reply> }
  | { readonly kind: "press"; readonly reply: Promise<Reply> }
  | { readonly kind: "suggestions"; readonly choices: Promise<readonly Choice[]> }
  | { readonly kind: "unknown" };

export type Router = {
  readonly route: (interaction: APIInteraction) => Routed;
  /** Logs a fault and gives the message with its reference. */
  readonly fault: (error: unknown, about: string) => Reply;
};

const mostChoices = 25;

export function makeRouter(parts: {
  readonly catalogue: Catalogue;
  readonly bot: Bot;
  readonly log: Log;
  /** A fresh reference for a fault, short enough to be read out. */
  readonly reference: () => string;
}): Router {
  const { catalogue, bot, log } = parts;

  const fault = (error: unknown, about: string): Reply => {
    const reference = parts.reference();
    log.error("fault", { reference, about, error });
    return say(faultView(reference), true);
  };

  const orRefusal = async (about: string, work: () => Reply | Promise<Reply>): Promise<Reply> => {
    try {
      return await work();
    } catch (error) {
      return error instanceof Refusal ? say(refusalView(error), true) : fault(error, about);
    }
  };

  const run = (interaction: APIChatInputApplicationCommandInteraction): Routed => {
    const name = interaction.data.name;
    let isPrivate = true;
    // Runs up to the command's first wait before it returns, so isPrivate is known below.
    const reply = orRefusal(name, () => {
      const command = known(catalogue.get(name), outdated);
      const { part, given } = known(partOf(command, interaction.data.options), outdated);
      const input: Input = {
        options: readOptions(part.options, given, interaction.data.resolved) as Input["options"],
        asker: readAsker(interaction),
        place: readPlace(interaction),
      };
      mayUse(command, input);
      isPrivate = part.isPrivate?.(input) ?? false;
      return part.run(input, bot);
    });
    return { kind: "command", isPrivate, reply };
  };

  const press = (interaction: APIMessageComponentInteraction): Routed => {
    const id = parsePressId(interaction.data.custom_id);
    const command = id.kind === "press" ? catalogue.get(id.command) : undefined;
    const reply = orRefusal(id.kind === "press" ? `${id.command} press` : "press", () => {
      if (id.kind === "outdated" || command?.press === undefined) throw outdated();
      const pressed = { args: id.args, ...circumstances(interaction) };
      if (!command.openPresses?.includes(id.args[0] ?? "")) mayUse(command, pressed);
      const values = "values" in interaction.data ? interaction.data.values : [];
      const offered = readOffered(interaction.message.components);
      return command.press({ ...pressed, values, offered }, bot);
    });
    return { kind: "press", reply };
  };

  const submit = (interaction: APIModalSubmitInteraction): Routed => {
    const id = parsePressId(interaction.data.custom_id);
    const command = id.kind === "press" ? catalogue.get(id.command) : undefined;
    const reply = orRefusal(id.kind === "press" ? `${id.command} submit` : "submit", () => {
      if (id.kind === "outdated" || command?.submit === undefined) throw outdated();
      const submitted = { args: id.args, ...circumstances(interaction) };
      mayUse(command, submitted);
      return command.submit({ ...submitted, fields: readFields(interaction.data.components) }, bot);
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
        const place = readPlace(interaction);
        const typed: Typed = { ...focused, subcommand: found.name, options, asker, place };
        mayUse(command, typed);
        return (await command.suggest(typed, bot)).slice(0, mostChoices);
      } catch (error) {
        // A list of suggestions has no room for a sentence, and the command itself will say it.
        if (!(error instanceof Refusal)) fault(error, `${interaction.data.name} suggestions`);
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
    if (interaction.data.type !== ApplicationCommandType.ChatInput) return { kind: "unknown" };
    return run(interaction as APIChatInputApplicationCommandInteraction);
  };

  return { route, fault };
}

type Given = NonNullable<
  | APIApplicationCommandAutocompleteInteraction["data"]["options"]
  | APIChatInputApplicationCommandInteraction["data"]["options"]
>;
type Basic = NonNullable<Parameters<typeof readOptions>[1]>;

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
    asker: readAsker(interaction),
    place: readPlace(interaction),
    isPrivate: ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    ownerId: interaction.message?.interaction_metadata?.user.id,
  };
}
