import { parseStory } from "../story/parse.ts";
import type { Story } from "../story/story.ts";
import { fieldsOf, rewriteFront } from "../story/write.ts";
import { userError } from "../user-error.ts";

/** What a server's managers may say of a story otherwise than its file does. Empty takes a field away. */
export type FrontEdit = {
  readonly title?: string;
  readonly author?: string;
  readonly attribution?: string;
  /** A line for the rating, and then the warnings. */
  readonly rating?: string;
  readonly language?: string;
  readonly permission?: string;
};

/** The file with that said in it, and the story that it is then. A UserError names what can't be said so. */
export function editFront(
  slug: string,
  file: string,
  edit: FrontEdit,
): { readonly file: string; readonly story: Story } {
  const { rating, ...said } = edit;
  const changed: Record<string, unknown> = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, value.replace(/\s+/g, " ").trim() || undefined]),
  );
  if (rating !== undefined) {
    const [first = "", ...rest] = rating.split("\n").map((line) => line.trim());
    changed.rating = first || undefined;
    changed.warnings = rest
      .flatMap((line) => line.split(","))
      .map((one) => one.trim())
      .filter((one) => one !== "");
  }
  const next = rewriteFront(file, { ...fieldsOf(file), ...changed });
  const parsed = parseStory(slug, next);
  if (parsed.kind === "faults") throw userError("field-wrong", { problem: parsed.faults[0]?.problem ?? "" });
  return { file: next, story: parsed.story };
}

/** The same as it stands in a form. */
export function frontOfStory({ about }: Story): Required<Omit<FrontEdit, "permission">> {
  const rating = [about.rating ?? "", ...about.warnings].join("\n");
  return {
    title: about.title ?? "",
    author: about.author ?? "",
    attribution: about.attribution,
    rating,
    language: about.language,
  };
}
