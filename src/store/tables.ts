import type { Delivery } from "../domain/delivery.ts";
import type { Reader, ReadingPlace, SharedPlace } from "../domain/reader.ts";
import type { Save } from "../domain/save.ts";
import type { ServerStory, StoryDraft, StoryReport } from "../domain/server-story.ts";
import type { Choices, Preferences } from "../domain/settings.ts";
import type { Spot } from "../domain/spot.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { KnownServer } from "./privacy.ts";
import type { Row } from "./sql.ts";
import { tableOf } from "./table.ts";

export const subscriptions = tableOf<Subscription>("subscriptions", {
  id: "text",
  guildId: "text",
  name: "text",
  settings: "json",
  progress: "json",
  state: "text",
  reason: "text",
  since: "number",
  closedDate: "text",
  slot: "text",
  dueAt: "number",
  wakeAt: "number",
  triedSlot: "text",
  triedAt: "number",
  triedSettings: "json",
  attempts: "number",
  refusals: "number",
  revision: "number",
});

export const deliveries = tableOf<Delivery>(
  "deliveries",
  {
    subscriptionId: "text",
    slot: "text",
    state: "text",
    reason: "text",
    channelId: "text",
    messageId: "text",
    first: "number",
    last: "number",
    dueAt: "number",
    settledAt: "number",
    todo: "words",
    todoAt: "number",
    todoTries: "number",
    lacks: "json",
    parts: "json",
    story: "text",
  },
  { first: "first_passage", last: "last_passage" },
);

const spotFields = { id: "text", number: "number", chapter: "number" } as const;
const renamed = { id: "passage_id" };
export const spots = tableOf<Spot>("", spotFields, renamed);

type PlaceKey = { readonly guildId: string; readonly channelId: string };

export const choices = tableOf<Choices & PlaceKey>(
  "preferences",
  {
    guildId: "text",
    channelId: "text",
    story: "text",
    offered: "words",
    isSpoiler: "flag",
    pace: "text",
    language: "text",
  },
  { isSpoiler: "is_covered" },
);

/** A spoiler limit's table has an older name. */
export const spoilerLimits = tableOf<Spot & PlaceKey & { readonly story: string }>(
  "ceilings",
  { guildId: "text", channelId: "text", story: "text", ...spotFields },
  renamed,
);

/** From rows of both kinds: choices, and one for each spoiler limit. */
export function preferencesOf(rows: readonly Row[], channel: string): Preferences {
  const limits = new Map<string, Spot>();
  let chosen: Choices = {};
  for (const row of rows.filter((one) => one.channel_id === channel)) {
    const { guildId: _, channelId: __, ...found } = choices.read(row);
    if (row.passage_id === null) chosen = found;
    else limits.set(String(row.story), spots.read(row));
  }
  return { ...chosen, spoilerLimits: limits };
}

export const readers = tableOf<Pick<Reader, "userId" | "isCareful">>("readers", {
  userId: "text",
  isCareful: "flag",
});

export const readingPlaces = tableOf<ReadingPlace & { readonly userId: string; readonly story: string }>(
  "reading_places",
  { userId: "text", story: "text", ...spotFields, at: "number" },
  renamed,
);

/** From rows of three kinds: choices, places, confirmations. */
export function readerOf(userId: string, rows: readonly Row[]): Reader {
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const places = of("place").map((row): [string, ReadingPlace] => {
    const { userId: _, story, ...place } = readingPlaces.read(row);
    return [story, place];
  });
  return {
    userId,
    isCareful: of("choices").some((row) => readers.read(row).isCareful),
    places: new Map(places),
    confirmed: of("confirmed")
      .map((row) => String(row.story))
      .sort(),
  };
}

export const sharedPlaces = tableOf<SharedPlace>(
  "shared_places",
  { channelId: "text", story: "text", guildId: "text", ...spotFields, at: "number" },
  renamed,
);

type SaveRow = Omit<Save, "spot" | "range"> &
  Spot & { readonly rangeStart?: number; readonly rangeEnd?: number };

export const saves = tableOf<SaveRow>(
  "saves",
  {
    userId: "text",
    story: "text",
    ...spotFields,
    rangeStart: "number",
    rangeEnd: "number",
    note: "text",
    guildId: "text",
    savedAt: "number",
  },
  renamed,
);

export function saveRow({ spot, range, ...save }: Save): SaveRow {
  return { ...save, ...spot, ...(range && { rangeStart: range.start, rangeEnd: range.end }) };
}

export function saveOf({ id, number, chapter, rangeStart: start, rangeEnd: end, ...save }: SaveRow): Save {
  const spot = chapter === undefined ? { id, number } : { id, number, chapter };
  return start === undefined || end === undefined
    ? { ...save, spot }
    : { ...save, spot, range: { start, end } };
}

export const stories = tableOf<ServerStory>("stories", {
  id: "text",
  guildId: "text",
  revision: "number",
  state: "text",
  title: "text",
  author: "text",
  attribution: "text",
  permission: "text",
  hash: "text",
  characters: "number",
  passages: "number",
  broughtBy: "text",
  broughtAt: "number",
  changedAt: "number",
});

export const drafts = tableOf<Omit<StoryDraft, "text">>("story_drafts", {
  id: "text",
  guildId: "text",
  userId: "text",
  madeAt: "number",
  replaces: "text",
  facts: "text",
});

export const texts = tableOf<{ readonly id: string; readonly text: Uint8Array }>("story_texts", {
  id: "text",
  text: "bytes",
});

export const reports = tableOf<StoryReport>("story_reports", {
  id: "text",
  story: "text",
  guildId: "text",
  userId: "text",
  at: "number",
  words: "text",
});

export const gone = tableOf<KnownServer>("servers_gone", { guildId: "text", goneAt: "number" });
