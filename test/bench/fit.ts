import { createEngine, type Explained } from "../../src/search/engine.ts";
import { rankFactors, rankTraits, scoreFactors, scoreTraits } from "../../src/search/ranker.ts";
import { type Golden, typed } from "../search/golden/golden.ts";
import { type Case, type Choice, fitChoice, fitSureness } from "./search/regress.ts";
import { table } from "./search/report.ts";
import { samples } from "./search/samples.ts";

/** Closeness is known for two candidates of a query only, and a sentence typed whole always wins: these two are set by hand. */
const setByHand = ["alike", "whole"];

/**
 * What the factors of the ranker would be, fitted to the samples as the ranker is now: ranking first, and sureness to the
 * ranking that is. Nothing is changed; a factor is changed by hand, where the golden queries agree.
 */
export async function run(): Promise<void> {
  const choices: Choice[] = [];
  const cases: Case[] = [];
  for (const { paragraphs, queries } of samples()) {
    const engine = createEngine(paragraphs, "en");
    for (const query of queries) {
      const explained = engine.explain(typed({ ...query, times: 1 }));
      const [best] = explained;
      if (best === undefined) continue;
      const isRight = ({ match }: Explained) => isAt(query, match.passage);
      if (!best.features.isUninformative)
        cases.push({
          traits: Object.values(scoreTraits(best.features, best.lead)),
          isRight: isRight(best),
          times: query.times,
        });
      const right = explained.map(isRight);
      if (explained.length > 1 && right.includes(true))
        choices.push({
          among: explained.map(({ features }) => Object.values(rankTraits(features))),
          right,
          times: query.times,
        });
    }
  }
  console.log(
    `${cases.length} queries, ${choices.length} of them with the right passage among the candidates.\n`,
  );
  const kept = Object.keys(rankFactors).map((name) => setByHand.includes(name));
  show("ranking", rankFactors, fitChoice(choices, Object.values(rankFactors), kept));
  show("sureness", scoreFactors, fitSureness(cases, Object.values(scoreFactors)));
}

function isAt({ at }: Golden, passage: number): boolean {
  return at?.some((target) => target.passage === passage) ?? false;
}

function show(title: string, now: Readonly<Record<string, number>>, fitted: readonly number[]): void {
  const rows = Object.entries(now).map(([name, factor], at) => [
    name,
    `${factor}`,
    (fitted[at] ?? 0).toPrecision(3),
  ]);
  console.log(`${table([title, "now", "fitted"], rows)}\n`);
}
