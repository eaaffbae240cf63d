import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Passage, Story } from "../../src/story/story.ts";
import { aboutView } from "../../src/view/about.ts";
import { contextView } from "../../src/view/context.ts";
import { noteView } from "../../src/view/notes.ts";
import { quoteView } from "../../src/view/quote.ts";
import { rangeView } from "../../src/view/range.ts";
import { lastShown, numberNow, spotAt, storyUpTo } from "../../src/visibility/limit.ts";
import { chapters, told } from "../reading/stories.ts";

const en = wordsFor("en");

/** Every word of passage 12 carries its number: secret12x. Titles, notes and credits do too. */
const marked = /secret(\d+)x/g;

function beyond(shown: unknown, last: number): readonly number[] {
  const text = JSON.stringify(shown) ?? "";
  return [...text.matchAll(marked)].map((found) => Number(found[1])).filter((number) => number > last);
}

const cases = fc
  .record({
    lengths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
    isChaptered: fc.boolean(),
    server: fc.option(fc.nat(), { nil: undefined }),
    channel: fc.option(fc.nat(), { nil: undefined }),
    own: fc.option(fc.nat(), { nil: undefined }),
    asked: fc.nat(),
  })
  .map(({ lengths, isChaptered, server, channel, own, asked }) => {
    const story = told(lengths, isChaptered);
    const spot = (at: number | undefined) =>
      at === undefined ? undefined : spotAt(story.passages[at % story.passages.length] as Passage);
    const limits = { server: spot(server), channel: spot(channel), own: spot(own) };
    return { story, limits, asked };
  });

function at(story: Story, asked: number): Passage {
  return story.passages[asked % story.passages.length] as Passage;
}

describe("with a spoiler limit", () => {
  test("a story holds nothing from beyond, and all before as it was", () => {
    fc.assert(
      fc.property(cases, ({ story, limits }) => {
        const last = lastShown(story, limits);
        const shown = storyUpTo(story, last);
        expect(beyond(shown, last)).toEqual([]);
        expect(shown.passages).toEqual(story.passages.slice(0, last));
        expect(last).toBeGreaterThan(0);
      }),
    );
  });

  test("no view shows anything from beyond", () => {
    fc.assert(
      fc.property(cases, ({ story, limits, asked }) => {
        const last = lastShown(story, limits);
        const shown = storyUpTo(story, last);
        const passage = at(shown, asked);
        const end = shown.passages.at(-1) as Passage;
        const replies = [
          quoteView(shown, passage, { isPrivate: false }, en),
          contextView(shown, passage, 3, { isPrivate: true }, en),
          rangeView(shown, passage, end, { isPrivate: true }, en),
          aboutView(shown, 0, en),
          noteView(shown, 0, en),
        ];
        expect(beyond(replies, last)).toEqual([]);
      }),
    );
  });

  test("whichever is lower of one's own and the place's counts", () => {
    const story = told([4, 4], true);
    const [three, five, seven] = [3, 5, 7].map((number) => spotAt(story.passages[number - 1] as Passage));
    expect(lastShown(story, {})).toBe(8);
    expect(lastShown(story, { server: five })).toBe(5);
    expect(lastShown(story, { server: five, own: seven })).toBe(5);
    expect(lastShown(story, { server: five, own: three })).toBe(3);
  });

  test("a channel's takes the place of its server's, higher or lower", () => {
    const story = told([4, 4], true);
    const [three, five, seven] = [3, 5, 7].map((number) => spotAt(story.passages[number - 1] as Passage));
    expect(lastShown(story, { server: five, channel: three })).toBe(3);
    expect(lastShown(story, { server: five, channel: seven })).toBe(7);
  });
});

describe("a remembered passage", () => {
  const story = told([3, 3, 3], true);
  const four = spotAt(story.passages[3] as Passage);

  test("is found where an edit moved it", () => {
    const edited = told([3, 3, 3], true, { inserted: 2 });
    expect(edited.passages[5]?.id).toBe(four.id);
    expect(numberNow(edited, four)).toBe(6);
  });

  test("that an edit took away stands at its number, but not beyond its chapter", () => {
    expect(numberNow(story, { ...four, id: "gone" })).toBe(4);
    expect(numberNow(story, { id: "gone", number: 9, chapter: 2 })).toBe(6);
    expect(numberNow(story, { id: "gone", number: 50, chapter: 9 })).toBe(9);
    expect(numberNow(told([5], false), { id: "gone", number: 7 })).toBe(5);
  });

  test("has a chapter where the story has any", () => {
    expect(four).toEqual({ id: "i4", number: 4, chapter: 2 });
    expect(spotAt(told([3], false).passages[1] as Passage)).toEqual({ id: "i2", number: 2 });
  });
});

test("a spoiler limit in the middle of a chapter hides its end and what comes after", () => {
  const story = told([3, 3, 3], true);
  const shown = storyUpTo(story, 4);
  expect(chapters(shown)).toEqual([
    ["secret1x", 1, 3],
    ["secret4x", 4, 4],
  ]);
  expect(shown.credits.map((credit) => [credit.first, credit.last])).toEqual([
    [1, 3],
    [4, 6],
  ]);
  expect(shown.whole).toEqual({ passages: 9, chapters: 3 });
  expect(shown.about.chapterNotes).toEqual([
    { chapter: 1, summary: "secret3x", before: "secret1x", after: "secret3x" },
    { chapter: 2, before: "secret4x" },
  ]);
  expect(shown.about.endnote).toBeUndefined();
  expect(shown.about.people).toEqual(["secret1x", "secret4x"]);
  expect(storyUpTo(story, 9)).toBe(story);
});
