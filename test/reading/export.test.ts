import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Save } from "../../src/domain/save.ts";
import { type ExportWords, readerJson, savesJson, savesMarkdown } from "../../src/reading/export.ts";
import type { Story } from "../../src/story/story.ts";
import { anyText } from "../view/arbitrary.ts";
import { told } from "./stories.ts";

const words: ExportWords = {
  heading: "Saved passages",
  work: ({ about }) => `${about.title} by ${about.author}`,
  passage: ({ number }) => `Passage ${number}`,
  saved: (at) => `Saved at ${at}`,
  note: ({ note }) => `Note: ${note}`,
  meant: ({ sentences }) => `Meant: ${sentences}`,
  absent: {
    removed: "removed",
    elsewhere: "elsewhere",
    withdrawn: "Withdrawn",
    beyond: "Beyond",
    changed: "Changed",
    gone: "Gone",
  },
};
const tale = told([2, 2], true);
const old = told([2], false, { slug: "old" });
const library = { stories: [tale], withdrawn: [old], standard: tale };

function save(story: string, number: number, change: Partial<Save> = {}): Save {
  return { userId: "9", story, spot: { id: `i${number}`, number }, savedAt: number, ...change };
}

test("saves come as Markdown, by story and in its order, with the story's credit", () => {
  const saves = [
    save("tale", 3, { note: "my *favourite*" }),
    save("tale", 1, { range: { start: 0, end: 17 } }),
    save("old", 1),
    save("lost", 4, { note: "where was it" }),
    save("tale", 2, { spot: { id: "edited away", number: 2 } }),
  ];
  expect(savesMarkdown(saves, { library }, words)).toBe(`# Saved passages

## lost

### Passage 4

Gone

Note: where was it

Saved at 4

## The Tale by A. Writer

Told by A. Writer

https://example.org/tale

### Passage 1

Withdrawn

Saved at 1

## The Tale by A. Writer

Told by A. Writer

https://example.org/tale

### Passage 1

> Here is secret1x. It was told by secret1x.

Meant: Here is secret1x.

secret1x

Saved at 1

### Passage 2

Changed

Saved at 2

### Passage 3

> Here is secret3x. It was told by secret3x.

secret3x

Note: my \\*favourite\\*

Saved at 3
`);
});

describe("no text is exported", () => {
  const all = [save("tale", 1), save("tale", 4), save("old", 2)];
  const visible = { library, lastOf: (_: Story) => 3 };

  test("from beyond a ceiling", () => {
    const both = savesMarkdown(all, visible, words) + savesJson(all, visible, 0);
    expect(both).toContain("secret1x");
    expect(both).not.toContain("secret4x");
  });

  test("of a story that was withdrawn", () => {
    expect(savesMarkdown(all, visible, words)).not.toContain("secret2x");
    const { stories } = JSON.parse(savesJson(all, visible, 0));
    expect(stories[0]).toMatchObject({
      slug: "old",
      attribution: "Told by A. Writer",
      saves: [{ passage: 2, text: null, withoutText: "withdrawn", credits: [] }],
    });
  });
});

test("whatever a passage holds, Markdown shows it as written", () => {
  const page = new MarkdownIt("commonmark");
  fc.assert(
    fc.property(anyText, (raw) => {
      // A passage has no empty lines, and no other spaces than its author's.
      const text = raw.replace(/[\s\p{Cc}]+/gu, " ").trim();
      fc.pre(text !== "");
      const passages = tale.passages.map((passage, at) => (at === 0 ? { ...passage, text } : passage));
      const changed = { ...tale, passages };
      const visible = { library: { stories: [changed], withdrawn: [], standard: changed } };
      const html = page.render(savesMarkdown([save("tale", 1)], visible, words));
      const quote = /<blockquote>\n<p>(.*?)<\/p>\n<\/blockquote>/s.exec(html)?.[1] ?? html;
      expect(unescaped(quote)).toBe(text);
    }),
  );
});

test("a poem keeps its lines and its indents", () => {
  const poem = "- One\n    two\n3. three\n=====";
  const passages = tale.passages.map((passage, at) => (at === 0 ? { ...passage, text: poem } : passage));
  const changed = { ...tale, passages };
  const visible = { library: { stories: [changed], withdrawn: [], standard: changed } };
  const html = new MarkdownIt("commonmark").render(savesMarkdown([save("tale", 1)], visible, words));
  expect(html).toContain(
    "<blockquote>\n<p>- One<br />\n\u00a0\u00a0\u00a0\u00a0two<br />\n3. three<br />\n=====</p>\n</blockquote>",
  );
});

function unescaped(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

test("a reader's data comes as JSON, all of it", () => {
  const reader = {
    userId: "9",
    isCareful: true,
    places: new Map([["tale", { id: "i2", number: 2, chapter: 1, at: 1_000 }]]),
    confirmed: ["tale"],
  };
  const saves = [save("tale", 1, { range: { start: 0, end: 17 }, note: "mine", guildId: "100" })];
  expect(JSON.parse(readerJson({ reader, saves }, { library }, 5_000))).toEqual({
    version: 1,
    exportedAt: "1970-01-01T00:00:05.000Z",
    userId: "9",
    hidesWhatIsBeyondTheirPlace: true,
    places: [{ story: "tale", passage: 2, passageId: "i2", at: "1970-01-01T00:00:01.000Z" }],
    acceptedWarningsOf: ["tale"],
    stories: [
      {
        slug: "tale",
        title: "The Tale",
        author: "A. Writer",
        attribution: "Told by A. Writer",
        source: "https://example.org/tale",
        rights: null,
        saves: [
          {
            passage: 1,
            passageId: "i1",
            text: "Here is secret1x. It was told by secret1x.",
            credits: ["secret1x"],
            sentences: "Here is secret1x.",
            note: "mine",
            serverId: "100",
            savedAt: "1970-01-01T00:00:00.001Z",
          },
        ],
      },
    ],
  });
});
