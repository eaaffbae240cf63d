import type { ServerStory, StoryLimits } from "../domain/server-story.ts";
import type { Cell, Database, Sql, Transaction } from "./sql.ts";
import type { StoryRefused, StoryStore } from "./stories.ts";
import { drafts, reports, stories, texts } from "./tables.ts";

const hourMs = 3_600_000;
const written = [
  ...(["revision", "title", "author", "attribution", "permission"] as const),
  ...(["hash", "characters", "passages", "changedAt"] as const),
];

export function sqlStories(sql: Database): StoryStore {
  return {
    ...draftsAndReports(sql),
    storiesOf: (guildId) => stories.select(sql, "WHERE guild_id = $1 ORDER BY brought_at, id", guildId),
    storyText: async (guildId, id) => {
      const [row] = await sql.rows(
        `SELECT revision, text FROM stories JOIN story_texts USING (id)
         WHERE id = $1 AND guild_id = $2 AND state = 'live'`,
        id,
        guildId,
      );
      return row === undefined ? undefined : { revision: Number(row.revision), text: row.text as Uint8Array };
    },
    storiesNamed: async (ids) => {
      const named = ids.map((_, at) => `$${at + 1}`).join(", ");
      return ids.length === 0 ? [] : stories.select(sql, `WHERE id IN (${named})`, ...ids);
    },
    addStory: (story, text, limits) =>
      sql.transaction(async (on) => {
        await on.lock(`stories of ${story.guildId}`);
        const refused = await refusedOf(on, story, limits);
        if (refused !== undefined) return refused;
        await stories.insert(on, story);
        await texts.insert(on, { id: story.id, text });
        return "added";
      }),
    replaceStory: (story, text, limits) =>
      sql.transaction(async (on) => {
        await on.lock(`stories of ${story.guildId}`);
        const refused = await refusedOf(on, story, limits);
        if (refused !== undefined) return refused;
        const { id, guildId, revision } = story;
        const changes = await stories.update(on, { ...story, revision: revision + 1 }, written, {
          ...{ id, guildId, revision, state: "live" },
        });
        if (changes === 0) return "changed";
        await texts.update(on, { text }, ["text"], { id });
        return "replaced";
      }),
    removeStory: (guildId, id, now) =>
      sql.transaction(async (on) => {
        const changes = await on.run(
          `UPDATE stories SET state = 'removed', revision = revision + 1, changed_at = $1
           WHERE id = $2 AND guild_id = $3 AND state <> 'removed'`,
          now,
          id,
          guildId,
        );
        if (changes === 1) await on.run("DELETE FROM story_texts WHERE id = $1", id);
        return changes === 1;
      }),
    allStories: (afterId, most) => stories.select(sql, "WHERE id > $1 ORDER BY id LIMIT $2", afterId, most),
    withdrawText: (hash, now) =>
      sql.transaction(async (on) => {
        await on.run(
          "INSERT INTO withdrawn_texts (hash, at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
          hash,
          now,
        );
        return setState(on, hash, "live", "withdrawn", now);
      }),
    restoreText: (hash, now) =>
      sql.transaction(async (on) => {
        await on.run("DELETE FROM withdrawn_texts WHERE hash = $1", hash);
        return setState(on, hash, "withdrawn", "live", now);
      }),
  };
}

function draftsAndReports(sql: Database) {
  return {
    takeUpload: (guildId, now, mostPerHour) =>
      sql.transaction(async (on) => {
        await on.lock(`stories of ${guildId}`);
        await on.run("DELETE FROM story_uploads WHERE at <= $1", now - hourMs);
        const held = await countOf(on, "story_uploads WHERE guild_id = $1", guildId);
        if (held >= mostPerHour) return false;
        await on.run("INSERT INTO story_uploads (guild_id, at) VALUES ($1, $2)", guildId, now);
        return true;
      }),
    saveDraft: ({ text, ...draft }, before, most) =>
      sql.transaction(async (on) => {
        await dropDrafts(on, "made_at < $1 OR id = $2", before, draft.id);
        await dropDrafts(
          on,
          `guild_id = $1 AND id NOT IN (
             SELECT id FROM story_drafts WHERE guild_id = $1 ORDER BY made_at DESC LIMIT $2)`,
          draft.guildId,
          most - 1,
        );
        await drafts.insert(on, draft);
        await texts.insert(on, { id: draft.id, text });
      }),
    draft: async (guildId, id) => {
      const [row] = await sql.rows(
        "SELECT * FROM story_drafts JOIN story_texts USING (id) WHERE id = $1 AND guild_id = $2",
        id,
        guildId,
      );
      return row && { ...drafts.read(row), text: texts.read(row).text };
    },
    dropDraft: (guildId, id) =>
      sql.transaction(async (on) => (await dropDrafts(on, "id = $1 AND guild_id = $2", id, guildId)) === 1),
    dropDraftsBefore: (before) => sql.transaction((on) => dropDrafts(on, "made_at < $1", before)),
    reportStory: (report, mostPerServer) =>
      sql.transaction(async (on) => {
        await on.lock(`reports of ${report.guildId}`);
        if ((await countOf(on, "story_reports WHERE guild_id = $1", report.guildId)) >= mostPerServer)
          return false;
        await reports.insert(on, { ...report, words: report.words.replaceAll("\0", "").toWellFormed() });
        return true;
      }),
    storyReports: (most) => reports.select(sql, "ORDER BY at DESC, id LIMIT $1", most),
  } satisfies Partial<StoryStore>;
}

/** Everything of a server that brought stories. */
export async function forgetStories(on: Sql, guildId: string): Promise<void> {
  await dropDrafts(on, "guild_id = $1", guildId);
  await on.run("DELETE FROM story_texts WHERE id IN (SELECT id FROM stories WHERE guild_id = $1)", guildId);
  for (const table of ["stories", "story_uploads", "story_reports"])
    await on.run(`DELETE FROM ${table} WHERE guild_id = $1`, guildId);
}

/** A story stays with its server; its bringer's id goes, and so do their drafts. */
export async function forgetBringer(on: Sql, userId: string): Promise<void> {
  await dropDrafts(on, "user_id = $1", userId);
  await on.run("DELETE FROM story_reports WHERE user_id = $1", userId);
  await on.run("UPDATE stories SET brought_by = NULL, revision = revision + 1 WHERE brought_by = $1", userId);
}

async function dropDrafts(on: Sql, where: string, ...cells: Cell[]): Promise<number> {
  const which = `SELECT id FROM story_drafts WHERE ${where}`;
  await on.run(`DELETE FROM story_texts WHERE id IN (${which})`, ...cells);
  return on.run(`DELETE FROM story_drafts WHERE ${where}`, ...cells);
}

async function refusedOf(
  on: Sql,
  story: ServerStory,
  { storiesPerServer, charactersPerServer }: StoryLimits,
): Promise<StoryRefused | undefined> {
  if ((await countOf(on, "withdrawn_texts WHERE hash = $1", story.hash)) > 0) return "withdrawn";
  const others = await on.rows(
    "SELECT hash, characters FROM stories WHERE guild_id = $1 AND id <> $2 AND state = 'live'",
    story.guildId,
    story.id,
  );
  if (others.some(({ hash }) => hash === story.hash)) return "here";
  if (others.length >= storiesPerServer) return "too-many";
  const all = others.reduce((sum, { characters }) => sum + Number(characters), story.characters);
  return all > charactersPerServer ? "too-long" : undefined;
}

async function setState(
  on: Transaction,
  hash: string,
  from: string,
  to: string,
  now: number,
): Promise<number> {
  return on.run(
    "UPDATE stories SET state = $1, revision = revision + 1, changed_at = $2 WHERE hash = $3 AND state = $4",
    to,
    now,
    hash,
    from,
  );
}

async function countOf(on: Sql, from: string, cell: string): Promise<number> {
  const [row] = await on.rows(`SELECT count(*) AS held FROM ${from}`, cell);
  return Number(row?.held);
}
