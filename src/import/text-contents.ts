import { isContentsTitle } from "./contents-list.ts";
import { plainWords } from "./draft.ts";

type TextLines = readonly string[];

/** A list of contents in plain text: lines under "Contents" that come again later, each as a heading. */
export function withoutContents(blocks: readonly TextLines[]): {
  readonly blocks: readonly TextLines[];
  /** The blocks that the contents name. */
  readonly headings: ReadonlySet<TextLines>;
  readonly leftOut: string;
} {
  const at = blocks.slice(0, 200).findIndex((block) => isContentsTitle(block[0] ?? ""));
  const nothing = { blocks, headings: new Set<TextLines>(), leftOut: "" };
  if (at < 0) return nothing;
  // Where each line stands last as a block of its own.
  const last = new Map<string, number>();
  for (const [where, block] of blocks.entries()) {
    if (where <= at || block.length > 3) continue;
    for (const key of [keyOf(block.join(" ")), keyOf(block[0] ?? "")]) last.set(key, where);
  }
  const named: string[] = [];
  let end = at;
  for (const [offset, block] of blocks.slice(at).entries()) {
    const lines = offset === 0 ? block.slice(1) : block;
    const isTitle = (line: string) =>
      keyOf(line) !== "" &&
      (last.get(keyOf(line)) ?? last.get(keyOf(withoutNumber(line))) ?? 0) > at + offset;
    if (!lines.every((line) => isTitle(line) || /^(?:\s*(?:page|chapter|chap\.|no\.))+\s*$/i.test(line)))
      break;
    named.push(...lines);
    end = at + offset;
  }
  if (named.length < 2) return nothing;
  const rest = blocks.slice(end + 1);
  const keys = new Set(named.flatMap((line) => [keyOf(line), keyOf(withoutNumber(line))]));
  const headings = new Set(rest.filter((block) => block.length <= 3 && keys.has(keyOf(block.join(" ")))));
  const leftOut = blocks
    .slice(at, end + 1)
    .flat()
    .join("\n");
  return { blocks: [...blocks.slice(0, at), ...rest], headings, leftOut };
}

/** "CHAPTER I. The Lamp ........ 12" and "CHAPTER I.\nThe Lamp" alike. */
function keyOf(line: string): string {
  return plainWords(line.replace(/(?:[\s.…·]{2,}|\t)\d{1,4}\s*$/, "")).join(" ");
}

function withoutNumber(line: string): string {
  return line.replace(/^\s*(?:\d{1,3}|[ivxlc]{1,7})[.):]\s+/i, "");
}
