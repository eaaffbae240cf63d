import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readParagraphs, texts } from "../../search/golden/golden.ts";
import { generateText } from "../search/generate.ts";

const chapterEvery = 150;

/** Stories of about so many words each, in chapters, from a fixed seed; the slugs. */
export function writeStories(folder: string, sizes: readonly number[]): readonly string[] {
  const own = texts.filter(({ language }) => language === "en").flatMap(readParagraphs);
  return sizes.map((words, at) => {
    const slug = `story-${String(at).padStart(3, "0")}`;
    const parts: string[] = [];
    let written = 0;
    for (const paragraph of generateText(own, Math.ceil(words / 18), 20_260_500 + at)) {
      if (written >= words) break;
      if (parts.length % chapterEvery === 0) parts.push(`# Part ${parts.length / chapterEvery + 1}`);
      parts.push(paragraph);
      written += paragraph.split(" ").length;
    }
    mkdirSync(join(folder, slug), { recursive: true });
    const front = `title: Story ${at + 1}\nattribution: Generated.\npermission: own work\nmarkup: emphasis`;
    writeFileSync(join(folder, slug, "story.md"), `---\n${front}\n---\n\n${parts.join("\n\n")}\n`);
    return slug;
  });
}
