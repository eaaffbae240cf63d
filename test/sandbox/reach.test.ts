import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./visit.ts";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds wrong, a line each. Evaluated past the page's own policy, which lets no foreign script in. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { readFile } = await import("node:fs/promises");
  await page.evaluate(await readFile(axePath, "utf8"));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run();
    return violations.map((one) => `${one.impact} ${one.id}: ${one.nodes[0]?.html}`);
  });
}

describe("everything can be done with the keyboard alone", () => {
  test("from the first letter to the author's note", async ({ visit }) => {
    const { page } = await visit();
    const { keyboard } = page;
    await keyboard.type("/qu");
    await page.locator(".popup [role=option].active").waitFor();
    await keyboard.press("Enter");
    await keyboard.type("pink tie");
    await page.locator(".popup [role=option]").first().waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    await page.locator(".message").getByText("Passage 4 of 29").waitFor();
    // Back through the message's buttons.
    const focused = () => page.locator(":focus").textContent();
    const reach = async (label: string) => {
      for (let tabs = 0; tabs < 12 && (await focused()) !== label; tabs += 1) {
        await keyboard.press("Shift+Tab");
      }
      expect(await focused()).toBe(label);
      await keyboard.press("Enter");
    };
    await reach("More");
    await page.getByRole("button", { name: "Note" }).waitFor();
    await page.locator("#say").focus();
    await reach("Note");
    await page.locator(".message").getByText("I do not own Torchwood").waitFor();
  });

  test("the list is moved through, closed with Escape, and taken back with Backspace", async ({ visit }) => {
    const { page } = await visit();
    const { keyboard } = page;
    const active = () => page.locator(".popup .active .title").textContent();
    await keyboard.type("/");
    await page.locator(".popup .active").waitFor();
    const first = await active();
    await keyboard.press("ArrowDown");
    expect(await active()).not.toBe(first);
    await keyboard.press("ArrowUp");
    expect(await active()).toBe(first);
    await keyboard.press("ArrowUp");
    expect(await active()).toBe(await page.locator(".popup [role=option] .title").last().textContent());
    await keyboard.press("Escape");
    expect(await page.locator(".popup").isHidden()).toBe(true);
    await keyboard.type("passage ");
    await keyboard.press("Tab");
    await keyboard.type("to:3");
    expect(await page.getByRole("combobox", { name: "to", exact: true }).inputValue()).toBe("3");
    await keyboard.press("Backspace");
    await keyboard.press("Backspace");
    expect(await page.getByRole("combobox", { name: "to", exact: true }).count()).toBe(0);
    await keyboard.press("Backspace");
    expect(await page.locator("#say").inputValue()).toBe("/passage");
  });

  test("what was said last comes back with the up arrow", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await page.locator(".message").waitFor();
    await page.keyboard.press("ArrowUp");
    expect(await page.getByRole("combobox", { name: "words" }).inputValue()).toBe("pink tie");
  });
});

test("a screen reader hears the answer, and which suggestion is marked", async ({ visit }) => {
  const { page } = await visit();
  await page.keyboard.type("/");
  await page.locator(".popup .active").waitFor();
  const marked = await page.locator("#say").getAttribute("aria-activedescendant");
  expect(await page.locator(`[id="${marked}"]`).getAttribute("aria-selected")).toBe("true");
  await page.locator("#say").fill("/quote words:pink tie");
  await page.keyboard.press("Enter");
  await page
    .locator("#spoken", { hasText: "Quoth: Now he's well and truly gone." })
    .waitFor({ state: "attached" });
});

describe("axe finds no fault", () => {
  test.for(["dark", "light"] as const)(
    "in the %s theme, with all that can be open",
    async (colorScheme, { visit }) => {
      const { page } = await visit({
        look: { colorScheme, reducedMotion: "reduce" },
        path: "/?say=/quote words:pink tie",
      });
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("button", { name: "Note" }).click();
      await page.getByText("Only you can see this").waitFor();
      await page.getByRole("switch").check();
      await page.locator("#say").fill("see that pink tie");
      await page.keyboard.press("Enter");
      for (const details of ["What Quoth may do in #stories", "What Discord was asked"])
        await page.getByText(details).click();
      await page.locator(".requests details summary").first().click();
      await page.locator(".message .more summary").last().click();
      expect(await faultsOf(page)).toEqual([]);
      await page.locator("#say").fill("/search words: rift");
      await page.keyboard.press("Enter");
      await page.locator(".message .menu-button").last().click();
      expect(await faultsOf(page)).toEqual([]);
      await page.locator("#say").fill("/");
      await page.locator(".popup .active").waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
  );
});

describe("on a phone", () => {
  const look = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

  test("nothing is wider than the screen, and the panel opens over the channel", async ({ visit }) => {
    const { page } = await visit({ look, path: "/?say=/quote words:an escape route" });
    await page.locator(".message").getByText("Passage 10 of 29").waitFor();
    await page.locator("#say").fill("/");
    await page.locator(".popup .active").waitFor();
    const width = () => page.evaluate("document.documentElement.scrollWidth");
    expect(await width()).toBe(360);
    const reach = async () => {
      const boxes = await page.locator(".message :is(p, div, button, img)").all();
      const ends = await Promise.all(boxes.map((one) => one.boundingBox()));
      return Math.max(...ends.map((end) => (end === null ? 0 : end.x + end.width)));
    };
    expect(await reach()).toBeLessThanOrEqual(360);
    // The menus of a card have whole sentences in them.
    await page.locator("#say").fill("");
    for (const label of ["More", "Card", "Change"])
      await page.getByRole("button", { name: label, exact: true }).last().tap();
    await page.getByRole("button", { name: "Done", exact: true }).waitFor();
    expect(await reach()).toBeLessThanOrEqual(360);
    expect(await page.locator("#panel").isHidden()).toBe(true);
    await page.getByRole("button", { name: "Preview settings" }).tap();
    await page.getByRole("button", { name: "Restart the bot" }).waitFor();
    await page.getByRole("button", { name: "Close the settings" }).tap();
    expect(await page.locator("#panel").isHidden()).toBe(true);
  });

  test("a command is sent with the button", async ({ visit }) => {
    const { page } = await visit({ look });
    await page.locator("#say").fill("/passage number: 2");
    await page.getByRole("button", { name: "Send" }).tap();
    await page.locator(".message").getByText("Passage 2 of 29").waitFor();
  });
});

test("the theme follows the system until it is chosen, and the choice stays", async ({ visit }) => {
  const { page } = await visit({ look: { colorScheme: "light" } });
  const scheme = () => page.evaluate("getComputedStyle(document.documentElement).colorScheme");
  expect(await scheme()).toBe("light dark");
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  expect(await scheme()).toBe("dark");
  await page.reload();
  expect(await scheme()).toBe("dark");
});

test("nothing is asked for outside the preview, and the console stays empty", async ({ visit }) => {
  const { page, outside, complaints } = await visit({ path: "/?say=/quote words:pink tie" });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Note" }).click();
  await page.getByText("Only you can see this").waitFor();
  await page.getByRole("button", { name: "Use the" }).click();
  await page.locator("#say").fill("/attribution ");
  await page.keyboard.press("Enter");
  await page.locator(".message").nth(2).waitFor();
  await page.getByRole("button", { name: "Restart the bot" }).click();
  await page.getByText("The bot was restarted.").waitFor();
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});
