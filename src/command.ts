import type { Bot } from "./bot.ts";
import type { Channel, Option, Options } from "./domain/option.ts";
import type { Asker, Audience, Place } from "./domain/place.ts";
import type { Words } from "./messages/messages.ts";
import { type Answer, type Choice, type Message, type Modal, say, update } from "./reply.ts";
import type { Story } from "./story/story.ts";
import type { Looked, StoryPassage, Visibility } from "./visibility/visibility.ts";

export type { Bot } from "./bot.ts";
export type { AttachedFile, Channel, ChannelKind, Option, Options, Role } from "./domain/option.ts";
export type { Asker, Audience, Place } from "./domain/place.ts";
export { type Answer, type Message, type Modal, say, sayAlone, step, update } from "./reply.ts";
export type { Passage, Story } from "./story/story.ts";
export type { Visibility } from "./visibility/visibility.ts";

/** For a command that shows a passage: to whom, and how. */
export const shownOptions = [
  { name: "private", description: "Show it only to you", type: "yes-no" },
  { name: "spoiler", description: "Mark it as a spoiler", type: "yes-no" },
] as const satisfies readonly Option[];

/** The audience of a command that has `private` among its options. */
export function asAsked(options: { readonly private?: boolean | undefined }): Audience {
  return options.private === true ? "asker" : "everyone";
}

/** All that is known before a command runs: asker, place, audience, and what that audience may see. */
export type Context = {
  readonly asker: Asker;
  readonly place: Place;
  readonly audience: Audience;
  readonly here: Visibility;
  /** Of an answer to the audience, and of one to the asker alone. */
  readonly words: Words;
  readonly ownWords: Words;
  /** For every view of a story's text: whether only the asker sees it, and whether under spoiler marks. */
  readonly shown: { readonly isPrivate: boolean; readonly isSpoiler: boolean };
};

export type Input<List extends readonly Option[] = readonly Option[]> = Context & {
  readonly options: Options<List>;
  /** The text of the message that the command was used on; empty where it was typed. */
  readonly message: string;
  /** The passages that the message shows, where it is one of the bot's own. */
  readonly quoted: readonly StoryPassage[];
  /** What the options `story` and `chapter` name, or the standard story; a UserError where they name nothing. */
  readonly story: Story;
  readonly scope: Looked;
};

/** The message that was pressed on, and what the id said after the verb. */
export type Pressed = {
  readonly args: Readonly<Record<string, string>>;
  /** Of a choice in a menu. */
  readonly values: readonly string[];
  /** What Discord says of the channels that were chosen in a menu of channels. */
  readonly channels: readonly Channel[];
  /** The values of every option in the message's own menus: a list that was found keeps itself there. */
  readonly offered: readonly string[];
  /** Only its asker can see the message that was pressed on. */
  readonly isPrivate: boolean;
  /** The user of the command that the message answers; undefined on a message that answers none. */
  readonly ownerId: string | undefined;
  /** The message is the presser's own, or only they see it. */
  readonly isOwn: boolean;
  /** It is theirs, or they look after the messages of others. */
  readonly mayRemove: boolean;
};

export type PressInput<Names extends string = string> = Context &
  Omit<Pressed, "args"> & {
    /** By the names that the press declares; empty where an older message's id says nothing. */
    readonly args: { readonly [Name in Names]: string };
    /** What the arguments `story` and `passage` name; a UserError where that is gone, or may not be shown here. */
    readonly at: StoryPassage;
  };

/** A press of a button, or a choice in a menu, on one of the bot's messages. Its id: `<command>:1:<verb>:<args>`. */
export type Press<Names extends string = string> = {
  /** What the id carries after the verb, in this order. */
  readonly args?: readonly Names[];
  /** Anyone may press it, though the command is for some. */
  readonly isOpen?: boolean;
} & (
  | {
      /** The asker when left out. */
      readonly audience?: Audience | ((pressed: Pressed) => Audience);
      readonly run: (input: PressInput<Names>, bot: Bot) => Answer | Promise<Answer>;
    }
  /** A modal must be the first answer: little is waited for. */
  | {
      readonly modal: (
        input: {
          readonly args: { readonly [Name in Names]: string };
          readonly words: Words;
          readonly place: Place;
        },
        bot: Bot,
      ) => Modal | Promise<Modal>;
    }
);

/** A modal's text fields as they were filled in, by their ids. */
export type Form<Names extends string = string> = {
  readonly args?: readonly Names[];
  readonly audience?: Audience | ((pressed: Pressed) => Audience);
  readonly run: (
    input: PressInput<Names> & { readonly fields: Readonly<Record<string, string>> },
    bot: Bot,
  ) => Answer | Promise<Answer>;
};

/** The asker's press changes the message itself; anyone else's makes a new one. */
export function turned({ isPrivate, isOwn }: Pressed): Audience {
  return isPrivate || !isOwn ? "asker" : "everyone";
}

/** What is being typed: the option it stands in, its text so far, and the options filled in before. */
export type Typed = Context &
  Pick<Input, "story" | "scope"> & {
    readonly subcommand?: string | undefined;
    readonly option: string;
    readonly text: string;
    /** The id of the channel that is chosen beside it, of which Discord says no more while somebody types. */
    readonly chosenChannel?: string | undefined;
    readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
  };

export type Subcommand = {
  readonly description: string;
  readonly options: readonly Option[];
  audience: Audience | ((options: Options<readonly Option[]>) => Audience);
  /** Anyone may use it anywhere, though the command is for some. */
  readonly isOpen?: true;
  run(input: Input, bot: Bot): Answer | Promise<Answer>;
};

type Shared = {
  readonly description: string;
  /** Whom Discord shows it to, unless the server says otherwise; everyone when left out. */
  readonly who?: "manage-server";
  /** In servers that have the bot only; everywhere when left out. */
  readonly where?: "server";
  /** Discord shows it to everyone everywhere: what isn't open of it is held to `who` and `where` by the bot. */
  readonly isForAll?: true;
  readonly presses?: Readonly<Record<string, Press>>;
  readonly forms?: Readonly<Record<string, Form>>;
};

export type Command<List extends readonly Option[] = readonly Option[]> = Shared & {
  /** Given, the command stands in the menu of every message under this name, and is not typed. */
  readonly title?: string;
  readonly options: List;
  /** A command has these or options and a run of its own. */
  readonly subcommands?: Readonly<Record<string, Subcommand>>;
  /** It has subcommands, and answers without one as well: so it was once, and so older clients know it. */
  readonly answersAlone?: true;
  /** The audience of its answer is known before it runs; what it may show follows from that. */
  readonly audience: Audience | ((options: Options<List>) => Audience);
  readonly run: (input: Input<List>, bot: Bot) => Answer | Promise<Answer>;
  /** For options of text with autocomplete. */
  readonly suggest?: (typed: Typed, bot: Bot) => readonly Choice[] | Promise<readonly Choice[]>;
};

/** A command file's default export. The file's name is the command's name. */
export function defineCommand<const List extends readonly Option[]>(command: Command<List>): Command<List> {
  return command;
}

export function definePress<const Name extends string = never>(press: Press<Name>): Press {
  return press as unknown as Press;
}

export function defineForm<const Name extends string = never>(form: Form<Name>): Form {
  return form as unknown as Form;
}

/** A command in the menu of every message. Its text is handed to it and kept nowhere. */
export function defineMessageCommand(
  command: Shared & {
    /** 1 to 32 characters, as Discord's menu shows it. */
    readonly title: string;
    readonly audience: Audience;
    readonly run: Command["run"];
  },
): Command {
  return { ...command, options: [] };
}

/** A command that is a family: `/daily start`, `/daily stop`. */
export function defineFamily(
  family: Shared & Pick<Command, "suggest"> & { readonly subcommands: Readonly<Record<string, Subcommand>> },
): Command {
  const run = () => {
    throw new Error("a family is never run itself");
  };
  return { ...family, audience: "asker", options: [], run };
}

export function defineSubcommand<const List extends readonly Option[]>(subcommand: {
  readonly description: string;
  readonly options: List;
  readonly audience: Audience | ((options: Options<List>) => Audience);
  readonly isOpen?: true;
  readonly run: (input: Input<List>, bot: Bot) => Answer | Promise<Answer>;
}): Subcommand {
  return subcommand as unknown as Subcommand;
}

/** For its owner the pressed message is changed; for anyone else a new one is made. */
export function turn({ isOwn }: Pick<Pressed, "isOwn">, message: Message): Answer {
  return isOwn ? update(message) : say(message);
}
