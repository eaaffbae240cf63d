import { UserError } from "../user-error.ts";

const sentences = {
  "stories-off": "The bot's operator has switched off bringing stories. Those that are here stay.",
  "upload-host": "Only a file that is attached here in Discord can be read. Attach it to the command.",
  "upload-large": "The file is too large.",
  "upload-expired": "The link to the file is no longer good. Attach the file again.",
  "upload-lost": "The file could not be fetched whole from Discord. Try again in a minute.",
  "upload-heavy": "The file takes too much time or memory to be read. Bring a smaller or simpler one.",
  "upload-busy": "Many files are waiting to be read just now. Try again in a few minutes.",
  "upload-often": "This server had many files read within an hour. Try again later.",
  "upload-broken": "Something in this file can't be read. Save it anew, as EPUB or plain text, and try that.",
  "upload-withdrawn": "The file says that its author withdrew the story, so it is not brought.",
  "too-many-stories": "This server has as many stories of its own as there may be.",
  "story-long": "The story is too long.",
  "stories-long": "With this story the server's own would be too long together.",
  "text-withdrawn": "This text was withdrawn, so no server can bring it.",
  "story-here": "This server has this story already. /library replace brings a newer version.",
  "draft-gone": "This preview is no longer there. Use /library add again.",
  "story-changed": "Somebody else changed this story meanwhile. Use the command again.",
  "other-text": "This file holds another story. Use /library add for it.",
  "permission-form": "Say own work, public domain, author's permission or open licence.",
  "permission-needed": "Say first by what right the story is quoted.",
  "no-own-story": "There is no such story among this server's own.",
  "field-wrong": "That can't be saved.",
  "reports-full": "There are many reports of this server's stories already; the operator looks at them.",
} as const;

export function refused(
  code: keyof typeof sentences,
  values: Readonly<Record<string, string | number>> = {},
): UserError {
  return new UserError(code, sentences[code], values);
}
