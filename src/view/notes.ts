import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import type { ChapterNote, Story } from "../story/story.ts";
import { container, pageWithin, rule, text, turning } from "./components.ts";
import { chapterName, nameText, workText } from "./credit.ts";
import { messageText } from "./limits.ts";
import { escapeMarkdown, pages } from "./text.ts";

export const noteHeading = "### The author's note";
export const noNote = "The author left no note in the source.";

/** The author's note, verbatim; in pages where it is longer than a message. */
export function noteView(story: Story, page: number): Message {
  const id = (to: number) => pressId("attribution", "note", story.slug, to);
  return wordsView(story, { heading: noteHeading, words: story.about.note, none: noNote, id }, page);
}

export function endnoteView(story: Story, page: number): Message {
  const id = (to: number) => pressId("attribution", "endnote", story.slug, to);
  const words = story.about.endnote;
  const none = "The author left no note at the end.";
  return wordsView(story, { heading: "### The author's note at the end", words, none, id }, page);
}

export function summaryView(story: Story, page: number): Message {
  const id = (to: number) => pressId("attribution", "summary", story.slug, to);
  const words = story.about.summary;
  return wordsView(story, { heading: "### Summary", words, none: "The source gives no summary.", id }, page);
}

/** What the author says around a chapter: its summary, the note before it, the note after it. */
export function chapterNoteView(story: Story, number: number, page: number): Message {
  const id = (to: number) => pressId("chapters", "page", story.slug, number, to);
  const chapter = story.chapters.find((one) => one.number === number);
  const name = chapter === undefined ? `Chapter ${number}` : chapterName(chapter);
  const note = chapterNoteOf(story, number);
  const words =
    note && [note.summary, note.before, note.after].filter((one) => one !== undefined).join("\n\n");
  const none = "The author left no note to this chapter.";
  return wordsView(story, { heading: `### The author on ${nameText(name)}`, words, none, id }, page);
}

export function chapterNoteOf(story: Story, number: number): ChapterNote | undefined {
  return story.about.chapterNotes.find((one) => one.chapter === number);
}

type Words = {
  readonly heading: string;
  readonly words: string | undefined;
  /** Said where there are none. */
  readonly none: string;
  /** The id of the button that leads to a page. */
  readonly id: (page: number) => string;
};

function wordsView(story: Story, { heading, words, none, id }: Words, page: number): Message {
  const credit = workText(story.about);
  if (words === undefined || words.trim() === "")
    return { components: [container([text(none), rule(), text(credit)])] };
  const room = messageText - credit.length - heading.length;
  const all = pages(words, room, sentencesOf(words, story.about.language));
  const at = pageWithin(page, all.length);
  const range = all[at] ?? { start: 0, end: 0 };
  const body = escapeMarkdown(words.slice(range.start, range.end));
  const components: APIMessageTopLevelComponent[] = [
    container([text(heading), text(body), rule(), text(credit)]),
  ];
  if (all.length > 1) components.push(turning(id, at, all.length));
  return { components };
}
