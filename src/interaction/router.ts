import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import type { Bot } from "../bot.ts";
import type { Command, Pressed, Typed } from "../command.ts";
import * as limits from "../limits.ts";
import type { Log } from "../log.ts";
import { wordsFor } from "../messages/messages.ts";
import type { Choice, Message, Reply, Work } from "../reply.ts";
import { known, UserError, userError } from "../user-error.ts";
import { faultView, userErrorView } from "../view/errors.ts";
import { allowedAudience, mayPost, mayPress, mayUse } from "./access.ts";
import { type PressId, parsePressId } from "./buttons.ts";
import { commandFor, declaredAudience, partOf, passagesNamed, runCommand } from "./called.ts";
import type { Catalogue } from "./catalogue.ts";
import {
  audienceOf,
  contextOf,
  type From,
  inputOf,
  namedArgs,
  type OptionsGiven,
  pressInputOf,
  replyOf,
} from "./context.ts";
import { readMessage, readOwnIds } from "./menu.ts";
import {
  channelGiven,
  readAsker,
  readChannels,
  readFields,
  readFocused,
  readOffered,
  readOptions,
  readPlace,
} from "./options.ts";
import { suggestionsFor } from "./suggest.ts";
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
  /** Whether a reply is what was asked for, a sentence on what its asker can fix, or a fault of the bot's. */
  readonly endOf: (reply: Reply) => "answered" | "refused" | "fault";
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

  const faulty = (error: unknown, about: string, locale: string): Message => {
    const reference = parts.reference();
    log.error("fault", { reference, about, error });
    return faultView(reference, locale);
  };
  const fault: Router["fault"] = (...what) => toAsker(faulty(...what));
  const ends = new WeakMap<Reply, "refused" | "fault">();

  const errorView = (error: unknown, about: string, { asker }: From): Message =>
    error instanceof UserError ? userErrorView(error, asker.locale) : faulty(error, about, asker.locale);

  /** What is thrown becomes a reply to the asker alone. */
  const orError = async (about: string, from: From, work: () => Reply | Promise<Reply>): Promise<Reply> => {
    try {
      throttle(from.asker, from.place, "command");
      const reply = await work();
      if (reply.kind !== "work") return reply;
      const finish: Work["finish"] = (show) =>
        reply.finish(show).catch((error) => errorView(error, about, from));
      return { ...reply, finish };
    } catch (error) {
      const reply = toAsker(errorView(error, about, from));
      ends.set(reply, error instanceof UserError ? "refused" : "fault");
      return reply;
    }
  };

  const run = (
    interaction: APIChatInputApplicationCommandInteraction | APIMessageApplicationCommandInteraction,
  ): Routed => {
    const { data } = interaction;
    const from = readFrom(interaction);
    let isPrivate = true;
    // Runs up to the first wait before it returns, so isPrivate is known below.
    const reply = orError(data.name, from, async () => {
      const command = known(commandFor(catalogue, data), "outdated");
      const { part, given } = known(
        partOf(command, "options" in data ? data.options : undefined),
        "outdated",
      );
      const resolved = "options" in data ? data.resolved : undefined;
      const options = readOptions(part.options, given, resolved) as OptionsGiven;
      mayUse(command, part, from);
      const audience = allowedAudience(declaredAudience(part, options), from.asker, part.options);
      isPrivate = audience === "asker";
      const isMenu = data.type === ApplicationCommandType.Message;
      const used = interaction as APIMessageApplicationCommandInteraction;
      const message = isMenu ? readMessage(used) : "";
      const quoted = isMenu ? passagesNamed(catalogue, readOwnIds(used)) : [];
      return runCommand(part, { ...from, options, audience, message, quoted }, bot);
    });
    return { kind: "command", isPrivate, reply };
  };

  const press = (interaction: APIMessageComponentInteraction): Routed => {
    const id = parsePressId(interaction.data.custom_id);
    const from = readFrom(interaction);
    const about = id.kind === "press" ? `${id.command} press` : "press";
    const reply = orError(about, from, async () => {
      const { command, found, pressed, wanted } = pressedIn(interaction, id, from, "presses");
      mayPress(command, found, from, pressed);
      if ("modal" in found) {
        const words = wordsFor(from.asker.locale);
        return { kind: "modal", modal: await found.modal({ ...pressed, words, place: from.place }, bot) };
      }
      const context = await contextOf(bot, from, audienceOf(found, pressed), wanted);
      const given = replyOf(await found.run(pressInputOf(context, pressed), bot), context, pressed);
      mayPost(given, from.asker);
      return given;
    });
    return { kind: "press", reply };
  };

  const submit = (interaction: APIModalSubmitInteraction): Routed => {
    const id = parsePressId(interaction.data.custom_id);
    const from = readFrom(interaction);
    const about = id.kind === "press" ? `${id.command} submit` : "submit";
    const reply = orError(about, from, async () => {
      const { command, found, pressed, wanted } = pressedIn(interaction, id, from, "forms");
      mayPress(command, {}, from, pressed);
      const context = await contextOf(bot, from, audienceOf(found, pressed), wanted);
      const fields = readFields(interaction.data.components);
      const input = Object.assign(pressInputOf(context, pressed), { fields });
      const given = replyOf(await found.run(input, bot), context, pressed);
      mayPost(given, from.asker);
      return given;
    });
    return { kind: "press", reply };
  };

  /** The press or form that an id names, with what it says. */
  const pressedIn = <Kind extends "presses" | "forms">(
    interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
    id: PressId,
    { asker }: From,
    kind: Kind,
  ) => {
    const command = id.kind === "press" ? catalogue.get(id.command) : undefined;
    const verb = id.kind === "press" ? id.verb : "";
    const all = command?.[kind];
    const found = all !== undefined && Object.hasOwn(all, verb) ? all[verb] : undefined;
    if (id.kind === "outdated" || command === undefined || found === undefined) throw userError("outdated");
    const { args, hasSpoiler } = namedArgs(found.args, id.args);
    const { message, data } = interaction;
    const isPrivate = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const ownerId = message?.interaction_metadata?.user.id;
    const pressed: Pressed = {
      args,
      values: "values" in data ? data.values : [],
      channels: "resolved" in data ? readChannels(data.resolved) : [],
      offered: readOffered(message?.components),
      isPrivate,
      ownerId,
      // A form that a command opened has no message: it is open to its asker alone.
      isOwn: isPrivate || message === undefined || ownerId === asker.id,
      mayRemove: ownerId === asker.id || asker.mayManageMessages,
    };
    return {
      command,
      found: found as NonNullable<NonNullable<Command[Kind]>[string]>,
      pressed,
      wanted: hasSpoiler ? true : undefined,
    };
  };

  const suggest = (interaction: APIApplicationCommandAutocompleteInteraction): Routed => {
    const find = async (): Promise<readonly Choice[]> => {
      try {
        const command = catalogue.get(interaction.data.name);
        const found = command === undefined ? undefined : partOf(command, interaction.data.options);
        const focused = readFocused(found?.given);
        if (command === undefined || found === undefined || focused === undefined) return [];
        const { part, given, name: subcommand } = found;
        const options = readOptions(part.options, given);
        const from = readFrom(interaction);
        throttle(from.asker, from.place, "autocomplete");
        mayUse(command, part, from);
        const audience = declaredAudience(part, options as OptionsGiven);
        const context = await contextOf(bot, from, audience, undefined);
        const input = inputOf(context, options as OptionsGiven);
        const chosenChannel = channelGiven(part.options, given);
        const typed = Object.assign(input, { ...focused, subcommand, chosenChannel }) as Typed;
        return (await suggestionsFor(command, part.options, typed, bot)).slice(0, limits.choices);
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

  return { route, fault, endOf: (reply) => ends.get(reply) ?? "answered" };
}

function readFrom(interaction: APIInteraction): From {
  return { asker: readAsker(interaction), place: readPlace(interaction) };
}

function toAsker(message: Message): Reply {
  return { kind: "message", message, isPrivate: true };
}
