import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chaptersSince, chaptersTold } from "../../src/daily/chapters.ts";
import type { DeliveryStep } from "../../src/daily/deliver.ts";
import { wakeForChapters } from "../../src/daily/grown.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { parseStory } from "../../src/story/parse.ts";
import type { Story } from "../../src/story/story.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const id = "sub-1";

/** Chapters as a title and paragraphs. */
function storyOf(
  chapters: readonly (readonly [title: string, ...paragraphs: string[]])[],
  front = "",
): Story {
  const body = chapters.map(([title, ...rest]) => [`# ${title}`, ...rest].join("\n\n")).join("\n\n");
  const parsed = parseStory(
    "serial",
    `---\ntitle: The Serial\nauthor: Mo\nattribution: By Mo\npermission: own work\n${front}---\n\n${body}\n`,
  );
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  return parsed.story;
}

const one = ["One", "The lamp went out.", "Nobody saw it.", "Then it was morning."] as const;
const two = ["Two", "A second lamp.", "It burned for long.", "Until it did not."] as const;
const three = ["Three", "Rain came.", "It stayed a week."] as const;
const four = ["Four", "The sea rose.", "They left."] as const;

const since = (before: Story, now: Story) =>
  chaptersSince(now, chaptersTold(before)).fresh.map(({ title }) => title);

describe("what is new", () => {
  const before = storyOf([one, two]);

  test.each<[string, Story, readonly string[]]>([
    ["the same story", storyOf([one, two]), []],
    ["a chapter at the end", storyOf([one, two, three]), ["Three"]],
    ["several at once", storyOf([one, two, three, four]), ["Three", "Four"]],
    ["a chapter between", storyOf([one, three, two]), ["Three"]],
    ["a chapter before all", storyOf([four, one, two]), ["Four"]],
    ["a paragraph more", storyOf([one, [...two, "And a last word."]]), []],
    ["the last paragraph in other words", storyOf([one, [two[0], two[1], two[2], "Until it didn't."]]), []],
    ["another title", storyOf([one, ["The second lamp", ...two.slice(1)]]), []],
    ["all of a chapter in other words", storyOf([one, ["Two", "Written anew.", "All of it."]]), []],
    ["a heading in the middle", storyOf([one, ["Two", two[1]], ["Two and a half", two[2], two[3]]]), []],
    ["two headings in the middle", storyOf([["One", one[1]], ["a", one[2]], ["b", one[3]], two]), []],
    ["two chapters made one", storyOf([["Both", ...one.slice(1), ...two.slice(1)]]), []],
    ["a chapter less", storyOf([one]), []],
  ])("%s", (_, now, titles) => {
    expect(since(before, now)).toEqual(titles);
  });

  test("what was lost and comes back is no news, what comes with it is", () => {
    const { told } = chaptersSince(storyOf([one]), chaptersTold(before));
    expect(chaptersSince(storyOf([one, two, three]), told).fresh.map(({ title }) => title)).toEqual([
      "Three",
    ]);
  });
});

describe("a post about new chapters", () => {
  let daily: Daily;
  beforeEach(async () => {
    daily = await openDaily();
    daily.stories.set("serial", storyOf([one, two]));
  });
  afterEach(() => daily.close());

  const posts = () => daily.discord.posts(daily.discord.general.id).filter((post) => !post.isDeleted);
  const texts = () => posts().map(({ message }) => readable(message));
  const subscribe = (progress = { round: 1, shown: [], told: chaptersTold(storyOf([one, two])) }) =>
    daily.subscribe(
      { story: "serial", on: "new-chapters" },
      { progress, slot: "chapters-1", dueAt: start, wakeAt: start },
    );
  const grow = async (story: Story) => {
    daily.stories.set("serial", story);
    return wakeForChapters(() => true, {
      ...daily.machine().parts,
      wake: () => undefined,
    });
  };
  class Crash extends Error {}
  const crashAt = (step: DeliveryStep) => ({
    at: (reached: DeliveryStep) => {
      if (reached === step) throw new Crash(step);
    },
  });

  test("comes once for each growth, with title, first lines, note and a way to read on", async () => {
    await subscribe();
    const [machine, other] = [daily.machine(), daily.machine()];
    await machine.work();
    expect(posts()).toEqual([]);
    daily.time.now = start + hour;
    const note = "chapter-notes:\n  - chapter: 3\n    before: Written in the rain.\n";
    expect(await grow(storyOf([one, two, three], note))).toBe(1);
    await Promise.all([machine.work(), other.work()]);
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain("A new chapter of The Serial");
    expect(texts()[0]).toContain("3\\. Three");
    expect(texts()[0]).toContain("> Written in the rain.");
    expect(texts()[0]).toContain("Rain came.");
    expect(texts()[0]).toContain("By Mo");
    expect(JSON.stringify(posts()[0]?.message.components)).toContain("Read from here");
    expect(await grow(storyOf([one, two, three]))).toBe(0);
    for (let at = 0; at < 10; at += 1) {
      daily.time.now += 8 * hour;
      await machine.work();
      await other.work();
    }
    expect(posts()).toHaveLength(1);
    await grow(storyOf([one, two, three, four]));
    await machine.work();
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain("The sea rose.");
    expect(texts()[1]).not.toContain("Rain came.");
    expect(
      (await daily.store.deliveries(id, 9)).map(({ state, first, last }) => [state, first, last]),
    ).toEqual([
      ["posted", 9, 10],
      ["posted", 7, 8],
    ]);
  });

  test("tells several at once, mentions the role, and says nothing of an edit or a shorter story", async () => {
    const role = daily.discord.role(daily.discord.home.id, "Readers");
    await daily.subscribe(
      { story: "serial", on: "new-chapters", roleId: role.id },
      {
        progress: { round: 1, shown: [], told: chaptersTold(storyOf([one, two])) },
        slot: "chapters-1",
        wakeAt: start,
      },
    );
    const machine = daily.machine();
    await machine.work();
    expect(await grow(storyOf([one, [...two, "One more line."]]))).toBe(0);
    expect(await grow(storyOf([one]))).toBe(0);
    daily.time.now += day;
    await machine.work();
    expect(posts()).toEqual([]);
    await grow(storyOf([one, two, three, four]));
    await machine.work();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain("2 new chapters of The Serial");
    expect(texts()[0]).toContain("3\\. Three");
    expect(texts()[0]).toContain("4\\. Four");
    expect(posts()[0]?.pings.roles).toEqual([role.id]);
  });

  test.each(["after claim", "before post", "after post", "after settle"] satisfies DeliveryStep[])(
    "comes once though its machine dies %s, and another that still has the story of before takes over",
    async (step) => {
      await subscribe();
      await daily.machine().work();
      daily.time.now = start + hour;
      await grow(storyOf([one, two, three]));
      await expect(daily.machine(crashAt(step)).work()).rejects.toThrow(Crash);
      daily.discord.forgetNonces();
      daily.stories.set("serial", storyOf([one, two]));
      daily.time.now += hour;
      const late = daily.machine();
      await late.work();
      await grow(storyOf([one, two, three]));
      daily.time.now += 8 * hour;
      await late.work();
      daily.time.now += 8 * hour;
      await late.work();
      expect(texts()).toHaveLength(1);
    },
  );

  test("waits where Discord refuses it, and comes when it takes it again", async () => {
    await subscribe();
    const machine = daily.machine();
    await machine.work();
    daily.discord.deny(daily.discord.general.id, 1n << 11n);
    await grow(storyOf([one, two, three]));
    for (let at = 0; at < 12; at += 1) {
      daily.time.now += hour;
      await machine.work();
    }
    expect(await daily.store.find(id)).toMatchObject({ state: "blocked", reason: "no-permission" });
    daily.discord.grant(daily.discord.general.id, 1n << 11n);
    daily.time.now += 2 * day;
    await machine.work();
    expect(posts()).toHaveLength(1);
    expect(await daily.store.find(id)).toMatchObject({ state: "active" });
  });
});
