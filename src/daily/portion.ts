import type { DailySettings, Progress } from "../domain/subscription.ts";
import type { Passage, Story } from "../story/story.ts";
import { dueAfterDate, localDate } from "./calendar.ts";

/** How a story is parted into posts. */
export type Parting = Pick<DailySettings, "minLength" | "portion">;

/** What one message shows of a portion fits it, beside its credit. */
export const mostShown = 3_000;

/** The passages of a post that begins with the passage at this place. */
export function portionFrom(
  story: Story,
  at: number,
  { minLength, portion = "passage" }: Parting,
): readonly Passage[] {
  const rest = story.passages.slice(at);
  if (portion === "chapter") return until(rest, (next) => next.after === "chapter");
  if (portion === "scene") return until(rest, (next) => next.after === "chapter" || next.after === "scene");
  if (portion === "passage") return joined(rest, minLength);
  return ofWords(rest, portion);
}

function until(rest: readonly Passage[], ends: (next: Passage) => boolean): readonly Passage[] {
  const end = rest.findIndex((next, at) => at > 0 && ends(next));
  return end === -1 ? rest : rest.slice(0, end);
}

/** A passage, a short one with what follows in its chapter. */
function joined(rest: readonly Passage[], minLength: number): readonly Passage[] {
  const part = rest.slice(0, 1);
  let length = part[0]?.text.length ?? 0;
  for (const next of rest.slice(1)) {
    if (length >= minLength || next.after === "chapter" || length + next.text.length > mostShown) break;
    part.push(next);
    length += next.text.length;
  }
  return part;
}

/** Whole passages, as near to so many words as they come; a scene or a chapter that ends near ends the portion. */
function ofWords(rest: readonly Passage[], words: number): readonly Passage[] {
  let total = 0;
  for (const [at, passage] of rest.entries()) {
    const next = rest[at + 1];
    total += wordsIn(passage);
    if (next === undefined) return rest;
    const isNear = total >= words * 0.75;
    if (isNear && (next.after === "scene" || next.after === "chapter")) return rest.slice(0, at + 1);
    // With the next it would be further off than without, and no scene ends soon after.
    const isNearer = total + wordsIn(next) / 2 >= words;
    if (isNearer && !endsSoon(rest, at, words * 1.25 - total)) return rest.slice(0, at + 1);
  }
  return rest;
}

function endsSoon(rest: readonly Passage[], at: number, room: number): boolean {
  let left = room;
  for (const passage of rest.slice(at + 1)) {
    if (passage.after === "scene" || passage.after === "chapter") return true;
    left -= wordsIn(passage);
    if (left < 0) return false;
  }
  return false;
}

/** In languages without spaces two characters count as a word, as they take as long to read. */
export function wordsIn({ text }: Pick<Passage, "text">): number {
  const wide = text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/gu)?.length ?? 0;
  return (
    Math.ceil(wide / 2) + (text.match(/[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]+/gu)?.length ?? 0)
  );
}

/** The portion in messages: passages that fit one together. A passage longer than a message stands alone. */
export function messagesOf(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const messages: Passage[][] = [];
  let length = 0;
  for (const passage of passages) {
    const last = messages.at(-1);
    const size = Buffer.byteLength(passage.text) + 8;
    if (
      last !== undefined &&
      length + passage.text.length <= mostShown &&
      Buffer.byteLength(passage.text) + size <= 8_000
    ) {
      last.push(passage);
      length += passage.text.length;
    } else {
      messages.push([passage]);
      length = passage.text.length;
    }
  }
  return messages;
}

/**
 * The settings for the post of a date: with a date on which the story is to end, what is left of it is spread over the
 * posts that are left, anew each day, so that pauses and skips are made up for.
 */
export function settingsOn(
  settings: DailySettings,
  story: Story,
  progress: Progress,
  slot: string,
  now: number,
): DailySettings {
  const { until: end } = settings;
  if (end === undefined) return settings;
  const date = /^\d{4}-/.test(slot) ? slot.slice(0, 10) : localDate(settings.zone, now);
  const left = postsUntil(settings, date, end);
  const next =
    (story.passages.find(({ id }) => id === progress.last?.id)?.number ?? progress.last?.number ?? 0) + 1;
  const words = story.passages.slice(next - 1).reduce((sum, passage) => sum + wordsIn(passage), 0);
  return { ...settings, portion: Math.max(1, Math.ceil(words / Math.max(1, left))) };
}

/** How many posts are due from a date to another, both included; at most 5,000 are counted. */
export function postsUntil(settings: DailySettings, from: string, end: string): number {
  let count = 0;
  let date = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
  while (count < 5_000) {
    date = dueAfterDate(settings, date).date;
    if (date > end) return count;
    count += 1;
  }
  return count;
}
