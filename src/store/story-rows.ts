import type { ServerStory, StoryDraft, StoryReport, StoryState } from "../domain/server-story.ts";
import { maybe } from "./rows.ts";
import type { Cell, Row } from "./sql.ts";

export const storyColumns = [
  "id",
  "guild_id",
  "revision",
  "state",
  "title",
  "author",
  "attribution",
  "permission",
  "hash",
  "characters",
  "passages",
  "brought_by",
  "brought_at",
  "changed_at",
] as const;

/** In the order of `storyColumns`. */
export function storyCells(story: ServerStory): Cell[] {
  return [
    story.id,
    story.guildId,
    story.revision,
    story.state,
    story.title ?? null,
    story.author ?? null,
    story.attribution,
    story.permission,
    story.hash,
    story.characters,
    story.passages,
    story.broughtBy ?? null,
    story.broughtAt,
    story.changedAt,
  ];
}

export function storyOf(row: Row): ServerStory {
  return {
    id: String(row.id),
    guildId: String(row.guild_id),
    revision: Number(row.revision),
    state: String(row.state) as StoryState,
    ...maybe("title", row.title, String),
    ...maybe("author", row.author, String),
    attribution: String(row.attribution),
    permission: String(row.permission),
    hash: String(row.hash),
    characters: Number(row.characters),
    passages: Number(row.passages),
    ...maybe("broughtBy", row.brought_by, String),
    broughtAt: Number(row.brought_at),
    changedAt: Number(row.changed_at),
  };
}

export function draftOf(row: Row): StoryDraft {
  return {
    id: String(row.id),
    guildId: String(row.guild_id),
    userId: String(row.user_id),
    madeAt: Number(row.made_at),
    ...maybe("replaces", row.replaces, String),
    facts: String(row.facts),
    text: row.text as Uint8Array,
  };
}

export function reportOf(row: Row): StoryReport {
  return {
    id: String(row.id),
    story: String(row.story),
    guildId: String(row.guild_id),
    ...maybe("userId", row.user_id, String),
    at: Number(row.at),
    words: String(row.words),
  };
}
