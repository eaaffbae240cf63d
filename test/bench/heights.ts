import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { defineCommand, say } from "../../src/command.ts";
import { type Random, randomOf } from "../../src/search/random.ts";
import { checkedLibrary } from "../../src/story/library.ts";
import { parseStory } from "../../src/story/parse.ts";
import { sentencesOf } from "../../src/story/sentences.ts";
import type { Story } from "../../src/story/story.ts";
import { type QuoteForm, quoteView } from "../../src/view/quote.ts";
import { findChromium, launch } from "../sandbox/browser.ts";
import { openTestSandbox } from "../sandbox/open.ts";
import { readParagraphs, texts } from "../search/golden/golden.ts";
import { generateText } from "./search/generate.ts";

const phone = { width: 390, height: 844 };
const lines = 200;

/** Paragraphs as a novel has them: talk of a line, and now and then most of a page. */
function novel(random: Random): Story {
  const own = texts.filter(({ language }) => language === "en").flatMap(readParagraphs);
  const sentences = [...generateText(own, 1_500, 20_260_402)];
  const paragraphs: string[] = [];
  while (sentences.length > 0)
    paragraphs.push(sentences.splice(0, 1 + random.upTo(4) * random.upTo(3)).join(" "));
  const front =
    "---\ntitle: The Long Tide\nauthor: A. Reader\nattribution: The Long Tide by A. Reader, shown with leave.\n---\n";
  const parsed = parseStory("novel", `${front}${paragraphs.join("\n\n")}`);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  return parsed.story;
}

/** The heights in pixels of quotes of random lines, sorted. */
async function heightsOf(page: Page, count: number): Promise<readonly number[]> {
  const heights: number[] = [];
  for (let at = 1; at <= count; at += 1) {
    await page.locator("#say").fill("/line");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    const message = page.locator(".message").nth(at - 1);
    await message.locator(".container").waitFor();
    heights.push((await message.boundingBox())?.height ?? 0);
  }
  return heights.sort((a, b) => a - b);
}

export async function run(): Promise<void> {
  const path = findChromium();
  if (path === undefined) return console.log("No Chromium or Chrome was found; set CHROME_PATH to one.");
  const { standard } = checkedLibrary(join(resolve(import.meta.dirname, "..", ".."), "content"), {});
  const browser = await launch(path);
  console.log(`A quote's message at ${phone.width} px, over ${lines} random lines: pixels of height.\n`);
  console.log("| story | form | median | nine in ten | highest |\n| --- | --- | ---: | ---: | ---: |");
  for (const story of [standard, novel(randomOf(7))]) {
    for (const form of ["line", "whole"] as const satisfies readonly QuoteForm[]) {
      const random = randomOf(1);
      const line = defineCommand({
        description: "A random line",
        options: [],
        audience: "everyone",
        run: ({ words }) => {
          const passage = random.pick(story.passages);
          const mark = random.pick(sentencesOf(passage.text, story.about.language));
          return say(quoteView(story, passage, { mark, isPrivate: false, form }, words));
        },
      });
      const { sandbox } = await openTestSandbox({ commands: { line } });
      const page = await browser.newPage({ viewport: phone, reducedMotion: "reduce" });
      await page.goto(sandbox.url);
      await page.locator(".greeting").waitFor();
      const heights = await heightsOf(page, lines);
      const at = (share: number) => Math.round(heights[Math.floor(heights.length * share)] ?? 0);
      console.log(
        `| ${story.slug} | ${form} | ${at(0.5)} | ${at(0.9)} | ${Math.round(heights.at(-1) ?? 0)} |`,
      );
      await page.close();
      await sandbox.close();
    }
  }
  await browser.close();
}
