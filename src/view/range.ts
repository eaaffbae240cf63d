import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, container, row, rule, text } from "./components.ts";
import { creditText, placeOf, rangeOf, spanOf } from "./credit.ts";
import { messageText } from "./limits.ts";
import { breakBefore, fitted } from "./passages.ts";
import { escapeMarkdown, pages } from "./text.ts";

/** Passages first…last as far as one message holds them, and a button for the rest. */
export function rangeView(
  story: Story,
  first: Passage,
  last: Passage,
  shown: { readonly isPrivate: boolean },
): Message {
  const asked = story.passages.slice(first.number - 1, last.number);
  // How many passages fit decides what the place says, and what it says takes room: the longest is reckoned with.
  const places = [rangeOf(story, first, last), placeOf(story, first)];
  const room = messageText - Math.max(...places.map((place) => creditText(story, place, asked).length));
  const parts: string[] = [];
  let end = first;
  let isCut = false;
  for (const passage of asked) {
    const part = (parts.length === 0 ? "" : breakBefore(story, passage)) + escapeMarkdown(passage.text);
    const used = parts.reduce((sum, one) => sum + one.length + 2, 0);
    if (used + part.length <= room) {
      parts.push(part);
    } else if (parts.length === 0) {
      parts.push(escapeMarkdown(fitted(story, passage, room).text));
      isCut = true;
    } else break;
    end = passage;
    if (isCut) break;
  }
  const credit = creditText(
    story,
    rangeOf(story, first, end),
    story.passages.slice(first.number - 1, end.number),
  );
  const components: APIMessageTopLevelComponent[] = [
    container([text(parts.join("\n\n")), rule(), text(credit)]),
  ];
  const more = [];
  if (isCut) more.push(button(pressId("quote", "whole", story.slug, first.id), "Read the whole passage"));
  const next = story.passages[end.number];
  if (next !== undefined && next.number <= last.number) {
    more.push(
      button(
        pressId("passage", "go", story.slug, next.id, last.id),
        `Go on: ${spanOf(next.number, last.number)} ▶`,
      ),
    );
  }
  if (more.length > 0) components.push(row(more));
  components.push(
    row([
      button(pressId("quote", "context", story.slug, first.id), "Context"),
      button(pressId("quote", "note", story.slug, first.id), "Note"),
      shown.isPrivate
        ? button(pressId("passage", "share", story.slug, first.id, last.id), "Post here")
        : button(pressId("quote", "remove"), "Remove"),
    ]),
  );
  return { components };
}

/** One page of a passage too long for a message; nothing of it is left out between the pages. */
export function wholeView(story: Story, passage: Passage, page: number): Message {
  const credit = creditText(story, rangeOf(story, passage, passage), [passage]);
  const all = pages(
    passage.text,
    messageText - credit.length - 60,
    sentencesOf(passage.text, story.about.language),
  );
  const at = Math.min(Math.max(page, 0), all.length - 1);
  const range = all[at] ?? { start: 0, end: 0 };
  const id = (to: number) => pressId("quote", "page", story.slug, passage.id, to);
  const components: APIMessageTopLevelComponent[] = [
    container([text(escapeMarkdown(passage.text.slice(range.start, range.end))), rule(), text(credit)]),
  ];
  if (all.length > 1) {
    components.push(
      row([
        button(id(at - 1), "◀ Back", at === 0),
        button(id(at + 1), `Page ${at + 1} of ${all.length} · Next ▶`, at === all.length - 1),
      ]),
    );
  }
  return { components };
}
