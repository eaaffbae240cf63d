import { type APIInteraction, ApplicationCommandType } from "discord-api-types/v10";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { catalogueBody } from "../../src/interaction/command-body.ts";
import type { Reply } from "../../src/reply.ts";
import { shownByParser } from "../view/shown.ts";
import { type As, type Asking, ask, commandsFolder, slashOf, storyOf } from "./asking.ts";
import { bold, buttonId, faultsOf, messageOf, plain, textsOf } from "./reading.ts";

const story = storyOf(
  `---
title: The Lamps
attribution: The Lamps, shown with leave.
---

She counted the lamps along the quay, one by one, and lost count before the bell.

"Nobody lights them any more," he said. "Nobody *dares*."

The ferry came late, as it always did in autumn.`,
  "lamps",
);

/** What Discord sends when somebody uses the command on a message. */
function used(message: object, as: As = {}): APIInteraction {
  const interaction = slashOf("Find in story", {}, as);
  const data = {
    id: "11",
    name: "Find in story",
    type: ApplicationCommandType.Message,
    target_id: "91",
    resolved: { messages: { 91: { id: "91", content: "", ...message } } },
  };
  return { ...interaction, data } as unknown as APIInteraction;
}

async function find(asking: Asking, message: object): Promise<Reply> {
  const routed = asking.router.route(used(message));
  if (routed.kind !== "command") throw new Error(routed.kind);
  expect(routed.isPrivate).toBe(true);
  return routed.reply;
}

const texts = (reply: Reply) => textsOf(messageOf(reply));
const struck = (markdown: string) =>
  shownByParser(markdown)
    .filter((run) => run.as.includes("strikethrough"))
    .map((run) => run.text)
    .join(" ");

describe("Find in story", () => {
  test("stands in the menu of every message, and not among the typed commands", async () => {
    const body = catalogueBody(await loadCatalogue(commandsFolder)).find(
      ({ name }) => name === "Find in story",
    );
    expect(body).toMatchObject({ type: 3, contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(body).not.toHaveProperty("description");
    expect(body).not.toHaveProperty("options");
  });

  test("says of an exact quotation that it is one, with the passage's credit", async () => {
    const reply = await find(ask([story]), { content: "she counted the lamps along the quay, one by one" });
    expect(reply).toMatchObject({ kind: "message", isPrivate: true });
    expect(texts(reply)[0]).toContain("word for word");
    expect(texts(reply).at(-1)).toContain("Passage 1 of 3");
    expect(texts(reply).at(-1)).toContain("The Lamps, shown with leave.");
    expect(faultsOf(messageOf(reply))).toEqual([]);
  });

  test("shows how a misquote differs: the message's words struck, the story's in bold", async () => {
    const reply = await find(ask([story]), {
      content: "remember this?\n> She counted the boats along the quay, two by two, and lost count",
    });
    const told = texts(reply)[1] ?? "";
    expect(bold(told)).toContain("lamps");
    expect(bold(told)).toBe("lampsoneone,");
    expect(struck(told)).toContain("boats two two");
    expect(plain(told)).toContain("along the quay");
  });

  test("posts the passage for all when its finder says so", async () => {
    const asking = ask([story]);
    const reply = await find(asking, { content: "the ferry came late as it always did" });
    const shown = { message: messageOf(reply), isPrivate: true, ownerId: "41" };
    const posted = await asking.press(shown, buttonId(shown.message, "Post here"));
    expect(posted).toMatchObject({ kind: "message", isPrivate: false });
    expect(bold(texts(posted)[0] ?? "")).toBe("The ferry came late, as it always did in autumn.");
  });

  test("knows the bot's own message by what its buttons are about, however alike two passages are", async () => {
    const twins = storyOf(
      "---\ntitle: Twins\nattribution: Twins.\n---\n\nThe bell rang over the quay.\n\nShe waited.\n\nThe bell rang over the quay.",
      "twins",
    );
    const asking = ask([twins]);
    const third = messageOf(await asking.slash("passage", { number: "3" }));
    const own = { author: { id: "21", bot: true }, components: third.components };
    const applicationId = slashOf("help").application_id;
    const reply = await find(asking, { ...own, author: { id: applicationId, bot: true } });
    expect(texts(reply).at(-1)).toContain("Passage 3 of 3");
    // Anybody may send the same components with a bot of their own: the bot reads those as words, and no more.
    const others = await find(asking, { ...own, author: { id: "777", bot: true } });
    expect(texts(others).at(-1)).toContain("Passage 1 of 3");
  });

  test("reads what a forwarded message forwards, and says it when there are no words, or none of the story's", async () => {
    const asking = ask([story]);
    const forwarded = {
      message_snapshots: [{ message: { content: "The ferry came late, as it always did" } }],
    };
    expect(texts(await find(asking, forwarded)).at(-1)).toContain("Passage 3 of 3");
    expect(texts(await find(asking, {}))[0]).toContain("no words to look for");
    expect(texts(await find(asking, { content: "has anyone seen my other sock" }))[0]).toContain(
      "doesn't quote any passage",
    );
  });

  test("of any message makes a reply that Discord takes, pings nobody and logs nothing of it", async () => {
    const asking = ask([story]);
    const words = fc.constantFrom(
      "the",
      "lamps",
      "ferry",
      "Nobody",
      "dares",
      "**",
      "||",
      "~~",
      "<@1>",
      "@everyone",
      "\n",
      "> ",
      "`",
      "said",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 200 }), async (parts) => {
        const content = `She counted the lamps along the quay ${parts.join(" ")}`;
        expect(faultsOf(messageOf(await find(asking, { content })))).toEqual([]);
      }),
      { numRuns: 50 },
    );
    expect(asking.lines).toEqual([]);
  });
});
