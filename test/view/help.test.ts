import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { wordsFor } from "../../src/messages/messages.ts";
import { helpView } from "../../src/view/help.ts";
import { commandsFolder, storyOf } from "../commands/asking.ts";
import { faultsOf, plain, textsOf } from "../commands/reading.ts";

const en = wordsFor("en");

const story = storyOf('---\ntitle: "The *House*"\nauthor: Someone\nattribution: x\n---\nOnce.');

test("help names the story and what can be done with it", () => {
  const [text = "", small = ""] = textsOf(helpView(story, new Map(), en));
  expect(plain(text)).toMatch(/^I quote The \*House\*, by Someone\.\n\n/);
  expect(text).toContain("\n`/search` lists the best matches; only you can see the list\n");
  expect(small.split("\n").every((line) => line.startsWith("-# "))).toBe(true);
});

test("a command is a mention to click on where Discord knows its id", () => {
  const message = helpView(story, new Map([["quote", "123456789012345678"]]), en);
  expect(textsOf(message)[0]).toContain("\n</quote:123456789012345678> finds the line");
  expect(textsOf(message)[0]).toContain("\n`/search` ");
  expect(faultsOf(message)).toEqual([]);
});

test("every command that help names is there", async () => {
  const names = [...(textsOf(helpView(story, new Map(), en))[0] ?? "").matchAll(/`\/([\w-]+)/g)].map(
    (one) => one[1],
  );
  const catalogue = await loadCatalogue(join(resolve(commandsFolder)));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !catalogue.has(name ?? ""))).toEqual([]);
});
