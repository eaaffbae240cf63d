/** Whether a text comes under spoiler marks; its buttons say so of the next page. */
export type Spoiler = { readonly isSpoiler?: boolean | undefined };

/** At the end of an id, in messages that were sent long ago too: interaction/context.ts reads it. */
const flag = "cover";

export function spoilerArgs({ isSpoiler }: Spoiler): readonly string[] {
  return isSpoiler === true ? [flag] : [];
}

/** What the marks may add to a text. */
export const spoilerLength = 5;

/** Escaped text under Discord's spoiler marks, exact once it is opened. */
export function underSpoiler(escaped: string, isSpoiler: boolean): string {
  if (!isSpoiler || escaped === "") return escaped;
  // A bar at the end would be taken for half of the mark, backslash or not.
  return escaped.endsWith("|") ? `||${escaped} ||` : `||${escaped}||`;
}
