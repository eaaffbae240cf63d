import type { Delivery } from "../../src/domain/delivery.ts";
import type { Post } from "../../src/sandbox/discord/fixture.ts";
import type { Club, DuePost } from "./clubs.ts";
import { chaptersIn, passagesIn } from "./stories.ts";

export function keyOf({ id, date }: Pick<DuePost, "id" | "date">): string {
  return `${id} ${date}`;
}

export type Ledger = {
  readonly expected: number;
  readonly posted: number;
  /** Messages that follow the first one of a long portion. */
  readonly parts: number;
  /** Not posted, as an admin wished, and noted so. */
  readonly leftOut: readonly string[];
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
  /** Posted, but nobody asked for it. */
  readonly stray: readonly string[];
  /** Dates whose final word in the store is not what stands in Discord. */
  readonly misnoted: readonly string[];
  /** Portions whose passages do not stand there in order, each once. */
  readonly torn: readonly string[];
  /** Clubs that nobody changed, whose posts do not go on where the last one ended. */
  readonly displaced: readonly string[];
  /** New chapters that were not told once, in order. */
  readonly untold: readonly string[];
};

const markShape = /"daily(?:-me)?:1:(past|part):([^:"]+):([^:"]+):(\d+)?/;

/** What a message of the bot's belongs to; asked after every request, so that each is read once. */
export type Mark = { readonly key: string; readonly part: number };
const known = new WeakMap<object, Mark | undefined>();

export function markOf(post: Post): Mark | undefined {
  if (!known.has(post)) {
    const [, kind, id, slot, part] = markShape.exec(JSON.stringify(post.message.components)) ?? [];
    const mark = { key: `${id} ${slot}`, part: kind === "part" ? Number(part) : 0 };
    known.set(post, kind === undefined ? undefined : mark);
  }
  return known.get(post);
}

/** Holds what stands in Discord against what was due, as keys `<subscription> <local date>`. */
export function balance(
  asked: {
    readonly due: readonly DuePost[];
    readonly clubs: readonly Club[];
    /** How many chapters the growing story began with, and has now. */
    readonly chapters: readonly [number, number];
  },
  posts: readonly Post[],
  deliveries: readonly Delivery[],
  /** Whether an admin's change explains that nothing was posted. */
  isLeftOut: (id: string, dueAt: number) => boolean,
): Ledger {
  const { due, clubs } = asked;
  const found = new Map<string, Post[]>();
  const parts = new Map<string, Post[]>();
  for (const post of posts) {
    const mark = markOf(post);
    if (mark === undefined) continue;
    const among = mark.part === 0 ? found : parts;
    among.set(mark.key, [...(among.get(mark.key) ?? []), post]);
  }
  const words = new Map(deliveries.map((one) => [`${one.subscriptionId} ${one.slot}`, one]));
  const expected = due.map(keyOf);
  const leftOut = due
    .filter((one) => !found.has(keyOf(one)) && words.get(keyOf(one))?.state === "skipped")
    .filter((one) => isLeftOut(one.id, one.dueAt))
    .map(keyOf);
  const wanted = expected.filter((key) => !leftOut.includes(key));
  // The bots' clocks run on while the last words are waited for, so that later dates may have come due rightly.
  const lastDate =
    due
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? "";
  const dateOf = (key: string) => key.slice(key.indexOf(" ") + 1);
  return {
    expected: expected.length,
    posted: wanted.filter((key) => found.has(key)).length,
    parts: [...parts.values()].reduce((sum, some) => sum + some.length, 0),
    leftOut,
    missing: wanted.filter((key) => !found.has(key)),
    doubled: [...found].filter(([, some]) => some.length > 1).map(([key]) => key),
    stray: [...found.keys()].filter((key) => !expected.includes(key) && dateOf(key) <= lastDate),
    misnoted: wanted.filter((key) => {
      const word = words.get(key);
      return word?.state !== "posted" || word.messageId !== found.get(key)?.[0]?.message.id;
    }),
    torn: [...new Set([...found.keys(), ...parts.keys()])].flatMap((key) => {
      const fault = tornBy(words.get(key), [...(found.get(key) ?? []), ...(parts.get(key) ?? [])]);
      return fault === undefined ? [] : [`${key}: ${fault}`];
    }),
    displaced: clubs
      .filter(({ isManaged, settings }) => !isManaged && settings.order === "serial" && !settings.on)
      .filter(({ id }) => !goesOn(deliveries.filter((one) => one.subscriptionId === id)))
      .map(({ id }) => id),
    untold: clubs.flatMap(({ id, settings }) => {
      if (settings.on === undefined) return [];
      const told = [...found].filter(([key]) => key.startsWith(`${id} `)).flatMap(([, some]) => some);
      const numbers = told.flatMap(({ message }) => chaptersIn(message));
      const [first, last] = asked.chapters;
      const right = Array.from({ length: last - first }, (_, at) => first + at + 1);
      return numbers.join() === right.join() ? [] : [`${id} ${numbers.join()}`];
    }),
  };
}

/** Of what belongs to it only its publishing may wait, for Discord's limit of ten in an hour that no clock hurries. */
export function isDone({ todo }: Delivery): boolean {
  return todo.every((step) => step === "crosspost");
}

/** What of a portion is not in messages of one place, in order, each once, as it is noted. */
function tornBy(word: Delivery | undefined, messages: readonly Post[]): string | undefined {
  if (word === undefined) return "nothing is noted";
  const { ranges = [], posted = 1 } = word.parts ?? {};
  const numbers = messages.map((post) => markOf(post)?.part ?? -1);
  const inOrder = Array.from({ length: Math.max(1, ranges.length) }, (_, at) => at);
  if (numbers.join() !== inOrder.join()) return `parts ${numbers.join()} of ${inOrder.length}`;
  if (posted !== inOrder.length) return `${posted} parts noted of ${inOrder.length}`;
  if (new Set(messages.slice(1).map(({ message }) => message.channel_id)).size > 1) return "in two places";
  if (!isDone(word)) return `still to do: ${word.todo.join()}`;
  if ((word.lacks ?? []).some(({ step }) => step === "parts")) return "parts were given up";
  const shown = messages.flatMap(({ message }) => passagesIn(message.components));
  const { first = 0, last = 0, story } = word;
  const right = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (story !== "novel" || word.first === undefined || shown.join() === right.join()) return undefined;
  return `passages ${shown.join()} in place of ${right.join()}`;
}

function goesOn(deliveries: readonly Delivery[]): boolean {
  const told = deliveries
    .filter(({ state, first }) => state === "posted" && first !== undefined)
    .toSorted((a, b) => a.dueAt - b.dueAt);
  return told.every(({ first }, at) => first === (told[at - 1]?.last ?? 0) + 1);
}
