import { parse as parseYaml } from "yaml";
import { frontOf, parseStory } from "../story/parse.ts";
import { fieldsOf, partsOf } from "../story/write.ts";
import { readBlocks } from "./blocks.ts";
import { compose } from "./compose.ts";
import { count, type Draft, type Found } from "./draft.ts";
import { limits, tooLarge } from "./limits.ts";
import { readTree } from "./tree.ts";

/** CommonMark, with any front matter that blogs and editors put before it. */
export async function readMarkdown(source: string, shown: string): Promise<Draft> {
  const own = parseStory("story", source);
  if (own.kind === "story") {
    const parts = partsOf(own.story);
    return { format: "a story.md", about: {}, fields: fieldsOf(source), parts, unsure: [], leftOut: [] };
  }
  refuseCostly(source, shown);
  const { default: MarkdownIt } = await import("markdown-it");
  const front = frontOf(source.replace(/\r\n?/g, "\n"));
  const body = front === undefined ? source : source.replace(/\r\n?/g, "\n").slice(front.whole.length);
  const { text, footnotes } = withoutFootnotes(body);
  const html = new MarkdownIt({ html: true }).render(text);
  const { about, parts, unsure } = compose(readBlocks(readTree(html, shown)), readFront(front?.yaml));
  const leftOut = footnotes === 0 ? [] : [count(footnotes, "footnote")];
  return { format: "Markdown", about, parts, unsure, leftOut };
}

/** Each sign may become a token of the parser's, and some rules look back over their whole paragraph. */
function refuseCostly(source: string, shown: string): void {
  let signs = 0;
  let sinceBlank = 0;
  for (const line of source.split(/\r\n?|\n/)) {
    sinceBlank = line.trim() === "" ? 0 : sinceBlank + line.length + 1;
    if (sinceBlank > limits.passageCharacters)
      throw tooLarge(shown, "one paragraph is longer than a chapter");
    signs += 1 + (line.match(/[*_[\]`<&~!>|#-]/g)?.length ?? 0);
    if (signs > limits.nodes) throw tooLarge(shown, "its markup has over two million parts");
  }
}

/** `[^1]` in the text and `[^1]: …` below it, with the indented lines that belong to it. */
function withoutFootnotes(body: string): { text: string; footnotes: number } {
  let footnotes = 0;
  const text = body
    .replace(/^\[\^[^\]\n]{1,50}\]:[^\n]*(?:\n(?: {2,}|\t)[^\n]*)*/gm, () => {
      footnotes += 1;
      return "";
    })
    .replace(/\[\^[^\]\n]{1,50}\]/g, "");
  return { text, footnotes };
}

function readFront(yaml: string | undefined): Found {
  if (yaml === undefined) return {};
  let values: unknown;
  try {
    values = parseYaml(yaml, { maxAliasCount: 0 });
  } catch {
    return {}; // not YAML after all: the text is there all the same
  }
  if (typeof values !== "object" || values === null) return {};
  const texts = (...names: readonly string[]): readonly string[] =>
    names
      .flatMap((name) => (values as Record<string, unknown>)[name] ?? [])
      .filter((one) => typeof one === "string" || typeof one === "number")
      .map((one) => String(one).trim());
  return {
    title: texts("title")[0],
    authors: texts("author", "authors"),
    fandoms: texts("fandom", "fandoms"),
    rating: texts("rating")[0],
    warnings: texts("warnings", "warning"),
    summary: texts("summary", "description")[0],
    note: texts("note", "notes")[0],
    series: texts("series"),
    people: texts("characters", "people"),
    language: texts("language", "lang")[0],
    source: texts("source", "url").find((one) => /^https?:/.test(one)),
    rights: texts("rights", "license", "licence")[0],
  };
}
