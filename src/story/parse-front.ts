import { type BaseIssue, safeParse } from "valibot";
import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import { type Front, fieldForms, front } from "./front.ts";
import type { StoryDate } from "./story.ts";
import { faultsOfYaml, mostFaults } from "./yaml-faults.ts";

/** `line` is 1-based in the file; `problem` says what is wrong and what to write. */
export type Fault = { readonly line: number; readonly problem: string };

/** A date with its line in the file. */
export type WrittenDate = StoryDate & { readonly line: number };

type WrittenCredit = { readonly line: number; readonly first: number; readonly last: number };

/** Under a quote there is room for the text too: a message has 4,000 characters in all. */
const creditsOnOne = 3;

/** Notes can be long; a novel put among the fields by mistake is longer. */
const mostFront = 1_000_000;
export function faultsOfCredits(credits: readonly WrittenCredit[], passages: number): readonly Fault[] {
  const faults = credits
    .filter((credit) => credit.last > passages)
    .map(({ line, first, last }) => ({
      line,
      problem: `credits: ${first}-${last} reaches beyond the last passage, ${passages}; mend the range`,
    }));
  const on = (number: number) => credits.filter(({ first, last }) => first <= number && number <= last);
  const crowded = credits.find(({ first }) => on(first).length > creditsOnOne);
  if (crowded !== undefined) {
    const problem = `credits: passage ${crowded.first} has more than ${creditsOnOne} credits; put them into one`;
    faults.push({ line: crowded.line, problem });
  }
  return faults;
}

type ParsedFront = {
  readonly fields: Front | undefined;
  /** Of a faulty front matter as well, where they can be read, so that all faults are found at once. */
  readonly credits: readonly WrittenCredit[];
  readonly dates: readonly WrittenDate[];
  readonly faults: Fault[];
};

/** The fields between a file's two lines `---`; the first of them is line 1. */
export function parseFront(yaml: string): ParsedFront {
  const counter = new LineCounter();
  const fault = (problem: string, line: number): ParsedFront => ({
    fields: undefined,
    credits: [],
    dates: [],
    faults: [{ line: line + 1, problem }],
  });
  if (yaml.length > mostFront)
    return fault("the fields are too long; the story's text stands below the second ---", 1);
  const document = parseDocument(yaml, {
    lineCounter: counter,
    logLevel: "error",
    uniqueKeys: false,
    // Of each error it would look for its line among all others.
    prettyErrors: false,
  });
  const unread = faultsOfYaml(document, counter, yaml);
  if (unread.length > 0) return { fields: undefined, credits: [], dates: [], faults: [...unread] };
  const values = withoutEmpty(document.toJS() as unknown) ?? {};
  const result = safeParse(front, values, { message: inWords });
  const at = (path: readonly unknown[]) => lineOf(document, counter, path) + 1;
  const written = safeParse(front.pipe[1].entries.credits, Reflect.get(Object(values), "credits"));
  const credits = (written.success ? written.output : []).map(({ passages }, index) => ({
    ...passages,
    line: at(["credits", index]),
  }));
  if (result.success) {
    const dates = result.output.dates.map((one, index) => ({ ...one, line: at(["dates", index]) }));
    return { fields: result.output, credits, dates, faults: [] };
  }
  const issues: readonly BaseIssue<unknown>[] = result.issues;
  const faults = issues.slice(0, mostFaults).map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key);
    const name = path.filter((part) => typeof part === "string").join(": ");
    const problem =
      issue.type === "never"
        ? unknownField(String(path.at(-1)), path.slice(0, -1))
        : `${name || "the front matter"} ${issue.message}`;
    return { line: at(path), problem };
  });
  return { fields: undefined, credits, dates: [], faults };
}

/** A field left empty ("title:") is the same as one left out. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  const isEmpty = (one: unknown) => one === null || (typeof one === "string" && one.trim() === "");
  const kept = Object.entries(value).filter(([, one]) => !isEmpty(one));
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutEmpty(one)]));
}

function unknownField(key: string, path: readonly unknown[]): string {
  const names =
    path[0] === "credits"
      ? ["passages", "text"]
      : path[0] === "chapter-notes"
        ? ["chapter", "summary", "before", "after"]
        : path[0] === "dates"
          ? ["chapter", "passage", "date"]
          : Object.keys(front.pipe[1].entries);
  const near = names.find((name) => stepsBetween(name, key.toLowerCase()) <= 2);
  const remedy = near === undefined ? "content/README.md lists the fields" : `did you mean ${near}?`;
  return `there is no field ${key}; ${remedy}`;
}

/** How many letters to change, add or leave out to make one word of the other. */
function stepsBetween(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...a].entries()) {
    const row = [at + 1];
    for (let to = 1; to <= b.length; to += 1) {
      const change = (last[to - 1] ?? 0) + (letter === b[to - 1] ? 0 : 1);
      row.push(Math.min(change, (last[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1));
    }
    last = row;
  }
  return last[b.length] ?? 0;
}

/** What is wrong, in words for the file's writer, where the schema itself has none. */
function inWords({ type, input, requirement }: BaseIssue<unknown>): string {
  if (type === "max_length") return `is too long; keep it to ${requirement} characters`;
  if (type === "min_length") return "is empty";
  if (input === undefined || input === null) return "is missing";
  if (type === "string") {
    const isBare = typeof input === "number" || typeof input === "boolean";
    return isBare ? `must be text; put it in quotes: "${input}"` : "must be text";
  }
  if (type === "number" || type === "integer") return "must be a whole number";
  if (type === "min_value") return `must be ${requirement} or more`;
  return fieldForms;
}

/** The line (1-based, in the front matter) of the value at `path`, or of its nearest parent that is written there. */
function lineOf(document: Document, counter: LineCounter, path: readonly unknown[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((one) => String(one.key) === String(key)) : undefined;
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
