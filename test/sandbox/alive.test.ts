import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ComponentType, TextInputStyle } from "discord-api-types/v10";
import { describe, expect } from "vitest";
import { defineCommand, defineFamily } from "../../src/command.ts";
import { type Message, pressId, say, update } from "../../src/reply.ts";
import { test } from "./visit.ts";

const root = resolve(import.meta.dirname, "..", "..");
const words = (content: string): Message => ({ components: [{ type: ComponentType.TextDisplay, content }] });
const withButton = (content: string): Message => ({
  components: [
    { type: ComponentType.TextDisplay, content },
    {
      type: ComponentType.ActionRow,
      components: [
        { type: ComponentType.Button, style: 2, label: "Go on", custom_id: pressId("slow", "go") },
      ],
    },
  ],
});

describe("a bot that takes its time", () => {
  test("is seen thinking, and then answers in the same place", async ({ visit }) => {
    const gate = Promise.withResolvers<void>();
    const slow = defineCommand({
      description: "Answer later",
      options: [],
      audience: "everyone",
      run: async () => {
        await gate.promise;
        return say(words("Here it is."));
      },
    });
    const { page } = await visit({ commands: { slow }, path: "/?say=/slow" });
    await page.getByText("Quoth is thinking…").waitFor();
    gate.resolve();
    await page.locator(".message").getByText("Here it is.").waitFor();
    expect(await page.locator(".message").count()).toBe(1);
  });

  test("and misses the three seconds is said not to have responded", async ({ visit }) => {
    const slow = defineCommand({
      description: "Answer once, then never",
      options: [],
      audience: "everyone",
      run: () => say(withButton("Ask me more.")),
      presses: { go: { audience: "everyone", run: () => say(words("Too late.")) } },
    });
    const { page, discord } = await visit({ commands: { slow }, path: "/?say=/slow" });
    await page.locator(".message").getByText("Ask me more.").waitFor();
    discord.fail({ route: /callback$/, times: 9, how: "hang" });
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator(".message").getByText("This interaction failed: no answer in time.").waitFor();
  });

  test("an answer that Discord would not take is shown as its error, beside the bot's own word with a reference", async ({
    visit,
  }) => {
    const slow = defineCommand({
      description: "Say too much",
      options: [],
      audience: "everyone",
      run: () => say(words("x".repeat(4_001))),
    });
    const { page, logged } = await visit({ commands: { slow }, path: "/?say=/slow" });
    await page
      .locator(".message.private")
      .getByText(/\b[0-9a-f]{8}\b/)
      .waitFor();
    const reason = "50035 Invalid Form Body. data.components.0.content: Must be 4000 or fewer in length.";
    await page.locator(".message.failed").getByText(reason).waitFor();
    await page.getByText("What Discord was asked").click();
    await page.locator(".requests .refused").getByText(reason).waitFor();
    expect(logged.join("")).toContain("Discord refused the answer");
  });
});

test("a form opens, and what is filled in reaches the command", async ({ visit }) => {
  const form = defineCommand({
    description: "Open a form",
    options: [],
    audience: "everyone",
    run: () => ({
      kind: "modal" as const,
      modal: {
        custom_id: pressId("form", "sent"),
        title: "Bring a line",
        components: [
          {
            type: ComponentType.Label,
            label: "The line",
            component: { type: ComponentType.TextInput, custom_id: "line", style: TextInputStyle.Paragraph },
          },
        ],
      },
    }),
    forms: { sent: { run: ({ fields }) => say(words(`Thank you for “${fields.line}”.`)) } },
  });
  const { page } = await visit({ commands: { form }, path: "/?say=/form" });
  const dialog = page.getByRole("dialog", { name: "Bring a line" });
  await dialog.getByRole("textbox", { name: "The line" }).fill("See that pink tie.");
  await dialog.getByRole("button", { name: "Submit" }).click();
  await page.locator(".message").getByText("Thank you for “See that pink tie.”.").waitFor();
  expect(await dialog.count()).toBe(0);
});

test("a message that nobody asked for appears by itself", async ({ visit }) => {
  const { page, discord } = await visit();
  const [stories = ""] = [...discord.channels].find(([, { name }]) => name === "stories") ?? [];
  discord.say(stories, discord.reader, "Good morning.");
  await page.locator(".message").getByText("Good morning.").waitFor();
});

describe("what is edited while it runs", () => {
  const copies = test.extend<{ copy: (folder: string) => Promise<string> }>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads a fixture's needs from this pattern
    copy: async ({}, use) => {
      const made: string[] = [];
      await use(async (folder) => {
        const place = await mkdtemp(join(tmpdir(), "quoth-"));
        made.push(place);
        await cp(join(root, folder), place, { recursive: true });
        return place;
      });
      for (const place of made) await rm(place, { recursive: true });
    },
  });
  const story = (text: string) => `---\nattribution: Written for a test.\n---\n\n${text}\n`;

  copies(
    "a story is read anew; a faulty one is named, and the last good one stays",
    async ({ visit, copy }) => {
      const contentDir = await copy("content");
      const file = join(contentDir, "untitled-torchwood", "story.md");
      const { page, said } = await visit({ contentDir });
      await writeFile(file, story("The hen crossed the road."));
      await page.getByText("changed and is read anew.").waitFor();
      await page.getByRole("combobox", { name: "Message" }).fill("/passage number: 1");
      await page.keyboard.press("Enter");
      await page.locator(".message").getByText("The hen crossed the road.").waitFor();
      await writeFile(file, "---\nattribution: [\n---\n\nBroken.\n");
      await page.getByText(/^Not taken over: .*story\.md, line/).waitFor();
      await page.getByRole("combobox", { name: "Message" }).fill("/passage number: 1");
      await page.keyboard.press("Enter");
      await page.locator(".message").nth(1).getByText("The hen crossed the road.").waitFor();
      expect(said.at(-1)).toMatch(/^Not taken over: /);
    },
  );

  copies("a command is read anew", async ({ visit }) => {
    const commandsDir = await mkdtemp(join(tmpdir(), "quoth-"));
    const command = (answer: string) =>
      `import { defineCommand, defineFamily } from "${join(root, "src", "command.ts")}";
       import { say } from "${join(root, "src", "reply.ts")}";
       export default defineCommand({ description: "Say ${answer}", options: [],
         run: () => say({ components: [{ type: 10, content: "${answer}" }] }) });`;
    await writeFile(join(commandsDir, "hello.ts"), command("one"));
    const { page } = await visit({ commandsDir, path: "/?say=/hello" });
    await page.locator(".message").getByText("one").waitFor();
    await writeFile(join(commandsDir, "hello.ts"), command("two"));
    await page.getByText("changed and is read anew.").waitFor();
    await page.getByRole("combobox", { name: "Message" }).fill("/hello ");
    await page.keyboard.press("Enter");
    await page.locator(".message").getByText("two").waitFor();
    await rm(commandsDir, { recursive: true });
  });

  test("code says that it needs a new start", async ({ visit }) => {
    const folder = await mkdtemp(join(tmpdir(), "quoth-"));
    const { page } = await visit({ codeDir: folder });
    await writeFile(join(folder, "view.ts"), "");
    await page.getByText("stop with Ctrl-C and start again to see it.").waitFor();
    await rm(folder, { recursive: true });
  });
});

test("an update of a message stands in its place", async ({ visit }) => {
  const slow = defineCommand({
    description: "Count",
    options: [],
    audience: "everyone",
    run: () => say(withButton("One.")),
    presses: { go: { audience: "everyone", run: () => update(words("Two.")) } },
  });
  const { page } = await visit({ commands: { slow }, path: "/?say=/slow" });
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator(".message").getByText("Two.").waitFor();
  await page.locator(".message").getByText("(edited)").waitFor();
  expect(await page.locator(".message").getByText("One.").count()).toBe(0);
});

test("a family of commands is used by its members, with a channel and a role, by those who may", async ({
  visit,
}) => {
  const notice = defineFamily({
    description: "Posts",
    who: "manage-server",
    where: "server",
    subcommands: {
      start: {
        description: "Begin to post",
        options: [
          { name: "channel", description: "Where", type: "channel", kinds: ["text"], required: true },
          { name: "role", description: "Whom to tell", type: "role" },
        ],
        audience: "everyone",
        run: ({ options }) =>
          say(
            words(
              `Posting: ${JSON.stringify(options, (_, one) => (typeof one === "bigint" ? "bits" : one))}`,
            ),
          ),
      },
      stop: {
        description: "Post no more",
        options: [],
        audience: "everyone",
        run: () => say(words("Stopped.")),
      },
    },
  });
  const { page } = await visit({ commands: { notice } });
  await page.keyboard.type("/notice");
  await page.locator(".popup").getByText("No command is called that.").waitFor();
  await page.getByRole("radio", { name: "Admin" }).check();
  await page.locator("#say").fill("/notice");
  const titles = page.locator(".popup .title");
  await expect.poll(() => titles.allTextContents()).toEqual(["/notice start channel role", "/notice stop"]);
  await page.keyboard.press("Enter");
  await expect
    .poll(() => titles.allTextContents())
    .toEqual(["#stories", "#general", "#after-dark", "#staff-only"]);
  await page.keyboard.type("gen");
  await page.keyboard.press("Tab");
  await page.keyboard.type("role:Mod");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page
    .locator(".message")
    .getByText('"id":"100000000000000013","kind":"text","permissions":"bits"')
    .waitFor();
  await page.locator(".message").getByText('"id":"100000000000000032","isMentionable":true').waitFor();
  await page.getByRole("radio", { name: "Direct message" }).check();
  await page.locator("#say").fill("/notice");
  await page.locator(".popup").getByText("No command is called that.").waitFor();
});
