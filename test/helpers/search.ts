import { buildIndex } from "../../src/search/inverted-index.ts";
import { compileLexicon } from "../../src/search/lexicon.ts";

/** What steps come to, without a break between them. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** English paragraphs, indexed, with the words that they have and no thesaurus. */
export function indexed(paragraphs: readonly string[]) {
  const index = finish(buildIndex(paragraphs, "en"));
  const steps = compileLexicon(
    index,
    undefined,
    (word) => word,
    () => true,
  );
  return { index, lexicon: finish(steps) };
}
