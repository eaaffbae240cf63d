import type { Save } from "../domain/save.ts";
import type { ServerStory } from "../domain/server-story.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { ReaderExport } from "../store/privacy.ts";
import { creditsFor, type Story } from "../story/story.ts";
import { spotsIn } from "../visibility/limit.ts";
import {
  type Absence,
  type FoundSave,
  numberOf,
  type SavedStory,
  savedStoriesOf,
  type VisibleStories,
} from "./found-saves.ts";

/** The sentences of an export, in its reader's language: plain text, escaped here. */
export type ExportWords = {
  readonly heading: string;
  /** A story's title and author, or what is said where the source names none. */
  readonly work: (story: Story) => string;
  readonly passage: (about: { readonly number: number }) => string;
  readonly saved: (at: number) => string;
  readonly note: (about: { readonly note: string }) => string;
  /** Of the passage just this was meant. */
  readonly meant: (about: { readonly sentences: string }) => string;
  readonly absent: Readonly<Record<Absence, string>>;
};

/** Saved passages as a page of Markdown: each as written, under its story's title, author, attribution and source. */
export function savesMarkdown(saves: readonly Save[], visible: VisibleStories, words: ExportWords): string {
  const stories = savedStoriesOf(saves, visible).flatMap((found) => storyLines(found, words));
  return `${[`# ${plain(words.heading)}`, ...stories].join("\n\n")}\n`;
}

function storyLines({ slug, story, passages }: SavedStory, words: ExportWords): readonly string[] {
  const credit =
    story === undefined
      ? []
      : [story.about.attribution, story.about.source, story.about.rights].filter(
          (line) => line !== undefined,
        );
  return [
    `## ${plain(story === undefined ? slug : words.work(story))}`,
    ...credit.map(plain),
    ...passages.flatMap((found) => passageLines(story, found, words)),
  ];
}

function passageLines(story: Story | undefined, found: FoundSave, words: ExportWords): readonly string[] {
  const { range, note, savedAt } = found.save;
  const lines = [`### ${plain(words.passage({ number: numberOf(found) }))}`];
  if (found.kind === "shown") {
    const { text, number } = found.passage;
    lines.push(quoted(text));
    const part = range === undefined ? text : text.slice(range.start, range.end);
    if (part !== "" && part !== text) lines.push(plain(words.meant({ sentences: part })));
    if (story !== undefined) lines.push(...creditsFor(story, [number]).map((credit) => plain(credit.text)));
  } else {
    lines.push(plain(words.absent[found.kind]));
  }
  if (note !== undefined) lines.push(plain(words.note({ note })));
  lines.push(plain(words.saved(savedAt)));
  return lines;
}

/** https://spec.commonmark.org/0.31.2/: a line break in a passage is found by a backslash at the end of its line. */
function quoted(text: string): string {
  return plain(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

function plain(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) =>
      line
        .replace(/[\\`*_[\]<>#|~&$]/g, "\\$&")
        // Lists, rules and underlined headings begin a line, and so does code.
        .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, space: string, sign: string) =>
          /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
        )
        .replace(/^[ \t]+/, (space) => "&nbsp;".repeat(space.length)),
    )
    .join("\\\n");
}

/** The same for programs. */
export function savesJson(saves: readonly Save[], visible: VisibleStories, at: number): string {
  return json({ exportedAt: iso(at), stories: savedStoriesOf(saves, visible).map(storyFields) });
}

/** All that is found of a reader. */
export function readerJson(
  { reader, saves, stories, daily }: ReaderExport,
  visible: VisibleStories,
  at: number,
): string {
  return json({
    exportedAt: iso(at),
    userId: reader.userId,
    hidesWhatIsBeyondTheirPlace: reader.isCareful,
    places: [...reader.places].map(([story, place]) => {
      const { here, reached } = spotsIn(place);
      const furthest = reached.number > here.number ? { furthestPassage: reached.number } : {};
      return { story, passage: here.number, passageId: here.id, at: iso(place.at), ...furthest };
    }),
    acceptedWarningsOf: reader.confirmed,
    ...(stories === undefined ? {} : { broughtStories: stories.map(broughtFields) }),
    ...(daily === undefined ? {} : { dailyPassages: daily.map(dailyFields) }),
    stories: savedStoriesOf(saves, visible).map(storyFields),
  });
}

function dailyFields({ settings, progress, state, since }: Subscription) {
  const { story, time, zone, portion = "passage", until } = settings;
  const last = progress.last?.number ?? null;
  return { story, time, zone, portion, until: until ?? null, lastPassage: last, state, since: iso(since) };
}

function broughtFields({ id, guildId, title, author, broughtAt }: ServerStory) {
  return { slug: id, serverId: guildId, title: title ?? null, author: author ?? null, at: iso(broughtAt) };
}

function json(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ version: 1, ...fields }, undefined, 2)}\n`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function storyFields({ slug, story, passages }: SavedStory) {
  const { title, author, attribution, source, rights } = story?.about ?? {};
  return {
    slug,
    title: title ?? null,
    author: author ?? null,
    attribution: attribution ?? null,
    source: source ?? null,
    rights: rights ?? null,
    saves: passages.map((found) => passageFields(story, found)),
  };
}

function passageFields(story: Story | undefined, found: FoundSave) {
  const { spot, range, note, guildId, savedAt } = found.save;
  const number = numberOf(found);
  const text = found.kind === "shown" ? found.passage.text : null;
  return {
    passage: number,
    passageId: spot.id,
    text,
    ...(found.kind === "shown" ? {} : { withoutText: found.kind }),
    credits:
      story === undefined || text === null ? [] : creditsFor(story, [number]).map((credit) => credit.text),
    sentences: text === null || range === undefined ? null : text.slice(range.start, range.end),
    note: note ?? null,
    serverId: guildId ?? null,
    savedAt: iso(savedAt),
  };
}
