import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { selectDescription, selectLabel } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { container, menu, pageWithin, text, turning } from "./components.ts";
import { authorOf, titleOf } from "./credit.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** A message holds so many with titles and authors of any length. */
const onPage = 15;
const nameLength = 60;

/** The stories that a reader may choose from, and a menu that opens one. */
export function storiesView(stories: readonly Story[], page: number, words: Words): Message {
  const name = (whole: string) => escapeMarkdown(excerpt(whole, nameLength));
  const lines = pageOf(stories, page).shown.map(
    ({ about }) => `- **${name(titleOf(about, words))}** · ${name(authorOf(about, words))}`,
  );
  const list = [`### ${words.library.stories}`, ...lines].join("\n");
  return { components: [container([text(list)]), ...storyMenu(stories, page, words)] };
}

/** The menu alone, where the stories stand above it already. */
export function storyMenu(
  stories: readonly Story[],
  page: number,
  words: Words,
): readonly APIMessageTopLevelComponent[] {
  const { shown, at, count } = pageOf(stories, page);
  const options = shown.map(({ slug, about }) => ({
    value: slug,
    label: excerpt(titleOf(about, words), selectLabel),
    description: excerpt(authorOf(about, words), selectDescription),
  }));
  const opening = menu(pressId("read", "open"), words.library.read, options);
  return count > 1 ? [opening, turning((to) => pressId("library", "list", to), at, count, words)] : [opening];
}

function pageOf(stories: readonly Story[], page: number) {
  const count = Math.ceil(stories.length / onPage);
  const at = pageWithin(page, count);
  return { shown: stories.slice(at * onPage, (at + 1) * onPage), at, count };
}
