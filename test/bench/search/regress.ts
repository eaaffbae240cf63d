/** What is seen of one thing: a number for each trait. */
type Traits = readonly number[];

const dot = (one: Traits, other: Traits) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

/**
 * Factors found from those at the start by Adam, the method of Kingma and Ba (https://arxiv.org/abs/1412.6980), for
 * traits of like size; but for the free ones none goes below 0.
 */
function descend(
  start: readonly number[],
  rows: readonly Traits[],
  isFree: (place: number) => boolean,
  slopesAt: (factors: readonly number[]) => readonly number[],
  rounds: number,
): readonly number[] {
  const scale = start.map((_, at) => {
    const most = rows.reduce((found, row) => Math.max(found, Math.abs(row[at] ?? 0)), 0);
    return most > 8 ? most / 4 : 1;
  });
  const plain = (factors: readonly number[]) => factors.map((factor, at) => factor / (scale[at] ?? 1));
  const factors = start.map((factor, at) => factor * (scale[at] ?? 1));
  const mean = start.map(() => 0);
  const square = start.map(() => 0);
  for (let round = 1; round <= rounds; round += 1) {
    const step = 0.1 * (1 - round / rounds) + 0.002;
    for (const [at, raw] of slopesAt(plain(factors)).entries()) {
      const slope = raw / (scale[at] ?? 1);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const sized = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
      const moved = (factors[at] ?? 0) - (step * (mean[at] ?? 0)) / (1 - 0.9 ** round) / sized;
      factors[at] = isFree(at) ? moved : Math.max(0, moved);
    }
  }
  return plain(factors);
}

export type Choice = {
  readonly among: readonly Traits[];
  readonly right: readonly boolean[];
  readonly times: number;
};

/** A softmax over the candidates of each query; the kept factors stay as they are. */
export function fitChoice(
  choices: readonly Choice[],
  start: readonly number[],
  kept: readonly boolean[],
): readonly number[] {
  const slopesAt = (factors: readonly number[]) => {
    const slopes = factors.map((factor) => 0.0002 * factor);
    for (const { among, right, times } of choices) {
      const sums = among.map((row) => dot(row, factors));
      const most = Math.max(...sums);
      const parts = sums.map((sum) => Math.exp(sum - most));
      const all = parts.reduce((sum, part) => sum + part, 0);
      const good = parts.reduce((sum, part, place) => sum + (right[place] ? part : 0), 0);
      for (const [place, row] of among.entries()) {
        const part = parts[place] ?? 0;
        const pull = (times * (part / all - (right[place] ? part / good : 0))) / choices.length;
        for (const [at, value] of row.entries()) slopes[at] = (slopes[at] ?? 0) + pull * value;
      }
    }
    return slopes.map((slope, at) => (kept[at] ? 0 : slope));
  };
  const rows = choices.flatMap(({ among }) => among);
  return descend(start, rows, () => false, slopesAt, 400);
}

export type Case = { readonly traits: Traits; readonly isRight: boolean; readonly times: number };

/** A logistic regression; the first trait is the same for all, and its factor may be below 0. */
export function fitSureness(cases: readonly Case[], start: readonly number[]): readonly number[] {
  const slopesAt = (factors: readonly number[]) => {
    const slopes = factors.map((factor, at) => (at === 0 ? 0 : 0.0001 * factor));
    for (const { traits, isRight, times } of cases) {
      const miss = 1 / (1 + Math.exp(-dot(traits, factors))) - (isRight ? 1 : 0);
      for (const [at, value] of traits.entries())
        slopes[at] = (slopes[at] ?? 0) + (times * miss * value) / cases.length;
    }
    return slopes;
  };
  const rows = cases.map(({ traits }) => traits);
  return descend(start, rows, (at) => at === 0, slopesAt, 1_500);
}
