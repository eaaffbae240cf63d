import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { runImport } from "../../../src/cli/import.ts";
import { parseStory } from "../../../src/story/parse.ts";
import type { Story } from "../../../src/story/story.ts";

export type Outcome = { readonly code: number; readonly printed: string; readonly warned: string };

/** A content folder of its own for one test, with files to import beside it. */
export function makeContent() {
  const folder = mkdtempSync(join(tmpdir(), "quoth-import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const contentDir = join(folder, "content");
  return {
    contentDir,
    put(name: string, bytes: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    },
    async run(args: readonly string[], answers?: readonly string[]): Promise<Outcome> {
      const printed: string[] = [];
      const warned: string[] = [];
      const waiting = [...(answers ?? [])];
      const ask = answers === undefined ? undefined : async () => waiting.shift() ?? "";
      const code = await runImport(args, {
        contentDir,
        print: (text) => printed.push(text),
        warn: (text) => warned.push(text),
        ask,
        standard: async () => "",
        styled: false,
      });
      return { code, printed: printed.join("\n"), warned: warned.join("\n") };
    },
    slugs(): readonly string[] {
      try {
        return readdirSync(contentDir).sort();
      } catch {
        return []; // nothing was imported
      }
    },
    file(slug: string): string {
      return readFileSync(join(contentDir, slug, "story.md"), "utf8");
    },
    write(slug: string, file: string): void {
      writeFileSync(join(contentDir, slug, "story.md"), file);
    },
    story(slug: string): Story {
      const parsed = parseStory(slug, this.file(slug));
      if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
      return parsed.story;
    },
  };
}

export function textsOf(story: Story): readonly string[] {
  return story.passages.map((passage) => passage.text);
}

/** All words in their order, found without any of the importer's code: tags cut out, entities by hand. */
export function visibleWords(source: string): readonly string[] {
  const text = source
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(?:style|title|head)\b[\s\S]*?<\/(?:style|title|head)>/g, "")
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, " $1 ")
    .replace(/<\/?(?:em|i|b|strong|a|span)\b[^>]*>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(
      /&(?:nbsp|ldquo|rdquo|rsquo|amp);/g,
      (name) => ({ "&nbsp;": " ", "&ldquo;": "“", "&rdquo;": "”", "&rsquo;": "’", "&amp;": "&" })[name] ?? "",
    );
  return text.match(/[\p{L}\p{N}_’']+/gu) ?? [];
}
