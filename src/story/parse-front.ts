import { type Alias, type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { type Front, front } from "./front.ts";

/** `line` is 1-based in the file; `problem` says what is wrong and what to write. */
export type Fault = { readonly line: number; readonly problem: string };

export type WrittenCredit = { readonly line: number; readonly first: number; readonly last: number };

/** Under a quote there is room for the text too: a message has 4,000 characters in all. */
const creditsOnOne = 3;

/** Notes can be long; a novel put among the fields by mistake is longer. */
const mostFront = 1_000_000;
/** Each costs a look for its line and for a field of a like name. */
const mostFaults = 50;

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
  readonly faults: Fault[];
};

/** The fields between a file's two lines `---`; the first of them is line 1. */
export function parseFront(yaml: string): ParsedFront {
  const counter = new LineCounter();
  const fault = (problem: string, line: number): ParsedFront => ({
    fields: undefined,
    credits: [],
    faults: [{ line: line + 1, problem }],
  });
  if (yaml.length > mostFront)
    return fault("the fields are too long; the story's text stands below the second ---", 1);
  // Whether a field stands twice is looked at below: the parser compares each with every other.
  const document = parseDocument(yaml, { lineCounter: counter, logLevel: "error", uniqueKeys: false });
  if (document.errors.length > 0) {
    const faults = document.errors.slice(0, mostFaults).map((error) => ({
      line: counter.linePos(error.pos[0]).line + 1,
      problem: inPlainWords(error.code, error.message),
    }));
    return { fields: undefined, credits: [], faults };
  }
  const twice = firstTwice(document);
  if (twice !== undefined)
    return fault(`the field ${twice.name} stands there twice; leave one out`, counter.linePos(twice.at).line);
  const reference = firstAlias(document);
  if (reference !== undefined) {
    return fault(
      "a text that starts with * needs quotes around it",
      counter.linePos(reference.range?.[0] ?? 0).line,
    );
  }
  const values = withoutEmpty(document.toJS() as unknown) ?? {};
  const result = front.safeParse(values, { error: inWords });
  const written = front.shape.credits.safeParse(Reflect.get(Object(values), "credits"));
  const at = (path: readonly PropertyKey[]) => lineOf(document, counter, path) + 1;
  const credits = (written.success ? written.data : []).map(({ passages }, index) => ({
    ...passages,
    line: at(["credits", index]),
  }));
  if (result.success) return { fields: result.data, credits, faults: [] };
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
  return { fields: undefined, credits, faults };
}

/** A field left empty ("title:") is the same as one left out: what the source does not say stays empty. */
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
        : Object.keys(front.shape);
  const near = names.find((name) => stepsBetween(name, key.toLowerCase()) <= 2);
  const remedy = near === undefined ? "content/README.md lists the fields" : `did you mean ${near}?`;
  return `there is no field ${key}; ${remedy}`;
}

/** What is wrong with the YAML, for somebody who never heard of it. https://eemeli.org/yaml/#errors */
function inPlainWords(code: string, message: string): string {
  const text = message.split("\n")[0]?.replace(/ at line .*$/, "") ?? "";
  if (code === "BLOCK_AS_IMPLICIT_KEY" || /nested mappings|implicit keys? need/i.test(text))
    return 'a text with a colon in it needs quotes around it: title: "Lamps: a Story"';
  if (code === "TAB_AS_INDENT") return "a tab stands before a field; write spaces instead";
  if (code === "MISSING_CHAR" || code === "UNEXPECTED_TOKEN" || code === "BAD_SCALAR_START")
    return "a quote or bracket has no partner, or a text begins with a sign; put the whole text into quotes";
  if (code === "BAD_INDENT")
    return "this line is set in too far or too little; fields start at the left edge";
  return `this can't be read: ${text}; quotes around the text may help`;
}

/** A field that is written a second time, and where. */
function firstTwice(document: Document): { readonly name: string; readonly at: number } | undefined {
  let found: { readonly name: string; readonly at: number } | undefined;
  visit(document, {
    Map: (_key, map) => {
      const names = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (names.has(name)) found ??= { name, at: key.range?.[0] ?? 0 };
        names.add(name);
      }
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
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

/** A note such as `*Please* review` without quotes: to YAML it refers to something that is not there. */
function firstAlias(document: Document): Alias | undefined {
  let first: Alias | undefined;
  visit(document, {
    Alias: (_key, node) => {
      first = node;
      return visit.BREAK;
    },
  });
  return first;
}

/** What zod finds wrong, in words for whoever wrote the file; undefined where the schema itself has the words. */
const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "too_big" && issue.origin === "string")
    return `is too long; keep it to ${issue.maximum} characters`;
  if (issue.code !== "invalid_type") return undefined;
  const given = issue.input;
  if (given === undefined || given === null) return "is missing";
  if (issue.expected === "string") {
    const isBare = typeof given === "number" || typeof given === "boolean";
    return isBare ? `must be text; put it in quotes: "${given}"` : "must be text";
  }
  if (issue.expected === "object") return "must be fields, each on a line of its own: name: value";
  return issue.expected === "number" || issue.expected === "int" ? "must be a whole number" : undefined;
};

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
