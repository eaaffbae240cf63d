import { describe, expect, test } from "vitest";
import type { Subscription } from "../../src/domain/subscription.ts";
import { ownerOf } from "../../src/owner.ts";
import type { Store } from "../../src/store/store.ts";
import { subscription } from "./contract.ts";
import { save } from "./contract-saves.ts";

const spot = { id: "ten", number: 10 };

/** Something of every kind, of a reader and of a server. */
async function fill(store: Store, userId: string, guildId: string): Promise<void> {
  await store.chooseAsReader(userId, "isCareful", true);
  await store.savePlace(userId, "tale", { ...spot, at: 1 });
  await store.confirm(userId, "tale");
  await store.addSave(save({ userId, guildId }), 10);
  await store.addSave(save({ userId, guildId, spot: { id: "two", number: 2 }, savedAt: 500 }), 10);
  await store.add(subscription({ id: `s${guildId}`, guildId }), 10);
  await store.choose({ guildId }, "story", "tale");
  await store.setSpoilerLimit({ guildId, channelId: `c${guildId}` }, "tale", spot);
  await store.setSharedPlace({ guildId, channelId: `c${guildId}`, story: "tale", ...spot, at: 1 });
}

async function keptOf(store: Store, guildId: string) {
  const { server, channel } = await store.preferences(guildId, `c${guildId}`);
  return {
    subscriptions: (await store.ofServer(guildId)).length,
    story: server.story,
    spoilerLimits: channel.spoilerLimits.size,
    isTogether: (await store.sharedPlace(`c${guildId}`, "tale")) !== undefined,
    mostSaved: (await store.mostSaved(guildId, 10)).length,
  };
}

const all = { subscriptions: 1, story: "tale", spoilerLimits: 1, isTogether: true, mostSaved: 2 };
const nothing = { subscriptions: 0, story: undefined, spoilerLimits: 0, isTogether: false, mostSaved: 0 };

/** What every driver promises about exporting and forgetting. */
export function privacyContract(machines: () => readonly [Store, Store]): void {
  describe("a reader's data", () => {
    test("is exported whole, saves in the order in which they were made", async () => {
      const [store, other] = machines();
      await fill(store, "9", "100");
      expect(await other.exportReader("9")).toEqual({
        reader: {
          userId: "9",
          isCareful: true,
          places: new Map([["tale", { ...spot, at: 1 }]]),
          confirmed: ["tale"],
        },
        saves: [save({ spot: { id: "two", number: 2 }, savedAt: 500 }), save()],
      });
    });

    test("is forgotten whole, and nobody else's", async () => {
      const [store, other] = machines();
      await fill(store, "9", "100");
      await store.savePlace("8", "tale", { ...spot, at: 1 });
      await store.addSave(save({ userId: "8" }), 10);
      await other.forgetReader("9");
      expect(await store.exportReader("9")).toEqual({
        reader: { userId: "9", isCareful: false, places: new Map(), confirmed: [] },
        saves: [],
      });
      expect((await store.exportReader("8")).saves).toHaveLength(1);
      expect(await store.mostSaved("100", 10)).toMatchObject([{ spot: { id: "ten" }, readers: 1 }]);
      expect(await keptOf(store, "100")).toEqual({ ...all, mostSaved: 1 });
    });

    test("has what comes to them daily in it, which is theirs alone and no server's", async () => {
      const [store, other] = machines();
      const [own, others] = ["9", "8"].map((id) => subscription({ id: `own-${id}`, guildId: ownerOf(id) }));
      await store.add(own as Subscription, 3);
      await store.add(others as Subscription, 3);
      await store.add(subscription({ id: "s100", guildId: "100" }), 10);
      expect((await other.exportReader("9")).daily).toMatchObject([{ id: "own-9" }]);
      expect((await other.exportReader("100")).daily).toBeUndefined();
      expect((await store.knownServers("", 10)).map(({ guildId }) => guildId)).toEqual(["100"]);
      await other.forgetReader("9");
      expect(await store.find("own-9")).toBeUndefined();
      expect([await store.find("own-8"), await store.find("s100")]).toMatchObject([
        { id: "own-8" },
        { id: "s100" },
      ]);
    });

    test("is forgotten although they save on, on two machines at once", async () => {
      const [store, other] = machines();
      for (let number = 1; number <= 5; number += 1) {
        await store.addSave(save({ spot: { id: `p${number}`, number } }), 10);
      }
      await Promise.all([
        store.forgetReader("9"),
        other.forgetReader("9"),
        other.addSave(save({ savedAt: 2_000 }), 10),
      ]);
      const { saves } = await store.exportReader("9");
      expect(saves.filter((one) => one.savedAt < 2_000)).toEqual([]);
    });
  });

  describe("a server's data", () => {
    test("is forgotten whole, and readers keep what they saved there", async () => {
      const [store, other] = machines();
      await fill(store, "9", "100");
      await fill(store, "8", "101");
      await store.markServerGone("100", 1);
      await store.dropServersGone(2);
      expect(await keptOf(other, "100")).toEqual(nothing);
      expect(await keptOf(other, "101")).toEqual(all);
      const { saves } = await other.exportReader("9");
      expect(saves.map((one) => [one.spot.id, one.guildId])).toEqual([
        ["two", undefined],
        ["ten", undefined],
      ]);
    });

    test("is dropped once the server has been gone long enough", async () => {
      const [store, other] = machines();
      await fill(store, "9", "100");
      await fill(store, "8", "101");
      await store.markServerGone("100", 10);
      await other.markServerGone("100", 99);
      await store.markServerGone("101", 50);
      expect(await store.dropServersGone(10)).toBe(0);
      expect(await keptOf(store, "100")).toEqual(all);
      const dropped = await Promise.all([store.dropServersGone(11), other.dropServersGone(11)]);
      expect(dropped.sort()).toEqual([0, 1]);
      expect(await keptOf(store, "100")).toEqual(nothing);
      expect(await keptOf(store, "101")).toEqual(all);
      expect(await store.knownServers("", 10)).toEqual([{ guildId: "101", goneAt: 50 }]);
    });

    test("stays when the server is back in time", async () => {
      const [store, other] = machines();
      await fill(store, "9", "100");
      await store.markServerGone("100", 10);
      await other.serverBack("100");
      expect(await store.dropServersGone(1_000)).toBe(0);
      expect(await keptOf(store, "100")).toEqual(all);
      expect(await store.knownServers("", 10)).toEqual([{ guildId: "100" }]);
    });

    test("is known by whatever is kept of it, page by page", async () => {
      const [store] = machines();
      await store.add(subscription({ guildId: "104" }), 10);
      await store.choose({ guildId: "102" }, "story", "tale");
      await store.setSpoilerLimit({ guildId: "103" }, "tale", spot);
      await store.setSharedPlace({ guildId: "105", channelId: "1", story: "tale", ...spot, at: 1 });
      await store.addSave(save({ guildId: "101" }), 10);
      await store.markServerGone("106", 7);
      const ids = ["101", "102", "103", "104", "105", "106"];
      const known = await store.knownServers("", 10);
      expect(known.map((one) => one.guildId)).toEqual(ids);
      const pages = [...(await store.knownServers("", 4)), ...(await store.knownServers("104", 4))];
      expect(pages.map((one) => one.guildId)).toEqual(ids);
    });
  });
}
