import type { ServerStory, StoryLimits } from "../domain/server-story.ts";
import type { Cell, Database, Sql, Transaction } from "./sql.ts";
import type { StoryRefused, StoryStore } from "./stories.ts";
import { draftOf, reportOf, storyCells, storyColumns, storyOf } from "./story-rows.ts";

const columns = storyColumns.join(", ");
const hourMs = 3_600_000;

export function sqlStories(sql: Database): StoryStore {
  return {
    ...draftsAndReports(sql),
    storiesOf: async (guildId) => {
      const rows = await sql.rows(
        `SELECT ${columns} FROM stories WHERE guild_id = $1 ORDER BY brought_at, id`,
        guildId,
      );
      return rows.map(storyOf);
    },
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
      if (ids.length === 0) return [];
      const rows = await sql.rows(`SELECT ${columns} FROM stories WHERE id IN (${placesFor(ids)})`, ...ids);
      return rows.map(storyOf);
    },
    addStory: (story, text, limits) =>
      sql.transaction(async (on) => {
        await on.lock(`stories of ${story.guildId}`);
        const refused = await refusedOf(on, story, limits);
        if (refused !== undefined) return refused;
        const cells = storyCells(story);
        await on.run(`INSERT INTO stories (${columns}) VALUES (${placesFor(cells)})`, ...cells);
        await on.run("INSERT INTO story_texts (id, text) VALUES ($1, $2)", story.id, text);
        return "added";
      }),
    replaceStory: (story, text, limits) =>
      sql.transaction(async (on) => {
        await on.lock(`stories of ${story.guildId}`);
        const refused = await refusedOf(on, story, limits);
        if (refused !== undefined) return refused;
        const changes = await on.run(
          `UPDATE stories SET revision = revision + 1, title = $1, author = $2, attribution = $3, permission = $4,
             hash = $5, characters = $6, passages = $7, changed_at = $8
           WHERE id = $9 AND guild_id = $10 AND revision = $11 AND state = 'live'`,
          story.title ?? null,
          story.author ?? null,
          story.attribution,
          story.permission,
          story.hash,
          story.characters,
          story.passages,
          story.changedAt,
          story.id,
          story.guildId,
          story.revision,
        );
        if (changes === 0) return "changed";
        await on.run("UPDATE story_texts SET text = $1 WHERE id = $2", text, story.id);
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
    allStories: async (afterId, most) => {
      const rows = await sql.rows(
        `SELECT ${columns} FROM stories WHERE id > $1 ORDER BY id LIMIT $2`,
        afterId,
        most,
      );
      return rows.map(storyOf);
    },
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
    keepDraft: ({ id, guildId, userId, madeAt, replaces, facts, text }, before, most) =>
      sql.transaction(async (on) => {
        await dropDrafts(on, "made_at < $1 OR id = $2", before, id);
        await dropDrafts(
          on,
          `guild_id = $1 AND id NOT IN (
             SELECT id FROM story_drafts WHERE guild_id = $1 ORDER BY made_at DESC LIMIT $2)`,
          guildId,
          most - 1,
        );
        await on.run(
          `INSERT INTO story_drafts (id, guild_id, user_id, made_at, replaces, facts)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          id,
          guildId,
          userId,
          madeAt,
          replaces ?? null,
          facts,
        );
        await on.run("INSERT INTO story_texts (id, text) VALUES ($1, $2)", id, text);
      }),
    draft: async (guildId, id) => {
      const [row] = await sql.rows(
        "SELECT * FROM story_drafts JOIN story_texts USING (id) WHERE id = $1 AND guild_id = $2",
        id,
        guildId,
      );
      return row === undefined ? undefined : draftOf(row);
    },
    dropDraft: (guildId, id) =>
      sql.transaction(async (on) => (await dropDrafts(on, "id = $1 AND guild_id = $2", id, guildId)) === 1),
    dropDraftsBefore: (before) => sql.transaction((on) => dropDrafts(on, "made_at < $1", before)),
    reportStory: ({ id, story, guildId, userId, at, words }, mostPerServer) =>
      sql.transaction(async (on) => {
        await on.lock(`reports of ${guildId}`);
        if ((await countOf(on, "story_reports WHERE guild_id = $1", guildId)) >= mostPerServer) return false;
        await on.run(
          "INSERT INTO story_reports (id, story, guild_id, user_id, at, words) VALUES ($1, $2, $3, $4, $5, $6)",
          id,
          story,
          guildId,
          userId ?? null,
          at,
          words.replaceAll("\0", "").toWellFormed(),
        );
        return true;
      }),
    storyReports: async (most) =>
      (await sql.rows("SELECT * FROM story_reports ORDER BY at DESC, id LIMIT $1", most)).map(reportOf),
  } satisfies Partial<StoryStore>;
}

/** Everything of a server that brought stories. */
export async function forgetStories(on: Sql, guildId: string): Promise<void> {
  await dropDrafts(on, "guild_id = $1", guildId);
  await on.run("DELETE FROM story_texts WHERE id IN (SELECT id FROM stories WHERE guild_id = $1)", guildId);
  for (const table of ["stories", "story_uploads", "story_reports"])
    await on.run(`DELETE FROM ${table} WHERE guild_id = $1`, guildId);
}

/** A story stays with its server; who brought it is forgotten, and what they only tried. */
export async function forgetBringer(on: Sql, userId: string): Promise<void> {
  await dropDrafts(on, "user_id = $1", userId);
  await on.run("DELETE FROM story_reports WHERE user_id = $1", userId);
  await on.run("UPDATE stories SET brought_by = NULL, revision = revision + 1 WHERE brought_by = $1", userId);
}

/** What a person brought, the first first. */
export async function storiesBrought(sql: Sql, userId: string): Promise<readonly ServerStory[]> {
  const rows = await sql.rows(
    `SELECT ${columns} FROM stories WHERE brought_by = $1 ORDER BY brought_at, id`,
    userId,
  );
  return rows.map(storyOf);
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

function placesFor(cells: readonly Cell[]): string {
  return cells.map((_, at) => `$${at + 1}`).join(", ");
}

async function countOf(on: Sql, from: string, cell: string): Promise<number> {
  const [row] = await on.rows(`SELECT count(*) AS held FROM ${from}`, cell);
  return Number(row?.held);
}
