/** What is seen of one thing: a number for each trait. */
type Traits = readonly number[];

const dot = (one: Traits, other: Traits) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

/** Adam, the method of Kingma and Ba (https://arxiv.org/abs/1412.6980), with factors that are `kept` or not below 0. */
function descend(
  start: readonly number[],
  isFree: (place: number) => boolean,
  gradientAt: (factors: readonly number[]) => readonly number[],
  rounds: number,
): readonly number[] {
  const factors = [...start];
  const mean = start.map(() => 0);
  const square = start.map(() => 0);
  for (let round = 1; round <= rounds; round += 1) {
    const step = 0.1 * (1 - round / rounds) + 0.002;
    for (const [at, slope] of gradientAt(factors).entries()) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const by =
        (mean[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      const moved = (factors[at] ?? 0) - step * by;
      factors[at] = isFree(at) ? moved : Math.max(0, moved);
    }
  }
  return factors;
}

/** Traits of like size: factors are fitted for these, and given for those as they are. */
function scaled(rows: readonly Traits[]): readonly number[] {
  const [first = []] = rows;
  return first.map((_, at) => {
    const most = rows.reduce((found, row) => Math.max(found, Math.abs(row[at] ?? 0)), 0);
    return most > 8 ? most / 4 : 1;
  });
}

export type Choice = {
  readonly among: readonly Traits[];
  readonly right: readonly boolean[];
  readonly times: number;
};

/** A softmax over the claims of each query. `kept` are factors that are not to be changed. */
export function fitChoice(
  choices: readonly Choice[],
  start: readonly number[],
  kept: readonly number[],
): readonly number[] {
  const scale = scaled(choices.flatMap(({ among }) => among));
  const rows = choices.map((choice) => ({
    ...choice,
    among: choice.among.map((row) => row.map((value, at) => value / (scale[at] ?? 1))),
  }));
  const gradientAt = (factors: readonly number[]) => {
    const slopes = factors.map((factor) => 0.0002 * factor);
    for (const { among, right, times } of rows) {
      const sums = among.map((row) => dot(row, factors));
      const most = Math.max(...sums);
      const parts = sums.map((sum) => Math.exp(sum - most));
      const all = parts.reduce((sum, part) => sum + part, 0);
      const good = parts.reduce((sum, part, place) => sum + (right[place] ? part : 0), 0);
      for (const [place, row] of among.entries()) {
        const part = parts[place] ?? 0;
        const pull = (times * (part / all - (right[place] ? part / good : 0))) / rows.length;
        for (const [at, value] of row.entries()) slopes[at] = (slopes[at] ?? 0) + pull * value;
      }
    }
    return slopes.map((slope, at) => (kept.includes(at) ? 0 : slope));
  };
  const from = start.map((factor, at) => factor * (scale[at] ?? 1));
  const found = descend(from, () => false, gradientAt, 400);
  return found.map((factor, at) => factor / (scale[at] ?? 1));
}

export type Case = { readonly traits: Traits; readonly isRight: boolean; readonly times: number };

/** A logistic regression; the first trait is the same for all, and its factor may be below 0. */
export function fitSureness(cases: readonly Case[], start: readonly number[]): readonly number[] {
  const scale = scaled(cases.map(({ traits }) => traits));
  const rows = cases.map((one) => ({
    ...one,
    traits: one.traits.map((value, at) => value / (scale[at] ?? 1)),
  }));
  const gradientAt = (factors: readonly number[]) => {
    const slopes = factors.map((factor, at) => (at === 0 ? 0 : 0.0001 * factor));
    for (const { traits, isRight, times } of rows) {
      const miss = 1 / (1 + Math.exp(-dot(traits, factors))) - (isRight ? 1 : 0);
      for (const [at, value] of traits.entries())
        slopes[at] = (slopes[at] ?? 0) + (times * miss * value) / rows.length;
    }
    return slopes;
  };
  const from = start.map((factor, at) => factor * (scale[at] ?? 1));
  const found = descend(from, (at) => at === 0, gradientAt, 1_500);
  return found.map((factor, at) => factor / (scale[at] ?? 1));
}
