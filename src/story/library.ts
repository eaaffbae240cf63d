import { join } from "node:path";
import { UserError } from "../user-error.ts";
import { ageOf, readStory, stampOf, storyFolders } from "./read-file.ts";
import type { Story } from "./story.ts";

export type Library = {
  /** In the order of their slugs, without those that their authors withdrew. */
  readonly stories: readonly Story[];
  /** Withdrawn stories: only their title and credit are shown. */
  readonly withdrawn: readonly Story[];
  /** The story of a command that names none. A UserError where there is no story at all. */
  readonly standard: Story;
  /** Slugs of stories that a server had brought itself, and has removed. */
  readonly removed?: readonly string[];
  /** Why nobody can say just now which stories the server brought itself. */
  readonly unknown?: unknown;
};

/** `faults` are lines for the content's keeper: file, line, what is wrong and what to write. */
export type Refreshed = { readonly changed: readonly string[]; readonly faults: readonly string[] };

export type LiveLibrary = {
  readonly current: () => Library;
  /** What is wrong with the stories that were left out, and with STORY. */
  readonly faults: readonly string[];
  /** Reads again what changed since the last time. A faulty story keeps its last good version. */
  readonly refresh: () => Refreshed;
};

/** Which story is the standard one: the one that the operator named, else the one that was standard before. */
export type Standard = { readonly named?: string | undefined; readonly before?: string | undefined };

type Entry = {
  readonly stamp: string;
  readonly story: Story | undefined;
  readonly faults: readonly string[];
};

const shipped = "untitled-torchwood";
/** Of a file of 100,000 faults nobody reads more. */
const mostFaults = 20;

/** Reads every content/<slug>/story.md. A story that can't be read is left out, and costs no other. */
export function openLibrary(contentDir: string, standard: Standard): LiveLibrary {
  const start = readAll(contentDir, new Map());
  let { entries } = start;
  let library = libraryOf(contentDir, entries, standard);
  return {
    current: () => library,
    faults: [
      ...start.faults,
      ...[...entries.values()].flatMap((one) => one.faults),
      ...faultsOfStandard(contentDir, library, standard),
    ],
    refresh: () => {
      const before = entries;
      const after = readAll(contentDir, before);
      const changed = [...new Set([...before.keys(), ...after.entries.keys()])].filter(
        (slug) => before.get(slug)?.stamp !== after.entries.get(slug)?.stamp,
      );
      if (changed.length === 0) return { changed, faults: after.faults };
      // What is standard stays so, whatever was brought.
      const { named, before: first } = standard;
      library = libraryOf(contentDir, after.entries, { named, before: standardSlug(library) ?? first });
      entries = after.entries;
      return { changed, faults: changed.flatMap((slug) => entries.get(slug)?.faults ?? []) };
    },
  };
}

/** The library where every story is sound; else a UserError that names each fault of each file. */
export function checkedLibrary(contentDir: string, standard: Standard): Library {
  const library = openLibrary(contentDir, standard);
  if (library.faults.length > 0) throw new UserError("stories", library.faults.join("\n"));
  // Without a story this throws.
  void library.current().standard;
  return library.current();
}

/** A story that a server brought itself: no folder can be called so. */
export function isOfServer(slug: string): boolean {
  return slug.startsWith("_");
}

/** What was read before and has not changed is kept as it is; so is everything when the folder itself is away. */
function readAll(
  contentDir: string,
  before: ReadonlyMap<string, Entry>,
): { readonly entries: ReadonlyMap<string, Entry>; readonly faults: readonly string[] } {
  let folders: readonly string[];
  try {
    folders = storyFolders(contentDir);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { entries: before, faults: [error.message] };
  }
  const entries = folders.map((slug): readonly [string, Entry] => {
    const file = join(contentDir, slug, "story.md");
    const stamp = stampOf(file);
    const known = before.get(slug);
    if (known !== undefined && known.stamp === stamp) return [slug, known];
    const found = readStory(contentDir, slug);
    if (found.kind === "story") return [slug, { stamp, story: found.story, faults: [] }];
    const faults = found.faults
      .slice(0, mostFaults)
      .map((fault) => `${file}, line ${fault.line}: ${fault.problem}`);
    const more = found.faults.length - faults.length;
    if (more > 0) faults.push(`${file}: ${more} more like these`);
    return [slug, { stamp, story: known?.story, faults }];
  });
  return { entries: new Map(entries), faults: [] };
}

function libraryOf(contentDir: string, entries: ReadonlyMap<string, Entry>, standard: Standard): Library {
  const all = [...entries.values()].flatMap((one) => one.story ?? []);
  const stories = all.filter((story) => !story.about.withdrawn);
  const withdrawn = all.filter((story) => story.about.withdrawn);
  const named = (slug: string | undefined) => stories.find((story) => story.slug === slug);
  const found =
    named(standard.named) ??
    named(standard.before) ??
    named(shipped) ??
    stories.toSorted((a, b) => ageOf(contentDir, a.slug) - ageOf(contentDir, b.slug))[0];
  return {
    stories,
    withdrawn,
    get standard() {
      if (found === undefined) throw noStories(contentDir, all.length);
      return found;
    },
  };
}

/** The slug of the standard story; undefined where there is no story. */
export function standardSlug(library: Library): string | undefined {
  return library.stories.length === 0 ? undefined : library.standard.slug;
}

function noStories(contentDir: string, withdrawn: number): UserError {
  const sentence =
    withdrawn === 0
      ? `${contentDir} holds no story that can be read; content/README.md says how to bring one`
      : `every story in ${contentDir} is withdrawn; bring one that may be shown`;
  return new UserError("no-stories", sentence);
}

function faultsOfStandard(contentDir: string, library: Library, { named }: Standard): readonly string[] {
  if (library.stories.length === 0) return [noStories(contentDir, library.withdrawn.length).message];
  if (named === undefined || library.standard.slug === named) return [];
  const slugs = library.stories.map((story) => story.slug).join(", ");
  return [
    `STORY is ${named}, but no story of that name can be read in ${contentDir}; ${library.standard.slug} takes its place. Write one of ${slugs}`,
  ];
}
