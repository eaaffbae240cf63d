import { rulesExtended, SimpleMarkdown } from "discord-markdown-parser";
import { walkComponents } from "./discord/components.ts";
import { stringOf } from "./discord/json.ts";
import type { Marks, NamedEntry, PageMark, TimeStyle } from "./protocol.ts";
import { channels, people, roles } from "./town.ts";

type MarkdownNode = { readonly type: string; readonly content?: unknown; readonly [field: string]: unknown };
type Parse = (source: string, state: { inline: true; _list: true }) => MarkdownNode[];

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

/** All texts of a message or a modal. */
export function marksIn(components: unknown): Marks {
  const texts = [...walkComponents(components)].flatMap(({ component }) => stringOf(component.content) ?? []);
  return Object.fromEntries(texts.map((text) => [text, parseMarkdown(text)]));
}

/** A text as Discord reads it. */
export function parseMarkdown(source: string): readonly PageMark[] {
  parser ??= makeParser();
  return marksOf(parser(source, { inline: true, _list: true }));
}

function marksOf(nodes: unknown): readonly PageMark[] {
  if (!Array.isArray(nodes)) return [{ kind: "text", text: String(nodes ?? "") }];
  const marks: PageMark[] = [];
  for (const mark of nodes.flatMap((node: MarkdownNode) => markOf(node))) {
    const last = marks.at(-1);
    // A block of code ends its own line.
    if (mark.kind === "break" && last?.kind === "code-block") continue;
    if (mark.kind === "text" && last?.kind === "text") {
      marks[marks.length - 1] = { kind: "text", text: last.text + mark.text };
    } else marks.push(mark);
  }
  return marks;
}

const spans = ["strong", "em", "underline", "strike", "spoiler", "subtext"] as const;

function markOf(node: MarkdownNode): readonly PageMark[] {
  const span = spans.find((one) => one === node.type.replace("strikethrough", "strike"));
  if (span !== undefined) return [{ kind: span, inside: marksOf(node.content) }];
  switch (node.type) {
    case "br":
    case "newline":
      return [{ kind: "break" }];
    case "heading":
      return [{ kind: "heading", level: oneOf([1, 2, 3], node.level, 3), inside: marksOf(node.content) }];
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
      return [{ kind: "time", seconds: Number(node.timestamp), style: oneOf(styles, node.format, "f") }];
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

function listOf(node: MarkdownNode): PageMark {
  const entries = Array.isArray(node.items) ? node.items : [];
  return {
    kind: "list",
    start: node.ordered === true ? Number(node.start) : undefined,
    entries: entries.map((entry: unknown) => withoutLastBreak(marksOf(entry))),
  };
}

/** Discord makes links of http, https and discord addresses only; the rest stays words. */
function linkOf(address: string, inside: readonly PageMark[]): readonly PageMark[] {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return inside;
  return [{ kind: "link", href: new URL(address).href, inside }];
}

function nameOf({ type, id }: MarkdownNode): string {
  const lists = new Map<string, readonly NamedEntry[]>([
    ["user", Object.values(people)],
    ["role", roles],
    ["channel", channels],
  ]);
  const list = lists.get(type);
  if (list === undefined) return `@${type}`;
  const name = list.find((one) => one.id === id)?.name ?? "unknown";
  return `${type === "channel" ? "#" : "@"}${name.replace(/^@/, "")}`;
}

function withoutLastBreak(marks: readonly PageMark[]): readonly PageMark[] {
  return marks.at(-1)?.kind === "break" ? marks.slice(0, -1) : marks;
}

function oneOf<const T>(known: readonly T[], value: unknown, otherwise: T): T {
  return known.find((one) => one === value) ?? otherwise;
}

const styles: readonly TimeStyle[] = ["t", "T", "d", "D", "f", "F", "R"];
