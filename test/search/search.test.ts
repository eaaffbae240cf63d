import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSearch, type Match, type Search } from "../../src/search/search.ts";

const paragraphs = [
  "The harbour was empty when Marguerite came down. Nobody had lit the lamps. She counted eleven boats, and her father's was not among them.",
  "“You’re late,” said the ferryman. “The tide won't wait for anyone.” She paid him with the silver button.",
  "***",
  "It rained all the way to the island. The ferryman sang, badly, about a drowned bell. Nobody else was foolish enough to cross. She held the lantern between her knees.",
  "Nobody had lit the lamps. On the island there was only one door, and it was painted green.",
  "I can't. I can't even look at it.",
];

let search: Search;
beforeAll(async () => {
  search = await createSearch(paragraphs);
});
afterAll(() => search.close());

const marked = (match: Match | undefined) =>
  match && paragraphs[match.passage - 1]?.slice(match.start, match.end);
const first = async (query: string) => marked((await search.find(query))[0]);

describe("a line is found as it is remembered", () => {
  it.each([
    ["a phrase", "sang badly about a drowned bell", "The ferryman sang, badly, about a drowned bell."],
    [
      "a typo in every word",
      "ferymen sagn badley abuot drownd bel",
      "The ferryman sang, badly, about a drowned bell.",
    ],
    ["run-together words", "itrained alltheway to theisland", "It rained all the way to the island."],
    [
      "British spelling the other way",
      "the harbor was empty",
      "The harbour was empty when Marguerite came down.",
    ],
    ["a name by its sound", "margareet came down", "The harbour was empty when Marguerite came down."],
    ["no apostrophes", "the tide wont wait for any one", "“The tide won't wait for anyone.”"],
    ["half a word", "the silver butt", "She paid him with the silver button."],
    ["one rare word", "lantern", "She held the lantern between her knees."],
    [
      "talk around it",
      "lol what was that line about one door painted green",
      "On the island there was only one door, and it was painted green.",
    ],
    [
      "another order",
      "painted green, there was only one door",
      "On the island there was only one door, and it was painted green.",
    ],
    ["a whole sentence that begins another", "I can't.", "I can't."],
    [
      "two sentences",
      "Nobody else was foolish enough to cross. She held the lantern",
      "Nobody else was foolish enough to cross. She held the lantern between her knees.",
    ],
  ])("%s", async (_name, query, sentence) => {
    expect(await first(query)).toBe(sentence);
  });

  it("a sentence that stands twice is found twice", async () => {
    const found = await search.find("nobody had lit the lamps");
    expect(found.slice(0, 2).map(({ passage }) => passage)).toEqual([1, 5]);
  });
});

describe("what is not in the story is not found", () => {
  it.each([
    ["nothing", ""],
    ["marks and emoji", "…?! 🤔"],
    ["keyboard mash", "jkl;jkl;jkl; fdsa"],
    ["a word", "pineapple"],
    ["another story", "it is a truth universally acknowledged that a single man must be in want of a wife"],
    ["small words", "it was the of and"],
    ["talk about nothing", "lol what was that line about the spaceship"],
    ["one word six thousand times", "lantern ".repeat(6_000)],
    ["a very long word", "x".repeat(6_000)],
  ])("%s", async (_name, query) => {
    expect(await search.find(query)).toEqual([]);
  });
});

it("what falls short of an answer is near, three at most, and never both", async () => {
  const query = "eleven lanterns and a bishop";
  const near = await search.near(query);
  expect(await search.find(query)).toEqual([]);
  expect(near.length).toBeGreaterThan(0);
  expect(near.length).toBeLessThanOrEqual(3);
});

it("a score never rises down the list", async () => {
  const scores = (await search.find("ferryman")).map(({ score }) => score);
  expect(scores.length).toBe(2);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

describe("suggestions lead on from what is typed", () => {
  it.each([
    ["a letter", "l", /lamps|lantern|late|look/],
    ["part of a word", "drow", /drowned bell/],
    ["part of a phrase", "the tide wo", /won't wait/],
  ])("%s", async (_name, typed, text) => {
    expect(marked((await search.suggest(typed))[0])).toMatch(text);
  });

  it.each([
    ["the end of one sentence and the start of the next", "lit the lamps. she cou", /eleven boats/],
    ["a slip in the word before", "drownd be", /drowned bell/],
    ["words apart", "nobody cro", /foolish enough to cross/],
  ])("%s", async (_name, typed, text) => {
    expect(marked((await search.suggest(typed))[0])).toMatch(text);
  });

  it("what stands as it is typed comes alone, a row of words before words apart", async () => {
    expect((await search.suggest("painted gr")).map(marked)).toEqual([
      "On the island there was only one door, and it was painted green.",
    ]);
    const all = (await search.suggest("nobody had")).map(marked);
    expect(all).toEqual(["Nobody had lit the lamps.", "Nobody had lit the lamps."]);
  });

  it.each(["asdf", "blockchain wallet", "kubernetes pod", "qwertz uiop"])(
    "nonsense leads nowhere: %s",
    async (typed) => {
      expect(await search.suggest(typed)).toEqual([]);
    },
  );

  it("what is shown once stays for as long as what is typed fits it", async () => {
    const lines = Array.from(
      { length: 60 },
      (_, at) => `There was a lamp ${at} by the sea. A boat came, and there it lay.`,
    );
    const many = createSearch([...lines, "Then the ferry came."]);
    const line = "there was a lamp 7 by";
    let isShown = false;
    for (let length = 1; length <= line.length; length += 1) {
      const isThere = (await many.suggest(line.slice(0, length))).some(({ passage }) => passage === 8);
      if (isShown) expect(isThere).toBe(true);
      isShown ||= isThere;
    }
    expect(isShown).toBe(true);
    expect((await many.suggest("then"))[0]?.passage).toBe(61);
    await many.close();
  });

  it("nothing typed suggests nothing, and no more are given than asked for", async () => {
    expect(await search.suggest("  ")).toEqual([]);
    expect(await search.suggest("the", 2)).toHaveLength(2);
  });
});

it("no paragraphs, and paragraphs without words, can be searched", async () => {
  for (const story of [[], ["***", "", "🤔"]]) {
    const empty = await createSearch(story);
    expect(await empty.find("anything")).toEqual([]);
    expect(await empty.near("anything")).toEqual([]);
    expect(await empty.suggest("any")).toEqual([]);
    await empty.close();
  }
});

describe("a long story is searched in a thread of its own", () => {
  it("with the same answers", async () => {
    const threaded = await createSearch(paragraphs, { threadFrom: 0 });
    for (const query of ["drowned bell", "the tide wont wait", "pineapple"]) {
      expect(await threaded.find(query)).toEqual(await search.find(query));
    }
    expect(await threaded.suggest("drow")).toEqual(await search.suggest("drow"));
    await threaded.close();
    await expect(threaded.find("drowned bell again")).rejects.toThrow("closed");
  });
});

it("a language without help from a word list is searched all the same", async () => {
  const german = await createSearch(
    ["Der Fährmann sang von einer Glocke. „Kommst du?“ fragte er.", "Es regnete bis zur Insel."],
    { language: "de" },
  );
  const [found] = await german.find("fahrman sang von der gloke");
  expect(found).toMatchObject({ passage: 1, start: 0, end: 35 });
  expect(await german.find("Ananas und Kokosnuss")).toEqual([]);
  await german.close();
});

it("suggests nothing for a word that falls into words of the story that do not stand together", async () => {
  const coins = createSearch(["She wanted a bit of rope, and paid with a coin.", "The upper lip was stiff."]);
  expect(await coins.suggest("bitcoin")).toEqual([]);
  expect((await coins.suggest("upperlip")).map(({ passage }) => passage)).toEqual([2]);
  await coins.close();
});
