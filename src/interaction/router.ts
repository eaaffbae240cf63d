import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import type { Bot } from "../bot.ts";
import type { Command, Input } from "../command.ts";
import type { Log } from "../log.ts";
import { Refusal } from "../refusal.ts";
import { type Choice, type Reply, say } from "../reply.ts";
import { faultView, known, outdated, refusalView } from "../view/refusal.ts";
import { parsePressId } from "./buttons.ts";
import type { Catalogue } from "./catalogue.ts";
import { readAsker, readFocused, readOffered, readOptions, readPlace } from "./options.ts";

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
      const input = readInput(command, interaction);
      isPrivate = command.isPrivate?.(input) ?? false;
      return command.run(input, bot);
    });
    return { kind: "command", isPrivate, reply };
  };

  const press = (interaction: APIMessageComponentInteraction): Routed => {
    const id = parsePressId(interaction.data.custom_id);
    const command = id.kind === "press" ? catalogue.get(id.command) : undefined;
    const reply = orRefusal(id.kind === "press" ? `${id.command} press` : "press", () => {
      if (id.kind === "outdated" || command?.press === undefined) throw outdated();
      return command.press(
        {
          args: id.args,
          values: "values" in interaction.data ? interaction.data.values : [],
          offered: readOffered(interaction.message.components),
          asker: readAsker(interaction),
          place: readPlace(interaction),
          isPrivate: ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
          ownerId: interaction.message.interaction_metadata?.user.id,
        },
        bot,
      );
    });
    return { kind: "press", reply };
  };

  const suggest = (interaction: APIApplicationCommandAutocompleteInteraction): Routed => {
    const find = async (): Promise<readonly Choice[]> => {
      try {
        const command = catalogue.get(interaction.data.name);
        const given = basic(interaction.data.options);
        const focused = readFocused(given);
        if (command?.suggest === undefined || focused === undefined) return [];
        const options = readOptions(command.options, given);
        const asker = readAsker(interaction);
        const typed = { ...focused, options, asker, place: readPlace(interaction) };
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
    if (interaction.type !== InteractionType.ApplicationCommand) return { kind: "unknown" };
    if (interaction.data.type !== ApplicationCommandType.ChatInput) return { kind: "unknown" };
    return run(interaction as APIChatInputApplicationCommandInteraction);
  };

  return { route, fault };
}

type Given = NonNullable<APIApplicationCommandAutocompleteInteraction["data"]["options"]>;

function basic(given: Given | undefined): Parameters<typeof readOptions>[1] {
  return given?.flatMap((one) => ("value" in one ? [one] : []));
}

function readInput(command: Command, interaction: APIChatInputApplicationCommandInteraction): Input {
  const given = interaction.data.options?.flatMap((one) => ("value" in one ? [one] : []));
  return {
    options: readOptions(command.options, given),
    asker: readAsker(interaction),
    place: readPlace(interaction),
  };
}
