import type { Spot } from "./spot.ts";

/** How fast one person, and one server, may ask. */
export type Pace = "standard" | "gentle" | "off";

/** What can be chosen by itself; a channel has its server's choice where it has none of its own. */
export type Choices = {
  /** The slug of the story of a command that names none. */
  readonly story?: string;
  /** The slugs of the stories on offer; never empty: left out, all are. */
  readonly offered?: readonly string[];
  /** Whether quotes come behind spoiler marks unless asked otherwise. */
  readonly isCovered?: boolean;
  readonly pace?: Pace;
  /** The language of answers that everyone sees, as a BCP 47 tag. */
  readonly language?: string;
};

/** What admins chose for a server, or for one of its channels. */
export type Preferences = Choices & {
  /** The last passage that may be shown, by the story's slug. */
  readonly ceilings: ReadonlyMap<string, Spot>;
};

/** The whole server, or one channel of it. */
export type Scope = { readonly guildId: string; readonly channelId?: string };

/**
 * Every choice is a field of its own, and is set, never toggled: of two admins who press at once on different choices
 * both are heard, and on the same one the later. Neither writes back what the other's message still shows.
 */
export type SettingsStore = {
  /** The server's and the channel's as of one moment; both empty where nobody chose anything. */
  readonly preferences: (
    guildId: string,
    channelId: string,
  ) => Promise<{ readonly server: Preferences; readonly channel: Preferences }>;
  /** Undefined takes the choice back. One statement: it loses nobody's other choices, on any machine. */
  readonly choose: <Name extends keyof Choices>(
    scope: Scope,
    name: Name,
    value: Choices[Name] | undefined,
  ) => Promise<void>;
  /** Undefined lifts it. One story's ceiling leaves the others' alone; of two at once the later stands. */
  readonly setCeiling: (scope: Scope, story: string, ceiling: Spot | undefined) => Promise<void>;
  /** Channels with choices or ceilings of their own, in the order of their ids. */
  readonly channelsWithPreferences: (guildId: string) => Promise<readonly string[]>;
};
