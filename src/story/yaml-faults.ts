import { type Document, isAlias, isScalar, type LineCounter, visit, type YAMLParseError } from "yaml";
import type { Fault } from "./parse-front.ts";

/** Each costs a look for its line and for a field of a like name. */
export const mostFaults = 50;

/**
 * What keeps the lines between the two `---` from being read as their writer meant them, for somebody who never heard of
 * YAML. The file's first line is `---`, so a line here is one more there.
 */
export function faultsOfYaml(document: Document, counter: LineCounter, yaml: string): readonly Fault[] {
  const lines = document.errors.length === 0 ? [] : yaml.split(/\r?\n/);
  const faults = new Map<number, Fault>();
  for (const error of document.errors.slice(0, mostFaults)) {
    const fault = faultOf(error, lines, counter.linePos(error.pos[0]).line);
    // What follows on the same line is an echo of the first.
    if (!faults.has(fault.line)) faults.set(fault.line, fault);
  }
  if (faults.size > 0) return [...faults.values()];
  const lost = firstTwice(document) ?? firstSign(document);
  return lost === undefined ? [] : [{ line: counter.linePos(lost.at).line + 1, problem: lost.problem }];
}

const field = /^(\s*(?:- )?)([\p{L}\p{N}_-]+)\s*:(?:\s+(.*))?$/u;

/** A quote that begins a field's text and is not closed on its line. */
const openQuote = /:\s+(?:"[^"]*|'[^']*)$/;

function faultOf(error: YAMLParseError, lines: readonly string[], line: number): Fault {
  const at = (number: number) => lines[number - 1] ?? "";
  const written = at(line);
  const is = (problem: string, number = line) => ({ line: number + 1, problem });
  if (error.code === "TAB_AS_INDENT" || /^ *\t/.test(written))
    return is("a tab stands before the text; write spaces instead");
  if (error.code === "MULTIPLE_DOCS")
    return is("a line of dots or dashes stands among the fields; take it out");
  if (error.code === "BAD_DQ_ESCAPE")
    return is(String.raw`a backslash inside double quotes must be written twice: \\`);
  const parts = field.exec(written);
  const value = parts?.[3]?.trim() ?? "";
  if (parts !== null && value !== "") {
    const problem = problemOf(`${parts[2]}`, value);
    if (problem !== undefined) return is(problem);
    const opener = lines.slice(0, line - 1).findLastIndex((one) => openQuote.test(one));
    const [, , name, text] = field.exec(lines[opener] ?? "") ?? [];
    if (name !== undefined && text !== undefined) return is(`${problemOf(name, text.trim())}`, opener + 1);
    // To YAML, a field that is set in goes on with the text of the line before.
    if (field.test(at(line + 1)) && /^\s/.test(at(line + 1))) return is(setIn, line + 1);
  }
  if (parts !== null) return is(setIn);
  const [, name, rest] = /^\s*([\p{L}\p{N}_-]+)\s*[:=]\s*(\S.*)$/u.exec(written) ?? [];
  if (name !== undefined && rest !== undefined && !rest.includes(": "))
    return is(`a field is written with a colon and a space: ${shown(name, rest, false)}`);
  if (/^\s*- /.test(written)) return is("a list stands below the name of its field");
  return is(
    "this line belongs to no field; a text of several lines stands below note: |- with each line set in by two spaces",
  );
}

const setIn =
  "this line is set in too far or too little; fields start at the left edge, and what belongs to one is set in by two spaces";

/** What is wrong with the text of one field, judged by its signs alone. */
function problemOf(name: string, value: string): string | undefined {
  const first = value.charAt(0);
  if (/^[|>]/.test(value)) {
    return /^[|>][-+\d]*$/.test(value)
      ? undefined
      : `the text after ${first} stands on the lines below it, each set in by two spaces`;
  }
  if (/^[[{]/.test(value))
    return `a bracket has no partner; a list is written ${name}: [One, Two], and a text that starts with a bracket needs quotes around it`;
  if (/^["']/.test(value))
    return `a quote has no partner, or the text goes on after it; put the whole text into quotes: ${shown(name, value)}`;
  if (/:(?:\s|$)/.test(value))
    return `a text with a colon in it needs quotes around it: ${shown(name, value)}`;
  if (/^[-?*&!@`%,\]}#]/.test(value))
    return `a text that starts with ${first} needs quotes around it: ${shown(name, value)}`;
  return undefined;
}

/** The field as it could be written; the beginning is enough of a long one. */
function shown(name: string, value: string, quoted = true): string {
  const bare = withoutQuotes(value);
  const short = bare.length > 60 ? `${bare.slice(0, 60).trimEnd()} …` : bare;
  return `${name}: ${quoted ? JSON.stringify(short) : short}`;
}

function withoutQuotes(value: string): string {
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") return value;
  if (!value.includes(quote, 1)) return value.slice(1);
  return value.endsWith(quote) ? value.slice(1, -1) : value;
}

type Lost = { readonly problem: string; readonly at: number };

/** Looked for here since the parser compares each field with every other. */
function firstTwice(document: Document): Lost | undefined {
  let found: Lost | undefined;
  visit(document, {
    Map: (_key, map) => {
      const names = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const problem = `the field ${name} stands there twice; leave one out`;
        if (names.has(name)) found ??= { problem, at: key.range?.[0] ?? 0 };
        names.add(name);
      }
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

/** In `*Please* review`, `& Sons` or `!important` YAML takes the first word for a name or a type, and it would be lost. */
function firstSign(document: Document): Lost | undefined {
  const tag = document.warnings.find(({ code }) => code === "TAG_RESOLVE_FAILED");
  let found = tag === undefined ? undefined : { sign: "!", at: tag.pos[0] };
  visit(document, {
    Node: (_key, node) => {
      const sign = isAlias(node) ? "*" : node.anchor === undefined ? undefined : "&";
      if (sign === undefined) return undefined;
      found ??= { sign, at: node.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found && { problem: `a text that starts with ${found.sign} needs quotes around it`, at: found.at };
}
