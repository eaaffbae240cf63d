import type { Words } from "../messages/messages.ts";
import type { SavedFiles } from "../reading/saves.ts";
import type { Message } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { authorOf, titleOf } from "./credit.ts";
import { filesView } from "./listing.ts";

/** Discord takes 10 MiB with a message: https://docs.discord.com/developers/reference#uploading-files. */
export const mostBytes = 9_000_000;

export function savedFilesView(files: SavedFiles, { saved }: Words): Message {
  return filesView(saved.exported({ number: files.total }), [
    { name: "saved-passages.md", data: files.markdown },
    { name: "saved-passages.json", data: files.json },
  ]);
}

/** What an export says around the passages. */
export function exportWords(words: Words) {
  const { code, saved } = words;
  const date = new Intl.DateTimeFormat(code, { dateStyle: "long", timeZone: "UTC" });
  return {
    heading: saved.title,
    work: ({ about }: Story) => `${titleOf(about, words)} · ${authorOf(about, words)}`,
    passage: saved.place,
    saved: (at: number) => saved.savedOn({ date: date.format(at) }),
    note: saved.noteIs,
    meant: saved.meant,
    absent: saved.absent,
  };
}
