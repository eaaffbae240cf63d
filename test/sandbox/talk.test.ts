import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./visit.ts";

const box = (page: Page) => page.getByRole("combobox", { name: "Message, or / for a command" });
const last = (page: Page) => page.locator(".message").last();
const more = (page: Page) => page.getByRole("button", { name: "More" }).click();

async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.keyboard.press("Enter");
}

describe("a command", () => {
  test("is found by its beginning, suggests while one types, and quotes what was picked", async ({
    visit,
  }) => {
    const { page } = await visit();
    await box(page).pressSequentially("/qu");
    await expect.poll(() => page.locator(".popup [role=option]").allInnerTexts()).toHaveLength(1);
    await page.keyboard.press("Tab");
    await page.getByRole("combobox", { name: "words" }).pressSequentially("see that pink");
    await page.locator(".popup").getByRole("option", { name: "See that pink tie." }).click();
    await page.keyboard.press("Enter");
    await last(page).getByText("Passage 4 of 29").waitFor();
    expect(await last(page).locator(".text strong").first().textContent()).toBe("See that pink tie.");
    expect(await last(page).locator(".context").textContent()).toContain("Reader used /quote");
  });

  test("can be written out, its options in any order", async ({ visit }) => {
    const { page } = await visit();
    await say(page, "/context around: 2 number: 6");
    await last(page).getByText("Passage 6 of 29").waitFor();
    expect(await last(page).locator("blockquote").textContent()).toContain(
      "I got to change some of them tonight.",
    );
  });

  test("comes with a link, once", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await last(page).getByText("Passage 4 of 29").waitFor();
    await page.reload();
    await last(page).getByText("Passage 4 of 29").waitFor();
    expect(await page.locator(".message").count()).toBe(1);
    expect(new URL(page.url()).search).toBe("");
  });

  test("is offered by the empty channel", async ({ visit }) => {
    const { page } = await visit();
    await page.getByRole("button", { name: "/quote words: pink tie" }).click();
    await last(page).getByText("Passage 4 of 29").waitFor();
  });

  test("that can't be answered says why, to the asker alone", async ({ visit }) => {
    const { page } = await visit();
    await say(page, "/passage number: 99");
    await last(page).getByText("Give a number from 1 to 29.").waitFor();
    await last(page).getByText("Only you can see this").waitFor();
  });

  test("is a link in the help, which puts it into the box", async ({ visit }) => {
    const { page } = await visit();
    await say(page, "/help");
    await page.keyboard.press("Enter");
    await last(page).getByRole("button", { name: "/passage" }).click();
    await page.getByRole("combobox", { name: "number, required" }).waitFor();
  });
});

test("what Discord's client would not send is refused in the box", async ({ visit }) => {
  const { page } = await visit();
  await say(page, "/context number: 6 around: 9");
  await page.getByRole("alert").filter({ hasText: "Give 5 or less." }).waitFor();
  const around = page.getByRole("combobox", { name: "around" });
  expect(await around.getAttribute("aria-invalid")).toBe("true");
  await around.fill("1");
  await page.keyboard.press("Enter");
  await last(page).getByText("Passage 6 of 29").waitFor();
  await say(page, "/hello");
  await page.getByRole("alert").filter({ hasText: "There is no command /hello." }).waitFor();
  expect(await page.locator(".message").count()).toBe(1);
});

describe("a button or a menu", () => {
  test("pages in place, and gives the focus back", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await more(page);
    await page.getByRole("button", { name: "Later" }).click();
    await last(page).getByText("Passage 5 of 29").waitFor();
    await page.keyboard.press("Enter");
    await last(page).getByText("Passage 6 of 29").waitFor();
    expect(await page.locator(".message").count()).toBe(1);
  });

  test("answers to the asker alone: context, and the author's note", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await page.getByRole("button", { name: "Context" }).click();
    await last(page).getByText("Regardless of my expectations").waitFor();
    await more(page);
    await page.locator(".message").first().getByRole("button", { name: "Note" }).click();
    await last(page).getByText("I do not own Torchwood").waitFor();
    await last(page).getByText("Only you can see this").waitFor();
    const before = await page.locator(".message").count();
    await last(page).getByRole("button", { name: "Dismiss message" }).click();
    await expect.poll(() => page.locator(".message").count()).toBe(before - 1);
  });

  test("what one reader sees alone, another page does not", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie private:true" });
    await last(page).getByText("Only you can see this").waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator(".greeting").waitFor();
    expect(await other.locator(".message").count()).toBe(0);
  });

  test("a menu opens what is picked", async ({ visit }) => {
    const { page } = await visit();
    await say(page, "/search words: rift");
    const menu = last(page).getByRole("combobox");
    await menu.click();
    const first = last(page).getByRole("option").first();
    const number = /\d+/.exec((await first.textContent()) ?? "")?.[0];
    await first.click();
    await last(page).getByText(`Passage ${number} of 29`).waitFor();
  });

  test("removing takes the message away", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await more(page);
    await page.getByRole("button", { name: "Remove" }).click();
    await page.locator(".message").waitFor({ state: "detached" });
  });

  test("another reader's answer is not theirs to remove, and an admin's to remove", async ({ visit }) => {
    const { page } = await visit();
    await page.getByRole("radio", { name: "Admin" }).check();
    await say(page, "/quote words: pink tie");
    await more(page);
    await page.getByRole("radio", { name: "Reader" }).check();
    await page.getByRole("button", { name: "Remove" }).click();
    await last(page).getByText("can remove it").waitFor();
    await page.getByRole("radio", { name: "Admin" }).check();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByText("Admin used").waitFor({ state: "detached" });
  });
});

describe("the panel", () => {
  test("restarts the bot: buttons from before still work", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await last(page).getByText("Passage 4 of 29").waitFor();
    await page.getByRole("button", { name: "Restart the bot" }).click();
    await page.getByText("The bot was restarted. Buttons from before still work.").waitFor();
    await more(page);
    await page.getByRole("button", { name: "Earlier" }).click();
    await last(page).getByText("Passage 3 of 29").waitFor();
  });

  test("moves to a direct message, which has messages of its own", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await last(page).waitFor();
    await page.getByRole("radio", { name: "Direct message" }).check();
    expect(await page.locator(".message").count()).toBe(0);
    await say(page, "/passage number: 2");
    await last(page).getByText("Passage 2 of 29").waitFor();
  });

  test("shows the JSON of a reply", async ({ visit }) => {
    const { page } = await visit({ path: "/?say=/quote words:pink tie" });
    await page.getByRole("switch").check();
    await last(page).getByText("JSON").click();
    const body: unknown = JSON.parse((await last(page).locator(".json pre").textContent()) ?? "");
    expect(body).toMatchObject({ type: 4, data: { allowed_mentions: { parse: [] } } });
  });
});
