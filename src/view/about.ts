import type { APIButtonComponentWithCustomId, APIContainerComponent } from "discord-api-types/v10";
import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { type About, passagesIn, type Story } from "../story/story.ts";
import { button, container, pageWithin, quotation, row, rule, text, turning } from "./components.ts";
import { authorOf, linkTarget, titleOf, workText } from "./credit.ts";
import { quoted } from "./passages.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** Title, author, source, rights, the author's note verbatim, and further credits with their passages; in pages where it must be. */
export function aboutView(story: Story, page: number, words: Words): Message {
  const head = headOf(story, words);
  const credits = creditLines(story, words);
  const whole = oneMessage(head, noteLines(story, words), credits);
  const more = moreButtons(story, words);
  if (whole !== undefined) return { components: [whole, ...(more.length === 0 ? [] : [row(more)])] };
  const note =
    story.about.note === undefined ? [words.notes.noNote] : [noteHeading(words), words.about.noteElsewhere];
  const toNote = button(pressId("attribution", "note", story.slug, 0), words.about.readNote);
  const buttons = story.about.note === undefined ? more : [toNote, ...more];
  const ways = buttons.length === 0 ? [] : [row(buttons)];
  const short = oneMessage(head, note, credits);
  if (short !== undefined) return { components: [short, ...ways] };
  const credit = workText(story.about, words);
  const all = packed([...head, "", ...note, "", ...credits], messageText - sizeOf(credit));
  const at = pageWithin(page, all.length);
  const id = (to: number) => pressId("attribution", "about", story.slug, to);
  const body = quotation([all[at] ?? ""], credit);
  return { components: [body, ...ways, turning(id, at, all.length, words)] };
}

/** The author's other words, each behind a button of its own: they may be long, and the last may give the end away. */
function moreButtons(
  { slug, about, brought }: Story,
  words: Words,
): readonly APIButtonComponentWithCustomId[] {
  const to = (verb: string) => pressId("attribution", verb, slug, 0);
  return [
    ...(about.summary === undefined ? [] : [button(to("summary"), words.about.readSummary)]),
    ...(about.endnote === undefined ? [] : [button(to("endnote"), words.about.readEndnote)]),
    ...(brought === undefined ? [] : [button(pressId("attribution", "report", slug), words.about.report)]),
  ];
}

function oneMessage(...parts: readonly (readonly string[])[]): APIContainerComponent | undefined {
  const texts = parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  if (sizeOf(texts.join("")) > messageText) return undefined;
  return container(texts.flatMap((one, at) => (at === 0 ? [text(one)] : [rule(), text(one)])));
}

/** A work may have dozens of tags; its source has them all. */
const tagsLength = 400;

function noteHeading({ notes }: Words): string {
  return `### ${notes.note}`;
}

function noteLines({ about: { note } }: Story, words: Words): readonly string[] {
  return note === undefined ? [words.notes.noNote] : [noteHeading(words), quoted(escapeMarkdown(note))];
}

/** Lines in as few texts as hold them. */
function packed(lines: readonly string[], room: number): readonly string[] {
  const texts: string[] = [];
  let current = "";
  for (const line of lines) {
    if (current !== "" && sizeOf(current) + 1 + sizeOf(line) > room) {
      texts.push(current);
      current = "";
    }
    if (current !== "") current += `\n${line}`;
    else if (line.trim() !== "") current = line;
  }
  return current === "" ? texts : [...texts, current];
}

function headOf(story: Story, words: Words): readonly string[] {
  const { about } = story;
  return [
    `## ${escapeMarkdown(titleOf(about, words))}`,
    escapeMarkdown(authorOf(about, words)),
    "",
    escapeMarkdown(about.attribution),
    ...fieldsOf(story, words),
  ];
}

function fieldsOf(story: Story, words: Words): readonly string[] {
  const { about } = story;
  const names = words.about;
  const said = (value: string | undefined) => (value === undefined ? names.notGiven : escapeMarkdown(value));
  const listed = (all: readonly string[]) => listOf(all, words);
  const tags = (name: string, all: readonly string[]) =>
    all.length === 0 ? [] : [`**${name}** ${escapeMarkdown(listed(all))}`];
  const source =
    about.source === undefined ? said(undefined) : `[${names.sourceLink}](<${linkTarget(about.source)}>)`;
  const chapters = story.whole?.chapters ?? story.chapters.filter((chapter) => chapter.number > 0).length;
  return [
    "",
    `**${names.source}** ${source}`,
    `**${names.rights}** ${said(about.rights)}`,
    `**${names.permission}** ${escapeMarkdown(listed([permissionOf(about, words)]))}`,
    ...tags(names.fandom, about.fandoms),
    ...tags(names.series, about.series),
    ...tags(names.inspiredBy, about.inspiredBy),
    ...(about.rating === undefined ? [] : [`**${names.rating}** ${said(about.rating)}`]),
    ...tags(names.warnings, about.warnings),
    ...tags(names.people, about.people),
    ...broughtLines(story, words),
    `**${names.length}** ${names.lengthOf({ chapters, passages: passagesIn(story) })}`,
  ];
}

/** A mention pings nobody here, and shows the person by their name in the server. */
function broughtLines({ brought }: Story, { about }: Words): readonly string[] {
  if (brought === undefined) return [];
  const when = `<t:${Math.floor(brought.at / 1_000)}:D>`;
  return [
    brought.by === undefined ? about.brought({ when }) : about.broughtBy({ who: `<@${brought.by}>`, when }),
  ];
}

function listOf(all: readonly string[], { code }: Words): string {
  const list = new Intl.ListFormat(code, { type: "conjunction", style: "narrow" });
  return excerpt(list.format(all), tagsLength);
}

/** By what right a story is quoted. */
export function permissionOf({ permission }: About, { about }: Words): string {
  if (permission === undefined) return about.noPermission;
  const kind = about.permissions[permission.kind];
  return permission.detail === undefined ? kind : about.permissionWith({ kind, detail: permission.detail });
}

function creditLines({ credits }: Story, words: Words): readonly string[] {
  return credits.map((credit) => {
    const span = words.story.spanHead({ ...credit, count: credit.last - credit.first + 1 });
    return `**${span}** ${escapeMarkdown(credit.text)}`;
  });
}
