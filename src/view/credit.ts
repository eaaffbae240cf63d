import { type About, chapterOf, creditsFor, type Passage, type Story } from "../story/story.ts";
import { small } from "./components.ts";
import { escapeMarkdown } from "./text.ts";

export function titleOf(about: About): string {
  if (about.title !== undefined) return about.title;
  const fandom = about.fandoms[0];
  return fandom === undefined ? "Untitled story" : `Untitled ${fandom} story`;
}

export function authorOf(about: About): string {
  return about.author === undefined ? "author not named in the source" : `by ${about.author}`;
}

/** "Passage 6 of 29"; with chapters also which one, and the paragraph's number in it. */
export function placeOf(story: Story, passage: Passage): string {
  const place = `Passage ${passage.number} of ${story.passages.length}`;
  const chapter = chapterOf(story, passage);
  if (chapter === undefined) return place;
  const title = chapter.title === "" ? "" : ` “${chapter.title}”`;
  return `${place} · ${chapter.number}.${passage.paragraph} in chapter ${chapter.number}${title}`;
}

export function rangeOf(story: Story, first: Passage, last: Passage): string {
  if (first.number === last.number) return placeOf(story, first);
  return `Passages ${first.number}–${last.number} of ${story.passages.length}`;
}

/** What stands under every quotation: its place, title, author, the story's attribution, and the credits of just these passages. */
export function creditText(story: Story, place: string, shown: readonly Passage[]): string {
  const numbers = shown.map((passage) => passage.number);
  const { about } = story;
  const lines = [
    `${escapeMarkdown(place)} · ${workOf(about)}`,
    escapeMarkdown(about.attribution),
    ...creditsFor(story, numbers).map((credit) =>
      escapeMarkdown(`${credit.text} (${spanOf(credit.first, credit.last)})`),
    ),
  ];
  return small(lines.join("\n"));
}

export function spanOf(first: number, last: number): string {
  return first === last ? `passage ${first}` : `passages ${first}–${last}`;
}

/** Title, author and, where there is one, a link to the source, in one line of Markdown. */
export function workOf(about: About): string {
  const work = `**${escapeMarkdown(titleOf(about))}** · ${escapeMarkdown(authorOf(about))}`;
  // Discord shows every backslash in a link's words, so the title can't be the link.
  return about.source === undefined ? work : `${work} · [source](<${linkTarget(about.source)}>)`;
}

/** The address of a masked link; parentheses and angle brackets would end it. */
export function linkTarget(address: string): string {
  return new URL(address).href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
