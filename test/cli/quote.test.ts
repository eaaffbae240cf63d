import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runQuote } from "../../src/cli/quote.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { commandsFolder } from "../commands/asking.ts";

const content = mkdtempSync(join(tmpdir(), "quoth-quote-"));
for (const [slug, text] of [
  ["a-story", "I did see that pink tie. It was Ianto's.\n\nNothing else.\u009b31m"],
  ["b-story", "Another story altogether."],
] as const) {
  mkdirSync(join(content, slug));
  writeFileSync(join(content, slug, "story.md"), `---\nattribution: By someone.\n---\n${text}\n`);
}
afterAll(() => rmSync(content, { recursive: true }));

const catalogue = await loadCatalogue(commandsFolder);
const parts = { catalogue, env: { CONTENT_DIR: content }, envFile: "", warn: () => undefined, styled: false };

test("words are answered with their passage and its credit", async () => {
  const printed = await runQuote({ words: "pink tie", story: undefined, isJson: false }, parts);
  expect(printed).toBe(
    [
      "I did see that pink tie. It was Ianto's.",
      "",
      "Passage 1 of 2 · Untitled story · author not named in the source",
      "By someone.",
    ].join("\n"),
  );
});

test("the sentence that matches is bold where the terminal has styles", async () => {
  const printed = await runQuote(
    { words: "pink tie", story: undefined, isJson: false },
    { ...parts, warn: () => undefined, styled: true },
  );
  expect(printed.split("\n")[0]).toBe("\u001b[1mI did see that pink tie.\u001b[22m It was Ianto's.");
});

test("another story can be named, and one that is not there is refused", async () => {
  expect(await runQuote({ words: "", story: "b-story", isJson: false }, parts)).toContain(
    "Another story altogether.",
  );
  await expect(runQuote({ words: "", story: "c-story", isJson: false }, parts)).rejects.toMatchObject({
    name: "UserError",
    code: "no-story",
  });
});

test("with --json it is the Reply, and steers no terminal either", async () => {
  const printed = await runQuote({ words: "nothing else", story: undefined, isJson: true }, parts);
  expect(JSON.parse(printed)).toMatchObject({
    kind: "message",
    isPrivate: false,
    message: { components: [{ type: 17 }, { type: 1 }] },
  });
  expect(printed).toContain("\\u009b31m");
  expect(printed.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});
