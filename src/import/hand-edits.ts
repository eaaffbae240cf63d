import { hash as digest } from "node:crypto";
import type { FrontFields } from "../story/front.ts";
import type { Passage, Story } from "../story/story.ts";
import { UserError } from "../user-error.ts";
import type { VersionComparison } from "./compare.ts";
import type { DraftPart } from "./draft.ts";

/** Hashes of the source's last text, kept beside the story: a part that differs from them was written by hand. */
export type Imported = {
  readonly fields: Readonly<Record<string, string>>;
  readonly passages: readonly string[];
  readonly chapters: readonly string[];
};
/** What a person wrote, beside what the source has in its place. */
type HandEdit = { readonly what: string; readonly mine: string; readonly theirs: string };

/** Asks a person at a terminal. */
export type AskPerson = (question: string) => Promise<string>;

/** The fields that follow the source as long as nobody writes them by hand. */
const followed = [
  "note",
  "endnote",
  "source",
  "fandoms",
  "series",
  "inspired-by",
  "rating",
  "warnings",
  "summary",
  "chapter-notes",
] as const satisfies readonly (keyof FrontFields)[];
/** Those that a person's word decides; `--take-theirs` gives them up, too. */
const decided = ["title", "author", "rights"] as const satisfies readonly (keyof FrontFields)[];

/** Of a story that was imported before, a field that the source leaves out stays known as it was. */
export function describeSource(fields: FrontFields, story: Story, before: Imported | undefined): Imported {
  const named = [...followed, ...decided].map((name): [string, string] => {
    const known = fields[name] === undefined ? before?.fields[name] : undefined;
    return [name, known ?? hash(fields[name])];
  });
  return {
    fields: Object.fromEntries(named),
    passages: story.passages.map(hashOf),
    chapters: story.chapters.map((one) => hash(one.title)),
  };
}

export type WrittenStory = { readonly story: Story; readonly fields: FrontFields };

/** All that was written by hand and that the source has otherwise. */
export function editsOf(
  mine: WrittenStory,
  theirs: WrittenStory,
  { kept, changed, gone, added }: VersionComparison,
  imported: Imported,
): readonly HandEdit[] {
  const edits: HandEdit[] = [];
  const add = (what: string, own: unknown, other: unknown) =>
    edits.push({ what, mine: shown(own), theirs: shown(other) });
  const hand = byHand(mine.story, imported);
  for (const name of editedFields(mine.fields, theirs.fields, imported))
    add(name, mine.fields[name], theirs.fields[name]);
  for (const { before, after } of [...kept, ...changed])
    if (hand.isMine(before) && hashOf(before) !== hashOf(after))
      add(`passage ${before.number}`, before.text, after.text);
  for (const { number, text } of gone.filter(hand.isMine)) add(`passage ${number}`, text, undefined);
  for (const { text } of added.filter(hand.isTakenOut)) add("text taken out", undefined, text);
  const titles = new Set(theirs.story.chapters.map((one) => one.title));
  for (const { title, number } of mine.story.chapters)
    if (number > 0 && hand.isMyTitle(title) && !titles.has(title))
      add(`chapter ${number}`, title, "the source's own title");
  return edits;
}

/** A person's choice between what was written by hand and what the file has. */
export async function chooseWords(
  edits: readonly HandEdit[],
  slug: string,
  ask: AskPerson | undefined,
): Promise<"mine" | "theirs"> {
  const cut = (text: string) => (text.length > 150 ? `${text.slice(0, 149)}…` : text).replace(/\s+/g, " ");
  const lines = edits
    .slice(0, 5)
    .map(({ what, mine, theirs }) => `  ${what}\n    yours: ${cut(mine)}\n    file:  ${cut(theirs)}`);
  const list = `${lines.join("\n")}${edits.length > 5 ? `\n  and ${edits.length - 5} more` : ""}`;
  const changed = `The story in ${slug} was changed by hand, and the file has it otherwise`;
  if (ask === undefined)
    throw new UserError("edited", `${changed}; run it again with --keep-mine or --take-theirs.\n${list}`);
  for (;;) {
    const answer = (
      await ask(`\n${changed}:\n${list}\nKeep yours, or take the file's? (mine/theirs) `)
    ).trim();
    if (/^(?:m|keep)/i.test(answer)) return "mine";
    if (/^t/i.test(answer)) return "theirs";
    if (answer === "") throw new UserError("edited", "Nothing was chosen, and nothing was changed.");
  }
}

/** The followed fields that were written by hand and that the source has otherwise. */
function editedFields(mine: FrontFields, theirs: FrontFields, imported: Imported) {
  return followed.filter(
    (name) =>
      theirs[name] !== undefined &&
      hash(mine[name]) !== imported.fields[name] &&
      hash(mine[name]) !== hash(theirs[name]),
  );
}

/** A person's fields without those that the source decides, where the choice is the source's words. */
export function undecided(mine: FrontFields, theirs: FrontFields): FrontFields {
  return Object.fromEntries(
    Object.entries(mine).filter(([name]) => !(name in theirs && decided.some((one) => one === name))),
  );
}

export type StoryVersion = { readonly fields: FrontFields; readonly parts: readonly DraftPart[] };

/** The source's version with all that was written by hand in its place. */
export function withHandEdits(
  { fields, parts }: StoryVersion,
  mine: WrittenStory,
  theirs: FrontFields,
  comparison: VersionComparison,
  imported: Imported,
): StoryVersion {
  const edited = editedFields(mine.fields, theirs, imported).map((name) => [name, mine.fields[name]]);
  const own: FrontFields = { ...fields, ...Object.fromEntries(edited) };
  if (mine.story.passages.some((one) => one.marks.length > 0)) own.markup = "emphasis";
  return withFootnotes({ fields: own, parts: keepMine(parts, mine.story, comparison, imported) });
}

/** Each note among the fields, with the number of its passage. */
export function withFootnotes({ fields, parts }: StoryVersion): StoryVersion {
  const passages = parts.filter((part) => part.kind === "passage");
  const footnotes = passages.flatMap((part, at) =>
    (part.footnotes ?? [])
      .filter(({ text }) => text !== "")
      .map(({ mark, text }) => ({ passage: at + 1, mark, text })),
  );
  return { parts, fields: { ...fields, footnotes } };
}

/** The source's parts with the passages and titles that were written by hand in their places. */
function keepMine(
  parts: readonly DraftPart[],
  mine: Story,
  { kept, changed, gone, added }: VersionComparison,
  imported: Imported,
): readonly DraftPart[] {
  const hand = byHand(mine, imported);
  const pairs = [...kept, ...changed];
  const before = new Map(pairs.map((pair) => [pair.after.number, pair.before]));
  const paired = new Set(pairs.map((pair) => pair.before.number));
  const takenOut = new Set(added.filter(hand.isTakenOut).map((one) => one.number));
  const titles = new Map(mine.chapters.map((one) => [one.first, one.title]));
  // Passages of one's own follow the passage that they follow in the file.
  const own = Map.groupBy(gone.filter(hand.isMine), ({ number }) => {
    let at = number - 1;
    while (at > 0 && !paired.has(at)) at -= 1;
    return at;
  });
  const ownAfter = (number: number): DraftPart[] =>
    (own.get(number) ?? []).map(({ text, marks }) => ({ kind: "passage", text, marks }));
  const found: DraftPart[] = [];
  let number = 0;
  for (const part of parts) {
    if (part.kind !== "passage") {
      const title = titles.get(before.get(number + 1)?.number ?? 0);
      const isMine = part.kind === "chapter" && title !== undefined && hand.isMyTitle(title);
      found.push(isMine ? { kind: "chapter", title } : part);
      continue;
    }
    number += 1;
    const old = before.get(number);
    if (number === 1) found.push(...ownAfter(0));
    if (!takenOut.has(number))
      found.push(
        old !== undefined && hand.isMine(old) ? { ...part, text: old.text, marks: old.marks } : part,
      );
    if (old !== undefined) found.push(...ownAfter(old.number));
  }
  return found;
}

function byHand(mine: Story, imported: Imported) {
  const known = new Set(imported.passages);
  const titles = new Set(imported.chapters);
  const here = new Set(mine.passages.map(hashOf));
  return {
    isMine: (one: Passage) => !known.has(hashOf(one)),
    isTakenOut: (one: Passage) => known.has(hashOf(one)) && !here.has(hashOf(one)),
    isMyTitle: (title: string) => !titles.has(hash(title)),
  };
}

type StoryFootnotes = NonNullable<FrontFields["footnotes"]>;

/** The source's footnotes and those that only the story has, which move along with their passages. */
export function keepFootnotes(
  mine: FrontFields["footnotes"],
  theirs: StoryFootnotes,
  { kept, changed }: VersionComparison,
  doubts: string[],
): StoryFootnotes {
  const now = new Map([...kept, ...changed].map(({ before, after }) => [before.number, after.number]));
  const marks = new Set(theirs.map((one) => `${one.passage} ${one.mark}`));
  const texts = new Set(theirs.map((one) => one.text));
  const own = (mine ?? []).flatMap((note) => {
    const passage = now.get(note.passage);
    if (texts.has(note.text) || (passage !== undefined && marks.has(`${passage} ${note.mark}`))) return [];
    if (passage !== undefined) return [{ ...note, passage }];
    doubts.push(
      `The footnote “${note.text}” stood at passage ${note.passage}, which is gone; it was left out.`,
    );
    return [];
  });
  return [...theirs, ...own].sort((a, b) => a.passage - b.passage);
}

function hashOf({ text, marks }: Passage): string {
  return hash([text, marks]);
}

function hash(value: unknown): string {
  return digest("sha256", JSON.stringify(value) ?? "", "base64url").slice(0, 12);
}

function shown(value: unknown): string {
  if (value === undefined) return "(nothing)";
  return typeof value === "string" ? value : JSON.stringify(value);
}
