import { basename, extname } from "node:path";
import { UserError } from "../user-error.ts";
import type { Draft } from "./draft.ts";
import type { HandEdit } from "./hand-edits.ts";
import { readDisclaimer } from "./note.ts";
import type { ImportOptions } from "./options.ts";
import { findBySource, findByText, loadExisting } from "./save.ts";
import { slugOf } from "./slug.ts";

/** Asks a person at a terminal. */
export type AskPerson = (question: string) => Promise<string>;

/** The folder for a story: the one named, else that of the same address or text, else one after its title. */
export async function chooseSlug(
  draft: Draft,
  options: ImportOptions,
  contentDir: string,
  path: string,
  ask: AskPerson | undefined,
): Promise<string> {
  const name = basename(path, extname(path));
  if (options.slug !== undefined) return options.slug;
  const { source, title, note, endnote, fandoms } = draft.about;
  const known = source === undefined ? undefined : await findBySource(contentDir, source);
  if (known !== undefined) return known;
  const fandom = fandoms?.[0] ?? readDisclaimer(`${note ?? ""}\n\n${endnote ?? ""}`)?.fandom;
  const untitled = fandom === undefined ? undefined : `untitled-${fandom}`;
  const slug = slugOf(options.said.title, title, untitled, name);
  if (options.isForced || (await loadExisting(contentDir, slug)) !== undefined) return slug;
  const texts = draft.parts.flatMap((part) => (part.kind === "passage" ? part.text : []));
  const same = await findByText(contentDir, texts);
  if (same === undefined) return slug;
  if (ask !== undefined)
    return /^y/i.test(
      (await ask(`The story in ${same} has the same text. Is it the same story? (y/n) `)).trim(),
    )
      ? same
      : slug;
  throw new UserError(
    "same-text",
    `${basename(path)} has the text of the story in ${same} under another title; add --slug ${same} if it is the same story, or --slug ${slug} if it is another.`,
  );
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
  const said = `The story in ${slug} was changed by hand, and the file has it otherwise`;
  if (ask === undefined)
    throw new UserError("edited", `${said}; run it again with --keep-mine or --take-theirs.\n${list}`);
  for (;;) {
    const answer = (await ask(`\n${said}:\n${list}\nKeep yours, or take the file's? (mine/theirs) `)).trim();
    if (/^(?:m|keep)/i.test(answer)) return "mine";
    if (/^t/i.test(answer)) return "theirs";
    if (answer === "") throw new UserError("edited", "Nothing was chosen, and nothing was changed.");
  }
}
