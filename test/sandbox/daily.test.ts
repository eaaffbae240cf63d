import type { Page } from "playwright-core";
import { expect } from "vitest";
import { startProgram } from "../helpers/program.ts";
import { test as base } from "./visit.ts";

/** The program itself, as `npm start` opens it without a token: its store, its clock and its page. */
const test = base.extend<{ page: Page }>({
  page: async ({ browser, skip }, use) => {
    if (browser === undefined) return skip("no Chromium or Chrome was found; set CHROME_PATH to one");
    const program = startProgram({ PORT: "0" });
    const { message } = await program
      .says("Set DISCORD_TOKEN to run it in Discord instead; README.md says how. Ctrl-C stops.")
      .then(() => program.lines[0] ?? { message: "" });
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, timezoneId: "UTC" });
    const page = await context.newPage();
    await page.goto(/http:\/\/127\.0\.0\.1:\d+/.exec(message)?.[0] ?? "");
    await page.locator(".greeting").waitFor();
    await use(page);
    await context.close();
    expect(await program.stop("SIGINT")).toEqual({ code: 0, signal: null });
    expect(program.complaint()).toBe("");
  },
});

/** Two hours from now, so that the clock comes to it only when it is moved. */
const soon = `${(new Date().getUTCHours() + 2) % 24}:00`;
const last = (page: Page) => page.locator(".message").last();
const note = (page: Page) => page.locator("#notes");
const posts = (page: Page) => page.locator(".message").filter({ hasText: /Day \d+ of \d+/ });

async function say(page: Page, text: string): Promise<void> {
  await page.locator("#say").fill(text);
  await page.keyboard.press("Enter");
}
async function start(page: Page, rest = ""): Promise<void> {
  await page.getByRole("radio", { name: "Admin" }).check();
  await say(page, `/daily start channel: stories time: ${soon} timezone: UTC ${rest}`);
  await last(page).getByText("Only you can see this").waitFor();
}
const jump = (page: Page) => page.getByRole("button", { name: "Jump to the next daily post" }).click();

test("a daily post set up by an admin comes a day at a time, in order, each under its date", async ({
  page,
}) => {
  await jump(page);
  await note(page).getByText("No daily post is set up; use /daily start as Admin.").waitFor();
  await start(page);
  await last(page).getByText("in 2 hours").or(last(page).getByText("in 1 hour")).waitFor();

  await jump(page);
  await posts(page).getByText("Day 1 of 22").waitFor();
  await note(page).getByText("; the passage is posted in #stories.").waitFor();
  await jump(page);
  await posts(page).getByText("Day 2 of 22").waitFor();
  const days = await posts(page).locator("small").allInnerTexts();
  expect(days.filter((text) => text.startsWith("Day"))).toEqual(["Day 1 of 22", "Day 2 of 22"]);
  await posts(page).nth(1).locator(".day").waitFor();
  const times = await posts(page).locator("time[datetime]").all();
  const [first = 0, second = 0] = await Promise.all(
    times.map(async (one) => Date.parse((await one.getAttribute("datetime")) ?? "")),
  );
  expect((second - first) / 60_000).toBeCloseTo(24 * 60, 0);
});

test("its buttons work, also after a restart of the bot, which keeps the daily post", async ({ page }) => {
  await start(page);
  await jump(page);
  await posts(page).getByRole("button", { name: "Note" }).click();
  await last(page).getByText("I do not own Torchwood").waitFor();
  await page.getByRole("button", { name: "Restart the bot" }).click();
  await note(page).getByText("The bot was restarted.").waitFor();
  await jump(page);
  await posts(page).getByText("Day 2 of 22").waitFor();
  await posts(page).last().getByRole("button", { name: "Earlier" }).click();
  await last(page).getByRole("link").first().click();
  await page.locator(".message.shown").waitFor();
  expect(page.context().pages()).toHaveLength(1);
});

test("a post elsewhere says where, and what was done with it", async ({ page }) => {
  await page.getByRole("radio", { name: "Admin" }).check();
  await say(page, `/daily start channel: news time: ${soon} timezone: UTC thread: true pin: true`);
  await last(page).getByText("Only you can see this").waitFor();
  await jump(page);
  await page.getByRole("radio", { name: "news" }).check();
  const post = posts(page);
  await post.getByText("Pinned to the channel").waitFor();
  await post.getByText("Published to the channels that follow this one").waitFor();
  await post.getByText(/^Thread: ./).waitFor();
  await jump(page);
  await expect.poll(() => post.count()).toBe(2);
  await expect.poll(() => post.getByText("Pinned to the channel").count()).toBe(1);
  await page.getByRole("radio", { name: "stories" }).check();
  await say(page, `/daily start channel: staff-only time: ${soon} timezone: UTC`);
  await last(page).getByText("Send Messages").waitFor();
});

test("a reader's own passage comes to their direct messages, until they stop it there", async ({ page }) => {
  await say(page, `/daily-me time: ${soon} timezone: UTC`);
  await last(page).getByText("It will arrive in your direct messages").waitFor();
  await jump(page);
  await note(page).getByText("; the passage is sent as a direct message.").waitFor();
  await page.getByRole("radio", { name: "Direct message" }).check();
  await posts(page).getByText("Day 1 of 22").waitFor();
  await jump(page);
  await posts(page).getByText("Day 2 of 22").waitFor();
  await posts(page).last().getByRole("button", { name: "Stop" }).click();
  await last(page).getByText("won't be sent any more").waitFor();
  await jump(page);
  await note(page).getByText("No daily post").waitFor();
  expect(await posts(page).count()).toBe(2);
});

test("a reader is offered their own daily passage, and not the server's", async ({ page }) => {
  await page.locator("#say").fill("/daily");
  const offered = page.locator(".popup [role=option]");
  await offered.first().waitFor();
  const names = (await offered.allInnerTexts()).map((text) => text.trim().split(/\s/)[0]);
  expect(new Set(names)).toEqual(new Set(["/daily-me"]));
});
