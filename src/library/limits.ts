import type { UploadLimits } from "../domain/server-story.ts";

/** A million words are about six million characters. */
export const usualLimits: UploadLimits = {
  storiesPerServer: 10,
  charactersPerStory: 6_000_000,
  charactersPerServer: 15_000_000,
  fileBytes: 25 * 2 ** 20,
  addsPerHour: 10,
};
