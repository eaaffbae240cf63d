/** What stays on one line: some units, the space after them, and whether a line must end there. */
export type Chunk = {
  readonly width: number;
  readonly gap: number;
  readonly ends: boolean;
  /** A line that ends here reads well: after a comma or a full stop. */
  readonly rests: boolean;
};

/** First and last chunk of a line, both included. */
type CardLine = { readonly first: number; readonly last: number; readonly width: number };

/** As few lines as `width` allows, all about equally long. `undefined`: one chunk is wider than a line. */
export function wrap(chunks: readonly Chunk[], width: number): readonly CardLine[] | undefined {
  if (chunks.some((chunk) => chunk.width > width)) return undefined;
  return stanzas(chunks).flatMap(({ first, last }) => balance(chunks, first, last, width));
}

export function countLines(chunks: readonly Chunk[], width: number): number {
  let count = 1;
  let used = 0;
  for (const [at, chunk] of chunks.entries()) {
    if (used > 0 && used + chunk.width > width) {
      count++;
      used = 0;
    }
    used += chunk.width + chunk.gap;
    if (chunk.ends && at < chunks.length - 1) {
      count++;
      used = 0;
    }
  }
  return count;
}

function stanzas(chunks: readonly Chunk[]): readonly { first: number; last: number }[] {
  const found: { first: number; last: number }[] = [];
  let first = 0;
  for (const [at, chunk] of chunks.entries()) {
    if (!chunk.ends && at < chunks.length - 1) continue;
    found.push({ first, last: at });
    first = at + 1;
  }
  return found;
}

function balance(chunks: readonly Chunk[], first: number, last: number, width: number): readonly CardLine[] {
  const part = chunks.slice(first, last + 1);
  const count = countLines(part, width);
  if (count === 1) return [{ first, last, width: lengthOf(part, 0, part.length - 1) }];
  let low = Math.max(...part.map((chunk) => chunk.width));
  let high = width;
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (countLines(part, middle) <= count) high = middle;
    else low = middle;
  }
  // A little more than the least width, so that a line can end at a comma instead.
  const most = Math.min(width, high * 1.08);
  return evenLines(part, count, most).map((line) => ({
    ...line,
    first: first + line.first,
    last: first + line.last,
  }));
}

/** The `count` lines whose lengths differ least, by going through all of them. */
function evenLines(chunks: readonly Chunk[], count: number, width: number): readonly CardLine[] {
  const total = lengthOf(chunks, 0, chunks.length - 1);
  const target = total / count;
  type Best = { readonly cost: number; readonly from: number };
  let costs: number[] = [0, ...chunks.map(() => Number.POSITIVE_INFINITY)];
  const choices: number[][] = [];
  for (let line = 1; line <= count; line++) {
    const next = costs.map((): Best => ({ cost: Number.POSITIVE_INFINITY, from: 0 }));
    for (let from = 0; from < chunks.length; from++) {
      const before = costs[from] ?? Number.POSITIVE_INFINITY;
      if (before === Number.POSITIVE_INFINITY) continue;
      let length = 0;
      for (let to = from; to < chunks.length; to++) {
        const chunk = chunks[to];
        if (chunk === undefined || length + chunk.width > width + 1e-9) break;
        const isLast = to === chunks.length - 1;
        const miss = (length + chunk.width - target) / target;
        const cost = before + miss * miss - (chunk.rests && !isLast ? 0.02 : 0);
        if (cost < (next[to + 1]?.cost ?? 0)) next[to + 1] = { cost, from };
        length += chunk.width + chunk.gap;
      }
    }
    costs = next.map(({ cost }) => cost);
    choices.push(next.map(({ from }) => from));
  }
  const lines: CardLine[] = [];
  for (let end = chunks.length, line = count - 1; line >= 0; line--) {
    const first = choices[line]?.[end] ?? 0;
    lines.unshift({ first, last: end - 1, width: lengthOf(chunks, first, end - 1) });
    end = first;
  }
  return lines;
}

function lengthOf(chunks: readonly Chunk[], first: number, last: number): number {
  let length = 0;
  for (let at = first; at <= last; at++) {
    const chunk = chunks[at];
    if (chunk) length += chunk.width + (at < last ? chunk.gap : 0);
  }
  return length;
}
