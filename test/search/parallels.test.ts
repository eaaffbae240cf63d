import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/inverted-index.ts";
import { areParallel } from "../../src/search/parallels.ts";
import { createSearch } from "../../src/search/search.ts";
import { finish } from "../helpers/search.ts";

const told = "Многие же будут первые последними, и последние первыми.";
const toldAgain = "Так будут последние первыми, и первые последними.";
const others = [
  "Ветер стих к вечеру, и лодки вернулись в гавань.",
  "Она несла хлеб по лестнице и считала ступени.",
  "Мальчик пробежал мимо с письмом в руке.",
  "Они пили чай и ждали, пока погаснут фонари.",
];

test("what is told again in other order is the same, and another sentence is not", () => {
  const paragraphs = [told, toldAgain, ...others];
  const index = finish(buildIndex(paragraphs, "ru"));
  const spanOf = (at: number) => ({
    from: index.paragraphAt[at] as number,
    to: index.paragraphAt[at + 1] as number,
  });
  const areTheSame = (one: number, other: number) => areParallel(spanOf(one), spanOf(other), index);
  expect(areTheSame(0, 1)).toBe(true);
  expect(areTheSame(1, 0)).toBe(true);
  for (let at = 2; at < paragraphs.length; at += 1) expect(areTheSame(0, at)).toBe(false);
});

test("a common beginning makes no parallel of two long paragraphs", () => {
  const paragraphs = [
    "And he said unto them that the ship was lost with all her cargo of oranges, barrels and brass.",
    "And he said unto them that nobody had seen the widow's lantern since the harvest festival ended.",
  ];
  const index = finish(buildIndex(paragraphs, "en"));
  expect(areParallel({ from: 0, to: 1 }, { from: 1, to: 2 }, index)).toBe(false);
});

test("a line that the story tells twice is found as surely as if it told it once", async () => {
  const scoreIn = async (paragraphs: readonly string[]) => {
    const search = createSearch(paragraphs, { language: "ru" });
    const [best] = await search.find("последние станут первыми");
    await search.close();
    return best?.score ?? 0;
  };
  const [once, twice] = [await scoreIn([toldAgain, ...others]), await scoreIn([told, toldAgain, ...others])];
  expect(twice).toBeGreaterThan(once - 0.03);
});
