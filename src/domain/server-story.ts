/** Withdrawn by the operator, or removed by the server's managers: only its title is left. */
type StoryState = "live" | "removed" | "withdrawn";

/** A story that a server brought itself, without its text. Times are milliseconds since 1970 (UTC). */
export type ServerStory = {
  /** The slug, in buttons too: an operator's story is never called so. */
  readonly id: string;
  readonly guildId: string;
  /** Another one with every change. */
  readonly revision: number;
  readonly state: StoryState;
  readonly title?: string;
  readonly author?: string;
  readonly attribution: string;
  /** By what right it is quoted, as a story.md says it. */
  readonly permission: string;
  /** Of its words, however they are written: the same text has the same. */
  readonly hash: string;
  readonly characters: number;
  readonly passages: number;
  /** Undefined once that person is forgotten. */
  readonly broughtBy?: string;
  readonly broughtAt: number;
  readonly changedAt: number;
};

/** What was read of a file and nobody has agreed to yet. */
export type StoryDraft = {
  readonly id: string;
  readonly guildId: string;
  readonly userId: string;
  readonly madeAt: number;
  /** The id of the story that it is to replace. */
  readonly replaces?: string;
  /** What the import says of it, as JSON. */
  readonly facts: string;
  /** A story.md, compressed. */
  readonly text: Uint8Array;
};

/** What somebody told the operator of a story. */
export type StoryReport = {
  readonly id: string;
  readonly story: string;
  readonly guildId: string;
  /** Undefined once that person is forgotten. */
  readonly userId?: string;
  readonly at: number;
  readonly words: string;
};

export type StoryLimits = {
  readonly storiesPerServer: number;
  readonly charactersPerServer: number;
};

/** What an import says of a file, for a person to look at before its story comes in. */
export type StoryFacts = {
  readonly file: string;
  readonly format: string;
  readonly chapters: number;
  readonly passages: number;
  readonly words: number;
  readonly characters: number;
  readonly notes: number;
  readonly hash: string;
  /** In the importer's English: what stands in the file and not in the story, and what a person should look at. */
  readonly leftOut: string;
  readonly unsure: readonly string[];
  /** What somebody said of their right to bring it, where that does not suffice yet. */
  readonly openPermission?: string;
  /** Of a newer version: how many passages are as before, and what became of the others. */
  readonly changes?: {
    readonly kept: number;
    readonly changed: number;
    readonly added: number;
    readonly gone: number;
    readonly revision: number;
  };
};

/** How far an upload is. */
export type UploadStep =
  | { readonly kind: "waiting"; readonly before: number }
  | { readonly kind: "fetching"; readonly done: number; readonly of: number }
  | { readonly kind: "reading"; readonly done: number; readonly of: number };

/** What the operator lets servers bring. */
export type UploadLimits = StoryLimits & {
  readonly charactersPerStory: number;
  readonly fileBytes: number;
  readonly addsPerHour: number;
};
