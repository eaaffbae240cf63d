import { rulesExtended, SimpleMarkdown } from "discord-markdown-parser";
import type { Mark, TimeStyle } from "./protocol.ts";
import { channels, people, roles } from "./world.ts";

type Node = { readonly type: string; readonly content?: unknown; readonly [field: string]: unknown };
type Parse = (source: string, state: { inline: true; _list: true }) => Node[];

/** As in Discord: a list ends with the first line that is neither another point of its kind nor indented. */
const listLines = [/[*-]/, /\d{1,10}\./].map(
  ({ source: point }) =>
    new RegExp(`^( *)(${point}) +[^\\n]*(?:\\n(?: *${point} | {2,}\\S)[^\\n]*)*(?:\\n|$)`),
);

let parser: Parse | undefined;

function makeParser(): Parse {
  const { list } = SimpleMarkdown.defaultRules;
  const startsLine = (before: string) => /(?:^|\n) *$/.test(before);
  const rules = {
    ...rulesExtended,
    list: {
      ...list,
      match: (source: string, _state: unknown, before: string) =>
        startsLine(before) ? (listLines[0]?.exec(source) ?? listLines[1]?.exec(source) ?? null) : null,
    },
  };
  return SimpleMarkdown.parserFor(rules as Parameters<typeof SimpleMarkdown.parserFor>[0]) as Parse;
}

/** A text as Discord reads it. */
export function parseMarkdown(source: string): readonly Mark[] {
  parser ??= makeParser();
  return marksOf(parser(source, { inline: true, _list: true }));
}

function marksOf(nodes: unknown): readonly Mark[] {
  if (!Array.isArray(nodes)) return [{ kind: "text", text: String(nodes ?? "") }];
  const marks: Mark[] = [];
  for (const mark of nodes.flatMap((node: Node) => markOf(node))) {
    const last = marks.at(-1);
    // A block of code ends its own line.
    if (mark.kind === "break" && last?.kind === "code-block") continue;
    if (mark.kind === "text" && last?.kind === "text") {
      marks[marks.length - 1] = { kind: "text", text: last.text + mark.text };
    } else marks.push(mark);
  }
  return marks;
}

const spans: Readonly<Record<string, "strong" | "em" | "underline" | "strike" | "spoiler" | "subtext">> = {
  strong: "strong",
  em: "em",
  underline: "underline",
  strikethrough: "strike",
  spoiler: "spoiler",
  subtext: "subtext",
};

function markOf(node: Node): readonly Mark[] {
  const span = spans[node.type];
  if (span !== undefined) return [{ kind: span, inside: marksOf(node.content) }];
  switch (node.type) {
    case "br":
    case "newline":
      return [{ kind: "break" }];
    case "heading":
      return [{ kind: "heading", level: levelOf(node.level), inside: marksOf(node.content) }];
    case "blockQuote":
      return [{ kind: "quote", inside: withoutLastBreak(marksOf(node.content)) }];
    case "list":
      return [listOf(node)];
    case "link":
    case "url":
    case "autolink":
      return linkOf(String(node.target), marksOf(node.content));
    case "inlineCode":
      return [{ kind: "code", text: String(node.content) }];
    case "codeBlock":
      return [{ kind: "code-block", text: String(node.content) }];
    case "timestamp":
      return [{ kind: "time", seconds: Number(node.timestamp), style: styleOf(node.format) }];
    case "slashCommand":
      return [{ kind: "command", name: String(node.fullName) }];
    case "emoji":
      return [{ kind: "text", text: `:${String(node.name)}:` }];
    case "twemoji":
      return [{ kind: "text", text: String(node.name) }];
    case "user":
    case "role":
    case "channel":
    case "everyone":
    case "here":
      return [{ kind: "mention", text: nameOf(node) }];
    case "guildNavigation":
      return [{ kind: "mention", text: `#${String(node.navigation)}` }];
    default:
      return marksOf(node.content);
  }
}

function listOf(node: Node): Mark {
  const entries = Array.isArray(node.items) ? node.items : [];
  return {
    kind: "list",
    start: node.ordered === true ? Number(node.start) : undefined,
    entries: entries.map((entry: unknown) => withoutLastBreak(marksOf(entry))),
  };
}

/** Discord makes links of http, https and discord addresses only; the rest stays words. */
function linkOf(address: string, inside: readonly Mark[]): readonly Mark[] {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return inside;
  return [{ kind: "link", href: new URL(address).href, inside }];
}

function nameOf(node: Node): string {
  const named = (list: readonly { readonly id: string; readonly name: string }[], sign: string) => {
    const found = list.find((one) => one.id === node.id);
    return found === undefined ? `${sign}unknown` : `${sign}${found.name.replace(/^@/, "")}`;
  };
  if (node.type === "user") return named(Object.values(people), "@");
  if (node.type === "role") return named(roles, "@");
  if (node.type === "channel") return named(channels, "#");
  return `@${node.type}`;
}

function withoutLastBreak(marks: readonly Mark[]): readonly Mark[] {
  return marks.at(-1)?.kind === "break" ? marks.slice(0, -1) : marks;
}

function levelOf(level: unknown): 1 | 2 | 3 {
  return level === 1 || level === 2 ? level : 3;
}

function styleOf(format: unknown): TimeStyle {
  const styles: readonly TimeStyle[] = ["t", "T", "d", "D", "f", "F", "R"];
  return styles.find((style) => style === format) ?? "f";
}
