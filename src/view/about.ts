import type { APIButtonComponentWithCustomId, APIContainerComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import type { About, Story } from "../story/story.ts";
import { button, container, pageWithin, row, rule, text, turning } from "./components.ts";
import { authorOf, linkTarget, spanOf, titleOf, workText } from "./credit.ts";
import { messageText } from "./limits.ts";
import { noNote, noteHeading } from "./notes.ts";
import { quoted } from "./passages.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** Title, author, source, rights, the author's note verbatim, and who else is credited for which passages; in pages where it must be. */
export function aboutView(story: Story, page: number): Message {
  const head = headOf(story);
  const credits = creditLines(story);
  const whole = oneMessage(head, noteLines(story), credits);
  const more = moreButtons(story);
  if (whole !== undefined) return { components: [whole, ...(more.length === 0 ? [] : [row(more)])] };
  const note = story.about.note === undefined ? [noNote] : noteElsewhere;
  const toNote = button(pressId("attribution", "note", story.slug, 0), "Read the note");
  const buttons = story.about.note === undefined ? more : [toNote, ...more];
  const ways = buttons.length === 0 ? [] : [row(buttons)];
  const short = oneMessage(head, note, credits);
  if (short !== undefined) return { components: [short, ...ways] };
  const credit = workText(story.about);
  const all = packed([...head, "", ...note, "", ...credits], messageText - credit.length);
  const at = pageWithin(page, all.length);
  const id = (to: number) => pressId("attribution", "about", story.slug, to);
  const body = container([text(all[at] ?? ""), rule(), text(credit)]);
  return { components: [body, ...ways, turning(id, at, all.length)] };
}

/** The author's other words, each behind a button of its own: they may be long, and the last may give the end away. */
function moreButtons({ slug, about }: Story): readonly APIButtonComponentWithCustomId[] {
  const to = (verb: string) => pressId("attribution", verb, slug, 0);
  return [
    ...(about.summary === undefined ? [] : [button(to("summary"), "Summary")]),
    ...(about.endnote === undefined ? [] : [button(to("endnote"), "Note at the end")]),
  ];
}

function oneMessage(...parts: readonly (readonly string[])[]): APIContainerComponent | undefined {
  const texts = parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  if (texts.join("").length > messageText) return undefined;
  return container(texts.flatMap((one, at) => (at === 0 ? [text(one)] : [rule(), text(one)])));
}

/** A work may have dozens of tags; its source has them all. */
const tagsLength = 400;

const noteElsewhere = [noteHeading, "It has no room here; the button shows all of it."];

function noteLines({ about: { note } }: Story): readonly string[] {
  return note === undefined ? [noNote] : [noteHeading, quoted(escapeMarkdown(note))];
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
    `**Permission** ${escapeMarkdown(listed([permissionOf(about)]))}`,
    ...tags("Fandom", about.fandoms),
    ...tags("Series", about.series),
    ...tags("Inspired by", about.inspiredBy),
    ...(about.rating === undefined ? [] : [`**Rating** ${said(about.rating)}`]),
    ...tags("Warnings", about.warnings),
    ...tags("People", about.people),
    `**Length** ${length}${counted(story.passages.length, "passage")}`,
  ];
}

function tags(name: string, all: readonly string[]): readonly string[] {
  return all.length === 0 ? [] : [`**${name}** ${escapeMarkdown(listed(all))}`];
}

function listed(all: readonly string[]): string {
  return excerpt(all.join(", "), { start: 0, end: 0 }, tagsLength);
}

function permissionOf({ permission }: About): string {
  if (permission === undefined) return "none recorded";
  return permission.detail === undefined ? permission.kind : `${permission.kind}: ${permission.detail}`;
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
