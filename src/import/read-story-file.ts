import { parse } from "node:path";
import { parseStory } from "../story/parse.ts";
import type { StoryOverrides } from "./fields.ts";
import type { Imported } from "./hand-edits.ts";
import { makeStory } from "./make-story.ts";
import { checkOverrides } from "./options.ts";
import { readSource } from "./read.ts";
import type { Report } from "./report.ts";
import { slugOf } from "./slug.ts";

export type Upload = {
  /** As the sender named it; only its ending is ever looked at. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the sender says of the story; it wins over the file. */
  readonly overrides?: Partial<StoryOverrides> | undefined;
  readonly slug?: string | undefined;
  /** The story that this is a newer version of: its story.md, and what was kept beside it. */
  readonly before?: { readonly text: string; readonly imported?: Imported | undefined } | undefined;
  /** How far it is, where that takes a while. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
  /** Whose words stand where a person and the newer file differ; without it such a file is refused. */
  readonly choice?: "mine" | "theirs" | undefined;
};
export type UploadedStory = {
  readonly slug: string;
  /** The whole story.md. */
  readonly text: string;
  readonly imported: Imported;
  /** For a person to check; `describeImport` says it in words. */
  readonly report: Report;
};

/** Bytes of any known kind as the text of a story.md, without a file system; a UserError says what is wrong with them. */
export async function readStoryFile(upload: Upload): Promise<UploadedStory> {
  const { name, bytes, before, choice, progress = () => {} } = upload;
  const overrides = checkOverrides({ credits: [], ...upload.overrides }, (field) => field);
  const draft = await readSource(
    { name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
    progress,
  );
  const slug = upload.slug ?? slugOf(overrides.title, draft.about.title, parse(name).name);
  const existing =
    before === undefined
      ? undefined
      : { file: before.text, parsed: parseStory(slug, before.text), imported: before.imported };
  const made = await makeStory(draft, { shown: name, slug, overrides, choice, existing, isForced: false });
  const { story, unsure, comparison, imported } = made;
  return { slug, text: made.write(), imported, report: { file: name, story, draft, unsure, comparison } };
}
