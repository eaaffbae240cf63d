import { describe, expect, test } from "vitest";
import type { SharedPlace } from "../../src/domain/reader.ts";
import type { Store } from "../../src/store/store.ts";

function together(change: Partial<SharedPlace> = {}): SharedPlace {
  return { guildId: "100", channelId: "200", story: "tale", id: "one", number: 1, at: 10, ...change };
}

/** What every driver promises about readers and reading groups. */
export function readersContract(machines: () => readonly [Store, Store]): void {
  describe("a reader", () => {
    test("never seen before has no places", async () => {
      const [store] = machines();
      expect(await store.reader("9")).toEqual({
        userId: "9",
        isCareful: false,
        places: new Map(),
        confirmed: [],
      });
    });

    test("comes back as they chose, on another machine", async () => {
      const [store, other] = machines();
      await Promise.all([
        other.chooseAsReader("9", "isCareful", true),
        store.savePlace("9", "tale", { id: "ten", number: 10, chapter: 2, at: 5 }),
        other.savePlace("9", "saga", { id: "six", number: 6, at: 6 }),
        store.confirm("9", "tale"),
        other.confirm("9", "tale"),
        other.confirm("9", "saga"),
        store.confirm("8", "other"),
      ]);
      expect(await other.reader("9")).toEqual({
        userId: "9",
        isCareful: true,
        places: new Map([
          ["tale", { id: "ten", number: 10, chapter: 2, at: 5 }],
          ["saga", { id: "six", number: 6, at: 6 }],
        ]),
        confirmed: ["saga", "tale"],
      });
    });

    test("takes a choice back without their places", async () => {
      const [store] = machines();
      await store.chooseAsReader("9", "isCareful", true);
      await store.savePlace("9", "tale", { id: "two", number: 2, at: 20 });
      await store.chooseAsReader("9", "isCareful", undefined);
      expect(await store.reader("9")).toMatchObject({ isCareful: false, places: { size: 1 } });
    });

    test("is not turned back by a press that arrives late", async () => {
      const [store, other] = machines();
      await store.savePlace("9", "tale", { id: "two", number: 2, at: 20 });
      await other.savePlace("9", "tale", { id: "one", number: 1, at: 19 });
      expect((await store.reader("9")).places.get("tale")).toEqual({ id: "two", number: 2, at: 20 });
      await other.savePlace("9", "tale", { id: "one", number: 1, at: 21 });
      expect((await store.reader("9")).places.get("tale")).toEqual({ id: "one", number: 1, at: 21 });
    });
  });

  describe("a reading group", () => {
    test("has a place for each channel and story", async () => {
      const [store, other] = machines();
      expect(await store.sharedPlace("200", "tale")).toBeUndefined();
      await store.setSharedPlace(together());
      await store.setSharedPlace(together({ story: "saga", id: "six", number: 6, chapter: 1 }));
      expect(await other.sharedPlace("200", "tale")).toEqual(together());
      expect(await other.sharedPlace("200", "saga")).toEqual(
        together({ story: "saga", id: "six", number: 6, chapter: 1 }),
      );
      expect(await other.sharedPlace("201", "tale")).toBeUndefined();
      await other.setSharedPlace(together({ id: "five", number: 5 }));
      expect(await store.sharedPlace("200", "tale")).toMatchObject({ number: 5 });
      await store.endSharedPlace("200", "tale");
      expect(await store.sharedPlace("200", "tale")).toBeUndefined();
      expect(await store.sharedPlace("200", "saga")).toBeDefined();
    });

    test("moves once when many press at once on two machines", async () => {
      const [store, other] = machines();
      await store.setSharedPlace(together());
      const next = together({ id: "two", number: 2, at: 11 });
      const moves = await Promise.all(
        Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? store : other).moveSharedPlace("one", next)),
      );
      expect(moves.filter(({ isMoved }) => isMoved)).toHaveLength(1);
      expect(moves.map(({ place }) => place)).toEqual(moves.map(() => next));
    });

    test("that has ended doesn't move", async () => {
      const [store] = machines();
      expect(await store.moveSharedPlace("one", together({ id: "two", number: 2 }))).toEqual({
        isMoved: false,
        place: undefined,
      });
    });
  });
}
