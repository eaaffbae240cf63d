/** Of texts that say the same once they are folded, the place of the one with the most of what was typed, letter pair by letter pair: accents, marks and case too. */
export function nearestAsTyped(typed: string, texts: readonly string[]): number {
  const asked = pairsOf(typed);
  let [best, most] = [0, -1];
  for (const [place, text] of texts.entries()) {
    const pairs = pairsOf(text);
    let shared = 0;
    for (const [pair, times] of asked) shared += Math.min(times, pairs.get(pair) ?? 0);
    // Of two that have as much of it, the shorter has less else.
    const isShorter = shared === most && text.length < (texts[best]?.length ?? 0);
    if (shared > most || isShorter) [best, most] = [place, shared];
  }
  return best;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
