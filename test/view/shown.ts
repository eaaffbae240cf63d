import { parse } from "discord-markdown-parser";

// Two readers of Discord's Markdown that know nothing of each other and nothing of what they test. `shownByParser` is
// the npm package. `shownByClient` goes by what Discord publishes and its clients do, and knows what the package lacks:
// lists, small print and headings behind spaces, emoji names, <id:…>, <mail@…>, <+1555…>, masked links.

/** A run of text as a reader sees it: plain, bold, em, bold em; anything else has a name in `as` that is none of these. */
export type Run = { readonly text: string; readonly as: string };

/** What Discord does to any text before it reads it: line ends become \n, a tab four spaces, a form feed nothing. */
export function received(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\t", "    ").replaceAll("\f", "");
}

/** How a text that we send is to be read: a form feed is sent as a space. */
export function expectedOf(text: string): string {
  return received(text.replaceAll("\f", " "));
}

type Node = { type: string; content?: string | Node[]; name?: string };

export function shownByParser(markdown: string): readonly Run[] {
  return runsOf(parse(markdown, "extended") as Node[], "plain");
}

function runsOf(nodes: readonly Node[], as: string): readonly Run[] {
  return joined(
    nodes.flatMap((node): readonly Run[] => {
      if (node.type === "br") return [{ text: "\n", as }];
      // The picture of an emoji is that emoji.
      if (node.type === "twemoji") return [{ text: node.name ?? "", as }];
      if (node.type === "text" || node.type === "emoticon") return [{ text: String(node.content), as }];
      const inner = node.type === "strong" || node.type === "em" ? within(node.type, as) : node.type;
      return typeof node.content === "string"
        ? [{ text: node.content, as: inner }]
        : runsOf(node.content ?? [], inner);
    }),
  );
}

/** What bold or italic text is in what it stands in. */
function within(style: "strong" | "em", as: string): string {
  if (style === "strong") return as === "plain" ? "bold" : as === "em" ? "bold em" : `strong in ${as}`;
  return as === "plain" ? "em" : as === "bold" ? "bold em" : `em in ${as}`;
}

const atLineStart: Readonly<Record<string, RegExp>> = {
  quote: /^ *(?:>>>|>) /,
  heading: /^ *#{1,3}\s+[^\s#]/,
  list: /^ *(?:[*+-]|\d+\.) +\S/,
  subtext: /^ *-# +\S/,
  silent: /^@silent(?!\S)/,
};

const anywhere: Readonly<Record<string, RegExp>> = {
  code: /^(`+)[^`]/,
  underline: /^__[^_]/,
  strike: /^~~[\s\S]+?~~/,
  spoiler: /^\|\|[\s\S]+?\|\|/,
  maskedLink: /^!?\[[\s\S]*?\]\([^)]*\)/,
  autolink: /^<[^: >]+:\/[^ >]+>/,
  mail: /^<[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>/,
  phone: /^<(?:(?:tel|sms):)?\+?[\d(][\d()\- ./]*>/,
  url: /^(?:https?|steam|discord):\/\/[^\s<]+/,
  mention: /^<(?:@[!&]?|#)\d+>|^@(?:everyone|here)/,
  customEmoji: /^<a?:\w+:\d+>/,
  emojiName: /^:[\w+-]+(?:::skin-tone-\d)?:/,
  timestamp: /^<t:-?\d+(?::\w)?>/,
  command: /^<\/[^:>]+:\d+>/,
  place: /^<(?:id:[\w-]+|\d+:[\w-]+|sound:\d+:\d+)(?::\d+)?>/,
};

export function shownByClient(markdown: string): readonly Run[] {
  return read(received(markdown), "plain", true);
}

function read(source: string, as: string, startsLine: boolean): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const isLineStart = at === 0 ? startsLine : source[at - 1] === "\n";
    const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest);
    const bold = /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/.exec(rest);
    const em = emphasisAt(rest);
    const found = Object.entries({ ...(isLineStart ? atLineStart : {}), ...anywhere }).find(([, rule]) =>
      rule.test(rest),
    );
    if (escaped) runs.push({ text: escaped[1] ?? "", as });
    else if (em && em.length > (bold?.[0].length ?? 0)) runs.push(...read(em.inner, within("em", as), true));
    else if (bold) runs.push(...read(bold[1] ?? "", within("strong", as), true));
    else if (found) runs.push({ text: rest[0] ?? "", as: found[0] });
    else runs.push({ text: rest[0] ?? "", as });
    at += escaped?.[0].length ?? Math.max(bold?.[0].length ?? 1, em?.length ?? 1);
  }
  return joined(runs);
}

/** Italic text from the start of `rest`, scanned sign by sign. */
function emphasisAt(rest: string): { readonly inner: string; readonly length: number } | undefined {
  const sign = rest[0];
  if ((sign !== "*" && sign !== "_") || /^\s?$/.test(rest[1] ?? "")) return undefined;
  for (let at = 1; at < rest.length; at += 1) {
    if (rest[at] === "\\") at += 1;
    else if (rest[at] !== sign) continue;
    else if (sign === "*" && rest[at + 1] === "*") at += 1;
    else if (sign === "*" ? /\s/.test(rest[at - 1] ?? "") : /\w/.test(rest[at + 1] ?? "")) return undefined;
    else return at === 1 ? undefined : { inner: rest.slice(1, at), length: at + 1 };
  }
  return undefined;
}

function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.as === run.as) result[result.length - 1] = { text: last.text + run.text, as: run.as };
    else if (run.text !== "") result.push(run);
  }
  return result;
}
