import type { ServerStory, UploadStep } from "../domain/server-story.ts";
import type { StoryRefused } from "../store/stories.ts";
import { writePermission } from "../story/rights.ts";
import type { Story } from "../story/story.ts";
import { known, userError } from "../user-error.ts";
import type { Catalog } from "./catalog.ts";
import { type DraftParts, makeDrafts, type OpenDraft, slugOf, type UploadAsk } from "./drafts.ts";
import { editFront, type FrontEdit, frontOfStory } from "./front.ts";
import { packText, unpackText } from "./text.ts";

/** What a server's managers do with the stories of its own. Every bad input is a UserError. */
export type OwnStories = {
  /** Fetches and reads a file; nothing of it is live. With `replaces`, as a newer version of that story. */
  readonly read: (
    ask: UploadAsk & { readonly replaces?: string | undefined },
    show: (step: UploadStep) => void,
  ) => Promise<OpenDraft>;
  readonly draft: (guildId: string, id: string) => Promise<OpenDraft>;
  readonly edit: (guildId: string, id: string, edit: Omit<FrontEdit, "permission">) => Promise<OpenDraft>;
  /** What a form to edit it holds. */
  readonly fields: (draft: OpenDraft) => Required<Omit<FrontEdit, "permission">>;
  readonly permit: (guildId: string, id: string, written: string) => Promise<OpenDraft>;
  readonly discard: (guildId: string, id: string) => Promise<boolean>;
  /** From here on the server has it. */
  readonly bring: (guildId: string, id: string) => Promise<Story>;
  /** All that are there, the first brought first. */
  readonly list: (guildId: string) => Promise<readonly ServerStory[]>;
  readonly one: (guildId: string, slug: string) => Promise<ServerStory>;
  /** The story.md as it is now. */
  readonly text: (guildId: string, slug: string) => Promise<string>;
  readonly rename: (guildId: string, slug: string, title: string) => Promise<ServerStory>;
  readonly remove: (guildId: string, slug: string) => Promise<ServerStory>;
  readonly report: (of: {
    readonly guildId: string;
    readonly slug: string;
    readonly userId: string;
    readonly words: string;
  }) => Promise<void>;
};

const mostReports = 50;

export function makeOwnStories(
  parts: DraftParts & {
    readonly catalog: Pick<Catalog, "outdate">;
    /** Stories that are there stay; none is brought or replaced. */
    readonly isOff: boolean;
    /** A server has a story, or a newer text of it. */
    readonly onBrought?: (guildId: string, slug: string) => void;
    readonly onReported: (report: {
      readonly id: string;
      readonly story: string;
      readonly words: string;
    }) => void;
  },
): OwnStories {
  const { store, limits, now, catalog } = parts;
  const drafts = makeDrafts(parts);

  const list = async (guildId: string) =>
    (await store.storiesOf(guildId)).filter(({ state }) => state === "live");
  const one = async (guildId: string, slug: string) =>
    known(
      (await list(guildId)).find(({ id }) => id === slug),
      "no-own-story",
    );
  const text = async (guildId: string, slug: string) =>
    unpackText(known(await store.storyText(guildId, slug), "no-own-story").text);
  const mayBring = () => {
    if (parts.isOff) throw userError("stories-off");
  };
  const refusedAs = (why: StoryRefused | "changed") => {
    switch (why) {
      case "too-many":
        return userError("too-many-stories", { most: limits.storiesPerServer });
      case "too-long":
        return userError("stories-long", { most: limits.charactersPerServer });
      case "withdrawn":
        return userError("text-withdrawn");
      case "here":
        return userError("story-here");
      case "changed":
        return userError("story-changed");
    }
  };

  return {
    list,
    one,
    text,
    read: async ({ replaces, ...ask }, show) => {
      mayBring();
      const { guildId } = ask;
      if (replaces !== undefined) {
        const row = await one(guildId, replaces);
        return drafts.read(ask, { row, text: await text(guildId, replaces) }, show);
      }
      // Said before the work, and decided after it.
      if ((await list(guildId)).length >= limits.storiesPerServer) throw refusedAs("too-many");
      return drafts.read(ask, undefined, show);
    },
    draft: drafts.open,
    edit: drafts.edit,
    fields: ({ story }) => frontOfStory(story),
    permit: drafts.permit,
    discard: drafts.drop,
    bring: async (guildId, id) => {
      mayBring();
      const { draft, facts, story } = await drafts.open(guildId, id);
      const { permission, title, author, attribution } = story.about;
      if (permission === undefined || facts.openPermission !== undefined)
        throw userError("permission-needed");
      const row: ServerStory = {
        id: slugOf(draft),
        guildId,
        revision: facts.changes?.revision ?? 0,
        state: "live",
        ...(title === undefined ? {} : { title }),
        ...(author === undefined ? {} : { author }),
        attribution,
        permission: writePermission(permission),
        hash: facts.hash,
        characters: facts.characters,
        passages: facts.passages,
        broughtBy: draft.userId,
        broughtAt: now(),
        changedAt: now(),
      };
      const outcome =
        draft.replaces === undefined
          ? await store.addStory(row, draft.text, limits)
          : await store.replaceStory(row, draft.text, limits);
      catalog.outdate(guildId);
      if (outcome !== "added" && outcome !== "replaced") throw refusedAs(outcome);
      await store.dropDraft(guildId, id);
      parts.onBrought?.(guildId, row.id);
      return story;
    },
    rename: async (guildId, slug, title) => {
      const row = await one(guildId, slug);
      const { file, story } = editFront(slug, await text(guildId, slug), { title });
      const renamed = {
        ...row,
        title: story.about.title ?? title,
        characters: file.length,
        changedAt: now(),
      };
      const outcome = await store.replaceStory(renamed, await packText(file), limits);
      catalog.outdate(guildId);
      if (outcome !== "replaced") throw refusedAs(outcome);
      return renamed;
    },
    remove: async (guildId, slug) => {
      const row = await one(guildId, slug);
      const isRemoved = await store.removeStory(guildId, slug, now());
      catalog.outdate(guildId);
      if (!isRemoved) throw userError("no-own-story");
      return row;
    },
    report: async ({ guildId, slug, userId, words }) => {
      const { id: story } = await one(guildId, slug);
      const report = { id: parts.newId(), story, guildId, userId, at: now(), words };
      if (!(await store.reportStory(report, mostReports))) throw userError("reports-full");
      parts.onReported({ id: report.id, story, words });
    },
  };
}
