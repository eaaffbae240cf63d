import {
  type About,
  type Chapter,
  type Credit,
  chapterOf,
  creditsFor,
  type Passage,
  type Story,
} from "../story/story.ts";
import { small } from "./components.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** Small print has no more than this of a name; /attribution has all of it. */
const nameLength = 100;

/** What small print may take of a message's 4,000 characters before the credits in it are shortened. */
const creditRoom = 2_000;

export function titleOf(about: About): string {
  if (about.title !== undefined) return about.title;
  const fandom = about.fandoms[0];
  return fandom === undefined ? "Untitled story" : `Untitled ${fandom} story`;
}

export function authorOf(about: About): string {
  return about.author === undefined ? "author not named in the source" : `by ${about.author}`;
}

/** A name for a line of ours: escaped, and not so long that it takes the place of what is quoted. */
export function nameText(name: string): string {
  return escapeMarkdown(excerpt(name, { start: 0, end: 0 }, nameLength));
}

/** "Passage 6 of 29"; with chapters also which one, and the paragraph's number in it. */
export function placeOf(story: Story, passage: Passage): string {
  const place = `Passage ${passage.number} of ${story.passages.length}`;
  const chapter = chapterOf(story, passage);
  if (chapter === undefined) return place;
  if (chapter.number === 0) return `${place} · 0.${passage.paragraph}, before chapter 1`;
  const name = excerpt(chapter.title, { start: 0, end: 0 }, nameLength);
  const title = name === "" ? "" : ` “${name}”`;
  return `${place} · ${chapter.number}.${passage.paragraph} in chapter ${chapter.number}${title}`;
}

/** "3. The Lamps", or "Chapter 3" where it has no title; what stands before the first heading is the beginning. */
export function chapterName({ number, title }: Chapter): string {
  if (number === 0) return "The beginning";
  return title.trim() === "" ? `Chapter ${number}` : `${number}. ${title}`;
}

export function rangeOf(story: Story, first: Passage, last: Passage): string {
  if (first.number === last.number) return placeOf(story, first);
  return `Passages ${first.number}–${last.number} of ${story.passages.length}`;
}

/** What stands under every quotation: its place, title, author, the story's attribution, and the credits of just these passages. */
export function creditText(story: Story, place: string, shown: readonly Passage[]): string {
  const { about } = story;
  const credits = creditsFor(
    story,
    shown.map((passage) => passage.number),
  );
  const lines = [`${escapeMarkdown(place)} · ${workOf(about)}`, escapeMarkdown(about.attribution)];
  for (const most of [300, 100, 40]) {
    const text = small([...lines, ...credits.map((credit) => creditLine(credit, most))].join("\n"));
    if (text.length <= creditRoom) return text;
  }
  return small([...lines, ...credits.map((credit) => creditLine(credit, 15))].join("\n"));
}

export function spanOf(first: number, last: number): string {
  return first === last ? `passage ${first}` : `passages ${first}–${last}`;
}

function creditLine({ first, last, text }: Credit, most: number): string {
  return escapeMarkdown(`${excerpt(text, { start: 0, end: 0 }, most)} (${spanOf(first, last)})`);
}

/** Title, author and, where there is one, a link to the source, in one line of Markdown. */
export function workOf(about: About): string {
  const work = `**${nameText(titleOf(about))}** · ${nameText(authorOf(about))}`;
  // Discord shows every backslash in a link's words, so the title can't be the link.
  return about.source === undefined ? work : `${work} · [source](<${linkTarget(about.source)}>)`;
}

/** Under words of the author's that are not the story's: whose they are. */
export function workText(about: About): string {
  return small(`${workOf(about)}\n${escapeMarkdown(about.attribution)}`);
}

/** The address of a masked link; parentheses and angle brackets would end it. */
export function linkTarget(address: string): string {
  return new URL(address).href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
