import { readFileSync } from "node:fs";
import { join } from "node:path";
import { installOfAbsentFont } from "../card/faces.ts";
import { count } from "../import/draft.ts";
import type { Catalogue } from "../interaction/catalogue.ts";
import { catalogueBody } from "../interaction/command-body.ts";
import { wordsFor } from "../messages/messages.ts";
import { lintStory } from "../story/lint.ts";
import { noPermission, withoutPermission } from "../story/rights.ts";
import type { Story } from "../story/story.ts";
import { wordsIn } from "../story/words.ts";
import { titleOf } from "../view/credit.ts";

/** One line a story: chapters, passages, words; one for each without a permission or a font, which is no fault; and one for the commands. Loading both is the check itself. */
export function describeAll(
  stories: readonly Story[],
  catalogue: Catalogue,
  lint: readonly string[] = [],
): string {
  const lines = stories.map((story) => {
    const wordsOf = wordsIn(story.about.language);
    const words = story.passages.reduce((sum, passage) => sum + wordsOf(passage.text), 0);
    const { slug, about, chapters, passages } = story;
    const sizes = `${count(chapters.length, "chapter")}, ${count(passages.length, "passage")}, ${count(words, "word")}`;
    return `${slug}: ${titleOf(about, wordsFor("en"))}; ${sizes}`;
  });
  const names = catalogueBody(catalogue).map((command) =>
    "description" in command ? `/${command.name}` : `“${command.name}”`,
  );
  const warnings = withoutPermission(stories).map(({ slug }) => `${slug}: ${noPermission}`);
  const fonts = stories.flatMap(({ slug, about, passages }) => {
    const install = installOfAbsentFont(about.language, passages.map(({ text }) => text).join(" "));
    return install === undefined ? [] : [`${slug}: its cards need a font that is not installed: ${install}`];
  });
  return [
    ...lines,
    ...warnings,
    ...fonts,
    ...lint,
    `${count(names.length, "command")}: ${names.join(" ")}`,
  ].join("\n");
}

/** Places in these stories that readers would see broken: file, line, the fault and its remedy. */
export function lintStories(contentDir: string, stories: readonly Story[]): readonly string[] {
  return stories.flatMap((story) => {
    const file = join(contentDir, story.slug, "story.md");
    return lintStory(readFileSync(file, "utf8"), story).map(
      ({ line, problem }) => `${file}, line ${line}: ${problem}`,
    );
  });
}
