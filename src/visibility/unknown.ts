import type { Library } from "../story/library.ts";
import type { Visibility } from "./visibility.ts";

/** Of a place that nothing was ever known of nothing is shown: it may be less than elsewhere. */
export function unknownVisibility(
  error: unknown,
  guildLocale: string | undefined,
  library: Library,
): Visibility {
  const refuse = (): never => {
    throw error;
  };
  return {
    get stories() {
      return refuse();
    },
    get standard() {
      return refuse();
    },
    story: refuse,
    scope: refuse,
    passage: refuse,
    passageAt: refuse,
    about: refuse,
    toRead: refuse,
    lastOf: refuse,
    hindrance: refuse,
    isSpoiler: true,
    language: guildLocale,
    library,
  };
}
