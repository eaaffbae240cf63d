import type { FindStory } from "../daily/input.ts";
import type { Catalog } from "../library/catalog.ts";
import { personIn } from "../owner.ts";
import type { Library } from "../story/library.ts";

/**
 * The story of a server's daily posts, its own among them, or of a person's, to whom the operator's come alone. Without the
 * withdrawn: their posts are blocked, and say so.
 */
export function dailyStories(
  library: () => Library,
  catalog: Pick<Catalog, "at" | "story">,
): FindStory<string | undefined> {
  return async (slug, owner) => {
    if (personIn(owner) === undefined)
      return slug === undefined ? (await catalog.at(owner)).standard : catalog.story(owner, slug);
    const { stories, standard } = library();
    return slug === undefined ? standard : stories.find((one) => one.slug === slug);
  };
}
