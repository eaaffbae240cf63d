import type { Bot } from "./bot.ts";
import type { Choice, Reply } from "./reply.ts";

export type { Bot } from "./bot.ts";
export { type Reply, say, update } from "./reply.ts";
export type { Passage, Story } from "./story/story.ts";

/** Names: 1 to 32 lower-case letters, digits and hyphens. Descriptions: 1 to 100 characters. */
type Named = { readonly name: string; readonly description: string; readonly required?: true };

export type TextOption = Named & {
  readonly type: "text";
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly choices?: readonly Choice[];
  /** Suggestions come from the command's `suggest`. */
  readonly autocomplete?: true;
};
export type NumberOption = Named & {
  readonly type: "number";
  /** Whole numbers only. */
  readonly min?: number;
  readonly max?: number;
};
export type YesNoOption = Named & { readonly type: "yes-no" };
export type ChannelOption = Named & { readonly type: "channel"; readonly kinds?: readonly ChannelKind[] };
export type RoleOption = Named & { readonly type: "role" };
export type Option = TextOption | NumberOption | YesNoOption | ChannelOption | RoleOption;

/** For a command that shows a passage: to whom, and how. */
export const shownOptions = [
  { name: "private", description: "Show it to you alone", type: "yes-no" },
  { name: "spoiler", description: "Cover it with spoiler marks", type: "yes-no" },
] as const satisfies readonly Option[];

export type ChannelKind = "text" | "announcement" | "thread" | "forum";
/** A channel that was picked, with what Discord says about it. */
export type Channel = {
  readonly id: string;
  readonly kind: ChannelKind | "other";
  /** What the bot may do there; undefined where Discord doesn't say. */
  readonly permissions: bigint | undefined;
  readonly isAgeRestricted?: boolean;
};
/** `isMentionable` by everyone, without a permission of its own. */
export type Role = { readonly id: string; readonly isMentionable: boolean };

type Values = { text: string; number: number; "yes-no": boolean; channel: Channel; role: Role };
type Value<O extends Option> = Values[O["type"]];

/** What a command finds in `input.options`: a required option is there, any other may be undefined. */
export type Options<List extends readonly Option[]> = {
  readonly [O in List[number] as O["name"]]: O extends { required: true } ? Value<O> : Value<O> | undefined;
};

export type Asker = {
  readonly id: string;
  readonly locale: string;
  readonly mayManageMessages: boolean;
  readonly mayManageServer: boolean;
};

export type Place = {
  readonly kind: "server" | "dm";
  /** Undefined in a DM. */
  readonly guildId: string | undefined;
  readonly channelId: string;
  /** The channel that a thread belongs to. */
  readonly parentId?: string;
  /** Who asks, and whether nobody but them sees the answer: what is shown depends on both. */
  readonly readerId?: string;
  readonly isPrivate?: boolean;
  readonly isAgeRestricted?: boolean;
  /** The server's language. */
  readonly guildLocale?: string | undefined;
  /** What the bot may do in this channel. */
  readonly botPermissions?: bigint;
};

export type Input<List extends readonly Option[] = readonly Option[]> = {
  readonly options: Options<List>;
  /** The text of the message that the command was used on. */
  readonly message?: string;
  readonly asker: Asker;
  readonly place: Place;
};

/** A press of a button, or a choice in a menu (its values), on one of the bot's messages. */
export type Press = {
  /** What the id carried after `<command>:<version>:`. */
  readonly args: readonly string[];
  readonly values: readonly string[];
  /** The values of every option in the message's own menus: a list that was found keeps itself there. */
  readonly offered: readonly string[];
  readonly asker: Asker;
  readonly place: Place;
  /** Only its asker can see the message that was pressed on. */
  readonly isPrivate: boolean;
  /** Who used the command that the message answers; undefined on a message nobody asked for. */
  readonly ownerId: string | undefined;
};

/** What is being typed: the option it stands in, its text so far, and the options filled in before. */
export type Typed = {
  readonly subcommand?: string | undefined;
  readonly option: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly asker: Asker;
  readonly place: Place;
};

/** A modal's text fields as they were filled in, by their ids. */
export type Submit = Omit<Press, "values" | "offered"> & {
  readonly fields: Readonly<Record<string, string>>;
};

export type Subcommand = {
  readonly description: string;
  readonly options: readonly Option[];
  isPrivate?(input: Input): boolean;
  run(input: Input, bot: Bot): Reply | Promise<Reply>;
};

type Access = {
  /** Who may use it, press its buttons and submit its modals; everyone when left out. */
  readonly who?: "manage-server";
  /** In servers that have the bot only; everywhere when left out. */
  readonly where?: "server";
  /** First arguments of presses that anyone may make nevertheless. */
  readonly openPresses?: readonly string[];
};

export type Command<List extends readonly Option[] = readonly Option[]> = Access & {
  readonly description: string;
  /** Given, the command stands in the menu of every message under this name, and is not typed. */
  readonly title?: string;
  readonly options: List;
  /** A command has these or options and a run of its own. */
  readonly subcommands?: Readonly<Record<string, Subcommand>>;
  /** Whether a slow answer is announced to the asker alone. Each reply says for itself who sees it. */
  readonly isPrivate?: (input: Input<List>) => boolean;
  readonly run: (input: Input<List>, bot: Bot) => Reply | Promise<Reply>;
  readonly suggest?: (typed: Typed, bot: Bot) => readonly Choice[] | Promise<readonly Choice[]>;
  readonly press?: (press: Press, bot: Bot) => Reply | Promise<Reply>;
  readonly submit?: (submit: Submit, bot: Bot) => Reply | Promise<Reply>;
};

/** A command file's default export. The file's name is the command's name. */
export function defineCommand<const List extends readonly Option[]>(command: Command<List>): Command<List> {
  return command;
}

/** A command in the menu of every message. Its text is handed to it and kept nowhere. */
export function defineMessageCommand(
  command: Access &
    Pick<Command, "description" | "press" | "submit"> & {
      /** 1 to 32 characters, as Discord's menu shows it. */
      readonly title: string;
      readonly isPrivate: () => boolean;
      readonly run: (
        input: { readonly message: string; readonly asker: Asker; readonly place: Place },
        bot: Bot,
      ) => Reply | Promise<Reply>;
    },
): Command {
  const run = (input: Input, bot: Bot) => command.run({ ...input, message: input.message ?? "" }, bot);
  return { ...command, options: [], run };
}

/** A command that is a family: `/daily start`, `/daily stop`. */
export function defineFamily(
  family: Access &
    Pick<Command, "description" | "suggest" | "press" | "submit"> & {
      readonly subcommands: Readonly<Record<string, Subcommand>>;
    },
): Command {
  const run = () => {
    throw new Error("a family is never run itself");
  };
  return { ...family, options: [], run };
}

export function defineSubcommand<const List extends readonly Option[]>(subcommand: {
  readonly description: string;
  readonly options: List;
  readonly isPrivate?: (input: Input<List>) => boolean;
  readonly run: (input: Input<List>, bot: Bot) => Reply | Promise<Reply>;
}): Subcommand {
  return subcommand as unknown as Subcommand;
}
