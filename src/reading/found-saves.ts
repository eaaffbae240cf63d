import type { Save } from "../domain/save.ts";
import { isOfServer, type Library } from "../story/library.ts";
import type { Passage, Story } from "../story/story.ts";

/** Why a saved passage comes without its text. */
export type Absence = "withdrawn" | "removed" | "elsewhere" | "beyond" | "changed" | "gone";

export type FoundSave =
  | { readonly kind: "shown"; readonly save: Save; readonly passage: Passage }
  | { readonly kind: Absence; readonly save: Save };

/** A story with what a reader saved of it, in the story's order. */
export type SavedStory = {
  readonly slug: string;
  /** Undefined when it isn't in the library any more. */
  readonly story: Story | undefined;
  readonly passages: readonly FoundSave[];
};

export type VisibleStories = {
  readonly library: Library;
  /** The last passage that may be shown here; all of the story when left out. */
  readonly lastOf?: (story: Story) => number;
  /** Stories that servers brought, without their text: some of another server, some removed. */
  readonly named?: ReadonlyMap<string, Story>;
};

/** Finds servers' stories by their slugs, for their titles. */
export type FindNamed = (slugs: readonly string[]) => Promise<ReadonlyMap<string, Story>>;

/** With the titles of stories that aren't among them: a reader's saves go with them everywhere, and texts don't. */
export async function withTitles(
  saves: readonly Save[],
  visible: VisibleStories,
  find: FindNamed | undefined,
): Promise<VisibleStories> {
  const here = new Set([...visible.library.stories, ...visible.library.withdrawn].map(({ slug }) => slug));
  const slugs = new Set(
    saves.map(({ story }) => story).filter((slug) => isOfServer(slug) && !here.has(slug)),
  );
  return slugs.size === 0 || find === undefined ? visible : { ...visible, named: await find([...slugs]) };
}

/** Saves with the text they stand for, as far as it may be shown: a withdrawn story's never is. */
export function savedStoriesOf(saves: readonly Save[], visible: VisibleStories): readonly SavedStory[] {
  const slugs = [...new Set(saves.map((save) => save.story))].sort();
  return slugs.map((slug) => {
    const story = visible.library.stories.find((one) => one.slug === slug);
    const withdrawn = visible.library.withdrawn.find((one) => one.slug === slug);
    const own = saves.filter((save) => save.story === slug);
    const byId = new Map(story?.passages.map((passage) => [passage.id, passage]));
    const last = story === undefined ? 0 : (visible.lastOf?.(story) ?? story.passages.length);
    const keep = (save: Save): FoundSave => {
      if (withdrawn !== undefined) return { kind: "withdrawn", save };
      if (story === undefined) return { kind: absenceOf(slug, visible), save };
      const passage = byId.get(save.spot.id);
      if (passage === undefined) return { kind: "changed", save };
      return passage.number > last ? { kind: "beyond", save } : { kind: "shown", save, passage };
    };
    return {
      slug,
      story: story ?? withdrawn ?? visible.named?.get(slug),
      passages: own.map(keep).toSorted((a, b) => numberOf(a) - numberOf(b)),
    };
  });
}

function absenceOf(slug: string, { library, named }: VisibleStories): Absence {
  if (library.removed?.includes(slug)) return "removed";
  return named?.has(slug) ? "elsewhere" : "gone";
}

export function numberOf(found: FoundSave): number {
  return found.kind === "shown" ? found.passage.number : found.save.spot.number;
}
