import { describe, expect, test } from "vitest";
import type { Save } from "../../src/domain/save.ts";
import type { Store } from "../../src/store/store.ts";

export function save(change: Partial<Save> = {}): Save {
  return {
    userId: "9",
    story: "tale",
    spot: { id: "ten", number: 10, chapter: 2 },
    range: { start: 4, end: 30 },
    note: "the hill",
    guildId: "100",
    savedAt: 1_000,
    ...change,
  };
}

function at(number: number, change: Partial<Save> = {}): Save {
  return save({ spot: { id: `p${number}`, number }, ...change });
}

/** What every driver promises about saved passages. */
export function savesContract(machines: () => readonly [Store, Store]): void {
  describe("saves", () => {
    test("come back as they were made", async () => {
      const [store, other] = machines();
      const bare: Save = { userId: "9", story: "saga", spot: { id: "six", number: 6 }, savedAt: 2_000 };
      expect(await store.addSave(save(), 1_000)).toBe("saved");
      expect(await store.addSave(bare, 1_000)).toBe("saved");
      expect(await other.findSave("9", "tale", "ten")).toEqual(save());
      expect(await other.findSave("9", "saga", "six")).toEqual(bare);
      expect(await other.findSave("9", "saga", "ten")).toBeUndefined();
      expect(await other.findSave("8", "tale", "ten")).toBeUndefined();
    });

    test("a passage is saved once, on two machines too", async () => {
      const [store, other] = machines();
      const results = await Promise.all([store.addSave(save(), 10), other.addSave(save(), 10)]);
      expect(results.sort()).toEqual(["again", "saved"]);
      expect(await store.saves("9", { skip: 0, most: 10 })).toEqual({ saves: [save()], total: 1 });
    });

    test("saving again takes the new sentences, and keeps note, server and time", async () => {
      const [store] = machines();
      await store.addSave(save(), 10);
      const { note: _, ...again } = save({ range: { start: 0, end: 3 }, guildId: "101", savedAt: 2_000 });
      expect(await store.addSave(again, 10)).toBe("again");
      expect(await store.findSave("9", "tale", "ten")).toEqual(save({ range: { start: 0, end: 3 } }));
    });

    test("a reader has no more than the limit, on two machines too", async () => {
      const [store, other] = machines();
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? store : other).addSave(at(n), 10)),
      );
      expect(results.filter((result) => result === "too-many")).toHaveLength(2);
      expect((await store.saves("9", { skip: 0, most: 50 })).total).toBe(10);
      expect(await store.addSave(at(1, { userId: "8" }), 10)).toBe("saved");
    });

    test("are paged with the newest first, and counted beyond the last page", async () => {
      const [store] = machines();
      for (const number of [1, 2, 3, 4, 5]) await store.addSave(at(number, { savedAt: number }), 10);
      const page = async (skip: number) => {
        const { saves, total } = await store.saves("9", { skip, most: 2 });
        return [saves.map((one) => one.spot.number), total];
      };
      expect(await page(0)).toEqual([[5, 4], 5]);
      expect(await page(4)).toEqual([[1], 5]);
      expect(await page(6)).toEqual([[], 5]);
      expect(await store.saves("8", { skip: 0, most: 2 })).toEqual({ saves: [], total: 0 });
    });

    test("a note is changed and taken away, while the passage is saved", async () => {
      const [store] = machines();
      await store.addSave(save(), 10);
      expect(await store.noteSave("9", "tale", "ten", "  Ianto 🙂\0 ")).toBe(true);
      expect((await store.findSave("9", "tale", "ten"))?.note).toBe("Ianto 🙂");
      expect(await store.noteSave("9", "tale", "ten", " ")).toBe(true);
      expect((await store.findSave("9", "tale", "ten"))?.note).toBeUndefined();
      expect(await store.noteSave("9", "tale", "gone", "x")).toBe(false);
    });

    test("a note has 200 characters, and no more", async () => {
      const [store] = machines();
      await store.addSave(save(), 10);
      expect(await store.noteSave("9", "tale", "ten", "🙂".repeat(200))).toBe(true);
      await expect(store.noteSave("9", "tale", "ten", "x".repeat(201))).rejects.toMatchObject({
        code: "note-long",
      });
      await expect(store.addSave(at(2, { note: "x".repeat(201) }), 10)).rejects.toMatchObject({
        code: "note-long",
      });
      expect((await store.findSave("9", "tale", "ten"))?.note).toBe("🙂".repeat(200));
    });

    test("a removal happens once, on two machines too", async () => {
      const [store, other] = machines();
      await store.addSave(save(), 10);
      const results = await Promise.all([
        store.removeSave("9", "tale", "ten"),
        other.removeSave("9", "tale", "ten"),
      ]);
      expect(results.sort()).toEqual([false, true]);
      expect(await store.addSave(save(), 1)).toBe("saved");
    });

    test("the most saved passages of a server count its readers, and no other server's", async () => {
      const [store] = machines();
      for (const userId of ["1", "2", "3"]) await store.addSave(at(7, { userId }), 10);
      for (const userId of ["1", "2"]) {
        await store.addSave(at(5, { userId }), 10);
        await store.addSave(at(4, { userId }), 10);
      }
      for (const userId of ["4", "5", "6", "7"]) await store.addSave(at(1, { userId, guildId: "101" }), 10);
      const { guildId: _, ...inDm } = at(2, { userId: "8" });
      await store.addSave(inDm, 10);
      expect(await store.mostSaved("100", 3)).toEqual([
        { story: "tale", spot: { id: "p7", number: 7 }, readers: 3 },
        { story: "tale", spot: { id: "p4", number: 4 }, readers: 2 },
        { story: "tale", spot: { id: "p5", number: 5 }, readers: 2 },
      ]);
      expect(await store.mostSaved("100", 1)).toHaveLength(1);
    });
  });
}
