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
  readonly isSpoiler?: boolean;
  readonly pace?: Pace;
  /** The language of answers that everyone sees, as a BCP 47 tag. */
  readonly language?: string;
};

/** What admins chose for a server, or for one of its channels. */
export type Preferences = Choices & {
  /** The last passage that may be shown, by the story's slug. */
  readonly spoilerLimits: ReadonlyMap<string, Spot>;
};

/** The whole server, or one channel of it. */
export type Scope = { readonly guildId: string; readonly channelId?: string };
