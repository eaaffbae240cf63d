import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSearch } from "../../src/search/search.ts";
import { sentencesOf } from "../../src/story/sentences.ts";
import { type Golden, readGolden, readParagraphs, texts, typed } from "./golden/golden.ts";
import { knownLosses } from "./golden/known-losses.ts";
import { assess, bare, countByKind, isRight, type Verdict } from "./golden/relevance.ts";

for (const text of texts) {
  describe(`the golden queries of ${text.name}`, () => {
    const paragraphs = readParagraphs(text);
    const golden = readGolden(text);
    const isKnown = (one: Golden) =>
      knownLosses.some((loss) => loss.text === text.name && loss.query === one.query);

    test("name sentences that stand in their passages", () => {
      const wrong = golden.flatMap((one) =>
        (one.at ?? []).flatMap(({ passage, mark }) => {
          const paragraph = paragraphs[passage - 1];
          if (paragraph === undefined) return [`${passage} does not exist: ${one.query}`];
          if (mark === undefined) return [];
          const sentences = sentencesOf(paragraph, text.language);
          const isWhole = sentences.some(({ start }) =>
            sentences.some(({ end }) => start < end && bare(paragraph.slice(start, end)) === bare(mark)),
          );
          return isWhole ? [] : [`not whole sentences of ${passage}: ${mark}`];
        }),
      );
      expect(wrong).toEqual([]);
    });

    test("are each asked once", () => {
      const queries = golden.map(typed);
      expect(queries.filter((query, index) => queries.indexOf(query) !== index)).toEqual([]);
    });

    test("excuse only what is far", () => {
      const excused = golden.filter(isKnown);
      expect(excused.map(({ kind }) => kind).filter((kind) => kind !== "far")).toEqual([]);
      expect(excused).toHaveLength(knownLosses.filter((loss) => loss.text === text.name).length);
    });

    describe("asked", () => {
      let search: Awaited<ReturnType<typeof createSearch>>;
      const results: [Golden, Verdict][] = [];
      const losses: string[] = [];
      const unanswered = { all: 0, near: 0 };

      beforeAll(async () => {
        search = await createSearch(paragraphs, { language: text.language });
        for (const one of golden) {
          const answers = await search.find(typed(one));
          const verdict = assess(one, paragraphs, answers);
          results.push([one, verdict]);
          if (one.at !== null && verdict.nothing) {
            unanswered.all += 1;
            if (assess(one, paragraphs, await search.near(typed(one))).inThree) unanswered.near += 1;
          }
          if (isRight(one, verdict) || isKnown(one)) continue;
          const [best] = answers;
          const given = best ? paragraphs[best.passage - 1]?.slice(best.start, best.end) : "nothing";
          const meant = (one.at ?? []).map(({ passage, mark }) => `${passage} ${mark ?? ""}`.trim());
          losses.push(
            `${one.kind}: ${one.query}\n  gave  ${best ? `${best.passage} (${best.score.toFixed(2)}) ` : ""}${given}\n  meant ${meant.join(" | ") || "nothing"}`,
          );
        }
      });
      afterAll(() => search?.close());

      test("are answered", () => {
        const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
        const rows = [...countByKind(results)].map(([kind, count]) => {
          const shares = kind.startsWith("none")
            ? `nothing ${percent(count.nothing, count.asked)}`
            : `first ${percent(count.first, count.asked)}  in three ${percent(count.inThree, count.asked)}  marked ${percent(count.marked, count.asked)}`;
          return `${kind.padEnd(16)}${String(count.asked).padStart(4)}  ${shares}`;
        });
        const near = `${unanswered.near} of ${unanswered.all} that got no answer are among the nearest three`;
        console.log([`${text.name}: ${golden.length} queries`, ...rows, near].join("\n"));
        expect(losses.join("\n")).toBe("");
      });

      test("are lost where they are known to be", () => {
        const found = results.filter(([one, verdict]) => isKnown(one) && isRight(one, verdict));
        expect(found.map(([one]) => one.query)).toEqual([]);
      });
    });
  });
}
