import { setImmediate as breathe } from "node:timers/promises";
import { faultsOfDates } from "./date-faults.ts";
import type { Front } from "./front.ts";
import { type Body, hasParagraph, stepsOf } from "./parse-body.ts";
import { type Fault, faultsOfCredits, parseFront } from "./parse-front.ts";
import type { Story, Written } from "./story.ts";

export type Parsed =
  | { readonly kind: "story"; readonly story: Story }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] };

/** A million words are 100,000 lines; each line costs memory in a bot that holds many stories. */
const mostLines = 1_000_000;

/** All faults in one go; a story comes back whole or not at all. */
export function parseStory(slug: string, source: string): Parsed {
  const file = source.replace(/^\uFEFF/, "");
  const parts = frontOf(file);
  if (parts === undefined) {
    const problem =
      'the file must start with front matter: a line "---", fields such as "title: …", a line "---"';
    return { kind: "faults", faults: [{ line: 1, problem }] };
  }
  if (hasMoreLines(file, mostLines)) {
    const problem = `the file has over ${mostLines.toLocaleString("en")} lines, so it is no story; look at what is in it`;
    return { kind: "faults", faults: [{ line: mostLines, problem }] };
  }
  const { fields, credits, dates, faults } = parseFront(parts.yaml);
  const written = {
    text: file.slice(parts.whole.length),
    markup: fields?.markup ?? "plain",
    ids: fields?.ids ?? {},
  };
  const { body, prepare } = readLater(written);
  if (!hasParagraph(written)) {
    faults.push({
      line: parts.whole.split("\n").length,
      problem: "there is no text after the front matter; write at least one paragraph",
    });
  } else {
    if (credits.length > 0) faults.push(...faultsOfCredits(credits, body().passages.length));
    if (dates.length > 0) faults.push(...faultsOfDates(dates, body()));
  }
  if (fields === undefined || faults.length > 0) {
    return { kind: "faults", faults: faults.toSorted((a, b) => a.line - b.line) };
  }
  return { kind: "story", story: makeStory(slug, fields, { written, body, prepare }) };
}

/** The front matter at the head of a file, with and without its two lines `---`. */
export function frontOf(file: string): { readonly whole: string; readonly yaml: string } | undefined {
  const parts = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m.exec(file);
  return parts === null || parts.index !== 0 ? undefined : { whole: parts[0], yaml: parts[1] ?? "" };
}

/** The passages are read when somebody first asks for them: a library of millions of words starts at once. */
function makeStory(
  slug: string,
  fields: Front,
  { written, body, prepare }: { readonly written: Written } & ReturnType<typeof readLater>,
): Story {
  return {
    slug,
    about: {
      title: fields.title,
      author: fields.author,
      attribution: fields.attribution,
      source: fields.source,
      rights: fields.rights,
      note: fields.note,
      fandoms: fields.fandoms ?? [],
      rating: fields.rating,
      warnings: fields.warnings ?? [],
      summary: fields.summary,
      language: fields.language,
      permission: fields.permission,
      withdrawn: fields.takedown,
      endnote: fields.endnote,
      card: fields.card,
      dates: fields.dates,
      series: fields.series ?? [],
      inspiredBy: fields["inspired-by"] ?? [],
      people: fields.people ?? [],
      chapterNotes: fields["chapter-notes"],
      footnotes: fields.footnotes,
    },
    credits: fields.credits.map(({ passages, text }) => ({ ...passages, text })),
    written,
    prepare,
    get chapters() {
      return body().chapters;
    },
    get passages() {
      return body().passages;
    },
  };
}

/** At once when it is needed, or beforehand in steps. */
function readLater(written: Written): { body(): Body; prepare(): Promise<void> } {
  const steps = stepsOf(written);
  let made: Body | undefined;
  const step = () => {
    const next = steps.next();
    if (next.done) made = next.value;
  };
  return {
    body() {
      while (made === undefined) step();
      return made;
    },
    async prepare() {
      while (made === undefined) {
        step();
        await breathe();
      }
    },
  };
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0 && lines <= most; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines > most;
}
