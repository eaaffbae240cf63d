import { expect, test } from "vitest";
import { openHost } from "../../src/search/host.ts";
import { openLocal } from "../../src/search/local.ts";
import { createTurns } from "../../src/search/turns.ts";

const paragraphs = Array.from({ length: 400 }, (_, at) => `The keeper of light ${at} wrote of the sea.`);
const long = "the keeper of a light wrote of the sea in a storm ".repeat(20);

test("a short question goes before the long ones of those who have asked already", () => {
  const turns = createTurns<string>();
  for (let nth = 0; nth < 10; nth += 1)
    for (let person = 0; person < 40; person += 1) turns.add(`${person}`, { id: `${person}` }, 1_000);
  for (let taken = 0; taken < 60; taken += 1) turns.take();
  turns.add("bystander", { id: "bystander" }, 30);
  expect(turns.take()).toBe("bystander");
});

test("who asks much waits for who asks as much, and nobody for ever", () => {
  const turns = createTurns<string>();
  for (let nth = 0; nth < 3; nth += 1) turns.add("a", { id: "a" }, 100);
  for (let nth = 0; nth < 3; nth += 1) turns.add("b", { id: "b" }, 100);
  const order = Array.from({ length: 6 }, () => turns.take());
  expect(order.join("")).toMatch(/^(ab|ba){3}$/);
  expect(turns.take()).toBeUndefined();
});

test("what somebody is still typing waits for questions", () => {
  const turns = createTurns<string>();
  turns.add("typed", { id: "a", isTyping: true }, 1);
  turns.add("asked", { id: "b" }, 1_000);
  expect([turns.take(), turns.take()]).toEqual(["asked", "typed"]);
});

test.each([
  ["another thread", openHost],
  ["this thread", openLocal],
])("forty people's long questions in %s hold up a bystander by two at most", async (_name, open) => {
  const host = open(5_000);
  const { ask } = host.open(paragraphs, "en");
  await ask("rank", "keeper", 0, { id: "first" });
  let answered = 0;
  const others = Array.from({ length: 400 }, async (_, at) => {
    await ask("rank", `${long}${at}`, 0, { id: `${at % 40}` });
    answered += 1;
  });
  await ask("rank", "light 7", 0, { id: "bystander" });
  expect(answered).toBeLessThanOrEqual(2);
  await Promise.all(others);
  await host.close();
});
