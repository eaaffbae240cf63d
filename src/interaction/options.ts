import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIInteractionDataResolvedChannel,
  type APIMessageTopLevelComponent,
  type APIModalSubmitInteraction,
  type APIRole,
  ApplicationCommandOptionType,
  ChannelType,
  ComponentType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { Asker, Channel, ChannelKind, Option, Place, Role } from "../command.ts";

type Given = APIApplicationCommandInteractionDataBasicOption;
type Resolved = APIInteractionDataResolved;
export type OptionValues = Readonly<Record<string, string | number | boolean | Channel | Role | undefined>>;

/** A declared option as Discord's registration has it. */
export function optionBody(option: Option): APIApplicationCommandBasicOption {
  const base = { name: option.name, description: option.description, required: option.required ?? false };
  if (option.type === "yes-no") return { ...base, type: ApplicationCommandOptionType.Boolean };
  if (option.type === "role") return { ...base, type: ApplicationCommandOptionType.Role };
  if (option.type === "channel") {
    const kinds = option.kinds?.flatMap((kind) => channelTypes[kind]);
    return {
      ...base,
      type: ApplicationCommandOptionType.Channel,
      ...(kinds === undefined ? {} : { channel_types: kinds }),
    };
  }
  if (option.type === "number") {
    return {
      ...base,
      type: ApplicationCommandOptionType.Integer,
      ...(option.min === undefined ? {} : { min_value: option.min }),
      ...(option.max === undefined ? {} : { max_value: option.max }),
    };
  }
  const text = {
    ...base,
    type: ApplicationCommandOptionType.String as const,
    ...(option.minLength === undefined ? {} : { min_length: option.minLength }),
    ...(option.maxLength === undefined ? {} : { max_length: option.maxLength }),
  };
  if (option.autocomplete) return { ...text, autocomplete: true };
  return option.choices === undefined
    ? text
    : { ...text, choices: option.choices.map((one) => ({ ...one })) };
}

/** The values given for the declared options. Discord checks types and limits; what it doesn't know is left out. */
export function readOptions(
  declared: readonly Option[],
  given: readonly Given[] = [],
  resolved: Resolved = {},
): OptionValues {
  const values: Record<string, OptionValues[string]> = {};
  for (const option of declared) {
    const value = given.find((one) => one.name === option.name)?.value;
    if (option.type === "text" && typeof value === "string")
      values[option.name] = cut(value, option.maxLength);
    if (option.type === "number" && typeof value === "number") values[option.name] = value;
    if (option.type === "yes-no" && typeof value === "boolean") values[option.name] = value;
    if (option.type === "channel") values[option.name] = channelOf(resolved.channels?.[String(value)]);
    if (option.type === "role") values[option.name] = roleOf(resolved.roles?.[String(value)]);
  }
  return values;
}

const channelTypes = {
  text: [ChannelType.GuildText],
  announcement: [ChannelType.GuildAnnouncement],
  thread: [ChannelType.PublicThread, ChannelType.AnnouncementThread, ChannelType.PrivateThread],
  forum: [ChannelType.GuildForum],
} as const satisfies Record<ChannelKind, readonly ChannelType[]>;

function channelOf(found: APIInteractionDataResolvedChannel | undefined): Channel | undefined {
  if (found === undefined) return undefined;
  const kinds: readonly ChannelKind[] = ["text", "announcement", "thread", "forum"];
  const kind = kinds.find((one) => channelTypes[one].some((type) => type === found.type)) ?? "other";
  // Only `app_permissions` are the bot's; `permissions` are those of whoever asks.
  const permissions = found.app_permissions === undefined ? undefined : BigInt(found.app_permissions);
  return { id: found.id, kind, permissions, isAgeRestricted: "nsfw" in found && found.nsfw === true };
}

function roleOf(found: APIRole | undefined): Role | undefined {
  return found === undefined ? undefined : { id: found.id, isMentionable: found.mentionable };
}

/** The option being typed in an autocomplete, as raw text. */
export function readFocused(given: readonly Given[] = []): { option: string; text: string } | undefined {
  const focused = given.find((one) => "focused" in one && one.focused);
  return focused === undefined ? undefined : { option: focused.name, text: String(focused.value) };
}

export function readAsker(interaction: APIInteraction): Asker {
  const user = interaction.member?.user ?? interaction.user;
  const permissions = BigInt(interaction.member?.permissions ?? 0n);
  const may = (permission: bigint) =>
    (permissions & permission) !== 0n || (permissions & PermissionFlagsBits.Administrator) !== 0n;
  return {
    id: user?.id ?? "",
    locale: "locale" in interaction ? interaction.locale : "en-US",
    mayManageMessages: may(PermissionFlagsBits.ManageMessages),
    mayManageServer: may(PermissionFlagsBits.ManageGuild),
  };
}

export function readPlace(interaction: APIInteraction): Place {
  const type = interaction.channel?.type;
  const isDirect =
    type === ChannelType.DM || type === ChannelType.GroupDM || interaction.guild_id === undefined;
  const { id: readerId } = readAsker(interaction);
  return {
    kind: isDirect ? "dm" : "server",
    guildId: interaction.guild_id,
    channelId: interaction.channel?.id ?? interaction.channel_id ?? "",
    ...parentOf(interaction.channel),
    readerId,
    // In a group of friends everyone sees the answer.
    isPrivate: type === ChannelType.DM,
    ...(isAgeRestricted(interaction.channel) ? { isAgeRestricted: true } : {}),
    ...(interaction.guild_locale === undefined ? {} : { guildLocale: interaction.guild_locale }),
    ...("app_permissions" in interaction ? { botPermissions: BigInt(interaction.app_permissions) } : {}),
  };
}

function parentOf(channel: APIInteraction["channel"]): { readonly parentId?: string } {
  const isThread = channelTypes.thread.some((type) => type === channel?.type);
  const parent = channel !== undefined && "parent_id" in channel ? channel.parent_id : undefined;
  // What a channel that is no thread has as its parent is a category.
  return isThread && typeof parent === "string" ? { parentId: parent } : {};
}

function isAgeRestricted(channel: APIInteraction["channel"]): boolean {
  return channel !== undefined && "nsfw" in channel && channel.nsfw === true;
}

/** The values of every option in the menus of a message, in order. */
export function readOffered(components: readonly APIMessageTopLevelComponent[] = []): readonly string[] {
  return components
    .flatMap((one) => (one.type === ComponentType.ActionRow ? one.components : []))
    .flatMap((one) => (one.type === ComponentType.StringSelect ? one.options : []))
    .map((option) => option.value);
}

/** The text fields of a modal, by their ids: each stands in a label, or in a row of its own. */
export function readFields(
  components: APIModalSubmitInteraction["data"]["components"],
): Readonly<Record<string, string>> {
  const fields = components.flatMap((one) => {
    if (one.type === ComponentType.Label) return [one.component];
    return one.type === ComponentType.ActionRow ? one.components : [];
  });
  return Object.fromEntries(
    fields.flatMap((field) =>
      "value" in field && typeof field.value === "string" ? [[field.custom_id, field.value]] : [],
    ),
  );
}

/** Discord may count a character as one that is two here; half of one would be no text. */
function cut(text: string, most: number | undefined): string {
  return most === undefined ? text : text.slice(0, most).toWellFormed();
}
