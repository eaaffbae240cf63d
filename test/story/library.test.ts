import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { checkedLibrary, openLibrary, type Standard, standardSlug } from "../../src/story/library.ts";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A content folder with these files; a folder without a file where a path ends in a slash. */
function contentWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const content = mkdtempSync(join(tmpdir(), "quoth-content-"));
  made.push(content);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(content, path, path.endsWith("/") ? "" : ".."), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(join(content, path), text);
  }
  return content;
}

/** What is said of the stories there, and which ones are offered all the same. */
function opened(content: string, standard: Standard = {}) {
  const library = openLibrary(content, standard);
  return {
    slugs: library.current().stories.map(({ slug }) => slug),
    standard: standardSlug(library.current()),
    faults: library.faults.map((fault) => fault.replaceAll(content, "content")),
  };
}

const story = (title: string) => `---\ntitle: ${title}\nattribution: By someone.\n---\n\nOnce.\n`;

describe("a library", () => {
  test("has the stories in the order of their folders, the first as the standard one", () => {
    // The oldest folder is the standard story, so the order in which these are made counts.
    const content = contentWith({
      "a-story/story.md": story("A"),
      "b-story/story.md": story("B"),
      "README.md": "how to bring one",
      ".hidden/story.md": "not a story",
    });
    const library = checkedLibrary(content, {});
    expect(library.stories.map(({ slug, about }) => [slug, about.title])).toEqual([
      ["a-story", "A"],
      ["b-story", "B"],
    ]);
    expect(library.standard.slug).toBe("a-story");
    expect(checkedLibrary(content, { named: "b-story" }).standard.slug).toBe("b-story");
  });

  test("leaves out what can't be read, says each fault with its line, and offers the rest", () => {
    const content = contentWith({
      "bad-credit/story.md":
        "---\nattribution: x\ncredits:\n  - passages: 3\n    text: x\ncolour: red\n---\nOne.",
      "Bad Name/story.md": story("X"),
      "colon/story.md": story("Lamps: a Story"),
      "empty-folder/": "",
      "fine/story.md": story("Fine"),
      "folder/story.md/": "",
      "latin/story.md": Uint8Array.from([...Buffer.from("---\nattribution: x\n---\nCaf"), 0xe9]),
      "twice/story.md": "---\ntitle: A\nattribution: x\ntitle: B\n---\nOne.",
      [`${"long".repeat(6)}er/story.md`]: story("X"),
    });
    const name = "the folder's name must be 1 to 24 lower-case letters, digits and hyphens; rename it";
    expect(opened(content)).toEqual({
      slugs: ["fine"],
      standard: "fine",
      faults: [
        `content/Bad Name/story.md, line 1: ${name}`,
        "content/bad-credit/story.md, line 4: credits: 3-3 reaches beyond the last passage, 1; mend the range",
        "content/bad-credit/story.md, line 6: there is no field colour; content/README.md lists the fields",
        'content/colon/story.md, line 2: a text with a colon in it needs quotes around it: title: "Lamps: a Story"',
        "content/empty-folder/story.md, line 1: the file can't be read (ENOENT); every folder of stories holds a story.md",
        "content/folder/story.md, line 1: this is no ordinary file; put the story's text into a file story.md",
        "content/latin/story.md, line 4: this is not UTF-8; save the file as UTF-8",
        `content/longlonglonglonglonglonger/story.md, line 1: ${name}`,
        "content/twice/story.md, line 4: the field title stands there twice; leave one out",
      ],
    });
    expect(() => checkedLibrary(content, {})).toThrow("colon/story.md, line 2");
  });

  test("waits for no pipe, follows no link out of its folder, and enters what a link inside leads to", () => {
    const content = contentWith({
      "fine/story.md": story("Fine"),
      "pipe/": "",
      "out/": "",
      "in/": "",
      "loop/": "",
    });
    const outside = contentWith({ "secret/story.md": story("Secret") });
    execFileSync("mkfifo", [join(content, "pipe/story.md")]);
    symlinkSync(join(outside, "secret/story.md"), join(content, "out/story.md"));
    symlinkSync(join(outside, "secret"), join(content, "linked"));
    symlinkSync(join(content, "fine/story.md"), join(content, "in/story.md"));
    symlinkSync("story.md", join(content, "loop/story.md"));
    const { slugs, faults } = opened(content);
    expect(slugs).toEqual(["fine", "in"]);
    expect(faults.map((fault) => fault.replace(/^content\/(\w+)\/.*line 1: /, "$1: "))).toEqual([
      "linked: this is a link out of the folder of stories; copy the file into it",
      "loop: the file can't be read (ELOOP); every folder of stories holds a story.md",
      "out: this is a link out of the folder of stories; copy the file into it",
      "pipe: this is no ordinary file; put the story's text into a file story.md",
    ]);
  });

  test.each<[string, string]>([
    ["200,000 unknown fields", Array.from({ length: 200_000 }, (_, at) => `f${at}: x`).join("\n")],
    [
      "200,000 fields in one line",
      `a: {${Array.from({ length: 50_000 }, (_, at) => `f${at}: x`).join(", ")}}`,
    ],
    ["brackets within brackets", `a: ${"[".repeat(50_000)}`],
    ["names that stand for names", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]"],
    ["credits without end", `credits:\n${"  - passages: 1\n    text: x\n".repeat(5_000)}`],
  ])("says what is wrong with %s", (_, fields) => {
    const content = contentWith({
      "fine/story.md": story("Fine"),
      "odd/story.md": `---\nattribution: x\n${fields}\n---\n\nOnce.\n`,
    });
    const { slugs, faults } = opened(content);
    expect(slugs).toEqual(["fine"]);
    expect(faults[0]).toMatch(/^content\/odd\/story\.md, line \d+: ./);
    expect(faults.length).toBeLessThanOrEqual(21);
  });

  test("says when STORY names none of its stories, and takes another", () => {
    const content = contentWith({ "a-story/story.md": story("A"), "b-story/story.md": story("B") });
    expect(opened(content, { named: "c-story", before: "b-story" })).toMatchObject({
      standard: "b-story",
      faults: [
        "STORY is c-story, but no story of that name can be read in content; b-story takes its place. Write one of a-story, b-story",
      ],
    });
  });

  test("keeps the standard story that it had, whatever was brought since", async () => {
    const content = contentWith({ "m-story/story.md": story("M") });
    expect(opened(content).standard).toBe("m-story");
    const born = () => statSync(join(content, "a-story")).birthtimeMs;
    // File systems count in steps of milliseconds.
    do {
      rmSync(join(content, "a-story"), { recursive: true, force: true });
      mkdirSync(join(content, "a-story"));
    } while (born() === statSync(join(content, "m-story")).birthtimeMs);
    writeFileSync(join(content, "a-story/story.md"), story("A"));
    expect(opened(content, { before: "m-story" }).standard).toBe("m-story");
    expect(opened(content, { before: "gone" }).standard).toBe("m-story");
    expect(opened(content, { named: "a-story", before: "m-story" }).standard).toBe("a-story");
  });

  test("says so when it holds no story, or when its folder is missing or a file", () => {
    const empty = contentWith({ "README.md": "" });
    expect(opened(empty)).toMatchObject({
      slugs: [],
      standard: undefined,
      faults: ["content holds no story that can be read; content/README.md says how to bring one"],
    });
    const file = contentWith({ file: "" });
    for (const there of [join(file, "missing"), join(file, "file")]) {
      const { faults } = opened(there);
      expect(faults[0]).toMatch(/can't be read; set CONTENT_DIR to the folder that holds the stories$/);
    }
    expect(() => openLibrary(empty, {}).current().standard).toThrow("holds no story");
  });
});
