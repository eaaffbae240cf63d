import type { Golden } from "../../search/golden/golden.ts";
import { assess } from "../../search/golden/relevance.ts";
import type { PeerAnswer } from "./engine.ts";

export type Asked = { readonly golden: Golden; readonly answers: readonly PeerAnswer[]; readonly ms: number };

/** Answers below it count as none; undefined cuts nothing. */
export type Cut = number | undefined;

export type Tally = {
  positives: number;
  negatives: number;
  first: number;
  inThree: number;
  marked: number;
  nothing: number;
};

export function tally(asked: readonly Asked[], paragraphs: readonly string[], cut: Cut): Tally {
  const count: Tally = { positives: 0, negatives: 0, first: 0, inThree: 0, marked: 0, nothing: 0 };
  for (const { golden, answers } of asked) {
    const kept = cut === undefined ? answers : answers.filter(({ score }) => (score ?? cut) >= cut);
    const verdict = assess(golden, paragraphs, kept);
    if (golden.at === null) {
      count.negatives += 1;
      if (verdict.nothing) count.nothing += 1;
    } else {
      count.positives += 1;
      for (const measure of ["first", "inThree", "marked"] as const) {
        if (verdict[measure]) count[measure] += 1;
      }
    }
  }
  return count;
}

/** The cut-off under which most answers are right: found first, or rightly nothing. */
export function hindsight(asked: readonly Asked[], paragraphs: readonly string[]): Cut {
  const scores = new Set(asked.flatMap(({ answers }) => answers[0]?.score ?? []));
  let best: { cut: Cut; right: number } = { cut: undefined, right: -1 };
  for (const cut of [undefined, ...scores]) {
    const { first, nothing } = tally(asked, paragraphs, cut);
    if (first + nothing > best.right) best = { cut, right: first + nothing };
  }
  return best.cut;
}

export type Result = { readonly name: string; readonly asked: readonly Asked[]; readonly cut: Cut };

/** How many of each kind come first (or are rightly nothing), an engine a column. */
export function byKind(
  results: readonly Result[],
  paragraphs: readonly string[],
  kindOf = ({ golden }: Asked) => (golden.at === null ? "not in the story" : golden.kind),
): string {
  const kinds = [...new Set(results.flatMap(({ asked }) => asked.map(kindOf)))];
  const rows = kinds.map((kind) => [
    kind,
    ...results.map(({ asked, cut }) => {
      const ofKind = asked.filter((one) => kindOf(one) === kind);
      const { first, nothing } = tally(ofKind, paragraphs, cut);
      return percent(first + nothing, ofKind.length);
    }),
  ]);
  return table(["first, by kind", ...results.map(({ name }) => name)], rows);
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? "" : `${((100 * part) / whole).toFixed(1)} %`;
}

export function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
