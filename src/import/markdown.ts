import { parse as parseYaml } from "yaml";
import { frontOf, parseStory } from "../story/parse.ts";
import { fieldsOf, partsOf } from "../story/write.ts";
import { withoutMissing } from "./compose.ts";
import type { Draft, FoundStory } from "./draft.ts";
import { readPage } from "./html.ts";
import { limits, tooLarge } from "./limits.ts";
import { readTree } from "./tree.ts";
import { layoutOf } from "./wrap.ts";

/** CommonMark, with any front matter that blogs and editors put before it. */
export async function readMarkdown(source: string, shown: string): Promise<Draft> {
  const own = parseStory("story", source);
  if (own.kind === "story") {
    const parts = partsOf(own.story);
    return { format: "a story.md", about: {}, fields: fieldsOf(source), parts, unsure: [], leftOut: [] };
  }
  refuseCostly(source, shown);
  const { default: MarkdownIt } = await import("markdown-it");
  const written = source.replace(/\r\n?/g, "\n");
  const toml = /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/.exec(written);
  const front = toml === null ? frontOf(written) : undefined;
  const { body, comments } = withoutEditorMarks(written.slice((toml?.[0] ?? front?.whole ?? "").length));
  const { text, notes } = withFootnotes(body);
  const blocks = text.split(/\n[ \t]*\n/).map((block) => block.split("\n"));
  // Lines far longer than editors wrap are paragraphs, with or without a blank line.
  const breaks = layoutOf(blocks, true).width > 130;
  const page = readTree(new MarkdownIt({ html: true, breaks }).render(text) + notes, shown);
  const known = withoutMissing(toml === null ? readFront(front?.yaml) : readToml(toml[1] ?? ""));
  const draft = await readPage(page, "Markdown", { known });
  const left = comments.map((comment) => ({ what: "comment", text: comment }));
  return { ...draft, leftOut: [...draft.leftOut, ...left] };
}

/** What pandoc and Obsidian write for themselves: attributes, fences, links between notes, comments. */
function withoutEditorMarks(text: string): { body: string; comments: readonly string[] } {
  const comments: string[] = [];
  const body = text
    .replace(/%%([^%]{0,5000})%%/g, (_, comment: string) => {
      comments.push(comment);
      return "";
    })
    .replace(/!\[\[[^\]\n]{1,300}\]\]/g, "")
    .replace(/\[\[(?:[^\]|\n]{1,300}\|)?([^\]|\n]{1,300})\]\]/g, "$1")
    .replace(/==([^=\n]{1,500})==/g, "$1")
    .replace(/^(#{1,6}[^\n]{0,500}?)[ \t]*\{[^{}\n]{0,200}\}[ \t]*$/gm, "$1")
    .replace(/\[([^[\]\n]{1,500})\]\{[^{}\n]{0,200}\}/g, "$1")
    .replace(/^:{3,}[^\n]{0,200}$/gm, "")
    .replace(/^(>[ \t]*)\[![\w-]{1,30}\][+-]?[ \t]*/gm, "$1")
    .replace(/^#{1,6}[ \t]*$/gm, "***");
  return { body, comments };
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

/** `[^1]` in the text and `[^1]: …` below it, with the indented lines that belong to it, as links and notes of a page. */
function withFootnotes(body: string): { text: string; notes: string } {
  const notes = new Map<string, string>();
  const idOf = (name: string) => `fn-${name.replace(/[^\p{L}\p{N}]/gu, "-")}`;
  const text = body
    .replace(
      /^\[\^([^\]\n]{1,50})\]:[ \t]*([^\n]*(?:\n(?: {2,}|\t)[^\n]*)*)/gm,
      (_, name: string, note: string) => {
        notes.set(name, note.replace(/\n[ \t]+/g, " "));
        return "";
      },
    )
    .replace(/\[\^([^\]\n]{1,50})\]/g, (_, name: string) =>
      notes.has(name)
        ? `<a epub:type="noteref" href="#${idOf(name)}">${/^\d+$/.test(name) ? name : "*"}</a>`
        : "",
    );
  const written = [...notes].map(([name, note]) => {
    const plain = note
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replace(/(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)/g, "");
    return `<aside epub:type="footnote" id="${idOf(name)}">${plain}</aside>`;
  });
  return { text, notes: written.join("\n") };
}

/** The few fields that a TOML head has of a story: `title = "…"`. */
function readToml(toml: string): FoundStory {
  const text = (name: string) =>
    new RegExp(`^${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|'([^']*)')`, "m")
      .exec(toml)
      ?.slice(1)
      .find((one) => one !== undefined);
  const author = text("author");
  return {
    title: text("title"),
    authors: author === undefined ? [] : [author],
    summary: text("summary") ?? text("description"),
    language: text("lang(?:uage)?"),
  };
}

function readFront(yaml: string | undefined): FoundStory {
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
