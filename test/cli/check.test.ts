import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { describeAll } from "../../src/cli/check.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { checkedLibrary } from "../../src/story/library.ts";
import { commandsFolder, storyOf } from "../commands/asking.ts";

const content = join(resolve(import.meta.dirname, "..", ".."), "content");
const catalogue = await loadCatalogue(commandsFolder);

test("the shipped story and the commands are counted", () => {
  const { stories } = checkedLibrary(content, {});
  const lines = describeAll(stories, catalogue).split("\n");
  expect(lines).toContain(
    "untitled-torchwood: Untitled Torchwood story; 0 chapters, 29 passages, 2,745 words",
  );
  expect(lines).toContain(
    "untitled-torchwood: no permission is recorded; write permission: into its story.md, content/README.md says how",
  );
  expect(lines.at(-1)).toMatch(/^\d+ commands: \/attribution .*\/quote .*\/search/);
});

test("one of a thing is said as one", () => {
  const story = storyOf("---\ntitle: Short\nattribution: x\npermission: own work\n---\n# One\n\nWord.");
  expect(describeAll([story], new Map())).toBe("a-story: Short; 1 chapter, 1 passage, 1 word\n0 commands: ");
});
