import { type Golden, readGolden, readParagraphs, texts, typed } from "../../search/golden/golden.ts";
import { corruptedQueries } from "./corrupt.ts";
import type { Opened } from "./engine.ts";
import { largeText } from "./large.ts";

export type Task = {
  /** Where the text comes from. */
  readonly source: string;
  readonly paragraphs: readonly string[];
  readonly golden: readonly Golden[];
};

/** An engine that takes seconds a query on the large text is asked until this is spent. */
export const budgetMs = 20_000;

export function taskOf(which: "story" | "large"): Task {
  if (which === "large") {
    const large = largeText();
    return { ...large, golden: corruptedQueries(large.paragraphs, 500, 20_260_402) };
  }
  const [story] = texts;
  if (story === undefined) throw new Error("there is no story to ask about");
  return { source: "the shipped story", paragraphs: readParagraphs(story), golden: readGolden(story) };
}

/**
 * Code that has run some hundred times is compiled; a second is enough for those that take as long a query. Of other texts'
 * questions none is asked again, which an engine may remember.
 */
export async function warmUp(opened: Opened): Promise<void> {
  const start = performance.now();
  for (const one of texts.slice(1).flatMap(readGolden)) {
    await opened.find(typed(one));
    if (performance.now() - start > 1_000) return;
  }
}
