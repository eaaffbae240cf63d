import { createHash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { describeLeftOut } from "../import/left-out.ts";
import { readStoryFile, type Upload, type UploadedStory } from "../import/read-story-file.ts";
import { wordsOf } from "../search/fold.ts";
import type { Story } from "../story/story.ts";
import { wordsIn } from "../story/words.ts";
import { UserError, userError } from "../user-error.ts";
import type { ThreadAnswer } from "./importer.ts";
import { packText } from "./text.ts";

// Loaded in a thread of its own by importer.ts, never imported.
parentPort?.once("message", (upload: Upload) => {
  read(upload).then(
    (answer) => say(answer),
    (error: unknown) => say(failureOf(error)),
  );
});

async function read(upload: Upload): Promise<ThreadAnswer> {
  const progress = (done: number, of: number) => say({ kind: "progress", done, of });
  const read = await readStoryFile({ ...upload, progress });
  const { story } = read.report;
  if (story.about.withdrawn) throw userError("upload-withdrawn");
  const { title, author, attribution } = story.about;
  return {
    kind: "read",
    // A copy: packed bytes lie in memory that this thread can't give away.
    text: new Uint8Array(await packText(read.text)),
    facts: factsOf(read, story),
    named: { title, author, attribution },
  };
}

function factsOf({ text, report }: UploadedStory, story: Story) {
  const { draft, unsure, comparison } = report;
  const { about, chapters, passages } = story;
  const countWords = wordsIn(about.language);
  const notes = [about.note, about.endnote, ...about.chapterNotes, ...(about.footnotes ?? [])];
  return {
    file: report.file,
    format: draft.format,
    chapters: chapters.filter(({ number }) => number > 0).length,
    passages: passages.length,
    words: passages.reduce((sum, one) => sum + countWords(one.text), 0),
    characters: text.length,
    notes: notes.filter((note) => note !== undefined).length,
    hash: hashOf(story),
    leftOut: describeLeftOut(draft.leftOut),
    unsure: unsure.map(withoutOptions),
    ...(comparison === undefined
      ? {}
      : {
          changes: {
            kept: comparison.kept.length,
            changed: comparison.changed.length,
            added: comparison.added.length,
            gone: comparison.gone.length,
          },
        }),
  };
}

/** Of the words alone: another font, another break or another cover make no other text. */
function hashOf({ passages }: Story): string {
  const hash = createHash("sha256");
  for (const { text } of passages) for (const { word } of wordsOf(text)) hash.update(`${word} `);
  return hash.digest("base64url");
}

/** Sentences for importers at a terminal name options of the command line. */
function withoutOptions(doubt: string): string {
  return doubt
    .replace(/(?:;| If not,| If you know where that stands,) add --.*$/, "")
    .replace(/([^.!?”])$/, "$1.");
}

function failureOf(error: unknown): ThreadAnswer {
  if (error instanceof UserError) {
    const { code, message, values } = error;
    return { kind: "refused", code, message, values };
  }
  // What went wrong may have the story's words in it, and those are nobody's but the server's.
  const { name, stack = "" } = error instanceof Error ? error : new Error("no error");
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return { kind: "failed", name, frames: frames.slice(0, 8) };
}

function say(answer: ThreadAnswer): void {
  parentPort?.postMessage(answer, answer.kind === "read" ? [answer.text.buffer as ArrayBuffer] : []);
}
