import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Story } from "../../src/story/story.ts";
import { creditText, linkTarget, placeOf, rangeOf, titleOf } from "../../src/view/credit.ts";
import { storyOf } from "../commands/asking.ts";
import { plain } from "../commands/reading.ts";

const en = wordsFor("en");

const withFields = (fields: string, body = "One.\n\nTwo.\n\nThree.") =>
  storyOf(`---\nattribution: Someone wrote it.\n${fields}---\n${body}`);

function creditOf(story: Story, numbers: readonly number[] = [1]): string {
  const shown = story.passages.filter((passage) => numbers.includes(passage.number));
  return creditText(story, "Here", shown, en);
}

describe("a credit", () => {
  test("says what the source does not name, and invents nothing", () => {
    expect(creditOf(withFields(""))).toBe(
      "-# Here · **Untitled story** · author not named in the source\n-# Someone wrote it.",
    );
    expect(titleOf(withFields("fandoms: [Torchwood, Doctor Who]\n").about, en)).toBe(
      "Untitled Torchwood story",
    );
  });

  test("names title and author, and links the source beside them", () => {
    expect(
      creditOf(withFields("title: A *Star*\nauthor: [One, Two]\nsource: https://example.org/(1)?a=b>c\n")),
    ).toBe(
      "-# Here · **A \\*Star\\*** · by One, Two · [source](<https://example.org/%281%29?a=b%3Ec>)\n-# Someone wrote it.",
    );
  });

  test("has each credit of just the passages that are shown", () => {
    const story = withFields("credits:\n  - passages: 1-2\n    text: A.\n  - passages: 3\n    text: B.\n");
    const creditsIn = (...numbers: readonly number[]) => creditOf(story, numbers).split("\n").slice(2);
    expect(creditsIn(1)).toEqual(["-# A. (passages 1–2)"]);
    expect(creditsIn(2, 3)).toEqual(["-# A. (passages 1–2)", "-# B. (passage 3)"]);
    expect(creditsIn(3)).toEqual(["-# B. (passage 3)"]);
    expect(creditsIn()).toEqual([]);
  });

  test("shows its words as they are, in small print to the last line", () => {
    const story = withFields(
      'title: "# <@1> `x`"\ncredits:\n  - passages: 1\n    text: "> @everyone **b**"\n',
    );
    const lines = creditOf(story).split("\n");
    expect(lines.every((line) => line.startsWith("-# "))).toBe(true);
    expect(lines.map((line) => plain(line.slice(3)))).toEqual([
      "Here · # <@1> `x` · author not named in the source",
      "Someone wrote it.",
      "> @everyone **b** (passage 1)",
    ]);
  });

  test("never takes more of a message than leaves room for what it credits", () => {
    const stars = "*".repeat(300);
    const credits = Array.from(
      { length: 33 },
      (_, at) => `  - passages: ${Math.floor(at / 3) + 1}\n    text: "${stars}"\n`,
    );
    const body = Array.from({ length: 11 }, () => "One.").join("\n\n");
    const fields = `title: "${stars}"\nauthor: "${stars}"\nsource: https://example.org/${"a".repeat(480)}\ncredits:\n${credits.join("")}`;
    const story = storyOf(`---\nattribution: "${stars}"\n${fields}---\n${body}`);
    expect(creditText(story, "Here", story.passages.slice(0, 1), en).length).toBeLessThan(2_200);
    const all = creditText(story, "Here", story.passages, en);
    expect(all.length).toBeLessThan(3_500);
    expect(all.match(/\(passage \d+\)/g)).toHaveLength(33);
    expect(all).toContain("\\*".repeat(300));
  });
});

describe("a place", () => {
  const story = withFields("", "Before.\n\n# One\n\nA.\n\n#  \n\n# Two\n\nB.\n\nC.");
  const at = (number: number) => {
    const passage = story.passages[number - 1];
    if (passage === undefined) throw new Error(`no passage ${number}`);
    return passage;
  };

  test("is a passage's number, and with chapters also the place in its chapter", () => {
    const plainStory = withFields("");
    expect(plainStory.passages.map((passage) => placeOf(plainStory, passage, en))).toEqual([
      "Passage 1 of 3",
      "Passage 2 of 3",
      "Passage 3 of 3",
    ]);
    expect(placeOf(story, at(1), en)).toBe("Passage 1 of 4 · 0.1, before chapter 1");
    expect(placeOf(story, at(2), en)).toBe("Passage 2 of 4 · 1.1 in chapter 1 “One”");
  });

  test("of a range is its ends, and of one passage that passage's", () => {
    expect(rangeOf(story, at(2), at(4), en)).toBe("Passages 2–4 of 4");
    expect(rangeOf(story, at(2), at(2), en)).toBe(placeOf(story, at(2), en));
  });
});

test("nothing in an address can end the link that leads to it", () => {
  expect(linkTarget("https://example.org/a(b)<c>?d=)>")).toBe("https://example.org/a%28b%29%3Cc%3E?d=%29%3E");
});

test("what one part of a credit opens, no other part closes into a link", () => {
  const story = withFields(
    'title: "["\nsource: https://example.org/\ncredits:\n  - passages: 1\n    text: "](https://example.com)"\n',
  );
  expect(plain(creditOf(story))).toContain("[ · author not named");
  expect(plain(creditOf(story))).toContain("](https://example.com) (passage 1)");
});
