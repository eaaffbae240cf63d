import { expect, test } from "vitest";
import type { Place } from "../../src/domain/place.ts";
import { cacheChoices } from "../../src/visibility/preferences.ts";
import { sqliteStore } from "../helpers/store.ts";

const place: Place = { kind: "server", guildId: "61", channelId: "51" };

test("what was read while somebody changed it is not taken for fresh", async () => {
  const store = sqliteStore();
  let hold: Promise<void> | undefined;
  // A database that is slow to answer: it has read the row, and the answer is still on its way.
  const slow = {
    ...store,
    preferences: async (...of: Parameters<typeof store.preferences>) => {
      const answer = await store.preferences(...of);
      await hold;
      return answer;
    },
  };
  const choices = cacheChoices({ settings: slow, readers: undefined, now: () => 0 });
  const held = Promise.withResolvers<void>();
  hold = held.promise;
  const before = choices.at(place, undefined);
  // Long enough for the row to be read.
  await store.preferences("61", "51");
  await choices.settings?.choose({ guildId: "61" }, "isSpoiler", true);
  held.resolve();
  expect((await before).server?.isSpoiler).toBeUndefined();
  hold = undefined;
  expect((await choices.at(place, undefined)).server?.isSpoiler).toBe(true);
  await store.close();
});

test("a place's choices are asked for once in a while, and after a change at once", async () => {
  const store = sqliteStore();
  let asked = 0;
  const counting = {
    ...store,
    preferences: (...of: Parameters<typeof store.preferences>) => {
      asked += 1;
      return store.preferences(...of);
    },
  };
  let now = 0;
  const choices = cacheChoices({ settings: counting, readers: undefined, now: () => now });
  for (let times = 0; times < 3; times += 1) await choices.at(place, undefined);
  expect(asked).toBe(1);
  now = 20_000;
  await choices.at(place, undefined);
  expect(asked).toBe(2);
  await choices.settings?.choose({ guildId: "61" }, "pace", "off");
  expect((await choices.at(place, undefined)).server?.pace).toBe("off");
  expect(choices.paceAt(place)).toBe("off");
  await store.close();
});

test("a change outdates what is known of every channel of its server, and comes to an end", async () => {
  const store = sqliteStore();
  const choices = cacheChoices({ settings: store, readers: undefined, now: () => 0 });
  for (let channel = 0; channel < 50; channel += 1)
    await choices.at(
      { kind: "server", guildId: channel % 2 === 0 ? "61" : "62", channelId: `${channel}` },
      undefined,
    );
  await choices.settings?.choose({ guildId: "61" }, "isSpoiler", true);
  for (const channelId of ["0", "2", "48"])
    expect(
      (await choices.at({ kind: "server", guildId: "61", channelId }, undefined)).server?.isSpoiler,
    ).toBe(true);
  expect(
    (await choices.at({ kind: "server", guildId: "62", channelId: "1" }, undefined)).server?.isSpoiler,
  ).toBeUndefined();
  await store.close();
});
