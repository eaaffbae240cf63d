import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { test as base } from "vitest";
import { findChromium, launch } from "./browser.ts";
import { type Opened, type Options, openTestSandbox } from "./open.ts";

export type Visit = Opened & {
  readonly page: Page;
  /** Addresses that were asked for anywhere but on the sandbox itself. */
  readonly outside: readonly string[];
  /** What the browser complained about. */
  readonly complaints: readonly string[];
};

type VisitOptions = Options & {
  readonly path?: string;
  readonly look?: BrowserContextOptions;
};

/** `visit` opens a sandbox of its own in a page of its own; both are closed after the test. */
export const test = base.extend<{
  browser: Browser | undefined;
  visit: (options?: VisitOptions) => Promise<Visit>;
}>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads a fixture's needs from this pattern
    async ({}, use) => {
      const path = findChromium();
      const browser = path === undefined ? undefined : await launch(path);
      await use(browser);
      await browser?.close();
    },
    { scope: "file" },
  ],
  visit: async ({ browser, skip }, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async (options = {}) => {
      if (browser === undefined) return skip("no Chromium or Chrome was found; set CHROME_PATH to one");
      const opened = await openTestSandbox(options);
      const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, ...options.look });
      closing.push(() => context.close(), opened.sandbox.close);
      const page = await context.newPage();
      const outside: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== opened.sandbox.url) outside.push(request.url());
      });
      page.on("console", (line) => complaints.push(line.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(opened.sandbox.url + (options.path ?? "/"));
      await page.locator(".greeting").waitFor();
      return { ...opened, page, outside, complaints };
    });
    for (const close of closing) await close();
  },
});
