import type { Story } from "../../src/story/story.ts";
import { storyOf } from "../commands/asking.ts";

/** Chapters of scenes of passages, each of so many words with its number in them. */
export function novel(chapters: readonly (readonly (readonly number[])[])[]): Story {
  let number = 0;
  const body = chapters
    .map((scenes, at) => {
      const text = scenes.map((passages) =>
        passages
          .map((words) => {
            number += 1;
            return `P${number} ${Array.from({ length: words - 1 }, () => "word").join(" ")}.`;
          })
          .join("\n\n"),
      );
      return `# Chapter ${at + 1}\n\n${text.join("\n\n***\n\n")}`;
    })
    .join("\n\n");
  return storyOf(`---\ntitle: Novel\nattribution: By A.\n---\n\n${body}`, "novel");
}
