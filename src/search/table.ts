/** One table a paragraph: a row for each sentence, a cell for each place in the query. */
export class Table {
  wide = 0;
  tall = 0;
  /** Gain and nearness of the best word, worth and closeness of the best pair within the sentence, and of a pair that bridges from the sentence before. */
  gains = new Float32Array(0);
  near = new Float32Array(0);
  pairs = new Float32Array(0);
  follow = new Float32Array(0);
  bridges = new Float32Array(0);
  /** What the sentences grown together have so far. */
  have = new Float32Array(0);
  linked = new Float32Array(0);
  totals = new Float32Array(0);
  matched = new Float32Array(0);

  reset(tall: number, wide: number): void {
    this.tall = tall;
    this.wide = wide;
    const size = tall * wide;
    if (this.gains.length < size) {
      for (const name of ["gains", "near", "pairs", "follow", "bridges"] as const)
        this[name] = new Float32Array(size * 2);
    } else {
      for (const cells of [this.gains, this.near, this.pairs, this.follow, this.bridges])
        cells.fill(0, 0, size);
    }
    if (this.have.length < wide) {
      this.have = new Float32Array(wide);
      this.linked = new Float32Array(wide);
    }
    if (this.totals.length < tall) {
      this.totals = new Float32Array(tall * 2);
      this.matched = new Float32Array(tall * 2);
    } else this.matched.fill(0, 0, tall);
  }

  strongest(cells: Float32Array, from: number, to: number, term: number): number {
    let most = 0;
    for (let s = from; s < to; s += 1) {
      const value = cells[s * this.wide + term] as number;
      if (value > most) most = value;
    }
    return most;
  }
}
