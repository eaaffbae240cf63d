import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIAttachment,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIInteractionDataResolvedChannel,
  type APIMessageTopLevelComponent,
  type APIModalSubmitInteraction,
  type APIRole,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { Asker, AttachedFile, Channel, ChannelKind, Option, Place, Role } from "../command.ts";

type GivenOption = APIApplicationCommandInteractionDataBasicOption;
type Resolved = APIInteractionDataResolved;
export type OptionValues = Readonly<
  Record<string, string | number | boolean | Channel | Role | AttachedFile | undefined>
>;

/** A declared option as Discord's registration has it. */
export function optionBody(option: Option): APIApplicationCommandBasicOption {
  const base = { name: option.name, description: option.description, required: option.required ?? false };
  if (option.type === "yes-no") return { ...base, type: ApplicationCommandOptionType.Boolean };
  if (option.type === "role") return { ...base, type: ApplicationCommandOptionType.Role };
  if (option.type === "file") return { ...base, type: ApplicationCommandOptionType.Attachment };
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
  if (option.type === "story" || option.type === "chapter") {
    const type = ApplicationCommandOptionType.String as const;
    return { ...base, type, max_length: mostNamed, autocomplete: true };
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
  given: readonly GivenOption[] = [],
  resolved: Resolved = {},
): OptionValues {
  const values: Record<string, OptionValues[string]> = {};
  for (const option of declared) {
    const value = given.find((one) => one.name === option.name)?.value;
    const most = "maxLength" in option ? option.maxLength : mostNamed;
    const isText = option.type === "text" || option.type === "story" || option.type === "chapter";
    if (isText && typeof value === "string") values[option.name] = cut(value, most);
    if (option.type === "number" && typeof value === "number") values[option.name] = value;
    if (option.type === "yes-no" && typeof value === "boolean") values[option.name] = value;
    if (option.type === "channel") values[option.name] = channelOf(resolved.channels?.[String(value)]);
    if (option.type === "file") values[option.name] = fileOf(resolved.attachments?.[String(value)]);
    if (option.type === "role") values[option.name] = roleOf(resolved.roles?.[String(value)]);
  }
  return values;
}

/** The id of the channel that is given, where nothing more is said of it. */
export function channelGiven(
  declared: readonly Option[],
  given: readonly GivenOption[] = [],
): string | undefined {
  const name = declared.find(({ type }) => type === "channel")?.name;
  const value = given.find((one) => one.name === name)?.value;
  return name !== undefined && typeof value === "string" ? value : undefined;
}

/** Characters of a story's or chapter's name. */
const mostNamed = 100;

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
  // Only `app_permissions` are the bot's; `permissions` are the asker's.
  const permissions = bitsOf(found.app_permissions);
  const isPrivate = found.type === ChannelType.PrivateThread;
  return { id: found.id, kind, permissions, ...(isPrivate ? { isPrivate } : {}), ...ownRules(found) };
}

/** Discord writes permissions as a decimal number in a string; undefined for anything else. */
function bitsOf(written: unknown): bigint | undefined {
  return typeof written === "string" && /^\d+$/.test(written) ? BigInt(written) : undefined;
}

/** The channels of a menu of channels. */
export function readChannels(resolved: unknown): readonly Channel[] {
  if (typeof resolved !== "object" || resolved === null || !("channels" in resolved)) return [];
  const channels = Object.values((resolved.channels ?? {}) as Readonly<Record<string, unknown>>);
  return channels.flatMap((one) => channelOf(one as APIInteractionDataResolvedChannel | undefined) ?? []);
}

type RawChannel = { readonly type?: unknown; readonly parent_id?: unknown; readonly nsfw?: unknown };

/** Of a thread its channel's age rule holds, which the thread itself doesn't say. */
function ownRules(channel: RawChannel | undefined): Pick<Place, "parentId" | "isAgeRestricted"> {
  if (channel === undefined) return {};
  if (!isThread(channel)) return { isAgeRestricted: channel.nsfw === true };
  // What a channel that is no thread has as its parent is a category.
  return typeof channel.parent_id === "string" ? { parentId: channel.parent_id } : {};
}

function isThread({ type }: RawChannel): boolean {
  return channelTypes.thread.some((one) => one === type);
}

function roleOf(found: APIRole | undefined): Role | undefined {
  return found === undefined ? undefined : { id: found.id, isMentionable: found.mentionable };
}

function fileOf(found: APIAttachment | undefined): AttachedFile | undefined {
  return found === undefined ? undefined : { name: found.filename, bytes: found.size, url: found.url };
}

/** The option being typed in an autocomplete, as raw text. */
export function readFocused(
  given: readonly GivenOption[] = [],
): { option: string; text: string } | undefined {
  const focused = given.find((one) => "focused" in one && one.focused);
  return focused === undefined ? undefined : { option: focused.name, text: String(focused.value) };
}

export function readAsker(interaction: APIInteraction): Asker {
  const user = interaction.member?.user ?? interaction.user;
  const permissions = bitsOf(interaction.member?.permissions) ?? 0n;
  const may = (permission: bigint) =>
    (permissions & permission) !== 0n || (permissions & PermissionFlagsBits.Administrator) !== 0n;
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  const toPost = isThread(interaction.channel ?? {}) ? SendMessagesInThreads : SendMessages;
  return {
    id: user?.id ?? "",
    locale: "locale" in interaction && typeof interaction.locale === "string" ? interaction.locale : "en-US",
    mayManageMessages: may(PermissionFlagsBits.ManageMessages),
    mayManageServer: may(PermissionFlagsBits.ManageGuild),
    // Outside servers there are no permissions: everyone there may write.
    mayPost: kindOf(interaction) !== "server" || may(toPost),
  };
}

export function readPlace(interaction: APIInteraction): Place {
  const { channel, guild_id: guildId } = interaction;
  const guildLocale = [interaction.guild_locale, interaction.guild?.locale].find(
    (one) => typeof one === "string",
  );
  const botPermissions = "app_permissions" in interaction ? bitsOf(interaction.app_permissions) : undefined;
  return {
    kind: kindOf(interaction),
    guildId,
    channelId: channel?.id ?? interaction.channel_id ?? "",
    ...ownRules(channel),
    ...(isVisiting(interaction) ? { isVisiting: true } : {}),
    ...(guildLocale === undefined ? {} : { guildLocale }),
    ...(botPermissions === undefined ? {} : { botPermissions }),
  };
}

/** Discord names the server among the installation's owners, unless only the asker installed the bot. */
function isVisiting({ guild_id: guildId, authorizing_integration_owners: owners }: APIInteraction): boolean {
  return (
    guildId !== undefined && owners !== undefined && !(ApplicationIntegrationType.GuildInstall in owners)
  );
}

/** Discord's `context` says it. A DM between two people is of the same channel type as one with the bot. */
function kindOf({ context, guild_id: guildId, channel }: APIInteraction): Place["kind"] {
  if (context === InteractionContextType.Guild) return "server";
  if (context === InteractionContextType.BotDM) return "dm";
  if (context === InteractionContextType.PrivateChannel) return "group";
  if (guildId !== undefined) return "server";
  return channel?.type === ChannelType.DM ? "dm" : "group";
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
