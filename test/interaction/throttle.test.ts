import { expect, test } from "vitest";
import { makeBot } from "../../src/bot.ts";
import { defineCommand, say } from "../../src/command.ts";
import { makeRouter } from "../../src/interaction/router.ts";
import { makeCooldown } from "../../src/reading/cooldown.ts";
import type { Reply } from "../../src/reply.ts";
import { type As, slashOf, storyOf, typedOf } from "../commands/asking.ts";
import { messageOf, textsOf } from "../commands/reading.ts";

const story = storyOf("---\nattribution: A.\n---\n\nThe lamps.");
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const words = { name: "words", description: "Words", type: "text", autocomplete: true } as const;
const made = defineCommand({
  description: "Try",
  options: [words],
  audience: "everyone",
  run: () => say({ components: [] }),
  suggest: () => [{ name: "a", value: "a" }],
});

function open() {
  let now = 1_000_000;
  const bot = makeBot({
    library: { stories: [story], withdrawn: [], standard: story },
    chance: () => 0,
    commandIds: new Map(),
  });
  const router = makeRouter({
    catalogue: new Map([["try", made]]),
    bot,
    log,
    reference: () => "ref",
    pacing: { cooldown: makeCooldown({ now: () => now }), now: () => now },
  });
  const ask = async (as: As = {}): Promise<Reply> => {
    const routed = router.route(slashOf("try", {}, as));
    if (routed.kind !== "command") throw new Error(routed.kind);
    return routed.reply;
  };
  const type = async () => {
    const routed = router.route(typedOf("try", "words", "a"));
    if (routed.kind !== "suggestions") throw new Error(routed.kind);
    return routed.choices;
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { ask, type, pass };
}

const isAnswer = (reply: Reply) => reply.kind === "message" && !reply.isPrivate;

async function untilTold(ask: (as?: As) => Promise<Reply>, as: As = {}): Promise<Reply> {
  for (let times = 0; times < 100; times += 1) {
    const reply = await ask(as);
    if (!isAnswer(reply)) return reply;
  }
  throw new Error("never told to wait");
}

test("who asks too fast is told, alone, when to ask again, and then is answered", async () => {
  const { ask, pass } = open();
  const told = await untilTold(ask);
  expect(told).toMatchObject({ kind: "message", isPrivate: true });
  const [sentence = ""] = textsOf(messageOf(told));
  const until = Number(/<t:(\d+):R>/.exec(sentence)?.[1]);
  expect(until).toBe(1_003);
  pass(until * 1_000 - 1_000_000);
  expect(isAnswer(await ask())).toBe(true);
});

test("one person hammering slows nobody else's answer, in the same server too", async () => {
  const { ask } = open();
  await untilTold(ask, { user: "41" });
  expect(isAnswer(await ask({ user: "42" }))).toBe(true);
});

test("suggestions that are typed too fast are empty, and cost the command nothing", async () => {
  const { ask, type } = open();
  const typed = [];
  for (let times = 0; times < 60; times += 1) typed.push((await type()).length);
  expect(typed[0]).toBe(1);
  expect(typed.at(-1)).toBe(0);
  expect(isAnswer(await ask())).toBe(true);
});
