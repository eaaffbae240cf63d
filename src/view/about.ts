import type { APIContainerComponent, APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import type { Story } from "../story/story.ts";
import { button, container, pageWithin, row, rule, small, text, turning } from "./components.ts";
import { authorOf, linkTarget, spanOf, titleOf, workOf } from "./credit.ts";
import { messageText } from "./limits.ts";
import { quoted } from "./passages.ts";
import { escapeMarkdown, excerpt, pages } from "./text.ts";

/** Title, author, source, rights, the author's note verbatim, and who else is credited for which passages; in pages where it must be. */
export function aboutView(story: Story, page: number): Message {
  const head = headOf(story);
  const credits = creditLines(story);
  const whole = oneMessage(head, noteLines(story), credits);
  if (whole !== undefined) return { components: [whole] };
  const note = story.about.note === undefined ? [noNote] : noteElsewhere;
  const toNote = button(pressId("attribution", "note", story.slug, 0), "Read the note");
  const noteRow = story.about.note === undefined ? [] : [row([toNote])];
  const short = oneMessage(head, note, credits);
  if (short !== undefined) return { components: [short, ...noteRow] };
  const credit = aboutText(story);
  const all = packed([...head, "", ...note, "", ...credits], messageText - credit.length);
  const at = pageWithin(page, all.length);
  const id = (to: number) => pressId("attribution", "about", story.slug, to);
  const body = container([text(all[at] ?? ""), rule(), text(credit)]);
  return { components: [body, ...noteRow, turning(id, at, all.length)] };
}

function oneMessage(...parts: readonly (readonly string[])[]): APIContainerComponent | undefined {
  const texts = parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  if (texts.join("").length > messageText) return undefined;
  return container(texts.flatMap((one, at) => (at === 0 ? [text(one)] : [rule(), text(one)])));
}

/** The author's note, verbatim; in pages where it is longer than a message. */
export function noteView(story: Story, page: number): Message {
  const credit = aboutText(story);
  const { note, language } = story.about;
  if (note === undefined) return { components: [container([text(noNote), rule(), text(credit)])] };
  const all = pages(note, messageText - credit.length - noteHeading.length, sentencesOf(note, language));
  const at = pageWithin(page, all.length);
  const range = all[at] ?? { start: 0, end: 0 };
  const body = escapeMarkdown(note.slice(range.start, range.end));
  const components: APIMessageTopLevelComponent[] = [
    container([text(noteHeading), text(body), rule(), text(credit)]),
  ];
  const id = (to: number) => pressId("attribution", "note", story.slug, to);
  if (all.length > 1) components.push(turning(id, at, all.length));
  return { components };
}

/** A work may have dozens of tags; its source has them all. */
const tagsLength = 400;

const noteHeading = "### The author's note";
const noNote = "The author left no note in the source.";

const noteElsewhere = [noteHeading, "It has no room here; the button shows all of it."];

function noteLines({ about: { note } }: Story): readonly string[] {
  return note === undefined ? [noNote] : [noteHeading, quoted(escapeMarkdown(note))];
}

/** Under words of the author's that are not the story's: whose they are. */
function aboutText({ about }: Story): string {
  return small(`${workOf(about)}\n${escapeMarkdown(about.attribution)}`);
}

/** Lines in as few texts as hold them. */
function packed(lines: readonly string[], room: number): readonly string[] {
  const texts: string[] = [];
  let current = "";
  for (const line of lines) {
    if (current !== "" && current.length + 1 + line.length > room) {
      texts.push(current);
      current = "";
    }
    if (current !== "") current += `\n${line}`;
    else if (line.trim() !== "") current = line;
  }
  return current === "" ? texts : [...texts, current];
}

function headOf(story: Story): readonly string[] {
  const { about } = story;
  return [
    `## ${escapeMarkdown(titleOf(about))}`,
    escapeMarkdown(authorOf(about)),
    "",
    escapeMarkdown(about.attribution),
    ...fieldsOf(story),
  ];
}

function fieldsOf(story: Story): readonly string[] {
  const { about } = story;
  const said = (value: string | undefined) => (value === undefined ? "not given" : escapeMarkdown(value));
  const source =
    about.source === undefined ? said(undefined) : `[where it stands](<${linkTarget(about.source)}>)`;
  const chapters = story.chapters.filter((chapter) => chapter.number > 0).length;
  const length = chapters === 0 ? "" : `${counted(chapters, "chapter")}, `;
  return [
    "",
    `**Source** ${source}`,
    `**Rights** ${said(about.rights)}`,
    ...(about.fandoms.length === 0
      ? []
      : [`**Fandom** ${said(excerpt(about.fandoms.join(", "), { start: 0, end: 0 }, tagsLength))}`]),
    ...(about.rating === undefined ? [] : [`**Rating** ${said(about.rating)}`]),
    ...(about.warnings.length === 0
      ? []
      : [`**Warnings** ${said(excerpt(about.warnings.join(", "), { start: 0, end: 0 }, tagsLength))}`]),
    `**Length** ${length}${counted(story.passages.length, "passage")}`,
  ];
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function creditLines({ credits }: Story): readonly string[] {
  return credits.map((credit) => {
    const span = spanOf(credit.first, credit.last);
    return `**${span.charAt(0).toUpperCase()}${span.slice(1)}** ${escapeMarkdown(credit.text)}`;
  });
}
