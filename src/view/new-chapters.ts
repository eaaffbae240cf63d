import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import { type Chapter, passageAt, type Story } from "../story/story.ts";
import { button, quotation, row, text } from "./components.ts";
import { chapterName, creditText, spanOf, titleOf } from "./credit.ts";
import { chapterNoteOf } from "./notes.ts";
import { fitted, quoted } from "./passages.ts";
import { readOnId } from "./reader.ts";
import { spoilerLength, underSpoiler } from "./spoiler.ts";
import { escapeMarkdown, excerpt, shorten, styledPiece } from "./text.ts";

type ChaptersPost = {
  readonly chapters: readonly Chapter[];
  readonly pastId: string;
  readonly roleId: string | undefined;
  readonly isSpoiler?: boolean;
};

const mostTitle = 100;
const mostLines = 500;
const mostNote = 600;
/** Of so many at once the first lines are shown; of the rest the titles. */
const mostWithLines = 3;
const mostTitles = 15;

/** What a story has gained: titles, what the author says before them, first lines, and a way to read on from there. */
export function newChaptersView(story: Story, shown: ChaptersPost, words: Words): Message {
  const { chapters, roleId, pastId, isSpoiler = false } = shown;
  const [first, last] = [chapters[0], chapters.at(-1)];
  const begins = first && passageAt(story, first.first);
  if (first === undefined || last === undefined || begins === undefined)
    throw new Error(`${story.slug}: a post about new chapters has none`);
  const { daily, buttons } = words;
  const place = spanOf(first.first, last.last, words);
  const firsts = chapters.flatMap((chapter) => passageAt(story, chapter.first) ?? []);
  const credit = creditText(story, place, firsts.slice(0, mostWithLines), words);
  const title = escapeMarkdown(excerpt(titleOf(story.about, words), mostTitle));
  const head = `### ${daily.newChapters({ count: chapters.length, title })}`;
  const some = chapters.slice(0, mostWithLines);
  const names = chapters.slice(mostWithLines, mostWithLines + mostTitles);
  const left = chapters.length - some.length - names.length;
  const more = left > 0 ? [daily.moreChapters({ count: left })] : [];
  const named = [...names.map((one) => nameOf(one, isSpoiler, words)), ...more].join("\n");
  const room = messageText - sizeOf(credit) - sizeOf(head) - sizeOf(named) - 100;
  const blocks = some.map((one) => blockOf(story, one, Math.floor(room / some.length), isSpoiler, words));
  const body = [...blocks, named].filter((block) => block !== "").join("\n\n");
  const mention = roleId === undefined ? [] : [text(`<@&${roleId}>`)];
  const note = chapterNoteOf(story, first.number);
  const components: APIMessageTopLevelComponent[] = [
    ...mention,
    quotation([head, body], credit),
    row([
      button(readOnId(story, begins), daily.readFrom),
      ...(note === undefined
        ? []
        : [button(pressId("chapters", "note", story.slug, first.number), words.chapters.note)]),
      ...(story.about.note?.trim()
        ? [button(pressId("quote", "note", story.slug, begins.id), buttons.note)]
        : []),
      button(pastId, daily.earlier),
    ]),
  ];
  return { components };
}

/** The name of a forum's post about them. */
export function newChaptersTitle(
  story: Story,
  chapters: readonly Chapter[],
  isSpoiler: boolean,
  words: Words,
): string {
  const [first] = chapters;
  const title = titleOf(story.about, words);
  const name =
    isSpoiler || chapters.length > 1 || first === undefined
      ? words.daily.newChapters({ count: chapters.length, title })
      : words.daily.newChapter({ chapter: chapterName(first, words) });
  return excerpt(name, mostTitle);
}

function nameOf(chapter: Chapter, isSpoiler: boolean, words: Words): string {
  const name = escapeMarkdown(excerpt(chapterName(chapter, words), mostTitle));
  return `**${underSpoiler(name, isSpoiler)}**`;
}

/** A block quote ends Discord's spoiler marks with each line. */
function eachLine(lines: string, change: (line: string) => string): string {
  return lines
    .split(/\r\n?|\n/)
    .map(change)
    .join("\n");
}

/** A chapter's title, the author's note before it, and how it begins. */
function blockOf(story: Story, chapter: Chapter, most: number, isSpoiler: boolean, words: Words): string {
  const name = nameOf(chapter, isSpoiler, words);
  const note = chapterNoteOf(story, chapter.number)?.before?.trim() ?? "";
  const room = most - sizeOf(name) - 2 * spoilerLength;
  const sentences = sentencesOf(note, story.about.language);
  const cut = styledPiece(shorten(note, Math.min(mostNote, Math.floor(room / 3)), { sentences }));
  const said = note === "" ? "" : quoted(eachLine(cut, (line) => underSpoiler(line, isSpoiler)));
  const passage = passageAt(story, chapter.first);
  const lines =
    passage === undefined
      ? ""
      : underSpoiler(
          styledPiece(fitted(story, passage, Math.min(mostLines, room - sizeOf(said)))),
          isSpoiler,
        );
  return [name, said, lines].filter((part) => part !== "").join("\n");
}
