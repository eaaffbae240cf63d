import type { Bot } from "./bot.ts";
import type { Choice, Reply } from "./reply.ts";

export type { Bot } from "./bot.ts";
export { type Reply, say, update } from "./reply.ts";

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
export type Option = TextOption | NumberOption | YesNoOption;

type Value<O extends Option> = O extends { type: "text" }
  ? string
  : O extends { type: "number" }
    ? number
    : boolean;

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
};

export type Input<List extends readonly Option[] = readonly Option[]> = {
  readonly options: Options<List>;
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
  readonly option: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly asker: Asker;
  readonly place: Place;
};

export type Command<List extends readonly Option[] = readonly Option[]> = {
  readonly description: string;
  readonly options: List;
  /** Whether a slow answer is announced to the asker alone. Each reply says for itself who sees it. */
  readonly isPrivate?: (input: Input<List>) => boolean;
  readonly run: (input: Input<List>, bot: Bot) => Reply | Promise<Reply>;
  readonly suggest?: (typed: Typed, bot: Bot) => readonly Choice[] | Promise<readonly Choice[]>;
  readonly press?: (press: Press, bot: Bot) => Reply | Promise<Reply>;
};

/** A command file's default export. The file's name is the command's name. */
export function defineCommand<const List extends readonly Option[]>(command: Command<List>): Command<List> {
  return command;
}
