import type { Golden, Target } from "./golden.ts";

/** What any engine must give to be judged: a passage, and the range in it that it would mark. */
export type Answer = { readonly passage: number; readonly start: number; readonly end: number };

export type Verdict = {
  readonly first: boolean;
  readonly inThree: boolean;
  /** First, with exactly the sentences that are meant marked. */
  readonly marked: boolean;
  readonly nothing: boolean;
};

export function assess(golden: Golden, paragraphs: readonly string[], answers: readonly Answer[]): Verdict {
  const targets = golden.at ?? [];
  const isRight = (answer: Answer) => targets.some((target) => target.passage === answer.passage);
  const best = answers[0];
  return {
    first: best !== undefined && isRight(best),
    inThree: answers.slice(0, 3).some(isRight),
    marked: best !== undefined && targets.some((target) => isMarked(target, paragraphs, best)),
    nothing: answers.length === 0,
  };
}

export function isRight(golden: Golden, verdict: Verdict): boolean {
  return golden.at === null ? verdict.nothing : verdict.marked;
}

function isMarked(target: Target, paragraphs: readonly string[], answer: Answer): boolean {
  if (target.passage !== answer.passage) return false;
  if (target.mark === undefined) return true;
  const marked = bare(paragraphs[answer.passage - 1]?.slice(answer.start, answer.end) ?? "");
  const meant = bare(target.mark);
  return marked === meant || (target.part === true && marked !== "" && meant.includes(marked));
}

/** Whether a quotation mark belongs to its sentence is a matter of taste. */
export function bare(text: string): string {
  return text.replace(/^[\s"“”„«»「」*]+|[\s"“”«»「」*]+$/gu, "");
}

export type Count = { asked: number; first: number; inThree: number; marked: number; nothing: number };

/** By kind, in the order of first appearance. */
export function countByKind(
  results: Iterable<readonly [golden: Golden, verdict: Verdict]>,
): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const [golden, verdict] of results) {
    const count = counts.get(golden.kind) ?? { asked: 0, first: 0, inThree: 0, marked: 0, nothing: 0 };
    counts.set(golden.kind, count);
    count.asked += 1;
    for (const measure of ["first", "inThree", "marked", "nothing"] as const) {
      if (verdict[measure]) count[measure] += 1;
    }
  }
  return counts;
}
