/** Names: 1 to 32 lower-case letters, digits and hyphens. Descriptions: 1 to 100 characters. */
type NamedOption = { readonly name: string; readonly description: string; readonly required?: true };

type TextOption = NamedOption & {
  readonly type: "text";
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  /** Suggestions come from the command's `suggest`. */
  readonly autocomplete?: true;
};
type NumberOption = NamedOption & {
  readonly type: "number";
  /** Whole numbers only. */
  readonly min?: number;
  readonly max?: number;
};
type YesNoOption = NamedOption & { readonly type: "yes-no" };
type ChannelOption = NamedOption & {
  readonly type: "channel";
  readonly kinds?: readonly ChannelKind[];
};
type RoleOption = NamedOption & { readonly type: "role" };
/** Something that is attached to the command: it lies with Discord for a while. */
type FileOption = NamedOption & { readonly type: "file" };
/** A story of those that are shown here, by its slug: suggested as it is typed, and found as `story`. */
type StoryOption = NamedOption & { readonly type: "story" };
/** A chapter of that story, by number or title. `isToRead` suggests also what lies after the reader's own place. */
type ChapterOption = NamedOption & { readonly type: "chapter"; readonly isToRead?: true };
export type Option =
  | TextOption
  | NumberOption
  | YesNoOption
  | ChannelOption
  | RoleOption
  | FileOption
  | StoryOption
  | ChapterOption;

export type ChannelKind = "text" | "announcement" | "thread" | "forum";
/** A channel that was picked, with what Discord says about it. */
export type Channel = {
  readonly id: string;
  readonly kind: ChannelKind | "other";
  /** What the bot may do there; undefined where Discord doesn't say. */
  readonly permissions: bigint | undefined;
  /** The channel that a thread belongs to. */
  readonly parentId?: string | undefined;
  /** Undefined for a thread: it is its channel's. */
  readonly isAgeRestricted?: boolean | undefined;
  /** A private thread: the bot sees it once it was added. */
  readonly isPrivate?: boolean | undefined;
};
/** `isMentionable` by everyone, without a permission of its own. */
export type Role = { readonly id: string; readonly isMentionable: boolean };

/** As Discord says of it, which may differ from what comes from that address. */
export type AttachedFile = { readonly name: string; readonly bytes: number; readonly url: string };

type OptionTypes = {
  text: string;
  number: number;
  "yes-no": boolean;
  channel: Channel;
  role: Role;
  file: AttachedFile;
  story: string;
  chapter: string;
};
type OptionValueOf<O extends Option> = OptionTypes[O["type"]];

/** What a command finds in `options`: a required option is there, any other may be undefined. */
export type Options<List extends readonly Option[]> = {
  readonly [O in List[number] as O["name"]]: O extends { required: true }
    ? OptionValueOf<O>
    : OptionValueOf<O> | undefined;
};
