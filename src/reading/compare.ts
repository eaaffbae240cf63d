import { type Word, wordsOf } from "../search/fold.ts";
import { type AlignStep, align } from "./align.ts";

/** `same` and `story` are the story's own characters; `yours` are the message's. */
export type Segment = { readonly kind: "same" | "yours" | "story"; readonly text: string };

export type Comparison = {
  /** In reading order. Those that are not `yours` make up story.slice(start, end), character for character. */
  readonly segments: readonly Segment[];
  /** What the message quotes of the story; nothing when it quotes nothing. */
  readonly start: number;
  readonly end: number;
  /** Word for word, whatever case, accents and punctuation. */
  readonly isExact: boolean;
};

/** Discord's longest message has some 800 words, or 2,000 letters that are words of their own; more is not compared. */
const mostWords = 2_000;

/**
 * What a message quotes beside what the story says, word by word. It may quote a part: story before and after it is no
 * difference. Words count as the same whatever their case, accents, quotes and punctuation.
 */
export function compare(message: string, story: string): Comparison {
  const all = wordsOf(message);
  const yours = all.slice(0, mostWords);
  const told = nearest(yours, wordsOf(story));
  const steps = align(
    yours.map(({ word }) => word),
    told.map(({ word }) => word),
  );
  const [first, last] = [steps.find(isSame), steps.findLast(isSame)];
  if (first === undefined || last === undefined) {
    const text = message.trim();
    return { segments: text === "" ? [] : [{ kind: "yours", text }], start: 0, end: 0, isExact: false };
  }
  const start = opening(story, told[first.story]?.start ?? 0);
  const end = closing(story, told[last.story]?.end ?? 0);
  const segments = segmentsOf(message, story, { all, told, steps, start, end });
  return { segments, start, end, isExact: segments.every(({ kind }) => kind === "same") };
}

function isSame(step: AlignStep): step is AlignStep & { kind: "same" } {
  return step.kind === "same";
}

// Marks that belong to the words quoted, not to what stands beside them.
function opening(story: string, start: number): number {
  return start - (/["“„‘'«([¿¡「『]+$/.exec(story.slice(Math.max(0, start - 4), start))?.[0].length ?? 0);
}

function closing(story: string, end: number): number {
  return end + (/^[.,;:!?…"”’'»)\]。、！？」』]+/.exec(story.slice(end, end + 8))?.[0].length ?? 0);
}

type Aligned = {
  readonly all: readonly Word[];
  readonly told: readonly Word[];
  readonly steps: readonly AlignStep[];
  readonly start: number;
  readonly end: number;
};

function segmentsOf(message: string, story: string, { all, told, steps, start, end }: Aligned): Segment[] {
  const segments: Segment[] = [];
  // How far the story has been given.
  let given = start;
  const push = (kind: Segment["kind"], text: string) => {
    if (text !== "") segments.push({ kind, text });
  };
  for (let at = 0; at < steps.length; ) {
    const kind = steps[at]?.kind;
    let to = at + 1;
    while (steps[to]?.kind === kind) to += 1;
    const [from, until] = [steps[at], steps[to - 1]];
    if (from?.kind === "yours" && until?.kind === "yours") {
      push("yours", message.slice(all[from.yours]?.start, all[until.yours]?.end));
    } else if (kind !== undefined) {
      // What stands between two words goes with the first of them.
      const next = steps.slice(to).find((step) => step.kind !== "yours");
      const stop = next === undefined ? end : opening(story, told[next.story]?.start ?? end);
      push(kind, story.slice(given, stop));
      given = stop;
    }
    at = to;
  }
  const rest = all[mostWords];
  if (rest !== undefined) push("yours", message.slice(rest.start).trim());
  return segments;
}

/**
 * Of a long story the stretch that shares most with the message, rare words before common ones: comparing costs the
 * one's length times the other's.
 */
function nearest(yours: readonly Word[], told: readonly Word[]): readonly Word[] {
  const length = yours.length + Math.min(yours.length, 300) + 100;
  const around = 200;
  if (told.length <= length + 2 * around) return told;
  const held = new Map(yours.map(({ word }) => [word, { count: 0, inStory: 0 }]));
  const known = told.map(({ word }) => held.get(word));
  for (const word of known) if (word !== undefined) word.inStory += 1;
  let shared = 0;
  let best = { shared: -1, end: 0 };
  known.forEach((word, end) => {
    if (word !== undefined) {
      if (word.count === 0) shared += 1 / word.inStory;
      word.count += 1;
    }
    const gone = known[end - length];
    if (gone !== undefined) {
      gone.count -= 1;
      if (gone.count === 0) shared -= 1 / gone.inStory;
    }
    if (shared > best.shared + 1e-9) best = { shared, end };
  });
  return told.slice(Math.max(0, best.end + 1 - length - around), best.end + 1 + around);
}
