import { sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import {
  type About,
  type Chapter,
  type Credit,
  chapterOf,
  creditsFor,
  type Passage,
  passagesIn,
  type Story,
} from "../story/story.ts";
import { small } from "./components.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** Small print has no more than this of a name; /attribution has all of it. */
const nameLength = 100;

/** What small print may take of a message's 4,000 characters before the credits in it are shortened. */
const creditRoom = 2_000;

export function titleOf(about: About, words: Words): string {
  if (about.title !== undefined) return about.title;
  const [fandom] = about.fandoms;
  return fandom === undefined ? words.story.untitled : words.story.untitledOf({ fandom });
}

export function authorOf(about: About, words: Words): string {
  return about.author === undefined ? words.story.noAuthor : words.story.by({ author: about.author });
}

/** The same for a line of ours: a long name is cut, what is said of it is not. */
export function authorText(about: About, words: Words): string {
  return about.author === undefined
    ? words.story.noAuthor
    : words.story.by({ author: nameText(about.author) });
}

/** A name for a line of ours: escaped, and not so long that it takes the place of what is quoted. */
export function nameText(name: string): string {
  return escapeMarkdown(excerpt(name, nameLength));
}

/** "Passage 6 of 29"; with chapters also which one, and the paragraph's number in it. */
export function placeOf(story: Story, passage: Passage, words: Words): string {
  const at = { number: passage.number, of: passagesIn(story) };
  const chapter = chapterOf(story, passage);
  if (chapter === undefined) return words.story.place(at);
  const paragraph = passage.paragraph;
  if (chapter.number === 0) return words.story.placeBefore({ ...at, paragraph });
  const title = excerpt(chapter.title, nameLength);
  const within = { ...at, chapter: chapter.number, paragraph };
  return title === "" ? words.story.placeIn(within) : words.story.placeInTitled({ ...within, title });
}

/** "3. The Lamps", or "Chapter 3" where it has no title; what stands before the first heading is the beginning. */
export function chapterName({ number, title }: Chapter, words: Words): string {
  if (number === 0) return words.story.beginning;
  return title.trim() === "" ? words.story.chapter({ number }) : words.story.chapterTitled({ number, title });
}

export function rangeOf(story: Story, first: Passage, last: Passage, words: Words): string {
  if (first.number === last.number) return placeOf(story, first, words);
  return words.story.range({ first: first.number, last: last.number, of: passagesIn(story) });
}

/** What stands under every quotation: its place, title, author, the story's attribution, and the credits of just these passages. */
export function creditText(story: Story, place: string, shown: readonly Passage[], words: Words): string {
  const credits = creditsFor(
    story,
    shown.map((passage) => passage.number),
  );
  const work = `${escapeMarkdown(place)} · ${workLines(story.about, words)}`;
  const textWith = (lineOf: (credit: Credit) => string) => small([work, ...credits.map(lineOf)].join("\n"));
  const usual = textWith((credit) => usualLine(credit, words));
  if (sizeOf(usual) <= creditRoom) return usual;
  for (const most of [100, 40]) {
    const text = textWith((credit) => creditLine(credit, most, words));
    if (sizeOf(text) <= creditRoom) return text;
  }
  return textWith((credit) => creditLine(credit, 15, words));
}

/** Made once for each thing and language, since all that is quoted of a story has them below it. */
function onceFor<Thing extends object>(make: (thing: Thing, words: Words) => string): typeof make {
  const known = new WeakMap<Thing, Map<Words, string>>();
  return (thing, words) => {
    const texts = known.get(thing) ?? new Map<Words, string>();
    known.set(thing, texts);
    const text = texts.get(words) ?? make(thing, words);
    texts.set(words, text);
    return text;
  };
}

const workLines = onceFor(
  (about: About, words) => `${workOf(about, words)}\n${escapeMarkdown(about.attribution)}`,
);
const usualLine = onceFor((credit: Credit, words) => creditLine(credit, 300, words));

export function spanOf(first: number, last: number, words: Words): string {
  return words.story.span({ first, last, count: last - first + 1 });
}

function creditLine({ first, last, text }: Credit, most: number, words: Words): string {
  const short = excerpt(text, most);
  return escapeMarkdown(words.story.credited({ text: short, span: spanOf(first, last, words) }));
}

/** Title, author and, where there is one, a link to the source, in one line of Markdown. */
function workOf(about: About, words: Words): string {
  const work = `**${nameText(titleOf(about, words))}** · ${authorText(about, words)}`;
  // Discord shows every backslash in a link's words, so the title can't be the link.
  return about.source === undefined
    ? work
    : `${work} · [${words.story.source}](<${linkTarget(about.source)}>)`;
}

/** Under words of the author's that are not the story's: whose they are. */
export function workText(about: About, words: Words): string {
  return small(workLines(about, words));
}

/** The address of a masked link; parentheses and angle brackets would end it. */
export function linkTarget(address: string): string {
  return new URL(address).href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
