import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { WebSocket } from "ws";
import { recordOf } from "../../src/sandbox/discord/json.ts";
import type { Discord } from "../../src/sandbox/discord.ts";
import { test } from "./visit.ts";

const last = (page: Page) => page.locator(".message").last();
const goTo = (page: Page, name: string) => page.getByRole("radio", { name }).check();
async function say(page: Page, text: string): Promise<void> {
  await page.locator("#say").fill(text);
  await page.keyboard.press("Enter");
}

describe("a message", () => {
  test("that somebody typed is looked for in the story by its menu, with the keyboard alone", async ({
    visit,
  }) => {
    const { page } = await visit();
    await goTo(page, "general");
    await say(page, "he wore that pink tie again");
    await last(page).getByText("he wore that pink tie again").waitFor();
    expect(await last(page).locator(".author").textContent()).toContain("Reader");
    await last(page).locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await last(page).getByText("Reader used Find in story").waitFor();
    await last(page).getByText("Passage 4 of 29").waitFor();
  });

  test("of the bot is found again by the same menu", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/passage number: 7" });
    await last(page).hover();
    await last(page).locator("summary").click();
    await last(page).getByRole("button", { name: "Find in story" }).click();
    await expect.poll(() => page.locator(".message").count()).toBe(2);
    await last(page).getByText("Passage 7 of 29").waitFor();
  });

  test("that is for one person is seen by nobody else on the same page", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie private:true" });
    await last(page).getByText("Only you can see this").waitFor();
    await page.getByRole("radio", { name: "Robin" }).check();
    expect(await page.locator(".message").count()).toBe(0);
    await page.getByRole("radio", { name: "Reader" }).check();
    expect(await page.locator(".message").count()).toBe(1);
  });
});

describe("every kind of place answers", () => {
  test.for([
    "after-dark",
    "news",
    "What did I just read?",
    "Direct message",
    "Sam, a friend",
    "Book club, a group",
  ])("%s", async (name, { visit }) => {
    const { page, discord } = await visit();
    await goTo(page, name);
    await say(page, "/quote words: pink tie");
    await last(page).getByText("Passage 4 of 29").waitFor();
    expect(discord.violations).toEqual([]);
    if (name === "news") return;
    const used = page.locator(".message", { hasText: "Reader used /quote" });
    await goTo(page, "general");
    expect(await used.count()).toBe(0);
  });

  test("a forum by its posts, which daily posts can be", async ({ visit }) => {
    const { page } = await visit();
    await page.getByRole("radio", { name: "Admin" }).check();
    await say(page, "/daily start channel: reading-room time: 9:00 timezone: UTC");
    await last(page).getByText("Only you can see this").waitFor();
    await page.getByRole("button", { name: "Jump to the next daily post" }).click();
    await page.locator("#notes").getByText("the passage is posted in #").waitFor();
    await goTo(page, "reading-room");
    await page.locator(".greeting .chip").click();
    await last(page)
      .getByText(/^Day 1 of \d+$/)
      .waitFor();
    await last(page).getByRole("button", { name: "Context" }).click();
    await expect.poll(() => page.locator(".message").count()).toBe(2);
  });
});

test("a pin, its notice, the list of pins, and a thread that leads to itself", async ({ visit }) => {
  const { page } = await visit();
  await page.getByRole("radio", { name: "Admin" }).check();
  await say(page, "/daily start channel: general time: 9:00 timezone: UTC thread: true pin: true");
  await last(page).getByText("Only you can see this").waitFor();
  await page.getByRole("button", { name: "Jump to the next daily post" }).click();
  await page.getByRole("radio", { name: "general, new" }).waitFor();
  await goTo(page, "general");
  await page.getByText("pinned a message to this channel.").waitFor();
  await page.getByText("Pinned messages 1").click();
  await page.locator(".pins button").click();
  await page.locator(".message.shown").waitFor();
  await page.locator(".message .aside", { hasText: "Thread:" }).getByRole("button").click();
  await page.locator(".places .thread input:checked").nth(0).waitFor();
  expect(await page.locator(".message").allInnerTexts()).toHaveLength(1);
});

test("what the bot may not do is ticked off, channel by channel, and its commands say so", async ({
  visit,
}) => {
  const { page } = await visit();
  await page.getByRole("radio", { name: "Admin" }).check();
  await page.getByText("What Quoth may do in #stories").click();
  await page.getByRole("checkbox", { name: "Send Messages", exact: true }).uncheck();
  await say(page, "/daily start channel: stories time: 9:00 timezone: UTC");
  await last(page).getByText("Send Messages").waitFor();
  await goTo(page, "general");
  expect(await page.getByRole("checkbox", { name: "Send Messages", exact: true }).isChecked()).toBe(true);
  await goTo(page, "stories");
  expect(await page.getByRole("checkbox", { name: "Send Messages", exact: true }).isChecked()).toBe(false);
});

test("what Discord was asked is listed with its status, without the interaction's token", async ({
  visit,
}) => {
  const { page, discord } = await visit({ path: "/?say=/quote words:pink tie" });
  await last(page).getByText("Passage 4 of 29").waitFor();
  await page.getByText("What Discord was asked").click();
  const rows = page.locator(".requests > li");
  await rows
    .first()
    .getByText(/^POST \/interactions\/…\d{4}\/:token\/callback 204$/)
    .click();
  await rows.first().getByText('"allowed_mentions"').waitFor();
  expect((await rows.allInnerTexts()).join()).toContain("GET /gateway/bot 200");
  expect(await rows.count()).toBe(discord.counts.requests);
});

test("who one is, where, and in which language outlives a reload", async ({ visit }) => {
  const { page } = await visit();
  await page.getByRole("radio", { name: "Admin" }).check();
  await goTo(page, "Direct message");
  await page.getByRole("combobox", { name: "Your language" }).selectOption("de");
  await say(page, "/passage number: 99");
  await last(page).getByText("Nur du kannst").or(last(page).getByText("29")).first().waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "This is your conversation with Quoth" }).waitFor();
  expect(await page.getByRole("radio", { name: "Admin" }).isChecked()).toBe(true);
  expect(await page.getByRole("combobox", { name: "Your language" }).inputValue()).toBe("de");
});

describe("a file", () => {
  /** What the gateway says to another bot that listens. */
  function hears(discord: Discord): Promise<Readonly<Record<string, unknown>>> {
    const socket = new WebSocket(`${discord.gateway.address()}?v=10&encoding=json`);
    const properties = { os: "linux", browser: "test", device: "test" };
    const identify = { op: 2, d: { token: discord.token, intents: 0, properties } };
    socket.on("open", () => socket.send(JSON.stringify(identify)));
    return new Promise((resolve) =>
      socket.on("message", (frame) => {
        const { t, d } = recordOf(JSON.parse(String(frame)));
        if (t !== "INTERACTION_CREATE") return;
        socket.terminate();
        resolve(recordOf(d));
      }),
    );
  }
  const attachmentIn = async (heard: Promise<Readonly<Record<string, unknown>>>) => {
    const { attachments } = recordOf(recordOf((await heard).data).resolved) as { attachments: object };
    const [{ filename, url } = { filename: "", url: "" }] = Object.values(attachments) as {
      filename: string;
      url: string;
    }[];
    return [filename, await (await fetch(url)).text()];
  };
  const options = [{ type: 11, name: "story", description: "A story", required: true }];

  test("is chosen for an option, and comes with the command", async ({ visit }) => {
    const { page, discord } = await visit();
    discord.commands.put(discord.home.id, { name: "bring", description: "Bring a story", options });
    await page.reload();
    const folder = await mkdtemp(join(tmpdir(), "quoth-"));
    const file = join(folder, "lamps.md");
    await writeFile(file, "Once there were lamps.");
    await page.locator("#say").fill("/bring ");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("combobox", { name: "story, required" }).press("Enter");
    await (await chooser).setFiles(file);
    await expect
      .poll(() => page.getByRole("combobox", { name: "story, required" }).inputValue())
      .toBe("lamps.md");
    const heard = hears(discord);
    await discord.ready(2);
    await page.keyboard.press("Enter");
    expect(await attachmentIn(heard)).toEqual(["lamps.md", "Once there were lamps."]);
    await rm(folder, { recursive: true });
  });

  test("is dropped anywhere on the page", async ({ visit }) => {
    const { page, discord } = await visit();
    discord.commands.put(discord.home.id, { name: "bring", description: "Bring a story", options });
    await page.reload();
    await page.locator("#say").fill("/bring ");
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["Dropped."], "a drop.md", { type: "text/markdown" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }`);
    await expect
      .poll(() => page.getByRole("combobox", { name: "story, required" }).inputValue())
      .toBe("a drop.md");
    const heard = hears(discord);
    await discord.ready(2);
    await page.keyboard.press("Enter");
    expect(await attachmentIn(heard)).toEqual(["a drop.md", "Dropped."]);
  });
});
