import { contrast } from "./contrast.ts";
import { readEmphasis } from "./emphasis.ts";
import { languageName, languageNamed } from "./language.ts";
import { frontOf } from "./parse.ts";
import { isBreak, isHeading } from "./parse-body.ts";
import type { Fault } from "./parse-front.ts";
import type { Story } from "./story.ts";

const tags =
  /<\/?(?:a|abbr|b|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figure|font|h[1-6]|hr|i|img|ins|li|ol|p|pre|q|ruby|rp|rt|s|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:\s[^<>]*|\s*\/)?>|<!--/i;

/** Signs of other formats, which readers would see as they stand; in the fields as well as in the text. */
const foreign: readonly (readonly [RegExp, string])[] = [
  [
    tags,
    "readers see this HTML tag as it stands; leave it out, and write *…* with markup: emphasis for italics",
  ],
  [
    /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i,
    "readers see this HTML entity as it stands; write the character that it means",
  ],
  [
    /!?\[[^[\]]+\](?:\([^()\s][^()]*\)|\[[^[\]]*\])/,
    "readers see this Markdown link as it stands; write its words alone",
  ],
  [
    /\ufffd|â€|Ã[\u0080-\u00bf]/,
    "characters were lost here when the file was saved; put them right, and save it as UTF-8",
  ],
];

const foreignInText: readonly (readonly [RegExp, string])[] = [
  [
    /^ {0,3}#{3,6}(?:[ \t]|$)/,
    "readers see ### as it stands; a chapter begins with # or ##, and has no parts with titles",
  ],
  [
    /^ {1,3}##?[ \t]/,
    "readers see this # as it stands; a chapter's line starts with it, without spaces before",
  ],
  [/^#{1,2}[\p{L}\p{N}]/u, "readers see this # as it stands; a chapter's line needs a space after it"],
  [
    /^={2,}[ \t]*$/,
    "readers see this line of signs as it stands; a chapter's title is written # Title, a scene break ***",
  ],
  [/^ {0,3}(?:```|~~~)/, "readers see this Markdown fence as it stands; leave it out"],
  [/^ {0,3}>[ \t]?\S/, "readers see this > as it stands; leave it out where it marks a quotation"],
  [
    /\[\^[^[\]\s]+\]/,
    "readers see this Markdown footnote as it stands; write it into the text, or into a note",
  ],
  [
    /~~[^\s~][^~]*~~/,
    "readers see this ~~ as it stands; a line through the text can't be shown, so leave it out",
  ],
];

const escaped = /\\[*_[\]()#~`>]/;

/** What is no fault, and would look broken to readers; of each kind the first, and how many more there are. */
export function lintStory(source: string, story: Story): readonly Fault[] {
  const file = source.replace(/^\uFEFF/, "");
  const front = frontOf(file)?.whole ?? "";
  const found = new Map<string, number[]>();
  const add = (problem: string, line: number) => {
    const lines = found.get(problem);
    if (lines === undefined) found.set(problem, [line]);
    else if (lines.at(-1) !== line) lines.push(line);
  };
  lintFields(front.split(/\r?\n/), story, add);
  const markup = story.written?.markup ?? "plain";
  lintText(file.slice(front.length).split(/\r?\n/), front.split("\n").length, markup, add);
  return [...found]
    .map(([problem, lines]) => ({ line: lines[0] ?? 1, problem: `${problem}${more(lines.length - 1)}` }))
    .toSorted((a, b) => a.line - b.line);
}

type Add = (problem: string, line: number) => void;

function more(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " (and one more line)" : ` (and ${count.toLocaleString("en")} more lines)`;
}

function lintFields(lines: readonly string[], { about, chapters }: Story, add: Add): void {
  const lineOf = (pattern: RegExp) =>
    Math.max(
      0,
      lines.findIndex((line) => pattern.test(line)),
    ) + 1;
  for (const [at, line] of lines.entries()) {
    for (const [pattern, problem] of foreign) if (pattern.test(line)) add(problem, at + 1);
    if (/^[\w-]+:\s+[^\s"'|>[{#][^#]*\s#/.test(line))
      add(
        "what follows # on this line is left out as a remark; put the text into quotes if it belongs to it",
        at + 1,
      );
  }
  if (languageName(about.language) === undefined) {
    const meant = languageNamed(about.language);
    add(
      `no language has the tag ${about.language}; ${meant === undefined ? "write one such as en, de or pt-BR" : `write language: ${meant}`}`,
      lineOf(/^language\s*:/),
    );
  }
  if (about.card !== undefined) {
    const { background, ink } = about.card;
    const ratio = contrast(background, ink);
    // https://www.w3.org/TR/WCAG22/#contrast-minimum
    if (ratio < 4.5)
      add(
        `card: ${ink} on ${background} has a contrast of ${(Math.floor(ratio * 10) / 10).toFixed(1)} to 1, too little to read; take colours with 4.5 or more`,
        lineOf(/^card\s*:/),
      );
  }
  const known = new Set(chapters.map(({ number }) => number));
  const lost = about.chapterNotes.filter(({ chapter }) => !known.has(chapter));
  // Each costs a look through all lines.
  for (const { chapter } of lost.slice(0, 50)) {
    const has =
      chapters.length === 0 ? "the story has no chapters" : `the last chapter is ${chapters.at(-1)?.number}`;
    const line = lineOf(new RegExp(`^\\s*(?:- )?\\{?\\s*["']?chapter["']?\\s*:\\s*${chapter}\\b`));
    add(`chapter-notes: there is no chapter ${chapter} with text, so nobody sees its notes; ${has}`, line);
  }
}

function lintText(lines: readonly string[], first: number, markup: "plain" | "emphasis", add: Add): void {
  let paragraph: string[] = [];
  let openHeading: number | undefined;
  const endParagraph = (next: number) => {
    if (paragraph.length === 0) return;
    openHeading = undefined;
    if (markup === "plain") {
      const { text, marks } = readEmphasis(paragraph.join("\n"));
      const before = text.slice(0, marks[0]?.start ?? 0).split("\n").length - 1;
      if (marks.length > 0)
        add(
          "readers see the signs * and _ around these words; write markup: emphasis among the fields to show italics and bold",
          next - paragraph.length + before,
        );
    }
    paragraph = [];
  };
  const emptyChapter = () => {
    if (openHeading !== undefined)
      add(
        "this chapter has no text, so readers never see its title; write some, or take the line out",
        openHeading,
      );
  };
  for (const [at, line] of lines.entries()) {
    const number = first + at;
    for (const [pattern, problem] of foreign) if (pattern.test(line)) add(problem, number);
    if (isHeading(line)) {
      endParagraph(number);
      emptyChapter();
      openHeading = number;
      if (readEmphasis(line.replace(/^#+/, "")).marks.length > 0)
        add("a chapter's title is shown with its signs * and _; leave them out", number);
      continue;
    }
    if (line.trim() === "" || isBreak(line)) {
      endParagraph(number);
      continue;
    }
    paragraph.push(line);
    for (const [pattern, problem] of foreignInText) if (pattern.test(line)) add(problem, number);
    if (markup === "plain" && escaped.test(line.slice(1)))
      add("readers see this backslash as it stands; only at the start of a line does it hide a sign", number);
  }
  endParagraph(first + lines.length);
  emptyChapter();
}
