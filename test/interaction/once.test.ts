import type { APIInteraction, APIInteractionResponse } from "discord-api-types/v10";
import { expect, test } from "vitest";
import type { Wire } from "../../src/interaction/answer.ts";
import { answerOnce } from "../../src/interaction/once.ts";
import { openLog } from "../../src/log.ts";
import { ask, pressOf, slashOf, storyOf } from "../commands/asking.ts";
import { buttonId, messageOf } from "../commands/reading.ts";
import { sqliteStore } from "../helpers/store.ts";

const log = openLog({ level: "error", secrets: [], now: () => 0, write: () => undefined });
const tale = storyOf("---\ntitle: The Tale\nattribution: By A.\n---\nThe lamp went out.", "tale");

/** Bots on one store, each with a wire of its own that remembers what it answered. */
function bots(many: number, store = sqliteStore()) {
  const asking = ask([tale], Math.random, { store });
  return Array.from({ length: many }, () => {
    const answers: APIInteractionResponse[] = [];
    const wire: Wire = {
      respond: async (response) => {
        answers.push(response);
      },
      edit: async () => undefined,
      remove: async () => undefined,
      follow: async () => undefined,
    };
    const hear = (interaction: APIInteraction, once = (id: string) => store.once(id, 0)) =>
      answerOnce(interaction, { once, router: asking.router, wire, log });
    return { asking, answers, hear };
  });
}

test("a press that saves is answered by one of two bots that hear it, and saves once", async () => {
  const [one, other] = bots(2);
  if (one === undefined || other === undefined) throw new Error("no bots");
  const quote = messageOf(await one.asking.slash("quote", { words: "the lamp went out" }));
  const shown = { message: quote, isPrivate: false, ownerId: "99" };
  const press = pressOf(shown, buttonId(quote, "Save"), undefined);
  await Promise.all([one.hear(press), other.hear(press)]);
  expect(one.answers.length + other.answers.length).toBe(1);
  expect(JSON.stringify([...one.answers, ...other.answers])).toContain("Saved. Find it again");
});

test("a question is answered by each, without asking the store", async () => {
  const [bot] = bots(1);
  const quote = slashOf("quote", { words: "the lamp went out" });
  const fail = () => Promise.reject(new Error("asked the store"));
  await bot?.hear(quote, fail);
  expect(bot?.answers).toHaveLength(1);
});

test("a store that is away, or slow to say, is no reason to say nothing", async () => {
  const [bot] = bots(1);
  await bot?.hear(slashOf("saved"), () => Promise.reject(new Error("away")));
  await bot?.hear(slashOf("saved"), () => new Promise<boolean>(() => undefined));
  expect(bot?.answers).toHaveLength(2);
});
