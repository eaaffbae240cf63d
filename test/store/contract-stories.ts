import { describe, expect, test } from "vitest";
import type { ServerStory, StoryDraft } from "../../src/domain/server-story.ts";
import type { Store } from "../../src/store/store.ts";

export function serverStory(change: Partial<ServerStory> = {}): ServerStory {
  return {
    id: "_a",
    guildId: "100",
    revision: 0,
    state: "live",
    title: "The Tale",
    author: "A. Writer",
    attribution: "Told by A. Writer",
    permission: "own work",
    hash: "h1",
    characters: 1_000,
    passages: 10,
    broughtBy: "9",
    broughtAt: 5,
    changedAt: 5,
    ...change,
  };
}

function draft(change: Partial<StoryDraft> = {}): StoryDraft {
  return { id: "d1", guildId: "100", userId: "9", madeAt: 5, facts: "{}", text: bytes(1, 2), ...change };
}

const bytes = (...all: number[]) => Uint8Array.from(all);
const text = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256);
const limits = { storiesPerServer: 2, charactersPerServer: 2_500 };
const ids = (stories: readonly ServerStory[]) => stories.map(({ id }) => id);

/** What every driver promises of the stories that servers bring. */
export function storiesContract(machines: () => readonly [Store, Store]): void {
  describe("a server's story", () => {
    test("is kept to the byte, for its server alone", async () => {
      const [store, other] = machines();
      const bare = serverStory({ id: "_b", guildId: "101", broughtAt: 6 });
      const { title: _title, author: _author, broughtBy: _by, ...nameless } = bare;
      expect(await store.addStory(serverStory(), text, limits)).toBe("added");
      expect(await other.addStory(nameless, bytes(0), limits)).toBe("added");
      expect(await other.storiesOf("100")).toEqual([serverStory()]);
      expect(await store.storiesOf("101")).toEqual([nameless]);
      const found = await other.storyText("100", "_a");
      expect(found?.revision).toBe(0);
      expect(Uint8Array.from(found?.text ?? [])).toEqual(text);
      expect(await store.storyText("101", "_a")).toBeUndefined();
      expect(ids(await store.storiesNamed(["_b", "_a", "_none"])).sort()).toEqual(["_a", "_b"]);
      expect(await store.storiesNamed([])).toEqual([]);
      expect(ids(await store.allStories("", 1))).toEqual(["_a"]);
      expect(ids(await store.allStories("_a", 9))).toEqual(["_b"]);
    });

    test("comes in within the limits, on two machines at once too", async () => {
      const [store, other] = machines();
      const added = await Promise.all(
        ["_1", "_2", "_3", "_4"].map((id, at) =>
          (at % 2 === 0 ? store : other).addStory(serverStory({ id, hash: id }), bytes(at), limits),
        ),
      );
      expect(added.toSorted()).toEqual(["added", "added", "too-many", "too-many"]);
      expect(await store.storiesOf("100")).toHaveLength(2);
      const long = serverStory({ id: "_5", guildId: "101", characters: 2_501 });
      expect(await store.addStory(long, bytes(1), limits)).toBe("too-long");
      expect(await store.addStory({ ...long, characters: 2_500 }, bytes(1), limits)).toBe("added");
    });

    test("comes in once, and in another server as well", async () => {
      const [store, other] = machines();
      const twice = await Promise.all([
        store.addStory(serverStory(), bytes(1), limits),
        other.addStory(serverStory({ id: "_b" }), bytes(1), limits),
      ]);
      expect(twice.toSorted()).toEqual(["added", "here"]);
      expect(await store.addStory(serverStory({ id: "_c", guildId: "101" }), bytes(1), limits)).toBe("added");
    });

    test("is replaced by who has seen its last revision", async () => {
      const [store, other] = machines();
      await store.addStory(serverStory(), bytes(1), limits);
      const newer = serverStory({
        title: "Newer",
        hash: "h2",
        characters: 2_500,
        passages: 11,
        changedAt: 8,
      });
      const replaced = await Promise.all([
        store.replaceStory(newer, bytes(2), limits),
        other.replaceStory(newer, bytes(3), limits),
      ]);
      expect(replaced.toSorted()).toEqual(["changed", "replaced"]);
      expect(await other.storiesOf("100")).toEqual([{ ...newer, revision: 1 }]);
      const found = await store.storyText("100", "_a");
      expect(found).toMatchObject({ revision: 1 });
      expect([2, 3]).toContain(found?.text[0]);
      expect(await store.replaceStory({ ...newer, revision: 1, characters: 2_501 }, bytes(4), limits)).toBe(
        "too-long",
      );
      expect(await store.replaceStory({ ...newer, revision: 1, guildId: "101" }, bytes(4), limits)).toBe(
        "changed",
      );
    });

    test("is removed once, and leaves its title", async () => {
      const [store, other] = machines();
      await store.addStory(serverStory(), bytes(1), limits);
      expect(await other.removeStory("101", "_a", 9)).toBe(false);
      const removed = await Promise.all([
        store.removeStory("100", "_a", 9),
        other.removeStory("100", "_a", 9),
      ]);
      expect(removed.toSorted()).toEqual([false, true]);
      expect(await store.storyText("100", "_a")).toBeUndefined();
      expect(await store.storiesOf("100")).toMatchObject([
        { title: "The Tale", state: "removed", changedAt: 9 },
      ]);
      expect(await store.replaceStory(serverStory({ revision: 1 }), bytes(2), limits)).toBe("changed");
      // Its place is free, and its text may come again.
      expect(await store.addStory(serverStory({ id: "_b" }), bytes(1), limits)).toBe("added");
    });

    test("whose text was withdrawn is nowhere, and can't be brought again until it is restored", async () => {
      const [store, other] = machines();
      await store.addStory(serverStory(), bytes(1), limits);
      await store.addStory(serverStory({ id: "_b", guildId: "101" }), bytes(1), limits);
      expect(await other.withdrawText("h1", 20)).toBe(2);
      expect(await other.withdrawText("h1", 21)).toBe(0);
      expect(await store.storiesOf("101")).toMatchObject([
        { state: "withdrawn", revision: 1, changedAt: 20 },
      ]);
      expect(await store.storyText("100", "_a")).toBeUndefined();
      expect(await store.addStory(serverStory({ id: "_c", guildId: "102" }), bytes(1), limits)).toBe(
        "withdrawn",
      );
      await store.removeStory("101", "_b", 22);
      expect(await other.restoreText("h1", 23)).toBe(1);
      expect((await store.storyText("100", "_a"))?.text[0]).toBe(1);
      expect(await store.addStory(serverStory({ id: "_c", guildId: "102" }), bytes(1), limits)).toBe("added");
    });
  });

  describe("a file that was read", () => {
    test("waits for a decision, of which there is one", async () => {
      const [store, other] = machines();
      await store.saveDraft(draft({ replaces: "_a", text }), 0, 5);
      const found = await other.draft("100", "d1");
      expect(found).toMatchObject({ userId: "9", madeAt: 5, replaces: "_a", facts: "{}" });
      expect(Uint8Array.from(found?.text ?? [])).toEqual(text);
      expect(await other.draft("101", "d1")).toBeUndefined();
      await other.saveDraft(draft({ facts: '{"edited":true}' }), 0, 5);
      expect(await store.draft("100", "d1")).toMatchObject({ facts: '{"edited":true}' });
      const dropped = await Promise.all([store.dropDraft("100", "d1"), other.dropDraft("100", "d1")]);
      expect(dropped.toSorted()).toEqual([false, true]);
    });

    test("is dropped when it is old, or when a server has too many", async () => {
      const [store] = machines();
      for (const at of [1, 2, 3, 4]) await store.saveDraft(draft({ id: `d${at}`, madeAt: at }), 0, 3);
      await store.saveDraft(draft({ id: "e1", guildId: "101", madeAt: 9 }), 3, 3);
      const left = await Promise.all(["d1", "d2", "d3", "d4"].map((id) => store.draft("100", id)));
      expect(left.map((one) => one?.id)).toEqual([undefined, undefined, "d3", "d4"]);
    });

    test("goes with its hour, though nothing else is read", async () => {
      const [store, other] = machines();
      await store.saveDraft(draft(), 0, 5);
      await store.saveDraft(draft({ id: "d2", madeAt: 9 }), 0, 5);
      expect(await other.dropDraftsBefore(9)).toBe(1);
      expect(await store.draft("100", "d1")).toBeUndefined();
      expect(await store.draft("100", "d2")).toBeDefined();
    });

    test("counts for an hour, on all machines together", async () => {
      const [store, other] = machines();
      const taken = await Promise.all([
        store.takeUpload("100", 10, 2),
        other.takeUpload("100", 10, 2),
        store.takeUpload("100", 10, 2),
      ]);
      expect(taken.toSorted()).toEqual([false, true, true]);
      expect(await store.takeUpload("101", 10, 2)).toBe(true);
      expect(await store.takeUpload("100", 3_600_009, 2)).toBe(false);
      expect(await store.takeUpload("100", 3_600_010, 2)).toBe(true);
    });
  });

  describe("what was brought", () => {
    const report = { id: "r1", story: "_a", guildId: "100", userId: "9", at: 7, words: "It is mine.\0" };

    async function fill(store: Store) {
      await store.addStory(serverStory(), text, limits);
      await store.addStory(serverStory({ id: "_b", guildId: "101", broughtBy: "8" }), text, limits);
      await store.saveDraft(draft(), 0, 5);
      await store.takeUpload("100", 5, 5);
      await store.reportStory(report, 5);
      await store.reportStory({ ...report, id: "r2", guildId: "101", userId: "8", at: 8 }, 5);
    }

    test("is reported, so often and no oftener", async () => {
      const [store, other] = machines();
      await fill(store);
      expect(await store.storyReports(5)).toMatchObject([{ id: "r2" }, { ...report, words: "It is mine." }]);
      expect(await other.reportStory({ ...report, id: "r3" }, 1)).toBe(false);
    });

    test("is exported with the person who brought it, and knows them no longer when they are forgotten", async () => {
      const [store, other] = machines();
      await fill(store);
      expect((await other.exportReader("9")).stories).toEqual([serverStory()]);
      await store.forgetReader("9");
      expect((await other.exportReader("9")).stories).toBeUndefined();
      expect((await store.storiesOf("100"))[0]?.broughtBy).toBeUndefined();
      expect((await store.storiesOf("101"))[0]?.broughtBy).toBe("8");
      expect(await store.storyText("100", "_a")).toBeDefined();
      expect(await store.draft("100", "d1")).toBeUndefined();
      expect(await store.storyReports(5)).toMatchObject([{ id: "r2" }]);
    });

    test("goes with its server", async () => {
      const [store, other] = machines();
      await fill(store);
      expect((await store.knownServers("", 9)).map(({ guildId }) => guildId)).toEqual(["100", "101"]);
      await store.markServerGone("100", 1);
      await store.dropServersGone(2);
      expect(await other.storiesOf("100")).toEqual([]);
      expect(await other.storyText("100", "_a")).toBeUndefined();
      expect(await other.draft("100", "d1")).toBeUndefined();
      expect(await other.storyReports(5)).toMatchObject([{ id: "r2" }]);
      expect(await other.storyText("101", "_b")).toBeDefined();
    });
  });
}
