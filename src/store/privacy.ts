import type { Reader } from "../domain/reader.ts";
import type { Save } from "../domain/save.ts";
import type { ServerStory } from "../domain/server-story.ts";
import type { Subscription } from "../domain/subscription.ts";

/** All that is kept of one person. */
export type ReaderExport = {
  readonly reader: Reader;
  readonly saves: readonly Save[];
  /** What they brought for a server; left out where that is nothing. */
  readonly stories?: readonly ServerStory[];
  /** What comes to them every day, also what they stopped of late; left out where that is nothing. */
  readonly daily?: readonly Subscription[];
};

export type KnownServer = {
  readonly guildId: string;
  /** When it was found that the bot isn't there any more. */
  readonly goneAt?: number;
};

export type PrivacyStore = {
  /** As of one moment: nothing in it is half written. Saves are in the order in which they were made. */
  readonly exportReader: (userId: string) => Promise<ReaderExport>;
  /**
   * Everything of this person, everywhere, in one transaction. What they do afterwards is kept anew. Stories that they
   * brought stay with the server, without the name of their bringer.
   */
  readonly forgetReader: (userId: string) => Promise<void>;

  /** Servers of which anything is kept, in the order of their ids, from after an id on. */
  readonly knownServers: (afterId: string, most: number) => Promise<readonly KnownServer[]>;
  /** The first word counts: told again, by any machine, the time stays. */
  readonly markServerGone: (guildId: string, at: number) => Promise<void>;
  /** Nothing of it is dropped any more, unless a drop came first. */
  readonly serverBack: (guildId: string) => Promise<void>;
  /**
   * Forgets those that were gone before that time and aren't back, all or none; how many. Two machines share the work.
   * Everything of such a server goes, its daily posts and its stories too; readers keep what they saved there, without the server's id.
   */
  readonly dropServersGone: (before: number) => Promise<number>;
};
