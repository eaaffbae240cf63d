import { type Ablation, ablations, createEngine } from "../../../src/search/engine.ts";
import { answerFrom } from "../../../src/search/ranker.ts";
import { type Golden, readGolden, readParagraphs, texts, typed } from "../../search/golden/golden.ts";
import { assess } from "../../search/golden/relevance.ts";
import { readRetold } from "../../search/retold/retold.ts";
import { corruptedQueries } from "./corrupt.ts";
import { percent, table } from "./report.ts";
import { taskOf } from "./task.ts";

type Asked = { readonly paragraphs: readonly string[]; readonly queries: readonly Golden[] };

const foreign = 150;

/** What is right first, what is rightly nothing, and the milliseconds of one query, with each stage left out in turn. */
export function ablationTable(): string {
  const [story] = texts;
  if (story === undefined) throw new Error("there is no story to ask about");
  const paragraphs = readParagraphs(story);
  const retold = readRetold().filter(({ text, isAside }) => isAside && text === story);
  const large = taskOf("large");
  const others = corruptedQueries(paragraphs, foreign, 5).map((one) => ({ ...one, at: null }));
  const asked: readonly Asked[] = [
    { paragraphs, queries: [...readGolden(story), ...retold.flatMap(({ queries }) => queries)] },
    { paragraphs: large.paragraphs, queries: [...large.golden, ...others] },
  ];
  // Code that has run a while is compiled.
  for (const one of asked) measured(one, undefined);
  const rows = ([undefined, ...ablations] as const).map((without) => [
    without ?? "nothing",
    ...asked.flatMap((one) => measured(one, without)),
  ]);
  const measures = ["first", "uncut", "nothing", "ms"];
  const head = ["story", "large text"].flatMap((text) => measures.map((one) => `${text}: ${one}`));
  return table(["without", ...head], rows);
}

function measured({ paragraphs, queries }: Asked, without: Ablation | undefined): readonly string[] {
  const engine = createEngine(paragraphs, "en", without);
  for (const one of queries.slice(0, 50)) engine.rank(typed(one));
  let [here, first, uncut, nothing] = [0, 0, 0, 0];
  const start = process.cpuUsage();
  for (const one of queries) {
    const ranked = engine.rank(typed(one));
    const isAnswered = (ranked[0]?.score ?? 0) >= answerFrom;
    if (one.at === null) nothing += isAnswered ? 0 : 1;
    else {
      const isRight = assess(one, paragraphs, ranked).first;
      here += 1;
      first += isRight && isAnswered ? 1 : 0;
      uncut += isRight ? 1 : 0;
    }
  }
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1_000 / queries.length;
  return [percent(first, here), percent(uncut, here), percent(nothing, queries.length - here), ms.toFixed(2)];
}
