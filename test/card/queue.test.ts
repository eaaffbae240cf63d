import { expect, test } from "vitest";
import { openQueue } from "../../src/card/queue.ts";

test("two tasks run at once, the others wait for their turn", async () => {
  const inTurn = openQueue(2);
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const started: number[] = [];
  let [running, most] = [0, 0];
  const tasks = gates.map((gate, at) =>
    inTurn(async () => {
      started.push(at);
      most = Math.max(most, ++running);
      await gate.promise;
      running--;
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  for (const gate of gates) gate.resolve();
  await Promise.all(tasks);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});

test("a task that fails gives its place away", async () => {
  const inTurn = openQueue(1);
  await expect(inTurn(() => Promise.reject(new Error("torn paper")))).rejects.toThrow("torn paper");
  await expect(inTurn(() => Promise.resolve("dry ink"))).resolves.toBe("dry ink");
});
