/** One word: in both, in the message only, or in the story only. Numbers are indexes into the two lists. */
export type AlignStep =
  | { readonly kind: "same"; readonly yours: number; readonly story: number }
  | { readonly kind: "yours"; readonly yours: number }
  | { readonly kind: "story"; readonly story: number };

// A lone "the" far off is not worth the words between; four words in a row are worth sixty.
const match = 20;
const mismatch = -6;
const open = -12;
const extend = -1;
const none = -1_000_000;

/**
 * The best local alignment with affine gaps (Smith and Waterman 1981, Gotoh 1982): all words of `yours`, and of `story`
 * those from the first to the last that both have. Takes time and one byte for each pair of words.
 */
export function align(yours: readonly string[], story: readonly string[]): readonly AlignStep[] {
  const [a, b] = numbered(yours, story);
  const width = b.length + 1;
  const back = new Uint8Array((a.length + 1) * width);
  const end = fill(a, b, back, width);
  return walk(a, b, back, width, end);
}

function numbered(yours: readonly string[], story: readonly string[]): [Int32Array, Int32Array] {
  const known = new Map<string, number>();
  const numberOf = (word: string) => {
    const number = known.get(word) ?? known.size;
    known.set(word, number);
    return number;
  };
  return [Int32Array.from(yours, numberOf), Int32Array.from(story, numberOf)];
}

// Bits of `back`: how the best end at this pair came about, and whether each of the gaps there goes on.
const stop = 0;
const pair = 1;
const inYours = 2;
const inStory = 3;
const yoursGoesOn = 4;
const storyGoesOn = 8;

type Pair = { readonly yours: number; readonly story: number };

function fill(a: Int32Array, b: Int32Array, back: Uint8Array, width: number): Pair {
  const score = new Int32Array(width);
  const yoursGap = new Int32Array(width).fill(none);
  let best = 0;
  let end: Pair = { yours: 0, story: 0 };
  for (let i = 1; i <= a.length; i += 1) {
    let diagonal = 0;
    let storyGap = none;
    for (let j = 1; j <= b.length; j += 1) {
      const upOpen = (score[j] ?? 0) + open;
      const upOn = (yoursGap[j] ?? 0) + extend;
      const leftOpen = (score[j - 1] ?? 0) + open;
      const leftOn = storyGap + extend;
      const up = Math.max(upOpen, upOn);
      storyGap = Math.max(leftOpen, leftOn);
      const paired = diagonal + (a[i - 1] === b[j - 1] ? match : mismatch);
      diagonal = score[j] ?? 0;
      const top = Math.max(0, paired, up, storyGap);
      yoursGap[j] = up;
      score[j] = top;
      const way = top === 0 ? stop : top === paired ? pair : top === up ? inYours : inStory;
      back[i * width + j] = way | (upOn > upOpen ? yoursGoesOn : 0) | (leftOn > leftOpen ? storyGoesOn : 0);
      if (top > best) {
        best = top;
        end = { yours: i, story: j };
      }
    }
  }
  return end;
}

function walk(
  a: Int32Array,
  b: Int32Array,
  back: Uint8Array,
  width: number,
  end: Pair,
): readonly AlignStep[] {
  const steps: AlignStep[] = [];
  for (let yours = a.length - 1; yours >= end.yours; yours -= 1) steps.push({ kind: "yours", yours });
  let [i, j] = [end.yours, end.story];
  let way = (back[i * width + j] ?? stop) & 3;
  while (way !== stop) {
    const bits = back[i * width + j] ?? stop;
    let goesOn = false;
    if (way === pair) {
      i -= 1;
      j -= 1;
      if (a[i] === b[j]) steps.push({ kind: "same", yours: i, story: j });
      else steps.push({ kind: "story", story: j }, { kind: "yours", yours: i });
    } else if (way === inYours) {
      i -= 1;
      steps.push({ kind: "yours", yours: i });
      goesOn = (bits & yoursGoesOn) !== 0;
    } else {
      j -= 1;
      steps.push({ kind: "story", story: j });
      goesOn = (bits & storyGoesOn) !== 0;
    }
    if (!goesOn) way = (back[i * width + j] ?? stop) & 3;
  }
  for (let yours = i - 1; yours >= 0; yours -= 1) steps.push({ kind: "yours", yours });
  return sorted(steps.reverse());
}

/** Between two words that both have, first all that the message says, then all that the story does. */
function sorted(steps: readonly AlignStep[]): readonly AlignStep[] {
  const [done, yours, story]: [AlignStep[], AlignStep[], AlignStep[]] = [[], [], []];
  const flush = () => done.push(...yours.splice(0), ...story.splice(0));
  for (const step of steps) {
    if (step.kind === "yours") yours.push(step);
    else if (step.kind === "story") story.push(step);
    else {
      flush();
      done.push(step);
    }
  }
  flush();
  return done;
}
