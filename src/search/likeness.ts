const vowels = "aeiouy";
// Letters that stand for one another when a word is written as it sounds.
const soundalikes = ["ckq", "csz", "gj", "fv", "bp", "dt", "mn", "vw", "iy", "sx"];
const longestWord = 40;
const swapped = 0.7;

/**
 * How alike two words look and sound, 0…1, where 1 is the same word; below `floor`, 0 or near enough. Swaps, doubled
 * letters and vowels cost less.
 */
export type Likeness = (a: string, b: string, floor: number) => number;

/** Holds its own rows: it is called a thousand times a query. */
export function createLikeness(): Likeness {
  const changes = changeCosts();
  const rows = [1, 2, 3].map(() => new Float64Array(longestWord + 1));
  const gains = new Float64Array(longestWord + 1);

  return (a, b, floor) => {
    if (a === b) return 1;
    const longest = Math.max(a.length, b.length);
    if (longest > longestWord || Math.abs(a.length - b.length) > longest / 2) return 0;
    const ceiling = longest * (1 - floor) + 1e-9;
    let [before, last, row] = rows as [Float64Array, Float64Array, Float64Array];
    last[0] = 0;
    let leastBefore = 0;
    for (let j = 1; j <= b.length; j += 1) {
      const gain = loseCost(b.charCodeAt(j - 1), b.charCodeAt(j - 2));
      gains[j] = gain;
      last[j] = (last[j - 1] as number) + gain;
    }
    for (let i = 1; i <= a.length; i += 1) {
      const letter = a.charCodeAt(i - 1);
      const earlier = a.charCodeAt(i - 2);
      const lose = loseCost(letter, earlier);
      let left = (last[0] as number) + lose;
      let least = left;
      row[0] = left;
      for (let j = 1; j <= b.length; j += 1) {
        const other = b.charCodeAt(j - 1);
        let cost = last[j - 1] as number;
        if (letter !== other) {
          cost += letter < 123 && other < 123 ? (changes[letter * 123 + other] as number) : 1;
          cost = Math.min(cost, (last[j] as number) + lose, left + (gains[j] as number));
          if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && earlier === other) {
            cost = Math.min(cost, (before[j - 2] as number) + swapped);
          }
        }
        row[j] = cost;
        left = cost;
        if (cost < least) least = cost;
      }
      // A swap steps over a row.
      if (least > ceiling && leastBefore + swapped > ceiling) return 0;
      leastBefore = least;
      [before, last, row] = [last, row, before];
    }
    return Math.max(0, 1 - (last[b.length] as number) / longest);
  };
}

function changeCosts(): Float64Array {
  const costs = new Float64Array(123 * 123).fill(1);
  for (const group of [vowels, ...soundalikes]) {
    for (const a of group) for (const b of group) costs[a.charCodeAt(0) * 123 + b.charCodeAt(0)] = 0.6;
  }
  return costs;
}

/** Losing or gaining a letter: a doubled one, a vowel or an h goes unnoticed more easily. */
function loseCost(letter: number, neighbour: number): number {
  if (letter === neighbour) return 0.4;
  switch (letter) {
    case 97: // a e h i o u y
    case 101:
    case 104:
    case 105:
    case 111:
    case 117:
    case 121:
      return 0.7;
    default:
      return 0.9;
  }
}

/** A key shared by words that sound much the same in English: "rhys" and "reece", "yanto" and "ianto". */
export function soundOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const opens = /^(?:[aeiouy]|h[aeiou])/.test(word) && !/^y[eou]/.test(word);
  const key = word
    .replace(/^(?:kn|gn|pn)/, "n")
    .replace(/^wr/, "r")
    .replace(/^ps/, "s")
    .replace(/^wh/, "w")
    .replace(/tch/g, "C")
    .replace(/sch|sh|ti(?=[ao])|ci(?=[ao])/g, "S")
    .replace(/ch/g, "C")
    .replace(/th/g, "0")
    .replace(/ph|gh(?=t?$)/g, (pair) => (pair === "ph" ? "f" : ""))
    .replace(/gh/g, "g")
    .replace(/dg(?=[eiy])/g, "j")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/g(?=[eiy])/g, "j")
    .replace(/ck|[cq]/g, "k")
    .replace(/x/g, "ks")
    .replace(/z/g, "s")
    .replace(/v/g, "f")
    .replace(/[aeiouyhw]+/g, "")
    .replace(/(.)\1+/g, "$1");
  return (opens ? "A" : "") + key;
}
