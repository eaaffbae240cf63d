import { readFileSync } from "node:fs";
import { parseStory } from "../../../src/story/parse.ts";

/** One right answer: a passage, and the sentences in it that are meant. */
export type Target = {
  /** 1-based. */
  readonly passage: number;
  /** The sentences to mark, as they stand; without it the passage is enough. */
  readonly mark?: string;
  /** Any of the mark's sentences will do: a long query covers several. */
  readonly part?: true;
};

export type Golden = {
  readonly kind: string;
  readonly query: string;
  /** Every right answer; null when the right answer is "nothing close". */
  readonly at: readonly Target[] | null;
  /** The query is repeated this often. */
  readonly times?: number;
};

export type Text = { readonly name: string; readonly language: string; readonly file: string };

export const texts: readonly Text[] = [
  { name: "story", language: "en", file: "content/untitled-torchwood/story.md" },
  { name: "short-measure", language: "en", file: "test/search/texts/short-measure.txt" },
  { name: "endstation", language: "de", file: "test/search/texts/endstation.txt" },
  { name: "cerf-volant", language: "fr", file: "test/search/texts/cerf-volant.txt" },
  { name: "natsu-no-eki", language: "ja", file: "test/search/texts/natsu-no-eki.txt" },
];

const root = new URL("../../../", import.meta.url);

export function readParagraphs(text: Text): readonly string[] {
  const source = readFileSync(new URL(text.file, root), "utf8");
  if (!text.file.endsWith(".md")) return source.trim().split(/\n\s*\n/);
  const parsed = parseStory(text.name, source);
  if (parsed.kind === "faults") throw new Error(`${text.file}: ${parsed.faults[0]?.problem}`);
  return parsed.story.passages.map((passage) => passage.text);
}

export function readGolden(text: Text): readonly Golden[] {
  return readQueries(new URL(`test/search/golden/${text.name}.jsonl`, root));
}

/** A query a line, as JSON. */
export function readQueries(file: URL): readonly Golden[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Golden);
}

/** What a reader types. */
export function typed(golden: Golden): string {
  return golden.times === undefined ? golden.query : `${golden.query} `.repeat(golden.times);
}
