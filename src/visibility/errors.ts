import { UserError } from "../user-error.ts";

/** Something is there, but after the spoiler limit: the reader's own, or the place's. */
export function beyond(isOwn: boolean): UserError {
  return isOwn
    ? new UserError("beyond-own", "That passage is beyond your place in the story.")
    : new UserError("beyond", "That passage is beyond what is shown here.");
}

export function notOffered(): UserError {
  return new UserError(
    "not-offered",
    "That passage is from a story that this server does not offer. Try another with /quote.",
  );
}

export function nothingOffered(): UserError {
  return new UserError(
    "nothing-offered",
    "None of the stories that this server offers can be shown any more. Whoever manages the server can choose others with /library.",
  );
}
