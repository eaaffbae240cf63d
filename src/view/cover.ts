/** How something is shown, and by what its buttons know that the next page is to be covered as well. */
export type Covered = { readonly isCovered?: boolean | undefined };

const flag = "cover";

export function coverArgs({ isCovered }: Covered): readonly string[] {
  return isCovered === true ? [flag] : [];
}

export function hasCover(args: readonly string[]): boolean {
  return args.includes(flag);
}

/** What covering may add to a text. */
export const coverLength = 5;

/** Escaped text behind Discord's spoiler marks, exact once it is opened. */
export function cover(escaped: string, isCovered: boolean): string {
  if (!isCovered) return escaped;
  // A bar at the end would be taken for half of the mark, backslash or not.
  return escaped.endsWith("|") ? `||${escaped} ||` : `||${escaped}||`;
}
