import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import type { Story } from "../story/story.ts";
import { button, container, row, rule, small, text } from "./components.ts";
import { authorOf, linkTarget, spanOf, titleOf } from "./credit.ts";
import { messageText } from "./limits.ts";
import { quoted } from "./passages.ts";
import { escapeMarkdown, pages } from "./text.ts";

/** Title, author, source, rights, the author's note verbatim, and who else is credited for which passages. */
export function aboutView(story: Story): Message {
  const { about } = story;
  const head = [
    `## ${escapeMarkdown(titleOf(about))}`,
    escapeMarkdown(authorOf(about)),
    "",
    escapeMarkdown(about.attribution),
    ...fieldsOf(story),
  ].join("\n");
  const credits = creditsOf(story);
  const note = noteOf(story, messageText - head.length - credits.length);
  const parts = [text(head)];
  const components: APIMessageTopLevelComponent[] = [
    container([...parts, rule(), text(note.content), ...(credits === "" ? [] : [rule(), text(credits)])]),
  ];
  if (note.isCut)
    components.push(row([button(pressId("attribution", "note", story.slug, 0), "Read the whole note")]));
  return { components };
}

/** The author's note, verbatim; in pages where it is longer than a message. */
export function noteView(story: Story, page: number): Message {
  const credit = small(
    `**${escapeMarkdown(titleOf(story.about))}** · ${escapeMarkdown(authorOf(story.about))}\n${escapeMarkdown(story.about.attribution)}`,
  );
  const note = story.about.note;
  if (note === undefined) {
    return {
      components: [container([text("The author left no note in the source."), rule(), text(credit)])],
    };
  }
  const all = pages(note, messageText - credit.length - 60, sentencesOf(note, story.about.language));
  const at = Math.min(Math.max(page, 0), all.length - 1);
  const range = all[at] ?? { start: 0, end: 0 };
  const body = escapeMarkdown(note.slice(range.start, range.end));
  const components: APIMessageTopLevelComponent[] = [
    container([text("### The author's note"), text(body), rule(), text(credit)]),
  ];
  if (all.length > 1) {
    const id = (to: number) => pressId("attribution", "note", story.slug, to);
    components.push(
      row([
        button(id(at - 1), "◀ Back", at === 0),
        button(id(at + 1), `Page ${at + 1} of ${all.length} · Next ▶`, at === all.length - 1),
      ]),
    );
  }
  return { components };
}

function fieldsOf(story: Story): readonly string[] {
  const { about } = story;
  const said = (value: string | undefined) => (value === undefined ? "not given" : escapeMarkdown(value));
  const source =
    about.source === undefined ? said(undefined) : `[where it stands](<${linkTarget(about.source)}>)`;
  const length = story.chapters.length === 0 ? "" : `${story.chapters.length} chapters, `;
  return [
    "",
    `**Source** ${source}`,
    `**Rights** ${said(about.rights)}`,
    ...(about.fandoms.length === 0 ? [] : [`**Fandom** ${said(about.fandoms.join(", "))}`]),
    ...(about.rating === undefined ? [] : [`**Rating** ${said(about.rating)}`]),
    ...(about.warnings.length === 0 ? [] : [`**Warnings** ${said(about.warnings.join(", "))}`]),
    `**Length** ${length}${story.passages.length} passages`,
  ];
}

function creditsOf(story: Story): string {
  if (story.credits.length === 0) return "";
  const lines = story.credits.map((credit) => {
    const span = spanOf(credit.first, credit.last);
    return `**${span.charAt(0).toUpperCase()}${span.slice(1)}** ${escapeMarkdown(credit.text)}`;
  });
  return lines.join("\n");
}

function noteOf(story: Story, room: number): { content: string; isCut: boolean } {
  const note = story.about.note;
  if (note === undefined) return { content: "The author left no note in the source.", isCut: false };
  const heading = "### The author's note\n";
  const whole = heading + quoted(escapeMarkdown(note));
  if (whole.length <= room) return { content: whole, isCut: false };
  return { content: `${heading}It is longer than a message; the button shows all of it.`, isCut: true };
}
