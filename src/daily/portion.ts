import type { DailySettings, Portion, Progress } from "../domain/subscription.ts";
import type { Passage, Story } from "../story/story.ts";
import { wordsIn } from "../story/words.ts";
import { localDate, postsUntil } from "./calendar.ts";

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
  return story.passages.slice(at, endOf(story, at, minLength, portion));
}

/** More words than this are no post's, however long a chapter is: some eighty messages. */
const mostOfPost = 40_000;

/** Where the next post begins. Looks no further than it must: a story has tens of thousands of passages. */
function endOf(story: Story, at: number, minLength: number, portion: Portion): number {
  if (portion === "chapter" || portion === "scene") {
    const end = nextBreak(story, at, portion === "chapter" ? ["chapter"] : ["chapter", "scene"]);
    return wordsBetween(story, at, end) > mostOfPost ? wordsEnd(story, at, mostOfPost / 2) : end;
  }
  if (portion === "passage") return joinedEnd(story, at, minLength);
  return wordsEnd(story, at, portion);
}

function nextBreak({ passages }: Story, at: number, kinds: readonly Passage["after"][]): number {
  let end = at + 1;
  for (let next = passages[end]; next !== undefined && !kinds.includes(next.after); next = passages[end])
    end += 1;
  return end;
}

/** A passage, a short one with what follows in its chapter. */
function joinedEnd({ passages }: Story, at: number, minLength: number): number {
  let end = at + 1;
  let length = passages[at]?.text.length ?? 0;
  for (let next = passages[end]; next !== undefined; next = passages[end]) {
    if (length >= minLength || next.after === "chapter" || length + next.text.length > mostShown) break;
    length += next.text.length;
    end += 1;
  }
  return end;
}

/** Whole passages, as near to so many words as they come; a scene or a chapter that ends near ends the portion. */
function wordsEnd(story: Story, at: number, words: number): number {
  const { passages } = story;
  for (let end = at + 1; ; end += 1) {
    const next = passages[end];
    if (next === undefined) return passages.length;
    const total = wordsBetween(story, at, end);
    if (total >= words * 0.75 && isBreak(next)) return end;
    // With the next it would be further off than without, and no scene ends soon after.
    const isNearer = total + wordsBetween(story, end, end + 1) / 2 >= words;
    if (isNearer && !endsSoon(story, at, end, words * 1.25)) return end;
  }
}

function endsSoon(story: Story, at: number, from: number, most: number): boolean {
  for (let end = from; wordsBetween(story, at, end) <= most; end += 1) {
    const next = story.passages[end];
    if (next === undefined) return false;
    if (end > from && isBreak(next)) return true;
  }
  return false;
}

function isBreak({ after }: Passage): boolean {
  return after === "scene" || after === "chapter";
}

/** The words before each passage: counted once a story, for a plan asks many times. */
const counted = new WeakMap<Story, readonly number[]>();

/** How many words the passages from one place to another have, the latter left out. */
export function wordsBetween(story: Story, from: number, to: number): number {
  let sums = counted.get(story);
  if (sums === undefined) {
    const wordsOf = wordsIn(story.about.language);
    let sum = 0;
    sums = [0, ...story.passages.map(({ text }) => (sum += wordsOf(text)))];
    counted.set(story, sums);
  }
  const last = sums.length - 1;
  return (sums[Math.min(to, last)] ?? 0) - (sums[Math.min(from, last)] ?? 0);
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
): DailySettings & { readonly postsLeft?: number } {
  const { until } = settings;
  if (until === undefined) return settings;
  const date = /^\d{4}-/.test(slot) ? slot.slice(0, 10) : localDate(settings.zone, now);
  return spread(settings, story, progress, postsUntil(settings, date, until));
}

/** In a post of a plan whose date has gone by, such as while its channel took no posts. */
const lateWords = 2_000;

/** The same where it is known how many posts are left. */
export function spread<Settings extends Pick<DailySettings, "portion">>(
  settings: Settings,
  story: Story,
  progress: Progress,
  left: number,
): Settings & { readonly portion: number; readonly postsLeft?: number } {
  const { words } = leftOf(story, progress);
  if (left < 1) return { ...settings, portion: lateWords };
  return { ...settings, portion: Math.max(1, Math.ceil(words / left)), postsLeft: left };
}

/** What is not told yet of a story told in order. */
export function leftOf(
  story: Story,
  { last }: Progress,
): { readonly passages: number; readonly words: number } {
  const told = (last && story.passages.find(({ id }) => id === last.id)?.number) ?? last?.number ?? 0;
  const { length } = story.passages;
  return { passages: Math.max(0, length - told), words: wordsBetween(story, told, length) };
}
