import { afterEach, expect, test } from "vitest";
import { type Host, openHost } from "../../src/search/host.ts";
import { createSearch } from "../../src/search/search.ts";
import { parseStory } from "../../src/story/parse.ts";

const bells = ["The drowned bell rang twice under the bay.", "Nobody in the village would speak of it."];
const lamps = ["She counted the lamps along the quay.", "The last lamp went out before the ferry came."];

let host: Host;
afterEach(() => host.close());

const onHost = (source: Parameters<typeof createSearch>[0]) => createSearch(source, { host, threadFrom: 0 });

test("stories in one thread answer as each would alone", async () => {
  host = openHost(5_000);
  const [first, second] = [await onHost(bells), await onHost(lamps)];
  const alone = await createSearch(lamps);
  expect(await second.find("last lamp went out")).toEqual(await alone.find("last lamp went out"));
  expect((await first.find("drowned bell rang"))[0]?.passage).toBe(1);
  expect(await first.find("last lamp went out")).toEqual([]);
});

test("a story's own text does in place of its paragraphs", async () => {
  host = openHost(5_000);
  const parsed = parseStory(
    "lamps",
    `---\nattribution: A.\nmarkup: emphasis\n---\n\n# One\n\n${lamps.join("\n\n*So* ")}`,
  );
  if (parsed.kind === "faults" || parsed.story.written === undefined) throw new Error("no story");
  const there = await onHost(parsed.story.written);
  const here = await createSearch(parsed.story.passages.map(({ text }) => text));
  const [found] = await there.find("so the last lamp went out");
  expect(found).toEqual((await here.find("so the last lamp went out"))[0]);
  expect(parsed.story.passages[1]?.text.slice(found?.start, found?.end)).toContain("So The last lamp");
});

test("who asks before the index is built is answered when it is", async () => {
  host = openHost(5_000);
  const many = Array.from({ length: 5_000 }, (_, at) => `Line ${at} of a long story about the sea.`);
  const [, second] = [await onHost(many), await onHost(lamps)];
  expect((await second.find("counted the lamps"))[0]?.passage).toBe(1);
});

test("a story that is closed answers whoever asked before, and nobody after; the others go on", async () => {
  host = openHost(5_000);
  const [first, second] = [await onHost(bells), await onHost(lamps)];
  const asked = first.find("drowned bell rang");
  await first.close();
  expect(await asked).toHaveLength(1);
  await expect(first.find("speak of it")).rejects.toThrow("closed");
  expect(await second.find("last lamp went out")).toHaveLength(1);
});

test("a search past its deadline is given up, and the next is tried in another thread", async () => {
  host = openHost(0);
  const words = Array.from({ length: 80 }, (_, at) => `w${at}rd`).join(" ");
  const long = Array.from({ length: 4_000 }, () => `${words}.`);
  const [first, second] = [await onHost(long), await onHost(long)];
  const both = await Promise.allSettled([first.find(words), second.find(`${words} again`)]);
  for (const one of both)
    expect(one).toMatchObject({ reason: { message: "a search took longer than 0 ms" } });
});

test("a host that is closed rejects what waits", async () => {
  host = openHost(5_000);
  const first = await onHost(bells);
  const asked = first.find("drowned bell");
  await Promise.all([expect(asked).rejects.toThrow("closed"), host.close()]);
  await expect(first.find("anything else")).rejects.toThrow("closed");
});
