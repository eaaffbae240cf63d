import {
  type APIInteraction,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  type GuildMemberFlags,
  InteractionContextType,
  InteractionType,
} from "discord-api-types/v10";
import { type Filled, submission } from "./modal.ts";
import type { OptionKind, Role, Setting, ShownCommand, Values } from "./protocol.ts";
import { applicationId, bot, channelIn, channels, commandIdOf, guildId, people, roles } from "./world.ts";

/** Who does it where, and the interaction's own id: the part that all payloads share. */
export type Stage = {
  readonly id: string;
  readonly setting: Setting;
  readonly at: number;
  /** Of the message that is pressed on. */
  readonly channelId?: string;
};

/** A payload as Discord's gateway would bring it. Its parts are checked where they are made; the union itself is too wide to spell out. */
function interaction(
  type: InteractionType,
  stage: Stage,
  rest: Readonly<Record<string, unknown>>,
): APIInteraction {
  const { as, where, locale } = stage.setting;
  const channel = channelIn(where, stage.channelId);
  const user = userOf(as);
  const permissions = String(people[as].permissions);
  const asked =
    where === "server"
      ? {
          guild_id: guildId,
          // The server speaks its visitor's language, so that the switch shows public answers too.
          guild: { id: guildId, locale, features: [] },
          guild_locale: locale,
          member: { ...memberOf(), user, permissions },
        }
      : { user };
  return {
    id: stage.id,
    application_id: applicationId,
    type,
    token: `preview-${stage.id}`,
    version: 1,
    locale,
    channel_id: channel.id,
    channel: {
      id: channel.id,
      type: channel.type,
      name: channel.name,
      ...(where === "server" ? { permissions } : {}),
    },
    app_permissions: String(channel.botMay),
    entitlements: [],
    authorizing_integration_owners: where === "server" ? { 0: guildId } : { 1: user.id },
    context: where === "server" ? InteractionContextType.Guild : InteractionContextType.BotDM,
    attachment_size_limit: 10 * 1024 * 1024,
    ...asked,
    ...rest,
  } as unknown as APIInteraction;
}

export function commandPayload(stage: Stage, command: ShownCommand, values: Values): APIInteraction {
  return interaction(InteractionType.ApplicationCommand, stage, {
    data: { ...commandData(command, values), resolved: resolved(Object.values(values).map(String), stage) },
  });
}

export function suggestPayload(
  stage: Stage,
  command: ShownCommand,
  values: Values,
  focused: { readonly name: string; readonly text: string },
): APIInteraction {
  return interaction(InteractionType.ApplicationCommandAutocomplete, stage, {
    data: commandData(command, { ...values, [focused.name]: focused.text }, focused.name),
  });
}

export function pressPayload(
  stage: Stage,
  message: APIMessage,
  press: { readonly customId: string; readonly type: ComponentType; readonly values: readonly string[] },
): APIInteraction {
  const isMenu = press.type !== ComponentType.Button;
  const chosen = isMenu ? { values: [...press.values], resolved: resolved(press.values, stage) } : {};
  return interaction(InteractionType.MessageComponent, stage, {
    message,
    data: { custom_id: press.customId, component_type: press.type, ...chosen },
  });
}

export function modalPayload(
  stage: Stage,
  modal: APIModalInteractionResponseCallbackData,
  filled: Filled,
  message: APIMessage | undefined,
): APIInteraction {
  return interaction(InteractionType.ModalSubmit, stage, {
    ...(message === undefined ? {} : { message }),
    data: {
      custom_id: modal.custom_id,
      components: submission(modal, filled),
      resolved: resolved(Object.values(filled).flat(), stage),
    },
  });
}

const types: Readonly<Record<OptionKind, ApplicationCommandOptionType>> = {
  text: ApplicationCommandOptionType.String,
  whole: ApplicationCommandOptionType.Integer,
  decimal: ApplicationCommandOptionType.Number,
  "yes-no": ApplicationCommandOptionType.Boolean,
  user: ApplicationCommandOptionType.User,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  mentionable: ApplicationCommandOptionType.Mentionable,
  other: ApplicationCommandOptionType.Attachment,
};

function commandData(command: ShownCommand, values: Values, focused?: string) {
  const [name = "", ...inner] = command.path;
  let options: unknown[] = command.options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined) return [];
    const isFocused = option.name === focused;
    return [{ name: option.name, type: types[option.kind], value, ...(isFocused ? { focused: true } : {}) }];
  });
  for (const [at, part] of inner.toReversed().entries()) {
    const type =
      at === 0 ? ApplicationCommandOptionType.Subcommand : ApplicationCommandOptionType.SubcommandGroup;
    options = [{ name: part, type, options }];
  }
  return { id: commandIdOf(name), name, type: ApplicationCommandType.ChatInput, options };
}

/** The people, channels and roles that the values name, as Discord describes them beside the data. */
function resolved(values: readonly string[], stage: Stage) {
  const named = new Set(values);
  const pick = <T extends { readonly id: string }>(list: readonly T[], shape: (one: T) => unknown) =>
    Object.fromEntries(list.filter((one) => named.has(one.id)).map((one) => [one.id, shape(one)]));
  const who = Object.entries(people).map(([role, one]) => ({ ...one, role: role as Role }));
  return {
    users: pick(who, (one) => userOf(one.role)),
    members: pick(who, (one) => ({ ...memberOf(), permissions: String(one.permissions) })),
    channels: pick(channels, (one) => ({
      id: one.id,
      name: one.name,
      type: one.type,
      permissions: String(people[stage.setting.as].permissions),
      app_permissions: String(one.botMay),
    })),
    roles: pick(roles, (one) => ({
      id: one.id,
      name: one.name,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      position: 1,
      permissions: "0",
      managed: false,
      mentionable: true,
      flags: 0,
    })),
  };
}

export function userOf(role: Role): APIUser {
  const { id, name } = people[role];
  return { id, username: name.toLowerCase(), discriminator: "0", global_name: name, avatar: null };
}

export function botUser(): APIUser {
  return {
    id: bot.id,
    username: bot.name,
    discriminator: "0000",
    global_name: null,
    avatar: null,
    bot: true,
  };
}

function memberOf() {
  return {
    avatar: null,
    nick: null,
    roles: [],
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
  };
}
