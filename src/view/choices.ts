import type { Choice } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { titleOf } from "./credit.ts";
import { choiceName, choices } from "./limits.ts";
import { type Found, foundId } from "./results.ts";
import { excerpt } from "./text.ts";

/** Suggestions while a reader types: excerpts, each leading to its passage. */
export function passageChoices(story: Story, found: readonly Found[]): readonly Choice[] {
  return found.slice(0, choices).map((one) => ({
    name: excerpt(one.passage.text, one, choiceName),
    value: foundId(story, one),
  }));
}

/** The stories whose title, author or folder has what is typed. */
export function storyChoices(stories: readonly Story[], typed: string): readonly Choice[] {
  const words = typed.trim().toLowerCase();
  return stories
    .filter(({ slug, about }) =>
      [slug, titleOf(about), about.author ?? ""].some((text) => text.toLowerCase().includes(words)),
    )
    .slice(0, choices)
    .map((story) => {
      const name = titleOf(story.about);
      return { name: excerpt(name, { start: 0, end: 0 }, choiceName), value: story.slug };
    });
}
