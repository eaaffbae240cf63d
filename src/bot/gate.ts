import { type Ceilings, lastShown } from "../reading/ceiling.ts";
import { warningsOf } from "../reading/warning.ts";
import type { Story } from "../story/story.ts";
import { UserError } from "../user-error.ts";
import type { Chosen, Where } from "./choices.ts";

/** What keeps a story from being shown at a place: the reader can say that they have read its warnings, or ask alone. */
export type Barrier = "ask-first" | "ask-alone";

/** The last passage that may be shown of a story in which nobody drew a line. */
export const noLine = Number.MAX_SAFE_INTEGER;

/** Undefined where it may be shown. */
export function barrierOf(story: Story, where: Where, { reader }: Chosen): Barrier | undefined {
  // Without a store nobody can have confirmed, and nobody is served but who runs this.
  if (reader === undefined || where.isAgeRestricted === true) return undefined;
  if (warningsOf(story.about).length === 0) return undefined;
  if (!reader.confirmed.includes(story.slug)) return "ask-first";
  return where.isPrivate === true ? undefined : "ask-alone";
}

export function barred(story: Story, barrier: Barrier): UserError {
  const warnings = warningsOf(story.about).join(", ");
  return new UserError(barrier, `The story ${story.slug} comes with a warning: ${warnings}.`, {
    slug: story.slug,
    title: story.about.title ?? "",
    warnings,
  });
}

/** The last passage that may be shown to whoever asks there, and the last one that they may read on to. */
export function linesIn(
  story: Story,
  { server, channel, reader }: Chosen,
): { readonly shown: number; readonly readable: number } {
  const { slug } = story;
  const here = { server: server?.ceilings.get(slug), channel: channel?.ceilings.get(slug) };
  const own = reader?.isCareful === true ? reader.places.get(slug) : undefined;
  // A story's passages are read when somebody asks for them, not to find that nobody drew a line.
  const line = (spots: Ceilings) =>
    Object.values(spots).some((spot) => spot !== undefined) ? lastShown(story, spots) : noLine;
  return { shown: line({ ...here, own }), readable: line(here) };
}

/** Something is there, but after the line. */
export function beyond(isOwn: boolean): UserError {
  return isOwn
    ? new UserError("beyond-own", "That passage is beyond your place in the story.")
    : new UserError("beyond", "That passage is beyond what is shown here.");
}
