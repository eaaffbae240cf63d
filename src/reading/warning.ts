import type { About } from "../story/story.ts";

/** Ratings of the archives that stories come from: https://archiveofourown.org/faq/tutorial-posting-a-work-on-ao3, https://www.fictionratings.com */
const forAdults = /^(?:mature|explicit|adults?(?: only)?|m|ma|e|nc-?17|r|18\+?|nsfw)$/i;
const noWarnings = /^(?:none|no (?:archive )?warnings(?: apply)?)$/i;

/** What readers are told before they are shown any of it; empty for a story that needs no word. */
export function warningsOf({ rating, warnings }: About): readonly string[] {
  const rated = rating !== undefined && forAdults.test(rating.trim()) ? [rating.trim()] : [];
  return [...rated, ...warnings.map((one) => one.trim()).filter((one) => !noWarnings.test(one))];
}
