import type { About, Story } from "../story/story.ts";
import type { PlaceChoices } from "./preferences.ts";

/** Ratings of the archives that stories come from: https://archiveofourown.org/faq/tutorial-posting-a-work-on-ao3, https://www.fictionratings.com */
const forAdults = /^(?:mature|explicit|adults?(?: only)?|m|ma|e|nc-?17|r|18\+?|nsfw)$/i;
const noWarnings = /^(?:none|no (?:archive )?warnings(?: apply)?)$/i;

/** What readers are told before they are shown any of it; empty for a story that needs no word. */
export function warningsOf({ rating, warnings }: About): readonly string[] {
  const rated = rating !== undefined && forAdults.test(rating.trim()) ? [rating.trim()] : [];
  return [...rated, ...warnings.map((one) => one.trim()).filter((one) => !noWarnings.test(one))];
}

/** What stands before a story's text: the reader can say that they have read its warnings, or ask alone. */
type ContentWarning = "ask-first" | "ask-alone";

/** Undefined where the text may be shown at once. */
export function warningBefore(
  story: Story,
  by: Pick<PlaceChoices, "reader"> & { readonly isAgeRestricted: boolean; readonly isAlone: boolean },
): ContentWarning | undefined {
  if (by.isAgeRestricted || warningsOf(story.about).length === 0) return undefined;
  if (by.reader === undefined || !by.reader.confirmed.includes(story.slug)) return "ask-first";
  return by.isAlone ? undefined : "ask-alone";
}
