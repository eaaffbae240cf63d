import { UserError } from "../user-error.ts";

/** Something is there, but after the spoiler limit of the reader, of the channel or of the server. */
export function beyond(whose: "own" | "channel" | "server"): UserError {
  return new UserError(`beyond-${whose}`, `That passage is beyond the spoiler limit (${whose}).`);
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
