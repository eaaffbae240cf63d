import type { APIContainerComponent, APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import type { Match } from "../search/search.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import { type Passage, passageAt, type Story } from "../story/story.ts";
import { button, container, menu, pageWithin, row, rule, text } from "./components.ts";
import { creditText, nameText, titleOf } from "./credit.ts";
import { messageText, selectDescription, selectOptions } from "./limits.ts";
import { boldExcerpt, echo, excerpt } from "./text.ts";

export type Found = { readonly passage: Passage; readonly start: number; readonly end: number };

const enumeration = new Intl.ListFormat("en");

const pageSize = 5;
const excerptLengths = [200, 100, 40];

export function foundIn(story: Story, matches: readonly Match[]): readonly Found[] {
  return matches.flatMap((match) => {
    const passage = passageAt(story, match.passage);
    return passage === undefined ? [] : [{ passage, start: match.start, end: match.end }];
  });
}

/** The value of a menu's option, or of a suggestion: a passage, and the sentence to mark in it. At most 60 characters. */
export function foundId(story: Story, found: Found): string {
  return `~${story.slug}~${found.passage.id}~${found.start}-${found.end}`;
}

/** What a `foundId` names; undefined for anything else, such as words typed by hand. */
export function parseFoundId(
  value: string,
): { readonly slug: string; readonly id: string; readonly start: number; readonly end: number } | undefined {
  const parts = /^~([a-z0-9-]+)~([\w.-]+)~(\d+)-(\d+)$/.exec(value);
  if (parts === null) return undefined;
  return { slug: parts[1] ?? "", id: parts[2] ?? "", start: Number(parts[3]), end: Number(parts[4]) };
}

/** The range, if it is whole sentences of the passage: one made before an edit, or typed by hand, may not be. */
export function markIn(story: Story, passage: Passage, range: Range): Range | undefined {
  const sentences = sentencesOf(passage.text, story.about.language);
  const isWhole =
    range.start < range.end &&
    sentences.some(({ start }) => start === range.start) &&
    sentences.some(({ end }) => end === range.end);
  return isWhole ? { start: range.start, end: range.end } : undefined;
}

/** The matches of one page as a list; the menu holds them all, which is also where a later page finds them. */
export function resultsView(story: Story, all: readonly Found[], page: number): Message {
  const found = all.slice(0, selectOptions);
  const last = Math.max(0, Math.ceil(found.length / pageSize) - 1);
  const at = pageWithin(page, last + 1);
  const shown = found.slice(at * pageSize, (at + 1) * pageSize);
  const count = found.length === 1 ? "One passage matches" : `${found.length} passages match`;
  const turned = last === 0 ? "" : ` · page ${at + 1} of ${last + 1}`;
  const components: APIMessageTopLevelComponent[] = [
    listed(story, `**${count}**, the closest first${turned}`, shown, at * pageSize),
    openMenu(story, found, "search", "Open a passage"),
  ];
  if (last > 0) {
    components.push(
      row([
        button(pressId("search", "page", story.slug, at - 1), "◀ Closer", at === 0),
        button(pressId("search", "page", story.slug, at + 1), "Further ▶", at === last),
      ]),
    );
  }
  return { components };
}

/** "Did you mean": nothing is close enough to be an answer, and these are the nearest. */
export function nearView(story: Story, words: string, near: readonly Found[]): Message {
  const sentence = `Nothing in **${nameText(titleOf(story.about))}** is close to “${echo(words)}”.`;
  if (near.length === 0) {
    return { components: [text(`${sentence} Try a few words you are sure of, in any order.`)] };
  }
  return {
    components: [
      listed(story, `${sentence} The nearest, in case you meant one of them:`, near, 0),
      openMenu(story, near, "near", "Open one of these"),
    ],
  };
}

/** What was found, in excerpts as long as a message holds beside their credit. */
function listed(
  story: Story,
  heading: string,
  found: readonly Found[],
  before: number,
): APIContainerComponent {
  const credit = creditOf(story, found);
  const lists = excerptLengths.map((most) => `${heading}\n${listOf(found, before, most)}`);
  const list = lists.find((one) => one.length + credit.length <= messageText) ?? heading;
  return container([text(list), rule(), text(credit)]);
}

function openMenu(
  story: Story,
  found: readonly Found[],
  verb: string,
  placeholder: string,
): APIMessageTopLevelComponent {
  const options = found.map((one) => ({
    label: `Passage ${one.passage.number}`,
    description: excerpt(one.passage.text, one, selectDescription),
    value: foundId(story, one),
  }));
  return menu(pressId("search", verb, story.slug), placeholder, options);
}

function listOf(found: readonly Found[], before: number, most: number): string {
  return found
    .map(
      (one, at) =>
        `${before + at + 1}\\. ${boldExcerpt(one.passage.text, one, most, one.passage.marks)}\n-# passage ${one.passage.number}`,
    )
    .join("\n");
}

function creditOf(story: Story, found: readonly Found[]): string {
  const shown = found.map((one) => one.passage);
  const numbers = shown.map((passage) => String(passage.number));
  return creditText(
    story,
    `From ${numbers.length === 1 ? "passage" : "passages"} ${enumeration.format(numbers)} of ${story.passages.length}`,
    shown,
  );
}
