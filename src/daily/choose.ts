import { createHash } from "node:crypto";
import type { DailySettings, Progress } from "../domain/subscription.ts";
import type { Chapter, Passage, Story } from "../story/story.ts";
import { afterChapters } from "./chapters.ts";
import { type Parting, portionFrom } from "./portion.ts";

/** What a day's post shows. */
export type Chosen =
  | {
      readonly kind: "passages";
      readonly passages: readonly Passage[];
      readonly day: number;
      readonly days: number;
    }
  /** The story is told; with `again` it starts over the day after. */
  | { readonly kind: "end"; readonly isAgain: boolean };

/** What a post shows: also what the story has gained, with the ids of the first and last passages of each chapter. */
export type ChosenPost =
  | Chosen
  | { readonly kind: "chapters"; readonly chapters: readonly Chapter[]; readonly ids: readonly string[] };

/** What comes next lies beyond what the channel shows, and waits there until it shows more. */
export type Waiting = {
  readonly kind: "wait";
  /** Of new chapters: there are some. Left out where that goes without saying. */
  readonly isBeyond?: boolean;
};

/** `last` is the last passage that the channel shows, `isSpoiler` whether behind spoiler marks. */
export type PostLimits = {
  readonly last: number;
  readonly isSpoiler: boolean;
  /** Undefined where nobody chose one. */
  readonly language?: string | undefined;
  /** Why the story may not be posted there at all. */
  readonly hindrance?: Hindrance | undefined;
};

/** The server does not offer the story any more, its warnings ask for an age-restricted channel, or its reader has not accepted them. */
export type Hindrance = "not-offered" | "age-restricted" | "unconfirmed";

type DayPart = readonly Passage[];
type Way = Pick<DailySettings, "order" | "atEnd" | "minLength" | "portion"> & {
  /** Of a plan: how many posts its dates leave. */
  readonly postsLeft?: number;
};
/** Ids of the passages that a shuffle shows first. */
export type Favourites = ReadonlySet<string>;

/** What comes next. The same story, way, progress and seed give the same choice, on any machine and after any restart. */
export function choose(
  story: Story,
  way: Way,
  progress: Progress,
  seed: string,
  favourites?: Favourites,
): Chosen {
  return way.order === "serial"
    ? chooseSerial(story, way, progress)
    : chooseShuffled(way, progress, seed, partsOf(story, way), { favourites });
}

/** The same without a count of days, which a plan of hundreds of posts has no need of. */
export function chooseNext(
  story: Story,
  way: Way,
  progress: Progress,
  seed: string,
  favourites?: Favourites,
): { readonly kind: "passages"; readonly passages: readonly Passage[] } | { readonly kind: "end" } {
  if (way.order === "shuffle") return choose(story, way, progress, seed, favourites);
  const next = numberAfter(story, progress);
  if (next > story.passages.length) return { kind: "end" };
  return { kind: "passages", passages: portionFrom(story, next - 1, way) };
}

/** The same where nothing beyond a line may be shown: it neither ends there nor starts over, but waits. */
export function chooseUpTo(
  story: Story,
  way: Way,
  progress: Progress,
  seed: string,
  last: number,
  favourites?: Favourites,
): Chosen | Waiting {
  const within = (part: DayPart) => part.every(({ number }) => number <= last);
  const chosen =
    way.order === "serial"
      ? chooseSerial(story, way, progress)
      : chooseShuffled(way, progress, seed, partsOf(story, way), { within, favourites });
  if (chosen.kind === "end" || (chosen.passages.length > 0 && within(chosen.passages))) return chosen;
  return { kind: "wait" };
}

/** The progress once that was shown. */
export function advance(way: Way, progress: Progress, chosen: ChosenPost): Progress {
  if (chosen.kind === "end") return { round: progress.round + 1, shown: [] };
  if (chosen.kind === "chapters") return afterChapters(progress, chosen.ids);
  const last = lastOf(chosen.passages);
  if (way.order === "serial") return { ...progress, ...last, posts: chosen.day };
  const ids = chosen.passages.map((passage) => passage.id);
  // A shuffle that starts over says so by choosing what it has shown already.
  const isNewRound = ids.every((id) => progress.shown.includes(id));
  if (isNewRound) return { round: progress.round + 1, ...last, shown: ids };
  return { ...progress, ...last, shown: [...progress.shown, ...ids] };
}

/** The progress of a story that begins at this passage. */
export function beginAt(story: Story, way: Way, number: number, round = 1): Progress {
  const before = story.passages.slice(0, number - 1);
  return {
    round,
    ...lastOf(before),
    shown: way.order === "shuffle" ? before.map(({ id }) => id) : [],
  };
}

/** The progress before the last post, so that it is shown again; undefined where nothing was posted in this round. */
export function stepBack(story: Story, way: Way, progress: Progress): Progress | undefined {
  const parts = partsOf(story, way);
  if (way.order === "shuffle") {
    if (progress.shown.length === 0) return undefined;
    const part = parts.find((one) => one.some((passage) => passage.id === progress.last?.id)) ?? [];
    const shown = progress.shown.filter((id) => !part.some((passage) => passage.id === id));
    const before = story.passages.find((passage) => passage.id === shown.at(-1));
    return { round: progress.round, ...(before === undefined ? {} : lastOf([before])), shown };
  }
  const next = numberAfter(story, progress);
  if (next === 1) return undefined;
  const before = parts.filter((part) => (part[0]?.number ?? 0) < next).at(-2);
  return {
    round: progress.round,
    ...(before === undefined ? {} : lastOf(before)),
    ...onePostLess(progress),
    shown: [],
  };
}

/** What counts the posts, before the last one. */
export function onePostLess({ posts = 0 }: Progress): Pick<Progress, "posts"> {
  return posts < 2 ? {} : { posts: posts - 1 };
}

/** The story in posts, or what of it stands from one place to another. */
export function partsOf(
  story: Story,
  way: Parting,
  from = 0,
  to = story.passages.length,
): readonly DayPart[] {
  const parts: DayPart[] = [];
  for (let at = from; at < to; ) {
    const part = portionFrom(story, at, way);
    parts.push(part);
    at += part.length;
  }
  return parts;
}

function chooseSerial(story: Story, way: Way, progress: Progress): Chosen {
  const next = numberAfter(story, progress);
  if (next > story.passages.length) return { kind: "end", isAgain: way.atEnd === "again" };
  const day = dayOf(story, way, progress);
  const passagesLeft = story.passages.length - next + 1;
  const postsLeft = Math.min(way.postsLeft ?? partsOf(story, way, next - 1).length, passagesLeft);
  return {
    kind: "passages",
    passages: portionFrom(story, next - 1, way),
    day,
    days: day - 1 + postsLeft,
  };
}

/** Which post of a story told in order comes next, the first being 1. */
export function dayOf(story: Story, way: Parting, progress: Progress): number {
  return 1 + (progress.posts ?? partsOf(story, way, 0, numberAfter(story, progress) - 1).length);
}

/** An edit may have taken the last passage's id away: then its number says where it stood. */
function numberAfter(story: Story, progress: Progress): number {
  if (progress.last === undefined) return 1;
  const { id, number } = progress.last;
  return (story.passages.find((passage) => passage.id === id)?.number ?? number) + 1;
}

function chooseShuffled(
  way: Way,
  progress: Progress,
  seed: string,
  parts: readonly DayPart[],
  {
    within = () => true,
    favourites = new Set(),
  }: {
    readonly within?: (part: DayPart) => boolean;
    readonly favourites?: Favourites | undefined;
  } = {},
): Chosen {
  const shown = new Set(progress.shown);
  const fresh = parts.filter((part) => part.some((passage) => !shown.has(passage.id)));
  const isOver = fresh.length === 0;
  if (isOver && way.atEnd === "stop") return { kind: "end", isAgain: false };
  const round = isOver ? progress.round + 1 : progress.round;
  // What readers saved comes first, then what can be read without what surrounds it.
  const rank = (part: DayPart) => {
    const isFavourite = part.some(({ id }) => favourites.has(id));
    const group = isFavourite ? 0 : standsAlone(part) ? 1 : 2;
    return `${group}${createHash("sha256").update(`${seed} ${round} ${part[0]?.id}`).digest("hex")}`;
  };
  const order = (isOver ? parts : fresh)
    .filter(within)
    .map((part) => ({ part, rank: rank(part) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ part }) => part);
  // A new round doesn't begin with what ended the old one.
  const isRepeat = order[0]?.some((passage) => passage.id === progress.last?.id) ?? false;
  const passages = (isRepeat ? order[1] : undefined) ?? order[0] ?? [];
  return {
    kind: "passages",
    passages,
    day: parts.length - (isOver ? parts : fresh).length + 1,
    days: parts.length,
  };
}

/** Long enough to be somebody's passage of a day, not too long for a glance, and begun and ended as sentences are. */
function standsAlone(part: DayPart): boolean {
  const text = part.map((passage) => passage.text).join(" ");
  return (
    text.length >= 150 &&
    text.length <= 1_200 &&
    /^[\p{Lu}\p{Lo}\p{P}]/u.test(text) &&
    /[.!?…。！？]["”’»」』)*_]*$/u.test(text)
  );
}

function lastOf(passages: readonly Passage[]): Pick<Progress, "last"> {
  const last = passages.at(-1);
  return last === undefined ? {} : { last: { id: last.id, number: last.number } };
}
