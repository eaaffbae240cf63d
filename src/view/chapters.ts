import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import { type Chapter, type Passage, passageAt, type Story } from "../story/story.ts";
import { button, container, menu, pageWithin, row, rule, text, turning } from "./components.ts";
import { chapterName, nameText, spanOf, titleOf, workText } from "./credit.ts";
import { messageText, selectLabel, selectOptions } from "./limits.ts";
import { chapterNoteOf } from "./notes.ts";
import { quoteView } from "./quote.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

const titleLengths = [100, 60, 30];
const start = { start: 0, end: 0 };

/** The chapters of a story, as many on a page as its menu can hold, which opens one. */
export function chaptersView(story: Story, page: number): Message {
  const title = nameText(titleOf(story.about));
  if (story.chapters.length === 0) {
    const sentence = `**${title}** has no chapters, only ${story.passages.length} passages. /passage shows any of them by its number.`;
    return { components: [container([text(sentence), rule(), text(workText(story.about))])] };
  }
  const count = Math.ceil(story.chapters.length / selectOptions);
  const at = pageWithin(page, count);
  const chapters = story.chapters.slice(at * selectOptions, (at + 1) * selectOptions);
  const id = (to: number) => pressId("chapters", "list", story.slug, to);
  const components: APIMessageTopLevelComponent[] = [
    container([text(listOf(story, title, chapters)), rule(), text(workText(story.about))]),
    menu(
      pressId("chapters", "open", story.slug),
      "Open a chapter",
      chapters.flatMap((chapter) => {
        const first = passageAt(story, chapter.first);
        const label = excerpt(chapterName(chapter), start, selectLabel);
        const description = spanOf(chapter.first, chapter.last);
        return first === undefined ? [] : [{ label, description, value: first.id }];
      }),
    ),
  ];
  if (count > 1) components.push(turning(id, at, count));
  return { components };
}

/** How a chapter begins, and where the author says something to it, a way there. */
export function chapterView(story: Story, first: Passage): Message {
  const { components } = quoteView(story, first, { isPrivate: true });
  const number = first.chapter;
  if (number === undefined || chapterNoteOf(story, number) === undefined) return { components };
  const id = pressId("chapters", "note", story.slug, number);
  return { components: [...components, row([button(id, "The author on this chapter")])] };
}

function listOf(story: Story, title: string, chapters: readonly Chapter[]): string {
  const room = messageText - workText(story.about).length;
  const lists = titleLengths.map((most) => {
    const lines = chapters.map((chapter) => {
      const name = escapeMarkdown(excerpt(chapterName(chapter), start, most));
      return `${name} · ${spanOf(chapter.first, chapter.last)}`;
    });
    return [`### Chapters of ${title}`, ...lines].join("\n");
  });
  return lists.find((list) => list.length <= room) ?? `### Chapters of ${title}`;
}
