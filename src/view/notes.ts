import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import type { ChapterNote, Passage, Story } from "../story/story.ts";
import { button, pageWithin, quotation, row, turning } from "./components.ts";
import { chapterName, nameText, workText } from "./credit.ts";
import { footnotesOf } from "./passages.ts";
import { type Spoiler, spoilerArgs, spoilerLength, underSpoiler } from "./spoiler.ts";
import { escapeMarkdown, pages } from "./text.ts";

/** The author's words before the story, after it, or of it, verbatim; in pages where they are longer than a message. */
export const noteView = authorView("note");
export const endnoteView = authorView("endnote");
export const summaryView = authorView("summary");

function authorView(kind: "note" | "endnote" | "summary") {
  return (story: Story, page: number, words: Words): Message => {
    const { notes } = words;
    const none = { note: notes.noNote, endnote: notes.noEndnote, summary: notes.noSummary }[kind];
    const id = (to: number) => pressId("attribution", kind, story.slug, to);
    return saidView(story, { name: notes[kind], said: story.about[kind], none, id }, page, words);
  };
}

/** The passage's own footnotes, with the way to the author's note; that note at once where there are none. */
export function passageNotesView(
  story: Story,
  passage: Passage,
  page: number,
  { isSpoiler = false }: Spoiler,
  words: Words,
): Message {
  const said = footnotesOf(story, passage);
  if (said === undefined) return noteView(story, 0, words);
  const id = (to: number) =>
    pressId("quote", "notes", story.slug, passage.id, to, ...spoilerArgs({ isSpoiler }));
  const toNote = button(pressId("attribution", "note", story.slug, 0), words.about.readNote);
  const { footnotes: name } = words.notes;
  const view = saidView(story, { name, said, none: "", id, isSpoiler }, page, words);
  const isNoted = (story.about.note ?? "").trim() !== "";
  return isNoted ? { components: [...view.components, row([toNote])] } : view;
}

/** What the author says around a chapter: its summary, the note before it, the note after it. */
export function chapterNoteView(story: Story, number: number, page: number, words: Words): Message {
  const id = (to: number) => pressId("chapters", "page", story.slug, number, to);
  const chapter = story.chapters.find((one) => one.number === number);
  const title = chapter === undefined ? words.story.chapter({ number }) : chapterName(chapter, words);
  const note = chapterNoteOf(story, number);
  const said =
    note && [note.summary, note.before, note.after].filter((one) => one !== undefined).join("\n\n");
  const name = words.notes.onChapter({ chapter: nameText(title) });
  return saidView(story, { name, said, none: words.notes.noneOnChapter, id }, page, words);
}

export function chapterNoteOf(story: Story, number: number): ChapterNote | undefined {
  return story.about.chapterNotes.find((one) => one.chapter === number);
}

type SaidByAuthor = {
  readonly name: string;
  readonly said: string | undefined;
  /** Said where there are none. */
  readonly none: string;
  /** The id of the button that leads to a page. */
  readonly id: (page: number) => string;
  readonly isSpoiler?: boolean;
};

function saidView(story: Story, what: SaidByAuthor, page: number, words: Words): Message {
  const { name, said, none, id, isSpoiler = false } = what;
  const heading = `### ${name}`;
  const credit = workText(story.about, words);
  if (said === undefined || said.trim() === "") return { components: [quotation([none], credit)] };
  const room = messageText - sizeOf(credit) - sizeOf(heading) - (isSpoiler ? spoilerLength : 0);
  const all = pages(said, room, sentencesOf(said, story.about.language));
  const at = pageWithin(page, all.length);
  const range = all[at] ?? { start: 0, end: 0 };
  const body = underSpoiler(escapeMarkdown(said.slice(range.start, range.end)), isSpoiler);
  const components: APIMessageTopLevelComponent[] = [quotation([heading, body], credit)];
  if (all.length > 1) components.push(turning(id, at, all.length, words));
  return { components };
}
