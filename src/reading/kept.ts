import type { Save } from "../domain/save.ts";
import type { Library } from "../story/library.ts";
import type { Passage, Story } from "../story/story.ts";

/** Why a saved passage comes without its text. */
export type Absence = "withdrawn" | "beyond" | "changed" | "gone";

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

export type Shelf = {
  readonly library: Library;
  /** The last passage that may be shown here; all of the story when left out. */
  readonly lastOf?: (story: Story) => number;
};

/** Saves with the text they stand for, as far as it may be shown: a withdrawn story's is not, whoever saved it. */
export function keptOf(saves: readonly Save[], shelf: Shelf): readonly SavedStory[] {
  const slugs = [...new Set(saves.map((save) => save.story))].sort();
  return slugs.map((slug) => {
    const story = shelf.library.stories.find((one) => one.slug === slug);
    const withdrawn = shelf.library.withdrawn.find((one) => one.slug === slug);
    const own = saves.filter((save) => save.story === slug);
    const byId = new Map(story?.passages.map((passage) => [passage.id, passage]));
    const last = story === undefined ? 0 : (shelf.lastOf?.(story) ?? story.passages.length);
    const keep = (save: Save): FoundSave => {
      if (withdrawn !== undefined) return { kind: "withdrawn", save };
      if (story === undefined) return { kind: "gone", save };
      const passage = byId.get(save.spot.id);
      if (passage === undefined) return { kind: "changed", save };
      return passage.number > last ? { kind: "beyond", save } : { kind: "shown", save, passage };
    };
    return {
      slug,
      story: story ?? withdrawn,
      passages: own.map(keep).toSorted((a, b) => numberOf(a) - numberOf(b)),
    };
  });
}

export function numberOf(kept: FoundSave): number {
  return kept.kind === "shown" ? kept.passage.number : kept.save.spot.number;
}
