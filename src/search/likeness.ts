const vowels = "aeiouy";
// Letters that stand for one another when a word is written as it sounds.
const soundalikes = ["ckq", "csz", "gj", "fv", "bp", "dt", "mn", "vw", "iy", "sx"];

function changeCost(a: string, b: string): number {
  if (vowels.includes(a) && vowels.includes(b)) return 0.6;
  for (const group of soundalikes) if (group.includes(a) && group.includes(b)) return 0.6;
  return 1;
}

function loseCost(letter: string, neighbour: string | undefined): number {
  if (letter === neighbour) return 0.4;
  return vowels.includes(letter) || letter === "h" ? 0.7 : 0.9;
}

/** How alike two words look and sound, 0…1, where 1 is the same word. Swaps, doubled letters and vowels cost less. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > longest / 2) return 0;
  return Math.max(0, 1 - editCost(a, b, longest * 0.5) / longest);
}

function editCost(a: string, b: string, ceiling: number): number {
  let beforeLast: number[] = [];
  let last: number[] = [0];
  for (let j = 1; j <= b.length; j += 1) last[j] = (last[j - 1] ?? 0) + loseCost(b[j - 1] ?? "", b[j - 2]);
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a[i - 1] ?? "";
    const lose = loseCost(letter, a[i - 2]);
    const row: number[] = [(last[0] ?? 0) + lose];
    let least = row[0] ?? 0;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b[j - 1] ?? "";
      let cost = letter === other ? (last[j - 1] ?? 0) : (last[j - 1] ?? 0) + changeCost(letter, other);
      cost = Math.min(cost, (last[j] ?? 0) + lose, (row[j - 1] ?? 0) + loseCost(other, b[j - 2]));
      if (i > 1 && j > 1 && letter === b[j - 2] && a[i - 2] === other) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 0.7);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > ceiling) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
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
