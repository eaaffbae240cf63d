import { join, resolve } from "node:path";
import {
  type APIInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from "discord-api-types/v10";
import { type Bot, makeBot } from "../../src/bot.ts";
import { makeDaily } from "../../src/daily/manage.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { makeRouter, type Router } from "../../src/interaction/router.ts";
import { type Catalog, makeCatalog } from "../../src/library/catalog.ts";
import { makeFetch } from "../../src/library/fetch.ts";
import { openImporter } from "../../src/library/importer.ts";
import { usualLimits } from "../../src/library/limits.ts";
import { makeOwnStories } from "../../src/library/own.ts";
import { type Log, openLog } from "../../src/log.ts";
import { makeReading } from "../../src/reading/reading.ts";
import type { Choice, Message, Reply } from "../../src/reply.ts";
import { walkComponents } from "../../src/sandbox/discord/components.ts";
import type { SettingsStore } from "../../src/store/settings.ts";
import type { Store } from "../../src/store/store.ts";
import { parseStory } from "../../src/story/parse.ts";
import type { Story } from "../../src/story/story.ts";
import { sqliteStore } from "../helpers/store.ts";
import { messageOf } from "./reading.ts";

const root = resolve(import.meta.dirname, "..", "..");

export const commandsFolder = join(root, "commands");

/** A story in memory, as its file would give it. */
export function storyOf(file: string, slug = "a-story"): Story {
  const parsed = parseStory(slug, file);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  return parsed.story;
}

export type As = {
  readonly user?: string;
  readonly channel?: string;
  readonly permissions?: bigint;
  readonly place?: "server" | "dm" | "group";
  /** May not write in the channel. */
  readonly isReadOnly?: boolean;
  readonly guildLocale?: string;
  /** What Discord says of the channel besides its id. */
  readonly raw?: object;
  readonly guild?: string;
  /** Brought the bot along to a server that doesn't have it. */
  readonly isVisiting?: boolean;
};

/** A message as someone sees it in Discord: whose it is, and who sees it. */
export type Shown = { readonly message: Message; readonly isPrivate: boolean; readonly ownerId: string };

export type Asking = {
  readonly bot: Bot;
  readonly router: Router;
  readonly store: Store;
  readonly lines: readonly string[];
  readonly slash: (name: string, options?: Options, as?: As) => Promise<Reply>;
  readonly type: (
    name: string,
    option: string,
    text: string,
    options?: Options,
    as?: As,
  ) => Promise<readonly Choice[]>;
  readonly press: (shown: Shown, id: string, as?: As) => Promise<Reply>;
  readonly choose: (shown: Shown, id: string, value: string | readonly string[], as?: As) => Promise<Reply>;
  /** Fills in the modal that a press on this message opened. */
  readonly submit: (shown: Shown, modal: Reply, fields: Fields, as?: As) => Promise<Reply>;
};

type Fields = Readonly<Record<string, string>>;

export type Options = Readonly<Record<string, string | number | boolean>>;

export const catalogue = await loadCatalogue(commandsFolder);

/** The commands over these stories, asked as Discord asks: by interactions through the router. */
export function ask(
  stories: readonly Story[],
  chance: () => number = Math.random,
  more: {
    readonly withdrawn?: readonly Story[];
    readonly settings?: SettingsStore;
    /** Where it is kept that readers are careful, and which warnings they accepted. */
    readonly readers?: Store;
    readonly store?: Store;
    /** Servers bring stories of their own. */
    readonly hasOwn?: true;
  } = {},
): Asking {
  const [standard] = stories;
  if (standard === undefined) throw new Error("no story to ask about");
  const lines: string[] = [];
  const log = openLog({ level: "debug", secrets: [], now: () => 0, write: (line) => lines.push(line) });
  const { withdrawn = [], store = sqliteStore(), hasOwn, ...kept } = more;
  const library = { stories, withdrawn, standard };
  let now = Date.UTC(2026, 0, 5, 12);
  const catalog = makeCatalog({ operator: () => library, store, now: () => now, mostBytes: 2 ** 24 });
  const reading = makeReading({
    store,
    library: () => library,
    named: catalog.named,
    now: () => {
      now += 1_000;
      return now;
    },
  });
  const own = hasOwn === true ? ownParts(store, catalog, log, () => now) : {};
  const bot = makeBot({ library, chance, commandIds: new Map(), reading, ...own, ...kept });
  const router = makeRouter({ catalogue, bot, log, reference: () => "ref-1234" });
  const reply = async (interaction: APIInteraction): Promise<Reply> => {
    const routed = router.route(interaction);
    if (!("reply" in routed)) throw new Error(`no reply to ${routed.kind}`);
    return routed.reply;
  };
  return {
    bot,
    router,
    store,
    lines,
    slash: (name, options = {}, as) => reply(slashOf(name, options, as)),
    press: (shown, id, as) => reply(pressOf(shown, id, undefined, as)),
    choose: (shown, id, value, as) => reply(pressOf(shown, id, value, as)),
    submit: (shown, modal, fields, as) => reply(submitOf(shown, modal, fields, as)),
    type: async (name, option, text, options = {}, as = {}) => {
      const routed = router.route(typedOf(name, option, text, options, as));
      if (routed.kind !== "suggestions") throw new Error(`no suggestions but ${routed.kind}`);
      return routed.choices;
    },
  };
}

/** The message with all that can be done below it, as a press on More shows it. */
export async function withMore(asking: Asking, shown: Shown, as: As = {}): Promise<Shown> {
  const more = [...walkComponents(shown.message.components)].find(
    ({ component }) => component.label === "More",
  );
  const reply = await asking.press(shown, String(more?.component.custom_id), as);
  if (reply.kind !== "message" && reply.kind !== "update") throw new Error(`More gave ${reply.kind}`);
  const isPrivate = reply.kind === "message" ? reply.isPrivate : shown.isPrivate;
  return {
    message: reply.message,
    isPrivate,
    ownerId: reply.kind === "message" ? (as.user ?? shown.ownerId) : shown.ownerId,
  };
}

/** All that servers do with stories of their own, and their daily posts. */
function ownParts(store: Store, catalog: Catalog, log: Log, now: () => number) {
  const ids = { last: 0 };
  const newId = () => {
    ids.last += 1;
    return String(ids.last).padStart(10, "n");
  };
  const own = makeOwnStories({
    store,
    catalog,
    now,
    newId,
    fetchFile: makeFetch({ apiUrl: undefined, now }),
    importer: openImporter({ onFailed: (name) => log.error("a file could not be read", { name }) }),
    limits: usualLimits,
    isOff: false,
    onReported: (report) => log.warn("a story was reported", report),
  });
  const story = async (slug: string | undefined, guildId: string) =>
    slug === undefined ? (await catalog.at(guildId)).standard : catalog.story(guildId, slug);
  return { catalog, own, daily: makeDaily({ store, story, log, now, newId, wake: () => undefined }) };
}

/** What Discord sends when someone uses a command. */
export function slashOf(name: string, options: Options = {}, as: As = {}): APIInteraction {
  const data = { id: "11", type: ApplicationCommandType.ChatInput, name, options: given(options) };
  return payload(InteractionType.ApplicationCommand, data, as);
}

export function typedOf(
  name: string,
  option: string,
  text: string,
  options: Options = {},
  as: As = {},
): APIInteraction {
  const focused = { type: ApplicationCommandOptionType.String, name: option, value: text, focused: true };
  const data = {
    id: "11",
    type: ApplicationCommandType.ChatInput,
    name,
    options: [...given(options), focused],
  };
  return payload(InteractionType.ApplicationCommandAutocomplete, data, as);
}

/** What Discord sends when someone presses a button, or with a value chooses in a menu. */
export function pressOf(
  shown: Shown,
  id: string,
  value: string | readonly string[] | undefined,
  as: As = {},
): APIInteraction {
  const data =
    value === undefined
      ? { component_type: ComponentType.Button, custom_id: id }
      : { component_type: ComponentType.StringSelect, custom_id: id, values: [value].flat() };
  const more = { message: messageAs(shown) };
  return payload(InteractionType.MessageComponent, data, { user: shown.ownerId, ...as }, more);
}

/** What Discord sends when someone fills in a modal. */
export function submitOf(shown: Shown, modal: Reply, fields: Fields, as: As = {}): APIInteraction {
  if (modal.kind !== "modal") throw new Error(`a reply of kind ${modal.kind} has no fields`);
  const components = Object.entries(fields).map(([id, value]) => ({
    type: ComponentType.Label,
    component: { type: ComponentType.TextInput, custom_id: id, value },
  }));
  const data = { custom_id: modal.modal.custom_id, components };
  const more = { message: messageAs(shown) };
  return payload(InteractionType.ModalSubmit, data, { user: shown.ownerId, ...as }, more);
}

function messageAs({ message, isPrivate, ownerId }: Shown): object {
  return {
    id: "21",
    components: message.components,
    flags: (1 << 15) | (isPrivate ? 1 << 6 : 0),
    interaction_metadata: { id: "31", type: 2, user: { id: ownerId } },
  };
}

/** Everyone may write, unless a test says otherwise. */
const mayPost = (1n << 11n) | (1n << 38n);

function payload(type: InteractionType, data: object, as: As, more: object = {}): APIInteraction {
  const user = {
    id: as.user ?? "41",
    username: "reader",
    discriminator: "0",
    avatar: null,
    global_name: null,
  };
  const channel = as.channel ?? "51";
  const inServer = {
    guild_id: as.guild ?? "61",
    member: {
      user,
      permissions: String((as.permissions ?? 0n) | (as.isReadOnly === true ? 0n : mayPost)),
      roles: [],
    },
    channel: { id: channel, type: ChannelType.GuildText, ...as.raw },
    context: InteractionContextType.Guild,
    authorizing_integration_owners: as.isVisiting === true ? { "1": user.id } : { "0": as.guild ?? "61" },
    ...(as.guildLocale === undefined ? {} : { guild_locale: as.guildLocale }),
  };
  const context = as.place === "group" ? InteractionContextType.PrivateChannel : InteractionContextType.BotDM;
  // Of two people's own channel Discord sends the type of a DM too.
  const outside = { user, channel: { id: channel, type: ChannelType.DM, ...as.raw }, context };
  return {
    id: "71",
    application_id: "81",
    token: "the-interactions-token",
    version: 1,
    locale: "en-US",
    channel_id: channel,
    type,
    data,
    ...(as.place === "dm" || as.place === "group" ? outside : inServer),
    ...more,
  } as unknown as APIInteraction;
}

function given(options: Options): readonly object[] {
  return Object.entries(options).map(([name, value]) => ({ name, value, type: optionType(value) }));
}

function optionType(value: string | number | boolean): ApplicationCommandOptionType {
  if (typeof value === "string") return ApplicationCommandOptionType.String;
  return typeof value === "number"
    ? ApplicationCommandOptionType.Integer
    : ApplicationCommandOptionType.Boolean;
}

/** A reply that its asker alone sees, to be pressed on. */
export const shownAs = (reply: Reply): Shown => ({
  message: messageOf(reply),
  isPrivate: true,
  ownerId: "41",
});
