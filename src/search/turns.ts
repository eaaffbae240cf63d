/** Who asks. What somebody is still typing waits for the questions that were sent. */
export type TurnTaker = { readonly id: string; readonly isTyping?: boolean };

/** Work that waits, in an order that is fair to those who ask. */
export type Turns<Work> = {
  add(work: Work, asker: TurnTaker, cost: number): void;
  /** The next of those that are ready. */
  take(isReady?: (work: Work) => boolean): Work | undefined;
  readonly all: () => readonly Work[];
};

/**
 * Weighted fair queueing: each piece is due when it would be done if everyone's were served a little at a time. Ten long
 * questions of one person delay another's short one by one of theirs at most, however many people ask so.
 * https://en.wikipedia.org/wiki/Weighted_fair_queueing
 */
export function createTurns<Work>(): Turns<Work> {
  const waiting: { work: Work; isTyping: boolean; opens: number; due: number }[] = [];
  const lastDue = new Map<string, number>();
  let now = 0;
  return {
    add(work, { id, isTyping = false }, cost) {
      const opens = Math.max(now, lastDue.get(id) ?? 0);
      lastDue.set(id, opens + cost);
      waiting.push({ work, isTyping, opens, due: opens + cost });
    },
    take(isReady = () => true) {
      const ready = waiting.filter(({ work }) => isReady(work));
      const [first, ...others] = ready;
      if (first === undefined) return undefined;
      const isBefore = (one: typeof first, other: typeof first) =>
        one.isTyping === other.isTyping ? one.due < other.due : other.isTyping;
      const next = others.reduce((best, one) => (isBefore(one, best) ? one : best), first);
      waiting.splice(waiting.indexOf(next), 1);
      now = Math.max(now, next.opens);
      if (waiting.length === 0) {
        lastDue.clear();
        now = 0;
      }
      return next.work;
    },
    all: () => waiting.map(({ work }) => work),
  };
}
