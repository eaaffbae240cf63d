import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CooldownRequest, makeCooldown } from "../../src/reading/cooldown.ts";

const command: CooldownRequest = { userId: "1", guildId: "100", kind: "command", pace: "standard" };

function opened(most?: number) {
  const time = { now: 1_000_000 };
  const cooldown = makeCooldown({ now: () => time.now, ...(most === undefined ? {} : { most }) });
  /** How many of so many asks at once are answered. */
  const answered = (count: number, change: Partial<CooldownRequest> = {}) =>
    Array.from({ length: count }, () => cooldown.take({ ...command, ...change })).filter(({ isOk }) => isOk)
      .length;
  return { time, cooldown, answered };
}

describe("one person", () => {
  test("has ten commands at once, then one every three seconds", () => {
    const { time, cooldown, answered } = opened();
    expect(answered(15)).toBe(10);
    expect(cooldown.take(command)).toEqual({ isOk: false, who: "person", waitMs: 3_000 });
    time.now += 2_000;
    expect(cooldown.take(command)).toEqual({ isOk: false, who: "person", waitMs: 1_000 });
    time.now += 1_000;
    expect(answered(5)).toBe(1);
    time.now += 60_000;
    expect(answered(15)).toBe(10);
  });

  test("who waits as long as told is answered", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 }), (pauses) => {
        const { time, cooldown } = opened();
        for (const pause of pauses) {
          time.now += pause;
          const verdict = cooldown.take(command);
          if (verdict.isOk) continue;
          time.now += verdict.waitMs;
          expect(cooldown.take(command).isOk).toBe(true);
        }
      }),
    );
  });

  test("hammering never slows another", () => {
    const { time, cooldown, answered } = opened();
    for (let second = 0; second < 120; second += 1) {
      answered(200);
      expect(cooldown.take({ ...command, userId: `other${second % 40}` })).toEqual({ isOk: true });
      time.now += 1_000;
    }
  });

  test("types on while their commands wait, and the other way round", () => {
    const { answered } = opened();
    expect(answered(20)).toBe(10);
    expect(answered(40, { kind: "autocomplete" })).toBe(30);
  });

  test("is not held to account in a looser server for a stricter one", () => {
    const { answered } = opened();
    expect(answered(20)).toBe(10);
    expect(answered(40, { guildId: "101", pace: "off" })).toBe(30);
    expect(answered(40, { guildId: "102", pace: "gentle" })).toBe(20);
  });

  test("waits no longer than from empty when the clock is set back", () => {
    const { time, cooldown, answered } = opened();
    answered(10);
    time.now -= 900_000;
    expect(cooldown.take(command)).toEqual({ isOk: false, who: "person", waitMs: 3_000 });
  });
});

describe("a server", () => {
  test("has sixty commands at once, then five a second", () => {
    const { time, cooldown, answered } = opened();
    const all = Array.from({ length: 10 }, (_, at) => answered(10, { userId: `u${at}` }));
    expect(all.reduce((sum, one) => sum + one, 0)).toBe(60);
    expect(cooldown.take({ ...command, userId: "late" })).toEqual({
      isOk: false,
      who: "server",
      waitMs: 200,
    });
    time.now += 1_000;
    expect(answered(10, { userId: "late" })).toBe(5);
    expect(cooldown.take({ ...command, guildId: "101", userId: "elsewhere" })).toEqual({ isOk: true });
    expect(cooldown.take({ ...command, guildId: undefined, userId: "in a DM" })).toEqual({ isOk: true });
  });

  test("that is full costs those whom it turns away nothing of their own", () => {
    const { time, answered } = opened();
    for (let at = 0; at < 6; at += 1) answered(10, { userId: `u${at}` });
    expect(answered(50, { userId: "late" })).toBe(0);
    time.now += 10_000;
    expect(answered(50, { userId: "late" })).toBe(10);
  });
});

test("memory is bounded, and those who asked last are remembered", () => {
  const { answered } = opened(50);
  expect(answered(10, { guildId: undefined })).toBe(10);
  for (let at = 0; at < 49; at += 1) answered(1, { guildId: undefined, userId: `u${at}` });
  expect(answered(1, { guildId: undefined })).toBe(0);
  answered(1, { guildId: undefined, userId: "one more" });
  expect(answered(1, { guildId: undefined })).toBe(1);
});
