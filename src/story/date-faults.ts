import { runsBackwards } from "./dates.ts";
import type { Fault, WrittenDate } from "./parse-front.ts";
import type { Story } from "./story.ts";

/** What of a story's dates its text does not have, is named twice, or runs against its order. */
export function faultsOfDates(
  dates: readonly WrittenDate[],
  { chapters, passages }: Pick<Story, "chapters" | "passages">,
): readonly Fault[] {
  const faults: Fault[] = [];
  const placed: (WrittenDate & { readonly first: number; readonly last: number; readonly name: string })[] =
    [];
  for (const one of dates) {
    const name = nameOf(one);
    const range = one.passages ?? chapters.find(({ number }) => number === one.chapter);
    if (range === undefined || range.last > passages.length) {
      const last = chapters.at(-1)?.number ?? 0;
      const most =
        one.passages === undefined ? `the last chapter, ${last}` : `the last passage, ${passages.length}`;
      faults.push({ line: one.line, problem: `dates: ${name} lies beyond ${most}; mend the number` });
      continue;
    }
    const twice = placed.find(({ first, last }) => first <= range.last && range.first <= last);
    if (twice !== undefined)
      faults.push({
        line: one.line,
        problem:
          twice.name === name
            ? `dates: ${name} is named twice; give it one date`
            : `dates: ${name} is part of ${twice.name}, which has a date already; give it one date`,
      });
    placed.push({ ...one, first: range.first, last: range.last, name });
  }
  const inOrder = placed.toSorted((a, b) => a.first - b.first);
  for (const [at, one] of inOrder.entries()) {
    const before = inOrder[at - 1];
    if (before !== undefined && runsBackwards(before.date, one.date))
      faults.push({
        line: one.line,
        problem: `dates: ${one.name} (${one.date}) comes before ${before.name} (${before.date}); days follow the story's order`,
      });
  }
  return faults;
}

function nameOf({ chapter, passages }: WrittenDate): string {
  if (passages === undefined) return `chapter ${chapter}`;
  const { first, last } = passages;
  return first === last ? `passage ${first}` : `passages ${first}-${last}`;
}
