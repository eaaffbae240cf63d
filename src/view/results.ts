import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { messageText, selectDescription, selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Match } from "../search/search.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import { type Passage, passageAt, type Story } from "../story/story.ts";
import { button, menu, pageWithin, row, sentence } from "./components.ts";
import { nameText, titleOf } from "./credit.ts";
import { type Listed, listing, shortestListing } from "./listing.ts";
import { firstChapter, type Sort, storiesOf } from "./sorted.ts";
import { echo, escapeMarkdown, excerpt } from "./text.ts";

export type Found = {
  readonly story: Story;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** How sure the search is of it, where it was found by words. */
  readonly score?: number | undefined;
};

const pageSize = 5;
/** The line above a list, its title and the echo of a reader's words escaped. */
const headingRoom = 600;
const namedTitle = 60;

/** What was found in any number of stories. */
export function foundAmong(
  matches: readonly { readonly story: Story; readonly match: Match }[],
): readonly Found[] {
  return matches.flatMap(({ story, match }) => {
    const passage = passageAt(story, match.passage);
    return passage === undefined
      ? []
      : [{ story, passage, start: match.start, end: match.end, score: match.score }];
  });
}

/** The value of a menu's option, or of a suggestion: a passage, and the sentence to mark in it. At most 60 characters. */
export function foundId(found: Found): string {
  return `~${found.story.slug}~${found.passage.id}~${found.start}-${found.end}`;
}

/** What a `foundId` names; undefined for anything else, such as words typed by hand. */
export function parseFoundId(
  value: string,
): { readonly slug: string; readonly id: string; readonly start: number; readonly end: number } | undefined {
  const parts = /^~([a-z0-9-]+)~([\w.-]+)~(\d+)-(\d+)$/.exec(value);
  if (parts === null) return undefined;
  return { slug: parts[1] ?? "", id: parts[2] ?? "", start: Number(parts[3]), end: Number(parts[4]) };
}

/** What a list's own menu holds, as far as it may be shown now. */
export function foundAgain(
  offered: readonly string[],
  here: {
    readonly stories: readonly Story[];
    readonly passage: (
      slug: string,
      id: string,
    ) => { readonly story: Story; readonly passage: Passage } | undefined;
  },
): readonly Found[] {
  return offered.flatMap((value) => {
    const one = parseFoundId(value);
    if (one === undefined || !here.stories.some(({ slug }) => slug === one.slug)) return [];
    const there = here.passage(one.slug, one.id);
    if (there === undefined) return [];
    return [{ ...there, ...(markIn(there.story, there.passage, one) ?? { start: 0, end: 0 }) }];
  });
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

/** The same of an id's arguments, which are empty where no sentence is marked. */
export function markNamed(
  { story, passage }: { readonly story: Story; readonly passage: Passage },
  args: { readonly start: string; readonly end: string },
): Range | undefined {
  return markIn(story, passage, { start: Number(args.start), end: Number(args.end) });
}

/** The matches of one page as a list; the menu holds them all, which is also where a later page finds them. */
export function resultsView(
  all: readonly Found[],
  page: number,
  words: Words,
  sort: Sort = "closest",
): Message {
  const found = all.slice(0, selectOptions);
  const pages = pagesOf(found, words);
  const last = pages.length - 1;
  const at = pageWithin(page, pages.length);
  const before = pages.slice(0, at).flat().length;
  const stories = storiesOf(found).length;
  const heading = words.search.found({
    passages: found.length,
    stories,
    chapter: firstChapter(found),
    sort: sort === "story" ? sort : "other",
    page: at + 1,
    pages: last + 1,
  });
  const components: APIMessageTopLevelComponent[] = [
    listed(heading, pages[at] ?? [], before, stories > 1, words),
    openMenu(found, "search", words.search.open, words),
  ];
  if (last > 0) {
    const id = (to: number) =>
      pressId("search", "page", found[0]?.story.slug ?? "", to, ...(sort === "closest" ? [] : [sort]));
    components.push(
      row([
        button(id(at - 1), sort === "story" ? words.search.earlier : words.search.closer, at === 0),
        button(id(at + 1), sort === "story" ? words.search.later : words.search.further, at === last),
      ]),
    );
  }
  return { components };
}

/** "Did you mean": nothing is close enough to be an answer, and these are the nearest. */
export function nearView(
  stories: readonly Story[],
  asked: string,
  near: readonly Found[],
  words: Words,
): Message {
  const [story] = stories;
  const { search } = words;
  const among = stories.length;
  const title = story !== undefined && among === 1 ? nameText(titleOf(story.about, words)) : undefined;
  const shown = echo(asked);
  const [nearest = []] = pagesOf(near, words);
  if (nearest.length === 0) {
    const none =
      title === undefined
        ? search.nothingAmong({ among, words: shown })
        : search.nothing({ title, words: shown });
    return sentence(none);
  }
  const heading =
    title === undefined ? search.nearAmong({ among, words: shown }) : search.near({ title, words: shown });
  return {
    components: [
      listed(heading, nearest, 0, among > 1, words),
      openMenu(nearest, "near", search.openOne, words),
    ],
  };
}

/** Five on a page, or as many as a message holds with the credits of their stories. */
function pagesOf(found: readonly Found[], words: Words): readonly (readonly Found[])[] {
  const pages: Found[][] = [];
  const room = messageText - headingRoom;
  for (const one of found) {
    const last = pages.at(-1);
    const wider = [...(last ?? []), one];
    const isFull = () => shortestListing(linesOf(wider, true, words), words) > room;
    if (last === undefined || last.length === pageSize || (storiesOf(wider).length > 1 && isFull()))
      pages.push([one]);
    else last.push(one);
  }
  return pages;
}

/** What was found, in excerpts as long as a message holds beside their credit. */
function listed(heading: string, found: readonly Found[], before: number, isNamed: boolean, words: Words) {
  return listing(heading, linesOf(found, isNamed, words), before, words);
}

export function openMenu(
  found: readonly Found[],
  verb: string,
  placeholder: string,
  words: Words,
): APIMessageTopLevelComponent {
  const isNamed = storiesOf(found).length > 1;
  const options = found.map((one) => ({
    label: isNamed
      ? words.search.placeIn({ title: titleIn(one, words), number: one.passage.number })
      : words.search.placeHead({ number: one.passage.number }),
    description: excerpt(one.passage.text, selectDescription, one),
    value: foundId(one),
  }));
  return menu(pressId("search", verb, found[0]?.story.slug ?? ""), placeholder, options);
}

function linesOf(found: readonly Found[], isNamed: boolean, words: Words): readonly Listed[] {
  return found.map((one) => {
    const { story, passage, start, end } = one;
    const { number } = passage;
    const place = isNamed
      ? words.search.placeIn({ title: escapeMarkdown(titleIn(one, words)), number })
      : words.search.place({ number });
    return { shown: { story, passage, range: { start, end } }, instead: "", below: [place] };
  });
}

/** A story's title as it fits into a line with something else. */
export function titleIn({ story }: Found, words: Words): string {
  return excerpt(titleOf(story.about, words), namedTitle);
}
