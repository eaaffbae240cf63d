import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findChromium, launch } from "./browser.ts";
import { openTestSandbox } from "./open.ts";

/** The README's pictures: a quote, a line that is half remembered, and a card. `npm run screenshot` draws them anew. */
const folder = resolve(import.meta.dirname, "..", "..", "src", "sandbox");
const path = findChromium();
if (path === undefined) throw new Error("No Chromium or Chrome was found; set CHROME_PATH to one.");
const browser = await launch(path);
for (const colorScheme of ["dark", "light"] as const) {
  const { sandbox } = await openTestSandbox({ now: () => Date.UTC(2026, 0, 5, 12) });
  const page = await browser.newPage({
    viewport: { width: 900, height: 702 },
    deviceScaleFactor: 1.5,
    colorScheme,
    reducedMotion: "reduce",
    timezoneId: "UTC",
  });
  await page.goto(`${sandbox.url}/?say=/quote words:pink tie`);
  await page.locator(".message").getByText("Passage 4 of 29").last().waitFor();
  // What the list of suggestions is to cover.
  await page.locator("#say").fill("/passage number: 14");
  await page.keyboard.press("Enter");
  await page.locator(".message").getByText("Passage 14 of 29").last().waitFor();
  await page.keyboard.type("/quote take my breath");
  await page.locator(".popup [role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await writeFile(join(folder, `preview-${colorScheme}.png`), await page.screenshot());
  if (colorScheme === "light") {
    await page.goto(`${sandbox.url}/?say=/card words:pink tie`);
    const card = page.locator(".message img:not(.avatar)").last();
    await card.waitFor();
    const address = new URL((await card.getAttribute("src")) ?? "", sandbox.url).href;
    await writeFile(join(folder, "preview-card.png"), await (await page.request.get(address)).body());
  }
  await page.close();
  await sandbox.close();
}
await browser.close();
