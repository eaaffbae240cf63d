import { parseArgs } from "node:util";
import { isSlug } from "../story/read-file.ts";
import { lacksDetail, readPermission, writePermission } from "../story/rights.ts";
import { UserError } from "../user-error.ts";
import type { StoryOverrides } from "./fields.ts";
import { languageTag } from "./language.ts";

export const usage = `Bring a story: npm run import -- <file…> [options]

  <file>                  EPUB, HTML, DOCX, ODT, RTF, FB2, Markdown or text; an AO3 download is best
  --slug name             the story's folder in content/ (1 to 24 of a-z, 0-9 and -)
  --title, --author       what to show, if the file does not say or says it wrongly
  --attribution line      the line of credit under every quote
  --credit "13-28: text"  a credit of its own for these passages; may be given again
  --language tag          such as en, de, pt-BR
  --permission text       own work, public domain, "author's permission: …" or "open licence: …"
  --keep-mine             keep what you wrote by hand in story.md where the newer file has it otherwise
  --take-theirs           take the newer file's there; the old story.md stays as story.md.bak
  --dry-run               show what would be written, write nothing
  --force                 replace a different story that has the same folder

Run it again on a newer download: the story is updated, and what changed is shown.`;

export type ImportOptions = {
  readonly files: readonly string[];
  readonly slug: string | undefined;
  readonly overrides: StoryOverrides;
  /** Whose words stand where a person and the newer file differ. */
  readonly choice: "mine" | "theirs" | undefined;
  readonly isDryRun: boolean;
  readonly isForced: boolean;
  readonly isHelp: boolean;
};

export function readOptions(args: readonly string[]): ImportOptions {
  const { values, positionals } = readArgs(args);
  const { slug, title, author, attribution, language, permission } = values;
  if (slug !== undefined && !isSlug(slug))
    throw new UserError("usage", `--slug ${slug} must be 1 to 24 lower-case letters, digits and hyphens.`);
  if (
    positionals.length > 1 &&
    [slug, title, author, attribution, values.credit].some((one) => one !== undefined)
  ) {
    throw new UserError(
      "usage",
      "--slug, --title, --author, --attribution and --credit are for one file; import the files one by one.",
    );
  }
  if (values["keep-mine"] && values["take-theirs"])
    throw new UserError("usage", "--keep-mine and --take-theirs can't go together; choose one.");
  const credits = (values.credit ?? []).map(readCredit);
  const overrides = checkOverrides(
    { title, author, attribution, language, permission, credits },
    (field) => `--${field}`,
  );
  return {
    files: positionals,
    slug,
    overrides,
    choice: values["keep-mine"] ? "mine" : values["take-theirs"] ? "theirs" : undefined,
    isDryRun: values["dry-run"],
    isForced: values.force,
    isHelp: values.help,
  };
}

/** What a person says of a story, in the lengths that a story.md allows; `named` is how they know a field. */
export function checkOverrides(overrides: StoryOverrides, named: (field: string) => string): StoryOverrides {
  const { title, author, attribution, language, permission } = overrides;
  for (const [name, value] of Object.entries({ title, author, attribution })) {
    if (value === undefined) continue;
    const isLine = value.length <= 300 && !/[\r\n\u2028\u2029]/.test(value);
    if (name === "attribution" && (!isLine || value.trim() === ""))
      throw new UserError("usage", `${named(name)} must be one line of 1 to 300 characters.`);
    if (!isLine) throw new UserError("usage", `${named(name)} must be one line of at most 300 characters.`);
    if (value.trim() === "")
      throw new UserError("usage", `${named(name)} is empty; leave it out if there is none.`);
  }
  if (language !== undefined && languageTag(language) === undefined)
    throw new UserError(
      "usage",
      `${named("language")} ${language} must be a language tag such as en, de or pt-BR.`,
    );
  return {
    ...overrides,
    title: title?.trim(),
    author: author?.trim(),
    attribution: attribution?.trim(),
    permission: permission === undefined ? undefined : checkPermission(permission),
  };
}

function checkPermission(written: string): string {
  const read = readPermission(written);
  if (read !== undefined && !lacksDetail(read)) return writePermission(read);
  throw new UserError(
    "permission",
    '--permission must be own work, public domain, "author\'s permission: …" (a note or a link) or "open licence: …" (its name or a link).',
  );
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        slug: { type: "string" },
        title: { type: "string" },
        author: { type: "string" },
        attribution: { type: "string" },
        language: { type: "string" },
        permission: { type: "string" },
        credit: { type: "string", multiple: true },
        "keep-mine": { type: "boolean", default: false },
        "take-theirs": { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        force: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    // node:util's message names the option.
    if (error instanceof TypeError) throw new UserError("usage", `${error.message}\n\n${usage}`);
    throw error;
  }
}

function readCredit(written: string): { passages: string; text: string } {
  const parts = /^\s*(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?\s*:\s*(\S.{0,299})$/s.exec(written);
  const [first, last] = [Number(parts?.[1]), Number(parts?.[2] ?? parts?.[1])];
  if (parts === null || first < 1 || first > last)
    throw new UserError(
      "usage",
      `--credit "${written}" must be passages and a text, such as "13-28: Some of the dialogue is by …".`,
    );
  return { passages: first === last ? String(first) : `${first}-${last}`, text: (parts[3] ?? "").trim() };
}
