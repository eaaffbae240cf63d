import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { loadLibrary } from "../../src/story/library.ts";
import { UserError } from "../../src/user-error.ts";

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

function refusalOf(content: string, standard?: string): { code: string; lines: readonly string[] } {
  try {
    loadLibrary(content, standard);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: error.code, lines: error.message.replaceAll(content, "content").split("\n") };
  }
  return { code: "none", lines: [] };
}

const story = (title: string) => `---\ntitle: ${title}\nattribution: By someone.\n---\n\nOnce.\n`;

describe("a library", () => {
  test("has the stories in the order of their folders, the first as the standard one", () => {
    const content = contentWith({
      "b-story/story.md": story("B"),
      "a-story/story.md": story("A"),
      "README.md": "how to bring one",
      ".hidden/story.md": "not a story",
    });
    const library = loadLibrary(content, undefined);
    expect(library.stories.map(({ slug, about }) => [slug, about.title])).toEqual([
      ["a-story", "A"],
      ["b-story", "B"],
    ]);
    expect(library.standard.slug).toBe("a-story");
    expect(loadLibrary(content, "b-story").standard.slug).toBe("b-story");
  });

  test("is refused with all faults of all its files at once", () => {
    const content = contentWith({
      "bad-credit/story.md":
        "---\nattribution: x\ncredits:\n  - passages: 3\n    text: x\ncolour: red\n---\nOne.",
      "Bad Name/story.md": story("X"),
      "empty-folder/": "",
      "fine/story.md": story("Fine"),
      "latin/story.md": Uint8Array.from([...Buffer.from("---\nattribution: x\n---\nCaf"), 0xe9]),
      [`${"long".repeat(6)}er/story.md`]: story("X"),
    });
    expect(refusalOf(content)).toEqual({
      code: "stories",
      lines: [
        "content/Bad Name/story.md, line 1: the folder's name must be 1 to 24 lower-case letters, digits and hyphens",
        "content/bad-credit/story.md, line 4: credits: 3-3 reaches beyond the last passage, 1; mend the range",
        "content/bad-credit/story.md, line 6: there is no field colour; content/README.md lists the fields",
        "content/empty-folder/story.md, line 1: the file can't be read (ENOENT); every folder of stories holds a story.md",
        "content/latin/story.md, line 4: this is not UTF-8; save the file as UTF-8",
        "content/longlonglonglonglonglonger/story.md, line 1: the folder's name must be 1 to 24 lower-case letters, digits and hyphens",
      ],
    });
  });

  test("is refused when STORY names none of its folders", () => {
    const content = contentWith({ "a-story/story.md": story("A"), "b-story/story.md": story("B") });
    expect(refusalOf(content, "c-story")).toEqual({
      code: "no-standard",
      lines: ["STORY is c-story, but there is no such folder in content; write one of a-story, b-story"],
    });
  });

  test("is refused when it holds no story", () => {
    expect(refusalOf(contentWith({ "README.md": "" }))).toEqual({
      code: "no-stories",
      lines: ["content holds no story; content/README.md says how to bring one"],
    });
  });

  test("is refused when its folder is missing, or is a file", () => {
    const content = contentWith({ file: "" });
    for (const there of [join(content, "missing"), join(content, "file")]) {
      expect(refusalOf(there)).toEqual({
        code: "no-content",
        lines: ["the folder content can't be read; set CONTENT_DIR to the folder that holds the stories"],
      });
    }
  });
});
