import type { Story } from "./story.ts";

/** For whoever keeps the content; the story is shown all the same. */
export const noPermission =
  "no permission is recorded; write permission: into its story.md, content/README.md says how";

/** Stories that are shown although nothing says by what right. */
export function withoutPermission(stories: readonly Story[]): readonly Story[] {
  return stories.filter(({ about }) => about.permission === undefined);
}
