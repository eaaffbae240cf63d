import type {
  APIMessageComponent,
  APIModalInteractionResponseCallbackData as Modal,
} from "discord-api-types/v10";

/** What server and page say to each other. Types only: the page imports them without loading anything. */

export type PersonRole = "reader" | "other" | "admin";
/** `place` is the key of a ShownPlace. */
export type PageSetting = { readonly as: PersonRole; readonly place: string; readonly locale: string };

export type BotPermission =
  | "View Channel"
  | "Send Messages"
  | "Embed Links"
  | "Attach Files"
  | "Read Message History"
  | "Mention Everyone"
  | "Create Public Threads"
  | "Send Messages in Threads"
  | "Pin Messages";
export type PlaceKind = "text" | "restricted" | "news" | "forum" | "thread" | "dm" | "friend" | "group";
export type ShownPlace = {
  /** The same after a restart. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  /** The channel that a thread belongs to. */
  readonly parent?: string;
  /** Whose conversation with the bot it is. */
  readonly of?: PersonRole;
  readonly botMay: readonly BotPermission[];
};
/** In a server, in the bot's direct messages, in private conversations that the bot is not part of. */
export type Where = "server" | "dm" | "private";

export type OptionKind =
  | "text"
  | "whole"
  | "decimal"
  | "yes-no"
  | "user"
  | "channel"
  | "role"
  | "mentionable"
  | "file"
  | "other";
export type ShownChoice = { readonly name: string; readonly value: string | number };
export type ShownOption = {
  readonly name: string;
  readonly description: string;
  readonly kind: OptionKind;
  readonly isRequired: boolean;
  readonly hasSuggestions: boolean;
  /** Fixed ones, or the channels, roles and people that can be picked. */
  readonly choices: readonly ShownChoice[];
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
};
/** A command that can be used: a subcommand is one of its own, with its path. */
export type ShownCommand = {
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly ShownOption[];
  readonly isForAdmins: boolean;
  readonly where: readonly Where[];
  /** It stands in the menu of a message, and is not typed. */
  readonly isForMessages: boolean;
};
export type OptionValue = string | number | boolean;
export type OptionsTyped = Readonly<Record<string, OptionValue>>;

export type TimeStyle = "t" | "T" | "d" | "D" | "f" | "F" | "s" | "S" | "R";
/** Discord's Markdown, parsed. */
export type PageMark =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | {
      readonly kind: "strong" | "em" | "underline" | "strike" | "spoiler" | "quote" | "subtext";
      readonly inside: readonly PageMark[];
    }
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly inside: readonly PageMark[] }
  | {
      readonly kind: "list";
      readonly start: number | undefined;
      readonly entries: readonly (readonly PageMark[])[];
    }
  | { readonly kind: "link"; readonly href: string; readonly inside: readonly PageMark[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "code-block"; readonly text: string }
  | { readonly kind: "time"; readonly seconds: number; readonly style: TimeStyle }
  | { readonly kind: "mention"; readonly text: string }
  | { readonly kind: "command"; readonly name: string };

/** Texts of components, as Discord reads them. */
export type Marks = Readonly<Record<string, readonly PageMark[]>>;
/** Where a message's own files are on this machine, by name; a file elsewhere is not fetched. */
export type UploadedFiles = Readonly<Record<string, { readonly here: string; readonly size: number }>>;

export type ShownMessage = {
  readonly id: string;
  readonly channelId: string;
  readonly at: number;
  readonly state: "sent" | "thinking" | "failed";
  readonly author: PersonRole | "bot";
  /** Discord's own notice, or the reason why there is no answer. */
  readonly notice: string | undefined;
  /** The only person who sees it. */
  readonly onlyFor: PersonRole | undefined;
  readonly isEdited: boolean;
  /** The person and the command; undefined for a message that came unasked or from a press. */
  readonly used: { readonly by: PersonRole; readonly command: string } | undefined;
  /** The message that was pressed on. */
  readonly answers: string | undefined;
  readonly isSilent: boolean;
  readonly isPinned: boolean;
  /** To the channels that follow an announcement channel. */
  readonly isPublished: boolean;
  /** The name of the thread that was opened under it, with the same id. */
  readonly thread: string | undefined;
  readonly content: string;
  readonly components: readonly APIMessageComponent[];
  readonly marks: Marks;
  readonly files: UploadedFiles;
  /** The body as Discord got it. */
  readonly json: unknown;
};

/** What the bot asked of Discord. */
export type ShownRequest = {
  readonly id: number;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** Why Discord refused. */
  readonly reason: string | undefined;
  readonly json: unknown;
};

export type NamedEntry = { readonly id: string; readonly name: string };
/** Channels have a type, by which a menu may choose among them. */
export type OptionChoices = Readonly<Record<number, readonly (ShownChoice & { readonly type?: number })[]>>;
export type Scene = {
  readonly commands: readonly ShownCommand[];
  readonly places: readonly ShownPlace[];
  /** What the menus of people, roles and channels offer, by Discord's number for their kind. */
  readonly choices: OptionChoices;
  readonly stories: readonly { readonly slug: string; readonly title: string }[];
  readonly story: string | undefined;
  /** A few words that the standard story has, for a newcomer to try. */
  readonly tryWords: string;
  /** Anything worth saying first, such as a story that could not be read. */
  readonly problem: string | undefined;
};

/** What the server sends by itself, one server-sent event each. */
export type PageEvent =
  | {
      readonly kind: "hello";
      readonly scene: Scene;
      readonly messages: readonly ShownMessage[];
      readonly requests: readonly ShownRequest[];
      readonly now: number;
    }
  /** The sandbox's clock was moved. */
  | { readonly kind: "clock"; readonly now: number }
  | { readonly kind: "scene"; readonly scene: Scene; readonly sentence: string | undefined }
  | { readonly kind: "places"; readonly places: readonly ShownPlace[] }
  | { readonly kind: "request"; readonly request: ShownRequest }
  /** New, or changed. */
  | { readonly kind: "message"; readonly message: ShownMessage }
  | { readonly kind: "gone"; readonly id: string }
  | { readonly kind: "modal"; readonly modal: Modal; readonly marks: Marks }
  /** The interaction was answered, or was not in time. */
  | { readonly kind: "settled"; readonly interaction: string }
  | { readonly kind: "note"; readonly sentence: string; readonly isProblem: boolean };

export type AskedInteraction = { readonly interaction: string };
export type Suggested = { readonly choices: readonly ShownChoice[]; readonly isFailed: boolean };
