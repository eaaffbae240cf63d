import { readdirSync, readFileSync } from "node:fs";
import { type Golden, readQueries, type Text, texts } from "../golden/golden.ts";

/**
 * Queries as people retell a story: written apart from the engine, like the golden ones, but too far from the text for
 * every one to be found. To some of them the ranker is fitted; the others are kept aside, to tell what that is worth.
 */
export type Retold = { readonly text: Text; readonly isAside: boolean; readonly queries: readonly Golden[] };

const folder = new URL("./", import.meta.url);

export function readRetold(): readonly Retold[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  return files.sort().map((file) => {
    const name = file.replace(/^(?:aside|fitted)-|-\d+\.jsonl$/g, "");
    const text = texts.find((one) => one.name === name);
    if (text === undefined) throw new Error(`${file} is about a text that is not here`);
    return { text, isAside: file.startsWith("aside-"), queries: readQueries(new URL(file, folder)) };
  });
}

/** Well-known lines and everyday talk that no test text has. */
export function readElsewhere(): readonly Golden[] {
  const lines = readFileSync(new URL("fitted-elsewhere.txt", folder), "utf8").trim().split("\n");
  return lines.map((query) => ({ kind: "elsewhere", query, at: null }));
}
