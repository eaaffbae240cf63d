import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseStory } from "../../src/story/parse.ts";
import { isBreak, isHeading, parseBody, startsEscaped } from "../../src/story/parse-body.ts";
import { findByReference, type Story } from "../../src/story/story.ts";

function storyOf(file: string): Story {
  const parsed = parseStory("a-story", file);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  return parsed.story;
}

function faultsOf(file: string): readonly string[] {
  const parsed = parseStory("a-story", file);
  return parsed.kind === "story" ? [] : parsed.faults.map(({ line, problem }) => `${line}: ${problem}`);
}

const withBody = (body: string) => `---\nattribution: By someone\n---\n\n${body}`;
const textsIn = (body: string) => parseBody(body).passages.map((passage) => passage.text);

describe("front matter", () => {
  test("gives every field as it was written", () => {
    const story = storyOf(
      [
        "---",
        "title: The House of the Dead",
        "author: [One, Two]",
        "attribution: Written by One and Two.",
        "source: https://example.org/1",
        "rights: All rights reserved",
        "note: |-",
        "  Two lines,",
        "    one of them set in.",
        "credits:",
        "  - passages: 1",
        "    text: The first is someone else's.",
        "  - passages: 1–2",
        "    text: Both are someone's.",
        "fandoms: Torchwood",
        "warnings: [grief, rain]",
        "language: en-GB",
        "---",
        "One.",
        "",
        "Two.",
      ].join("\n"),
    );
    expect(story.about).toMatchObject({
      title: "The House of the Dead",
      author: "One, Two",
      attribution: "Written by One and Two.",
      source: "https://example.org/1",
      rights: "All rights reserved",
      note: "Two lines,\n  one of them set in.",
      fandoms: ["Torchwood"],
      warnings: ["grief", "rain"],
      language: "en-GB",
    });
    expect(story.credits).toEqual([
      { first: 1, last: 1, text: "The first is someone else's." },
      { first: 1, last: 2, text: "Both are someone's." },
    ]);
  });

  test("that is left empty or blank is not there, at any depth", () => {
    const story = storyOf(
      '---\ntitle:\nauthor: ""\nrights: "  "\nattribution: x\nchapter-notes:\n  - chapter: 1\n    before:\n---\nText.',
    );
    expect([story.about.title, story.about.author, story.about.rights]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(story.about.chapterNotes).toEqual([{ chapter: 1 }]);
  });

  test("may follow a byte order mark, and end its lines as Windows does", () => {
    const story = storyOf(
      "\uFEFF---\r\nattribution: x\r\nnote: |-\r\n  a\r\n  b\r\n---\r\nOne\r\nline.\r\n\r\nTwo.\r\n",
    );
    expect(story.about.note).toBe("a\nb");
    expect(story.passages.map((passage) => passage.text)).toEqual(["One\nline.", "Two."]);
  });

  test("with many faults has them all reported at once, each at its line", () => {
    const file = [
      "---",
      "title: 1984",
      "auhtor: me",
      "attribution:",
      "  - a list",
      "source: example.org",
      "credits:",
      "  - passages: 3-1",
      "    text: backwards",
      "  - passage: 5",
      "    text: true",
      "language: no such tag",
      "colour: red",
      "takedown: perhaps",
      "chapter-notes:",
      "  - before: x",
      "---",
      "",
    ].join("\n");
    expect(faultsOf(file)).toEqual([
      '2: title must be text; put it in quotes: "1984"',
      "3: there is no field auhtor; did you mean author?",
      "4: attribution must be text",
      "6: source must be a web address that starts with https:// or http://",
      "8: credits: passages must be a passage or a range of passages, such as 12 or 13-28",
      "10: credits: passages must be a passage or a range of passages, such as 12 or 13-28",
      "10: there is no field passage; did you mean passages?",
      '11: credits: text must be text; put it in quotes: "true"',
      "12: language must be a language tag such as en, de or pt-BR",
      "13: there is no field colour; content/README.md lists the fields",
      "14: takedown must be true or false",
      "16: chapter-notes: chapter is missing",
      "18: there is no text after the front matter; write at least one paragraph",
    ]);
  });

  test("every fault of a field is said in words of ours", () => {
    const said = (fields: string) =>
      faultsOf(`---\ntitle: T\nattribution: A\n${fields}\n---\n\nWords.\n`).map((fault) =>
        fault.replace(/^\d+: /, ""),
      );
    expect(said('people: ["", Ann]')).toEqual(["people must not be empty"]);
    expect(said("author: []")).toEqual(["author must not be empty"]);
    expect(said("rights: []")).toEqual(["rights must be text"]);
    expect(said(`rating: ${"x".repeat(101)}`)).toEqual(["rating is too long; keep it to 100 characters"]);
    expect(said("footnotes: [{ passage: 0, mark: a, text: b }]")).toEqual([
      "footnotes: passage must be 1 or more",
    ]);
    expect(said("dates: [{ chapter: 1.5, date: 05-03 }]")).toEqual(["dates: chapter must be a whole number"]);
    expect(said("dates: [{ chapter: 1, passage: 2, date: 05-03 }]")).toEqual([
      "dates must name either a chapter or a passage",
    ]);
    expect(said("credits: [{ passages: 1.5, text: a }]")).toEqual([
      "credits: passages must be a passage or a range of passages, such as 12 or 13-28",
    ]);
    expect(said("source: https://a b")).toEqual([
      "source must be a web address that starts with https:// or http://",
    ]);
    expect(said(`source: https://a.b/${"x".repeat(512)}`)).toEqual([
      "source is too long; keep the address to 512 characters",
    ]);
    expect(said("permission: 5")).toEqual([expect.stringMatching(/^permission must be own work/)]);
    expect(said("card: { background: red, ink: '#000000' }")).toEqual([
      'card: background must be a colour such as "#1d2233", in quotes',
    ]);
    expect(said("card: five")).toEqual(["card must be fields, each on a line of its own: name: value"]);
    expect(said("markup: bold")).toEqual([expect.stringMatching(/^markup must be plain/)]);
  });

  test.each([
    [
      "is missing",
      "Once upon a time.",
      ['1: the file must start with front matter: a line "---", fields such as "title: …", a line "---"'],
    ],
    [
      "never ends",
      "---\ntitle: x\n\nOnce upon a time.",
      ['1: the file must start with front matter: a line "---", fields such as "title: …", a line "---"'],
    ],
    [
      "has no attribution",
      "---\ntitle: x\n---\nText.",
      ["2: attribution is missing; write one line of credit, it is shown with every quote"],
    ],
    [
      "has a blank attribution",
      '---\ntitle: x\nattribution: " "\n---\nText.',
      ["3: attribution is missing; write one line of credit, it is shown with every quote"],
    ],
    [
      "has an attribution of two lines",
      "---\nattribution: |\n  One.\n  Two.\n---\nText.",
      ["2: attribution must be one line; put the rest into the note"],
    ],
    [
      "has an attribution that is too long",
      `---\nattribution: ${"x".repeat(301)}\n---\nText.`,
      ["2: attribution is too long; keep it to 300 characters and put the rest into the note"],
    ],
    [
      "has a title that is too long",
      `---\ntitle: ${"x".repeat(301)}\nattribution: x\n---\nText.`,
      ["2: title is too long; keep it to 300 characters"],
    ],
    [
      "has an author of two lines",
      "---\nauthor: |\n  One\n  Two\nattribution: x\n---\nText.",
      ["2: author must be one line"],
    ],
    [
      "is a list",
      "---\n- title\n---\nText.",
      ["2: the front matter must be fields, each on a line of its own: name: value"],
    ],
    [
      "names a field twice",
      "---\ntitle: x\ntitle: y\nattribution: x\n---\nText.",
      ["3: the field title stands there twice; leave one out"],
    ],
    [
      "starts a text with an asterisk",
      "---\nattribution: x\nnote: *Please*\n---\nText.",
      ["3: a text that starts with * needs quotes around it"],
    ],
    [
      "credits passages that are not there",
      "---\nattribution: x\ncredits:\n  - passages: 1\n    text: fine\n  - passages: 2-3\n    text: not\n---\nText.",
      ["6: credits: 2-3 reaches beyond the last passage, 1; mend the range"],
    ],
    [
      "has another fault beside a credit of passages that are not there",
      "---\ncredits:\n  - passages: 2\n    text: not\n---\nText.",
      [
        "2: attribution is missing; write one line of credit, it is shown with every quote",
        "3: credits: 2-2 reaches beyond the last passage, 1; mend the range",
      ],
    ],
    [
      "credits one passage four times",
      `---\nattribution: x\ncredits:\n${"  - passages: 1\n    text: x\n".repeat(4)}---\nText.`,
      ["4: credits: passage 1 has more than 3 credits; put them into one"],
    ],
    [
      "has nothing but headings and breaks after it",
      "---\nattribution: x\n---\n\n# One\n\n***\n",
      ["4: there is no text after the front matter; write at least one paragraph"],
    ],
  ])("that %s is refused", (_what, file, faults) => {
    expect(faultsOf(file)).toEqual(faults);
  });

  test("of bad YAML is refused at the line where it breaks", () => {
    expect(faultsOf("---\ntitle: x\nattribution: By: me\n---\nText.")).toEqual([
      '3: a text with a colon in it needs quotes around it: attribution: "By: me"',
    ]);
  });

  test("of any text at all never throws", () => {
    const piece = fc.constantFrom(
      "---",
      "\n",
      "title: ",
      "- ",
      "*x",
      "&x ",
      "!!int ",
      "? ",
      "[",
      "{",
      '"',
      "|",
      "é",
      "a",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        parseStory("a-story", `---\n${pieces.join("")}\n---\nText.`);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the text", () => {
  test("is cut into passages at blank lines, and keeps its line ends within one", () => {
    expect(textsIn("One,\n  set in.\n\n\n \t\nTwo.\n")).toEqual(["One,\n  set in.", "Two."]);
  });

  test("has chapters where there are headings, numbered from 1, and 0 for what stands before", () => {
    const { chapters, passages } = parseBody(
      "Before.\n\n# One\nA.\n\nB.\n\n## Two ##\n\nC.\n\n#\n\n# Empty\n",
    );
    expect(chapters).toEqual([
      { number: 0, title: "", first: 1, last: 1 },
      { number: 1, title: "One", first: 2, last: 3 },
      { number: 2, title: "Two", first: 4, last: 5 },
    ]);
    expect(passages.map(({ text, chapter, paragraph, after }) => [text, chapter, paragraph, after])).toEqual([
      ["Before.", 0, 1, "none"],
      ["A.", 1, 1, "chapter"],
      ["B.", 1, 2, "none"],
      ["C.", 2, 1, "chapter"],
      ["#", 2, 2, "none"],
    ]);
  });

  test("has one heading level more only as text", () => {
    expect(textsIn("### Not a chapter\n\n#hashtag")).toEqual(["### Not a chapter", "#hashtag"]);
  });

  test.each(["***", "---", "* * *", "-----", "  ***  "])("takes %j for a scene break", (line) => {
    const { passages } = parseBody(`One.\n${line}\nTwo.\n\nThree.`);
    expect(passages.map(({ text, after }) => [text, after])).toEqual([
      ["One.", "none"],
      ["Two.", "scene"],
      ["Three.", "none"],
    ]);
  });

  test("shows no break before its first passage", () => {
    expect(parseBody("***\n\nOne.").passages[0]?.after).toBe("none");
  });

  test("takes a backslash before a heading or a break as the writer's wish for text", () => {
    expect(textsIn("\\# Not a chapter\n\n\\***\n\n\\---\n\n\\\\# Two\n\nA \\* stays")).toEqual([
      "# Not a chapter",
      "***",
      "---",
      "\\# Two",
      "A \\* stays",
    ]);
  });

  test("written paragraph by paragraph parses back exactly, whatever it says", () => {
    const fragment = fc.constantFrom(
      "# ",
      "## x",
      "***",
      "---",
      "* * *",
      "\\",
      "\\#",
      "- ",
      "> ",
      "\t",
      "é",
      "日本",
      "word",
    );
    const line = fc
      .oneof(
        fc.string({ unit: "grapheme", maxLength: 30 }),
        fc.array(fragment, { maxLength: 6 }).map((all) => all.join("")),
      )
      .filter((text) => text.trim() !== "" && !/[\r\n]/.test(text));
    const paragraph = fc.array(line, { minLength: 1, maxLength: 4 });
    const written = (text: string) =>
      isHeading(text) || startsEscaped(text) ? `\\${text}` : isBreak(text) ? `\\${text.trim()}` : text;
    const meant = (text: string) => (isBreak(text) ? text.trim() : text);
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), (paragraphs) => {
        const body = paragraphs.map((lines) => lines.map(written).join("\n")).join("\n\n");
        const story = storyOf(withBody(body));
        expect(story.passages.map((passage) => passage.text)).toEqual(
          paragraphs.map((lines) => lines.map(meant).join("\n")),
        );
        expect(story.passages.map((passage) => passage.number)).toEqual(paragraphs.map((_, at) => at + 1));
        expect(new Set(story.passages.map((passage) => passage.id)).size).toBe(paragraphs.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a passage's id", () => {
  const idsIn = (body: string) =>
    Object.fromEntries(parseBody(body).passages.map((passage) => [passage.text, passage.id]));

  test("survives edits elsewhere in the story", () => {
    const before = idsIn("One.\n\nTwo.\n\nThree.");
    const after = idsIn("# A heading\n\nNew.\n\nTwo.\n\n***\n\nThree.\n\nOne, edited.");
    expect([after["Two."], after["Three."]]).toEqual([before["Two."], before["Three."]]);
  });

  test("is another one for each paragraph of the same text", () => {
    const ids = parseBody("Yes.\n\nNo.\n\nYes.\n\nYes.").passages.map((passage) => passage.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids[2]).toBe(`${ids[0]}.2`);
  });

  test("is the same for the same letters written with other code points", () => {
    expect(idsIn("Caf\u00e9")["Caf\u00e9"]).toBe(idsIn("Cafe\u0301")["Cafe\u0301"]);
  });
});

describe("a reference", () => {
  const story = storyOf(withBody("Before.\n\n# One\n\nA.\n\nB.\n\n# Two\n\nC."));

  test.each([
    ["1", "Before."],
    ["#3", "B."],
    [" 4 ", "C."],
    ["0.1", "Before."],
    ["1.2", "B."],
    ["2.1", "C."],
    ["0", undefined],
    ["5", undefined],
    ["1.3", undefined],
    ["3.1", undefined],
    ["-1", undefined],
    ["1.0", undefined],
    ["one", undefined],
    ["99999999999999999999", undefined],
  ])("%j leads to %j", (reference, text) => {
    expect(findByReference(story, reference)?.text).toBe(text);
  });
});

test("a story that is prepared in steps is the same, also when it is asked for before they are done", async () => {
  const file = `---\nattribution: A.\n---\n\n${Array.from({ length: 3_500 }, (_, at) => `Line ${at % 3_000}.`).join("\n\n# Next\n\n")}`;
  const [first, second] = [parseStory("a", file), parseStory("a", file)];
  if (first.kind === "faults" || second.kind === "faults") throw new Error("a fault");
  const preparing = first.story.prepare?.();
  expect(first.story.passages).toEqual(second.story.passages);
  await preparing;
  expect(first.story.chapters).toEqual(second.story.chapters);
  expect(first.story.passages.at(-1)).toMatchObject({ number: 3_500, chapter: 3_499 });
});
