import type { APIInteraction } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { makeBot } from "../../src/bot.ts";
import { type Command, defineCommand, definePress, say } from "../../src/command.ts";
import { makeRouter } from "../../src/interaction/router.ts";
import { openLog } from "../../src/log.ts";
import type { Message, Reply } from "../../src/reply.ts";
import { UserError } from "../../src/user-error.ts";
import { pressOf, type Shown, slashOf, storyOf, typedOf } from "../commands/asking.ts";
import { textsOf } from "../commands/reading.ts";

const message = (content: string): Message => ({ components: [{ type: 10, content }] });
const words = "what only the reader knows";

/** A router over one command, `try`, with what it wrote to the log. */
function routerOver(command: Partial<Command>) {
  const lines: string[] = [];
  const log = openLog({ level: "debug", secrets: [], now: () => 0, write: (line) => lines.push(line) });
  const made = defineCommand({
    description: "Try something",
    options: [{ name: "words", description: "x", type: "text" }],
    audience: "everyone",
    run: () => say(message("ran")),
    ...command,
  });
  const story = storyOf("---\nattribution: x\n---\nOnce.");
  const library = { stories: [story], withdrawn: [], standard: story };
  const bot = makeBot({ library, chance: () => 0, commandIds: new Map() });
  const router = makeRouter({ catalogue: new Map([["try", made]]), bot, log, reference: () => "ref-1" });
  return { router, lines };
}

async function routed(command: Partial<Command>, interaction: APIInteraction) {
  const { router, lines } = routerOver(command);
  const found = router.route(interaction);
  const reply: Reply | undefined = "reply" in found ? await found.reply : undefined;
  const said =
    reply?.kind === "message"
      ? { isPrivate: reply.isPrivate, text: textsOf(reply.message).join("\n") }
      : reply;
  return { kind: found.kind, isPrivate: "isPrivate" in found ? found.isPrivate : undefined, said, lines };
}

const throwing = (error: unknown) => () => {
  throw error;
};
const shown: Shown = { message: message("before"), isPrivate: false, ownerId: "41" };
const fault = {
  isPrivate: true,
  text: "Something went wrong on my side. Try again in a moment. If it keeps happening, give the bot's operator this reference: ref-1",
};
const earlier = {
  isPrivate: true,
  text: "This is from an earlier version of the bot. Use the command again to get a fresh answer.",
};

describe("a command", () => {
  test("is found by its name, and run with its options", async () => {
    const run: Command["run"] = ({ options }) => say(message(`${Object.values(options)}`));
    expect(await routed({ run }, slashOf("try", { words }))).toEqual({
      kind: "command",
      isPrivate: false,
      said: { isPrivate: false, text: words },
      lines: [],
    });
  });

  test("that refuses is answered with its sentence, to the asker alone, and not logged", async () => {
    for (const run of [
      throwing(new UserError("no", "No such passage.")),
      async () => Promise.reject(new UserError("no", "No such passage.")),
    ]) {
      expect(await routed({ run }, slashOf("try"))).toMatchObject({
        said: { isPrivate: true, text: "No such passage." },
        lines: [],
      });
    }
  });

  test.each<[string, Partial<Command>]>([
    ["throws", { run: throwing(new TypeError("broken")) }],
    ["rejects", { run: () => Promise.reject(new TypeError("broken")) }],
    ["can't say who is to see it", { audience: throwing(new TypeError("broken")) }],
  ])(
    "that %s is answered with the fixed sentence, and logged under its reference without the reader's words",
    async (_what, command) => {
      const found = await routed(command, slashOf("try", { words }));
      expect(found.said).toEqual(fault);
      expect(found.lines.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({
          level: "error",
          message: "fault",
          reference: "ref-1",
          about: "try",
          error: expect.objectContaining({ message: "broken" }),
        }),
      ]);
      expect(found.lines.join("")).not.toContain(words);
    },
  );

  test("that is no longer there is answered as one of an earlier version", async () => {
    expect(await routed({}, slashOf("gone"))).toEqual({
      kind: "command",
      isPrivate: true,
      said: earlier,
      lines: [],
    });
  });

  test("says before it has run whether its answer is private", () => {
    const { router } = routerOver({ audience: "asker", run: () => new Promise(() => {}) });
    expect(router.route(slashOf("try"))).toMatchObject({ kind: "command", isPrivate: true });
  });
});

describe("a press", () => {
  test("reaches the command that its id names, with all that it carries", async () => {
    const seen: object[] = [];
    const open = definePress({
      args: ["where"],
      run: (input) => {
        const { args, values, offered, asker, place, audience, isPrivate, isOwn, ownerId } = input;
        seen.push({ args, values, offered, asker, place, audience, isPrivate, isOwn, ownerId });
        return say(message("pressed"));
      },
    });
    const menu = {
      message: {
        components: [
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: "try:1:open",
                options: [
                  { label: "A", value: "a" },
                  { label: "B", value: "b" },
                ],
              },
            ],
          },
        ],
      },
      isPrivate: true,
      ownerId: "41",
    } as const satisfies object;
    await routed(
      { presses: { open } },
      pressOf(menu as unknown as Shown, "try:1:open:here", "b", { user: "42", permissions: 8192n }),
    );
    expect(seen).toEqual([
      {
        args: { where: "here" },
        values: ["b"],
        offered: ["a", "b"],
        asker: { id: "42", locale: "en-US", mayManageMessages: true, mayManageServer: false, mayPost: true },
        place: { kind: "server", guildId: "61", channelId: "51", isAgeRestricted: false },
        audience: "asker",
        isPrivate: true,
        isOwn: true,
        ownerId: "41",
      },
    ]);
  });

  test.each(["try:0:go", "gone:1:go", "try", "", "something else"])(
    "on %j, which no command knows, is answered as one of an earlier version",
    async (id) => {
      const go = { run: () => say(message("pressed")) };
      expect(await routed({ presses: { go } }, pressOf(shown, id, undefined))).toMatchObject({
        said: earlier,
        lines: [],
      });
    },
  );

  test("on a command without buttons is answered likewise", async () => {
    expect(await routed({}, pressOf(shown, "try:1:go", undefined))).toMatchObject({
      said: earlier,
      lines: [],
    });
  });

  test("that fails is answered with the fixed sentence", async () => {
    const found = await routed(
      { presses: { go: { run: throwing(new Error("broken")) } } },
      pressOf(shown, "try:1:go", undefined),
    );
    expect(found.said).toEqual(fault);
    expect(JSON.parse(found.lines[0] ?? "")).toMatchObject({ about: "try press", reference: "ref-1" });
  });
});

describe("suggestions", () => {
  const choices = async (command: Partial<Command>, interaction = typedOf("try", "words", words)) => {
    const { router, lines } = routerOver(command);
    const found = router.route(interaction);
    return { choices: found.kind === "suggestions" ? await found.choices : undefined, lines };
  };
  const choice = { name: "x", value: "y" };

  test("are what the command suggests, at most 25", async () => {
    expect(await choices({ suggest: () => [choice] })).toEqual({ choices: [choice], lines: [] });
    const found = await choices({ suggest: () => Array.from({ length: 40 }, () => choice) });
    expect(found.choices).toHaveLength(25);
  });

  test.each<[string, Partial<Command>]>([
    ["of a command that has none", {}],
    ["that are refused", { suggest: throwing(new UserError("no", "No.")) }],
  ])("%s are none, and nothing is logged", async (_what, command) => {
    expect(await choices(command)).toEqual({ choices: [], lines: [] });
  });

  test("of an unknown command are none", async () => {
    expect(await choices({}, typedOf("gone", "words", "x"))).toEqual({ choices: [], lines: [] });
  });

  test.each<[string, Partial<Command>]>([
    ["throws", { suggest: throwing(new Error("broken")) }],
    ["rejects", { suggest: () => Promise.reject(new Error("broken")) }],
  ])(
    "of a command that %s are none, and the fault is logged without the reader's words",
    async (_what, command) => {
      const found = await choices(command);
      expect(found.choices).toEqual([]);
      expect(JSON.parse(found.lines[0] ?? "")).toMatchObject({
        about: "try suggestions",
        reference: "ref-1",
      });
      expect(found.lines.join("")).not.toContain(words);
    },
  );
});

test("an interaction of another kind is nobody's", async () => {
  const { router } = routerOver({});
  const other = (parts: object) => ({ ...slashOf("try"), ...parts }) as unknown as APIInteraction;
  expect(router.route(other({ type: 1 }))).toEqual({ kind: "unknown" });
  expect(router.route(other({ data: { type: 2, id: "1", name: "try" } }))).toEqual({ kind: "unknown" });
});
