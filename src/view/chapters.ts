import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, selectLabel, selectOptions, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { type Chapter, type Passage, passageAt, passagesIn, type Story } from "../story/story.ts";
import { button, container, menu, pageWithin, quotation, row, rule, text, turning } from "./components.ts";
import { chapterName, nameText, spanOf, titleOf, workText } from "./credit.ts";
import { chapterNoteOf } from "./notes.ts";
import { quoteView } from "./quote.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

const titleLengths = [100, 60, 30];

/** The chapters of a story, as many on a page as its menu can hold, which opens one. */
export function chaptersView(story: Story, page: number, words: Words): Message {
  const title = nameText(titleOf(story.about, words));
  if (story.chapters.length === 0) {
    const sentence = words.chapters.none({ title, of: passagesIn(story) });
    return { components: [container([text(sentence), rule(), text(workText(story.about, words))])] };
  }
  const count = Math.ceil(story.chapters.length / selectOptions);
  const at = pageWithin(page, count);
  const chapters = story.chapters.slice(at * selectOptions, (at + 1) * selectOptions);
  const id = (to: number) => pressId("chapters", "list", story.slug, to);
  const components: APIMessageTopLevelComponent[] = [
    quotation([listOf(story, title, chapters, words)], workText(story.about, words)),
    menu(
      pressId("chapters", "open", story.slug),
      words.chapters.open,
      chapters.flatMap((chapter) => {
        const first = passageAt(story, chapter.first);
        const label = excerpt(chapterName(chapter, words), selectLabel);
        const description = spanOf(chapter.first, chapter.last, words);
        return first === undefined ? [] : [{ label, description, value: first.id }];
      }),
    ),
  ];
  if (count > 1) components.push(turning(id, at, count, words));
  return { components };
}

/** How a chapter begins, and where the author says something to it, a way there. */
export function chapterView(story: Story, first: Passage, words: Words): Message {
  const { components } = quoteView(story, first, { isPrivate: true }, words);
  const number = first.chapter;
  if (number === undefined || chapterNoteOf(story, number) === undefined) return { components };
  const id = pressId("chapters", "note", story.slug, number);
  return { components: [...components, row([button(id, words.chapters.note)])] };
}

function listOf(story: Story, title: string, chapters: readonly Chapter[], words: Words): string {
  const heading = `### ${words.chapters.heading({ title })}`;
  const room = messageText - sizeOf(workText(story.about, words));
  const lists = titleLengths.map((most) => {
    const lines = chapters.map((chapter) => {
      const name = escapeMarkdown(excerpt(chapterName(chapter, words), most));
      return `${name} · ${spanOf(chapter.first, chapter.last, words)}`;
    });
    return [heading, ...lines].join("\n");
  });
  return lists.find((list) => sizeOf(list) <= room) ?? heading;
}
