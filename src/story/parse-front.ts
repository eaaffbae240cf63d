import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod/v3";
import { type Front, front } from "./front.ts";
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
  const result = front.safeParse(values, { errorMap: inWords });
  const written = front.shape.credits.safeParse(Reflect.get(Object(values), "credits"));
  const at = (path: readonly PropertyKey[]) => lineOf(document, counter, path) + 1;
  const credits = (written.success ? written.data : []).map(({ passages }, index) => ({
    ...passages,
    line: at(["credits", index]),
  }));
  if (result.success) {
    const dates = result.data.dates.map((one, index) => ({ ...one, line: at(["dates", index]) }));
    return { fields: result.data, credits, dates, faults: [] };
  }
  const faults = result.error.issues.slice(0, mostFaults).flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") {
      const name = issue.path.filter((part) => typeof part === "string").join(": ");
      return [{ line: at(issue.path), problem: `${name || "the front matter"} ${issue.message}` }];
    }
    return issue.keys.slice(0, mostFaults).map((key) => ({
      line: at([...issue.path, key]),
      problem: unknownField(key, issue.path),
    }));
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

function unknownField(key: string, path: readonly PropertyKey[]): string {
  const names =
    path[0] === "credits"
      ? ["passages", "text"]
      : path[0] === "chapter-notes"
        ? ["chapter", "summary", "before", "after"]
        : path[0] === "dates"
          ? ["chapter", "passage", "date"]
          : Object.keys(front.shape);
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

/** What zod finds wrong, in words for the file's writer, unless the schema itself has some. */
const inWords: z.ZodErrorMap = (issue, context) => {
  const usual = z.defaultErrorMap(issue, context).message;
  const said = context.defaultError;
  return { message: said === usual ? (inOurs(issue, context.data) ?? usual) : said };
};

function inOurs(issue: z.ZodIssueOptionalMessage, given: unknown): string | undefined {
  if (issue.code === "too_big" && issue.type === "string")
    return `is too long; keep it to ${issue.maximum} characters`;
  if (issue.code === "too_small")
    return issue.type === "number" ? `must be ${issue.minimum} or more` : "must not be empty";
  if (issue.code !== "invalid_type") return undefined;
  if (given === undefined || given === null) return "is missing";
  if (issue.expected === "string") {
    const isBare = typeof given === "number" || typeof given === "boolean";
    return isBare ? `must be text; put it in quotes: "${given}"` : "must be text";
  }
  if (issue.expected === "object") return "must be fields, each on a line of its own: name: value";
  return issue.expected === "number" || issue.expected === "integer" ? "must be a whole number" : undefined;
}

/** The line (1-based, in the front matter) of the value at `path`, or of its nearest parent that is written there. */
function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
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
