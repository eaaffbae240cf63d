import { expect } from "vitest";
import type { Story } from "../../../src/story/story.ts";
import { makeContent } from "./content.ts";

/** A file as the story that it becomes, and what was printed of it. */
export async function bringFile(name: string, bytes: string | Uint8Array, args: readonly string[] = []) {
  const content = makeContent();
  const { printed, warned } = await content.run([content.put(name, bytes), "--slug", "book", ...args]);
  expect(warned).toBe("");
  const story = content.story("book");
  return { story, printed, outline: outlineOf(story) };
}

/** Chapters as `## title`, breaks as `***`, passages with `*italic*` and `**bold**`. */
export function outlineOf({ chapters, passages }: Story): readonly string[] {
  return passages.flatMap(({ number, after, text, marks }) => {
    const chapter = chapters.find(({ first, number: own }) => first === number && own > 0);
    const signs = marks.flatMap(({ start, end, kind }) => {
      const sign = kind === "bold" ? "**" : "*";
      return [
        { at: start, sign },
        { at: end, sign },
      ];
    });
    signs.sort((a, b) => b.at - a.at);
    const marked = signs.reduce((line, { at, sign }) => line.slice(0, at) + sign + line.slice(at), text);
    return [
      ...(chapter === undefined ? [] : [`## ${chapter.title}`]),
      ...(after === "scene" ? ["***"] : []),
      marked,
    ];
  });
}
