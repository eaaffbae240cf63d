import type { FrontFields } from "../story/front.ts";
import { parseStory } from "../story/parse.ts";
import type { Story } from "../story/story.ts";
import { fieldsOf, type WrittenPart, writeStory } from "../story/write.ts";
import { UserError } from "../user-error.ts";
import { checkWords } from "./account.ts";
import { comparePassages, keptIds, type VersionComparison } from "./compare.ts";
import { count, type Draft } from "./draft.ts";
import { makeFields, moveCredits, type StoryOverrides } from "./fields.ts";
import {
  type AskPerson,
  chooseWords,
  describeSource,
  editsOf,
  type Imported,
  keepFootnotes,
  type StoryVersion,
  undecided,
  type WrittenStory,
  withFootnotes,
  withHandEdits,
} from "./hand-edits.ts";
import { limits, tooLarge } from "./limits.ts";
import { borrowedSentence } from "./note.ts";
import type { Existing } from "./save.ts";

type Making = {
  /** The file's name, for sentences about it. */
  readonly shown: string;
  readonly slug: string;
  readonly overrides: StoryOverrides;
  readonly choice: "mine" | "theirs" | undefined;
  /** The story that is there already, if any. */
  readonly existing: Existing | undefined;
  readonly isForced: boolean;
  readonly ask?: AskPerson | undefined;
};
export type Made = {
  readonly story: Story;
  readonly draft: Draft;
  readonly unsure: readonly string[];
  readonly comparison: (VersionComparison & { readonly isSame: boolean }) | undefined;
  /** The whole story.md, with a permission that was given meanwhile. */
  write(permission?: string): string;
  /** What to keep beside it, so that later edits by hand are known as such. */
  readonly imported: Imported;
};

/** A draft as a story.md beside the one that is there, if any. Nothing here reads or writes a file. */
export async function makeStory(draft: Draft, making: Making): Promise<Made> {
  const { shown, slug, existing, overrides, isForced } = making;
  const texts = draft.parts.filter((part) => part.kind === "passage");
  checkSize(texts, shown);
  const old = readExisting(existing, slug, isForced);
  const sample = texts.slice(0, 200).map((text) => text.text);
  const isEmphasised = texts.some((text) => text.marks.length > 0);
  const fieldsBeside = (before: FrontFields, unsure?: string[]) =>
    makeFields(draft.about, overrides, before, sample.join("\n"), isEmphasised, unsure);
  const read = ({ fields, parts }: StoryVersion) =>
    readBack(slug, writeStory({ ...fields, credits: [], ids: {} }, parts), parts, shown);
  const unsure: string[] = [];
  const fields = fieldsBeside({ ...old?.fields, ...draft.fields }, unsure);
  let version: StoryVersion = { fields, parts: draft.parts };
  const plain = read(version);
  const theirs = { story: plain, fields: asWritten(fieldsBeside({})) };
  let comparison = old && comparePassages(old.story.passages, plain.passages);
  if (old !== undefined && comparison !== undefined && !isForced)
    refuseOther(old.story, plain, comparison, slug);
  let { choice } = making;
  // Without a record all that differs may be a person's, and a choice is of all of it.
  const record = existing?.imported ?? (choice === undefined ? undefined : noRecord);
  const imported = isForced && choice === undefined ? undefined : record;
  const doubts = [...draft.unsure];
  // A story.md that is imported says all of itself; of any other source the fields follow what it is now.
  const isWhole = draft.fields !== undefined;
  if (!isWhole) version = withFootnotes(version);
  if (old !== undefined && comparison !== undefined && imported !== undefined && !isWhole) {
    const edits = editsOf(old, theirs, comparison, imported);
    if (edits.length > 0) choice ??= await chooseWords(edits, slug, making.ask);
    if (choice === "theirs")
      version = withFootnotes({ ...version, fields: fieldsBeside(undecided(old.fields, theirs.fields)) });
    else if (edits.length > 0) {
      version = withHandEdits(version, old, theirs.fields, comparison, imported);
      comparison = comparePassages(old.story.passages, read(version).passages);
      doubts.push(
        `${count(edits.length, "change")} by hand in story.md were kept; the file has them otherwise.`,
      );
    }
  }
  if (comparison !== undefined && imported === undefined && !isForced && comparison.changed.length > 0)
    doubts.push(
      `Nothing tells whether ${count(comparison.changed.length, "passage")} that the file has otherwise ${comparison.changed.length === 1 ? "was" : "were"} changed by hand; the file's words were taken, and the old story.md stays as story.md.bak. --keep-mine keeps yours.`,
    );
  if (choice !== "theirs") doubts.push(...unsure);
  if (comparison !== undefined && !isWhole) {
    const { footnotes = [], credits } = version.fields;
    const moved = {
      footnotes: keepFootnotes(old?.fields.footnotes, footnotes, comparison, doubts),
      ids: keptIds(comparison),
      credits: overrides.credits.length > 0 ? credits : moveCredits(credits, comparison, doubts),
    };
    version = { ...version, fields: { ...version.fields, ...moved } };
  }
  const file = writeStory(version.fields, version.parts);
  const story = readBack(slug, file, version.parts, shown);
  return {
    story,
    draft,
    unsure: [...doubts, ...checkWords(draft, plain, version.fields), ...doubtsAbout(story)],
    comparison: comparison && { ...comparison, isSame: existing?.file === file },
    write: (permission) =>
      permission === undefined ? file : writeStory({ ...version.fields, permission }, version.parts),
    imported: describeSource(
      imported === undefined ? asWritten(version.fields) : theirs.fields,
      plain,
      imported,
    ),
  };
}

const noRecord: Imported = { fields: {}, passages: [], chapters: [] };

/** As they are read again: an empty list is no field, so that it is not taken for one that somebody wrote by hand. */
function asWritten(fields: FrontFields): FrontFields {
  return fieldsOf(writeStory(fields, []));
}

function readExisting(
  existing: Existing | undefined,
  slug: string,
  isForced: boolean,
): WrittenStory | undefined {
  if (existing === undefined) return undefined;
  if (existing.parsed.kind === "story")
    return { story: existing.parsed.story, fields: fieldsOf(existing.file) };
  if (isForced) return undefined;
  const fault = existing.parsed.faults[0];
  throw new UserError(
    "faulty",
    `The story.md in ${slug} has a fault (line ${fault?.line}: ${fault?.problem}); mend it, or replace the file with --force.`,
  );
}

/** Saved places and daily history belong to a story; another one must not slip under them. */
function refuseOther(old: Story, fresh: Story, { kept, changed }: VersionComparison, slug: string): void {
  const shared = (kept.length + changed.length) / Math.min(old.passages.length, fresh.passages.length);
  if (shared >= 0.1) return;
  const title = old.about.title ?? "an untitled story";
  throw new UserError(
    "other-story",
    `The folder ${slug} holds another story (${title}); choose a --slug of its own, or replace that story with --force.`,
  );
}

function checkSize(texts: readonly { readonly text: string }[], shown: string): void {
  if (texts.length === 0)
    throw new UserError("no-text", `${shown} holds no story text; look whether it is the right file.`);
  const shownAs = (number: number) => number.toLocaleString("en");
  if (texts.length > limits.passages) throw tooLarge(shown, `it has ${shownAs(texts.length)} paragraphs`);
  const longest = texts.reduce((most, one) => Math.max(most, one.text.length), 0);
  if (longest > limits.passageCharacters)
    throw tooLarge(shown, `one paragraph has ${shownAs(longest)} characters, so it is hardly a story`);
  const all = texts.reduce((sum, one) => sum + one.text.length, 0);
  if (all > limits.characters) throw tooLarge(shown, `it has ${shownAs(all)} characters of text`);
}

/** What was written must read back as what was found, character for character; anything else is a fault of ours. */
function readBack(slug: string, file: string, parts: readonly WrittenPart[], shown: string): Story {
  const parsed = parseStory(slug, file);
  if (parsed.kind === "faults") {
    const faults = parsed.faults.map((fault) => `line ${fault.line}: ${fault.problem}`).join("; ");
    if (/credits/.test(faults))
      throw new UserError("credits", `The credits do not fit the story: ${faults}.`);
    throw new Error(`the story.md made from ${shown} can't be read: ${faults}`);
  }
  const found = parts.flatMap((part) => (part.kind === "passage" ? part.text : []));
  const at = found.findIndex((text, number) => parsed.story.passages[number]?.text !== text);
  if (at >= 0 || found.length !== parsed.story.passages.length) {
    throw new Error(`the story.md made from ${shown} reads back otherwise at passage ${at + 1}`);
  }
  return parsed.story;
}

function doubtsAbout(story: Story): readonly string[] {
  const { about, credits, passages } = story;
  const doubts: string[] = [];
  if (about.title === undefined) doubts.push("The source names no title; add --title if there is one.");
  if (about.author === undefined)
    doubts.push("The source names no author; add --author if you know the name.");
  const borrowed = borrowedSentence(`${about.note ?? ""}\n${about.endnote ?? ""}`);
  if (borrowed !== undefined && credits.length === 0) {
    doubts.push(
      `The note says “${borrowed}” If you know where that stands, add --credit "first-last: whose it is".`,
    );
  }
  const long = passages.filter((passage) => passage.text.length > 3500);
  if (long.length > 0)
    doubts.push(
      `${long.length} of ${passages.length} passages are longer than one message can show (the first is ${long[0]?.number}); they are shortened when quoted.`,
    );
  return doubts;
}
