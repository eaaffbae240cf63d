import type { ServerStory, StoryDraft, StoryLimits, StoryReport } from "../domain/server-story.ts";

/** Why a story does not come in. */
export type StoryRefused = "too-many" | "too-long" | "withdrawn" | "here";

export type StoryStore = {
  /** All of a server's, the first brought first; removed and withdrawn ones too. */
  readonly storiesOf: (guildId: string) => Promise<readonly ServerStory[]>;
  /** The compressed text of a live one, with the revision that it is of. */
  readonly storyText: (
    guildId: string,
    id: string,
  ) => Promise<{ readonly revision: number; readonly text: Uint8Array } | undefined>;
  /** For their titles, wherever they were saved: of any server. */
  readonly storiesNamed: (ids: readonly string[]) => Promise<readonly ServerStory[]>;
  /** Of two machines at a server's limit, or with the same text, one is refused. */
  readonly addStory: (
    story: ServerStory,
    text: Uint8Array,
    limits: StoryLimits,
  ) => Promise<"added" | StoryRefused>;
  /** `changed` when another machine wrote it in between, or it is no longer live. */
  readonly replaceStory: (
    story: ServerStory,
    text: Uint8Array,
    limits: StoryLimits,
  ) => Promise<"replaced" | "changed" | StoryRefused>;
  /** The text goes, the title stays, for saves of its passages. False when it was gone already. */
  readonly removeStory: (guildId: string, id: string, now: number) => Promise<boolean>;

  /** True while the server had fewer than so many files read since an hour; that counts as one. */
  readonly takeUpload: (guildId: string, now: number, mostPerHour: number) => Promise<boolean>;
  /** Drops those older than `before`, and a server's oldest beyond `most`. */
  readonly saveDraft: (draft: StoryDraft, before: number, most: number) => Promise<void>;
  readonly draft: (guildId: string, id: string) => Promise<StoryDraft | undefined>;
  /** True for the first call: of two presses at once one brings it in. */
  readonly dropDraft: (guildId: string, id: string) => Promise<boolean>;

  readonly dropDraftsBefore: (before: number) => Promise<number>;

  readonly reportStory: (report: StoryReport, mostPerServer: number) => Promise<boolean>;
  /** The newest first. */
  readonly storyReports: (most: number) => Promise<readonly StoryReport[]>;
  /** All servers' stories in the order of their ids, from after an id on. */
  readonly allStories: (afterId: string, most: number) => Promise<readonly ServerStory[]>;
  /** This text is shown nowhere and can't be brought again. How many stories that were live have it. */
  readonly withdrawText: (hash: string, now: number) => Promise<number>;
  /** How many stories are back. */
  readonly restoreText: (hash: string, now: number) => Promise<number>;
};
