import { parse } from "discord-markdown-parser";

// Two readers of Discord's Markdown that know nothing of each other and nothing of what they test. `shownByParser` is
// the npm package. `shownByClient` goes by what Discord publishes and its clients do, and knows what the package lacks:
// lists, small print and headings behind spaces, emoji names, <id:…>, <mail@…>, <+1555…>, masked links.

/** A run of text as a reader sees it. Anything but plain and bold text has a name in `as`. */
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
      const inner = node.type === "strong" && as === "plain" ? "bold" : node.type;
      return typeof node.content === "string"
        ? [{ text: node.content, as: inner }]
        : runsOf(node.content ?? [], inner);
    }),
  );
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
  em: /^\*(?=\S)[^*]+?\*|^_[^_]+_(?!\w)/,
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
    const found = Object.entries({ ...(isLineStart ? atLineStart : {}), ...anywhere }).find(([, rule]) =>
      rule.test(rest),
    );
    if (escaped) runs.push({ text: escaped[1] ?? "", as });
    else if (bold) runs.push(...read(bold[1] ?? "", as === "plain" ? "bold" : "bold in bold", true));
    else if (found) runs.push({ text: rest[0] ?? "", as: found[0] });
    else runs.push({ text: rest[0] ?? "", as });
    at += escaped?.[0].length ?? bold?.[0].length ?? 1;
  }
  return joined(runs);
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
