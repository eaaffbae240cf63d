import { stripVTControlCharacters } from "node:util";
import type { ServerStory } from "../domain/server-story.ts";
import { unpackText } from "../library/text.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { UserError } from "../user-error.ts";
import { databaseFile } from "./backup.ts";

const libraryUsage = `The stories that servers brought, for who operates the bot; it may run meanwhile:
  npm run library -- list               all of them
  npm run library -- show <story>       one of them, with the beginning of its text
  npm run library -- withdraw <story>   show its text in no server any more, and let none bring it again
  npm run library -- restore <story>    take that back
  npm run library -- reports            what was reported, the newest first

<story> is the name that list shows, such as _Xy12abCdef; restore and withdraw take a text's hash, too.`;

const pageSize = 500;
const mostReports = 200;
const shownText = 2_000;

/** A terminal shows the answer, not the bot's log. */
const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** `npm run library`: what it has to say. Another process may have the same database open. */
export async function runLibrary(
  [what = "", which]: readonly string[],
  databaseUrl: string,
  now: () => number,
): Promise<string> {
  const work = Object.hasOwn(programs, what) ? programs[what] : undefined;
  if (work === undefined) throw new UserError("usage", libraryUsage);
  databaseFile(databaseUrl, "library-nothing");
  const store = await openStore(databaseUrl, { log: silent, now });
  try {
    return await work(store, which ?? "", now());
  } finally {
    await store.close();
  }
}

const programs: Readonly<Record<string, (store: Store, which: string, now: number) => Promise<string>>> = {
  list: async (store) => {
    const all = await everyStory(store);
    return all.length === 0 ? "No server has brought a story." : all.map(lineOf).join("\n");
  },
  show: async (store, which) => {
    const story = await found(store, which);
    const text = await store.storyText(story.guildId, story.id);
    const file =
      text === undefined ? "Its text is not here." : (await unpackText(text.text)).slice(0, shownText);
    return [
      lineOf(story),
      `by what right: ${story.permission}`,
      `brought by ${story.broughtBy ?? "somebody who was forgotten"} at ${iso(story.broughtAt)}, changed at ${iso(story.changedAt)}`,
      `hash of its words: ${story.hash}`,
      "",
      file,
    ]
      .map(plain)
      .join("\n");
  },
  withdraw: async (store, which, now) => {
    const hash = await hashOf(store, which);
    const count = await store.withdrawText(hash, now);
    return `Withdrawn. ${countOf(count)} with this text, gone from every server within 15 seconds; none can bring it again. Take it back with: npm run library -- restore ${hash}`;
  },
  restore: async (store, which, now) => {
    const count = await store.restoreText(await hashOf(store, which), now);
    return `Restored. ${countOf(count)} with this text, back within 15 seconds; servers may bring it again.`;
  },
  reports: async (store) => {
    const reports = await store.storyReports(mostReports);
    if (reports.length === 0) return "Nothing was reported.";
    const stories = await store.storiesNamed([...new Set(reports.map(({ story }) => story))]);
    const known = new Map(stories.map((one) => [one.id, one]));
    return reports
      .map(({ story, guildId, userId, at, words }) => {
        const title = known.get(story)?.title ?? "untitled";
        const head = `${iso(at)}  ${story}  ${title}, in server ${guildId}, by ${userId ?? "somebody who was forgotten"}`;
        return `${plain(head)}\n    ${plain(words).replaceAll("\n", "\n    ")}`;
      })
      .join("\n");
  },
};

async function everyStory(store: Store): Promise<readonly ServerStory[]> {
  const all: ServerStory[] = [];
  for (let after = ""; ; ) {
    const page = await store.allStories(after, pageSize);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return all;
    after = last.id;
  }
}

async function found(store: Store, which: string): Promise<ServerStory> {
  const [story] = which === "" ? [] : await store.storiesNamed([which]);
  if (story === undefined)
    throw new UserError(
      "library-story",
      `There is no story ${which || "without a name"}; npm run library -- list shows their names.`,
    );
  return story;
}

/** A text stays known by its hash when every server has removed it, or is forgotten. */
async function hashOf(store: Store, which: string): Promise<string> {
  return /^[\w-]{43}$/.test(which) ? which : (await found(store, which)).hash;
}

function lineOf({ id, guildId, title, author, passages, characters, state }: ServerStory): string {
  const named = `${title ?? "untitled"}, ${author === undefined ? "no author named" : `by ${author}`}`;
  const size = `${passages.toLocaleString("en")} passages, ${characters.toLocaleString("en")} characters`;
  return plain(`${id}  server ${guildId}  ${state}  ${size}  ${named}`);
}

function countOf(count: number): string {
  return count === 1 ? "1 story" : `${count} stories`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** What others wrote must not steer the terminal. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\n]/gu, " ");
}
