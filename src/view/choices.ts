import { choiceName, choices, choiceValue } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { Choice } from "../reply.ts";
import { bareOf } from "../story/bare.ts";
import type { Story } from "../story/story.ts";
import { chapterName, titleOf } from "./credit.ts";
import { type Found, foundId, titleIn } from "./results.ts";
import { excerpt } from "./text.ts";

const titleLength = 30;
const shortestWords = 2;
const mostPeople = 10;

/** Suggestions while a reader types: excerpts, each leading to its passage; with their stories' titles where there are several. */
export function passageChoices(found: readonly Found[], isNamed: boolean, words: Words): readonly Choice[] {
  return found.slice(0, choices).map((one) => {
    const title = isNamed ? ` · ${excerpt(titleIn(one, words), titleLength)}` : "";
    return { name: excerpt(one.passage.text, choiceName - title.length, one) + title, value: foundId(one) };
  });
}

/** Names of characters and speakers, before anything much is typed. */
export function peopleChoices(stories: readonly Story[], typed: string): readonly Choice[] {
  if (typed.trim().length > shortestWords) return [];
  return nameChoices([...new Set(stories.flatMap(({ about }) => about.people))], typed);
}

/** The names of which one word begins as what is typed. */
export function nameChoices(names: readonly string[], typed: string): readonly Choice[] {
  const start = bareOf(typed);
  return names
    .filter((name) => ` ${bareOf(name)}`.includes(` ${start}`))
    .slice(0, mostPeople)
    .map((name) => {
      const short = excerpt(name, choiceName);
      return { name: short, value: short };
    });
}

/** The chapters whose number or title has what is typed; of no story, none. */
export function chapterChoices(story: Story | undefined, typed: string, words: Words): readonly Choice[] {
  const start = bareOf(typed);
  return (story?.chapters ?? [])
    .filter(({ number, title }) => bareOf(`${number} ${title}`).includes(start))
    .toSorted((a, b) => Number(String(b.number) === start) - Number(String(a.number) === start))
    .slice(0, choices)
    .map((chapter) => ({
      name: excerpt(chapterName(chapter, words), choiceName),
      value: String(chapter.number),
    }));
}

/** The stories whose title, author or folder has what is typed. */
export function storyChoices(stories: readonly Story[], typed: string, words: Words): readonly Choice[] {
  const start = typed.trim().toLowerCase();
  return stories
    .filter(({ slug, about }) =>
      [slug, titleOf(about, words), about.author ?? ""].some((text) => text.toLowerCase().includes(start)),
    )
    .slice(0, choices)
    .map((story) => {
      const name = titleOf(story.about, words);
      return { name: excerpt(name, choiceName), value: story.slug };
    });
}

/** By what right a story is quoted: what is typed is the note, where a kind needs one. */
export function permissionChoices(typed: string, { about }: Words): readonly Choice[] {
  const kinds = Object.entries(about.permissions);
  const said = typed.trim();
  const named = kinds.find(([kind]) => said.toLowerCase().startsWith(kind));
  const note = (named === undefined ? said : said.slice(named[0].length)).replace(/^[\s:]+/, "");
  return (named === undefined ? kinds : [named]).map(([kind, name]) => ({
    name: excerpt(note === "" ? name : about.permissionWith({ kind: name, detail: note }), choiceName),
    value: (note === "" ? kind : `${kind}: ${note}`).slice(0, choiceValue).toWellFormed(),
  }));
}

/** A server's own stories whose title or author has what is typed. */
export function storyRowChoices(
  rows: readonly { readonly id: string; readonly title?: string; readonly author?: string }[],
  typed: string,
  { story }: Words,
): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  return rows
    .map(({ id, title = story.untitled, author = "" }) => ({ id, title, author }))
    .filter(({ id, title, author }) => `${id} ${title} ${author}`.toLowerCase().includes(wanted))
    .slice(0, choices)
    .map(({ id, title }) => ({ name: excerpt(title, choiceName), value: id }));
}
