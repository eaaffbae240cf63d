import type { AttachedFile } from "../domain/option.ts";
import type {
  ServerStory,
  StoryDraft,
  StoryFacts,
  UploadLimits,
  UploadStep,
} from "../domain/server-story.ts";
import type { StoryStore } from "../store/stories.ts";
import { parseStory } from "../story/parse.ts";
import { lacksDetail, readPermission, writePermission } from "../story/rights.ts";
import type { Permission, Story } from "../story/story.ts";
import { UserError, userError } from "../user-error.ts";
import type { FetchFile } from "./fetch.ts";
import { editFront, type FrontEdit } from "./front.ts";
import type { Importer } from "./importer.ts";
import { packText, unpackText } from "./text.ts";

/** A file that was read: to look at, to correct, and to bring in or not. */
export type OpenDraft = { readonly draft: StoryDraft; readonly facts: StoryFacts; readonly story: Story };

export type UploadAsk = {
  readonly guildId: string;
  readonly userId: string;
  readonly file: AttachedFile;
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly permission?: string | undefined;
};

/** A file that was read waits so long for a decision. */
export const draftMs = 3_600_000;
/** Of one server at a time. */
const mostDrafts = 5;

export type DraftParts = {
  readonly store: StoryStore;
  readonly fetchFile: FetchFile;
  readonly importer: Pick<Importer, "read">;
  readonly limits: UploadLimits;
  readonly now: () => number;
  /** Ten characters of base64url. */
  readonly newId: () => string;
};

export function makeDrafts(parts: DraftParts) {
  const { store, limits, now } = parts;

  const open = async (guildId: string, id: string): Promise<OpenDraft & { readonly file: string }> => {
    const draft = await store.draft(guildId, id);
    if (draft === undefined || draft.madeAt < now() - draftMs) throw userError("draft-gone");
    const file = await unpackText(draft.text);
    const parsed = parseStory(slugOf(draft), file);
    if (parsed.kind === "faults") throw new Error("a story that was read can't be read again");
    await parsed.story.prepare?.();
    return { draft, facts: JSON.parse(draft.facts) as StoryFacts, story: parsed.story, file };
  };

  const keep = (draft: StoryDraft) => store.saveDraft(draft, now() - draftMs, mostDrafts);

  const change = async (
    guildId: string,
    id: string,
    edit: FrontEdit,
    stillOpen?: string,
  ): Promise<OpenDraft> => {
    const { draft, facts, file } = await open(guildId, id);
    const edited = editFront(slugOf(draft), file, edit);
    await edited.story.prepare?.();
    const { openPermission: before, ...rest } = facts;
    const openPermission = edit.permission === undefined ? (stillOpen ?? before) : undefined;
    const next = {
      ...rest,
      characters: edited.file.length,
      ...(openPermission === undefined ? {} : { openPermission }),
    };
    const changed = { ...draft, facts: JSON.stringify(next), text: await packText(edited.file) };
    await keep(changed);
    return { draft: changed, facts: next, story: edited.story };
  };

  return {
    open,
    edit: (guildId: string, id: string, edit: Omit<FrontEdit, "permission">) => change(guildId, id, edit),
    permit: (guildId: string, id: string, written: string) => {
      const said = permissionOf(written);
      return lacksDetail(said)
        ? change(guildId, id, {}, said.kind)
        : change(guildId, id, { permission: writePermission(said) });
    },
    drop: (guildId: string, id: string) => store.dropDraft(guildId, id),

    /** Fetches and reads a file. A request that can be refused without that is refused before. */
    read: async (
      { guildId, userId, file, title, author, permission }: UploadAsk,
      replaced: { readonly row: ServerStory; readonly text: string } | undefined,
      show: (step: UploadStep) => void,
    ): Promise<OpenDraft> => {
      const said = permission === undefined ? undefined : permissionOf(permission);
      const openPermission = said !== undefined && lacksDetail(said) ? said.kind : undefined;
      const whole = said === undefined || lacksDetail(said) ? undefined : writePermission(said);
      if (!(await store.takeUpload(guildId, now(), limits.addsPerHour)))
        throw userError("upload-often", { most: limits.addsPerHour });
      const bytes = await parts.fetchFile(file, limits.fileBytes, (done, of) =>
        show({ kind: "fetching", done, of }),
      );
      const upload = {
        name: file.name,
        bytes,
        slug: replaced?.row.id ?? "draft",
        overrides: { title, author, permission: whole, credits: [] },
        before: replaced === undefined ? undefined : { text: replaced.text },
      };
      const read = await parts.importer.read(upload, show).catch((error: unknown) => {
        throw error instanceof UserError && error.code === "other-story" ? userError("other-text") : error;
      });
      const { changes, ...found } = read.facts;
      if (found.characters > limits.charactersPerStory)
        throw userError("story-long", { most: limits.charactersPerStory, has: found.characters });
      const facts: StoryFacts = {
        ...found,
        ...(openPermission === undefined ? {} : { openPermission }),
        ...(changes === undefined || replaced === undefined
          ? {}
          : { changes: { ...changes, revision: replaced.row.revision } }),
      };
      const draft: StoryDraft = {
        id: parts.newId(),
        guildId,
        userId,
        madeAt: now(),
        ...(replaced === undefined ? {} : { replaces: replaced.row.id }),
        facts: JSON.stringify(facts),
        text: read.text,
      };
      await keep(draft);
      return open(guildId, draft.id);
    },
  };
}

function permissionOf(written: string): Permission {
  const said = readPermission(written.replace(/\s+/g, " ").slice(0, 300));
  if (said === undefined) throw userError("permission-form");
  return said;
}

/** What the story is called when it comes in: a name that no folder can have. */
export function slugOf({ id, replaces }: Pick<StoryDraft, "id" | "replaces">): string {
  return replaces ?? `_${id}`;
}
