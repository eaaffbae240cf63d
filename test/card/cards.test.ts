import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Card } from "../../src/card/card.ts";
import { type Cards, openCards } from "../../src/card/cards.ts";
import { frames, margin } from "../../src/card/formats.ts";
import { themes } from "../../src/card/themes.ts";
import { UserError } from "../../src/user-error.ts";
import { countColour, countEdges, decodePng, type Pixels } from "./pixels.ts";
import { sample, scripts } from "./scripts.ts";

const passage =
  'Sighing, I theme at the sea. Nobody had told me how loud it would be at night. "You okay?" she asks. There are so many answers I could give. Almost none of them are true.';

const plain: Card = {
  text: passage,
  title: "The Long Tide",
  author: "by A. Reader",
  credit: "Fan fiction; the author owns none of it.",
  language: "en",
  theme: "paper",
  format: "wide",
};

function rangeOf(text: string, part: string) {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

/** Edges where nothing is to be written: beyond the insets, save where quotation marks hang. */
function edgesOutside(pixels: Pixels, card: Card): number {
  const { width, height, inset } = frames[card.format];
  const isFramed = card.theme === "ink";
  // An accent or the tail of a letter may stand out by a hair.
  const slack = 8;
  const bare = isFramed ? margin - 2 : inset.x - slack;
  const hung = isFramed ? margin - 2 : margin;
  const isRight = /^(?:ar|he)/.test(card.language);
  const [left, right] = isRight ? [bare, hung] : [hung, bare];
  const [top, bottom] = isFramed ? [bare, bare] : [inset.top - slack, inset.bottom - slack];
  return (
    countEdges(pixels, { left: 0, top: 0, right: width, bottom: top }) +
    countEdges(pixels, { left: 0, top: height - bottom, right: width, bottom: height }) +
    countEdges(pixels, { left: 0, top: 0, right: left, bottom: height }) +
    countEdges(pixels, { left: width - right, top: 0, right: width, bottom: height })
  );
}

let cards: Cards;
beforeAll(() => {
  cards = openCards();
});
afterAll(() => cards.close());

test("a wide card is 1200 by 630 pixels, a square one as high as it is wide", async () => {
  const wide = decodePng((await cards.draw(plain)).png);
  expect([wide.width, wide.height]).toEqual([1200, 630]);
  const square = decodePng((await cards.draw({ ...plain, format: "square" })).png);
  expect([square.width, square.height]).toEqual([1080, 1080]);
});

test("the words for who can't see it are the quotation", async () => {
  const { alt, shown } = await cards.draw(plain);
  expect(alt).toBe(passage);
  expect(shown).toEqual({ start: 0, end: passage.length });
});

test("a card is drawn in every theme, and no two are alike", async () => {
  const drawn = await Promise.all(themes.map(({ name }) => cards.draw({ ...plain, theme: name })));
  expect(new Set(drawn.map(({ png }) => Buffer.from(png).toString("base64"))).size).toBe(themes.length);
});

test.for(["paper", "poster"] as const)("the marked sentence is set apart: %s", async (theme) => {
  const colour = theme === "paper" ? ([243, 209, 124] as const) : ([255, 226, 122] as const);
  const text = passage;
  const mark = rangeOf(text, "There are so many answers I could give.");
  const marked = countColour(decodePng((await cards.draw({ ...plain, theme, mark })).png), colour);
  const unmarked = countColour(decodePng((await cards.draw({ ...plain, theme })).png), colour);
  expect(marked).toBeGreaterThan(unmarked + 1_500);
});

test("a mark over the whole text marks nothing", async () => {
  const whole = await cards.draw({ ...plain, mark: { start: 0, end: passage.length } });
  expect(Buffer.compare(whole.png, (await cards.draw(plain)).png)).toBe(0);
});

test("title, author and credit each change the card", async () => {
  const first = (await cards.draw(plain)).png;
  for (const other of [{ title: "Another" }, { author: "by Another" }, { credit: "Another." }]) {
    expect(Buffer.compare((await cards.draw({ ...plain, ...other })).png, first)).not.toBe(0);
  }
});

test("emphasis is seen", async () => {
  const marks = [{ ...rangeOf(passage, "so many"), kind: "italic" }] as const;
  expect(Buffer.compare((await cards.draw({ ...plain, marks })).png, (await cards.draw(plain)).png)).not.toBe(
    0,
  );
});

describe("text that is too long", () => {
  const sentences = Array.from(
    { length: 60 },
    (_, at) => `This is sentence number ${at + 1} of a long text.`,
  );
  const long = sentences.join(" ");

  test.for(["wide", "square"] as const)("shows whole sentences around the mark: %s", async (format) => {
    const mark = rangeOf(long, sentences[29] ?? "");
    const { alt, shown } = await cards.draw({ ...plain, text: long, mark, format });
    expect(shown.start).toBeLessThanOrEqual(mark.start);
    expect(shown.end).toBeGreaterThanOrEqual(mark.end);
    expect(alt).toBe(`… ${long.slice(shown.start, shown.end)} …`);
    expect(alt).toMatch(/^… This is .*text\. …$/);
  });

  test("begins at the beginning without a mark", async () => {
    const { alt, shown } = await cards.draw({ ...plain, text: long });
    expect(shown.start).toBe(0);
    expect(alt).toMatch(/^This is sentence number 1 .*\. …$/);
  });

  test("a sentence longer than a card is cut at a word, from where the mark begins", async () => {
    const endless = `${"and on and on it went ".repeat(150)}to the end.`;
    const { alt, shown, png } = await cards.draw({
      ...plain,
      text: endless,
      mark: { start: 22, end: endless.length },
    });
    expect(shown.start).toBe(22);
    expect(alt).toMatch(/^… and on .*(?:and|on|it|went) …$/);
    expect(edgesOutside(decodePng(png), plain)).toBe(0);
  });

  test("a word longer than a card is cut within", async () => {
    const text = "a".repeat(5_000);
    const { alt, png } = await cards.draw({ ...plain, text });
    expect(alt).toMatch(/^a{200,1023}…$/);
    expect(edgesOutside(decodePng(png), plain)).toBe(0);
  });

  test.for(["W".repeat(90), "！".repeat(60), "😀".repeat(50), "Ж".repeat(45), "いろは".repeat(70)])(
    "what has no place to break stays within the margins in every theme: %s",
    async (text) => {
      for (const { name } of themes) {
        for (const format of ["wide", "square"] as const) {
          const card = { ...plain, text, theme: name, format };
          expect({
            name,
            format,
            edges: edgesOutside(decodePng((await cards.draw(card)).png), card),
          }).toEqual({
            ...{ name, format, edges: 0 },
          });
        }
      }
    },
  );

  test("the words for who can't see it stay within Discord's 1,024 characters", async () => {
    const text = "いろは。".repeat(1_500);
    const { alt } = await cards.draw({ ...plain, text, language: "ja", format: "square" });
    expect(alt.length).toBeLessThanOrEqual(1_024);
  });

  test("a title and a credit without end stay on the card", async () => {
    for (const format of ["wide", "square"] as const) {
      const card = {
        ...plain,
        format,
        title: "So Long a Title ".repeat(30),
        credit: "Credit is due. ".repeat(90),
      };
      expect(edgesOutside(decodePng((await cards.draw(card)).png), card)).toBe(0);
    }
  });
});

describe("nothing is drawn outside the margins, from 1 to 450 characters", () => {
  const lengths = [1, 2, 7, 19, 45, 90, 160, 260, 450];
  test.for(Object.keys(scripts) as (keyof typeof scripts)[])("%s", async (script) => {
    for (const [at, length] of lengths.entries()) {
      const text = sample(script, length);
      const theme = themes[(at + script.length) % themes.length]?.name ?? "paper";
      const format = at % 3 === 1 ? "square" : "wide";
      const card: Card = { ...plain, text, theme, format, language: scripts[script].language };
      const { png, alt } = await cards.draw(card);
      const pixels = decodePng(png);
      expect({ length, theme, format, edges: edgesOutside(pixels, card) }).toMatchObject({ edges: 0 });
      expect(
        countEdges(pixels, { left: 0, top: 0, right: pixels.width, bottom: pixels.height }),
      ).toBeGreaterThan(200);
      expect(text).toContain(alt.replace(/^… ?| ?…$/g, "").slice(0, 200));
    }
  });
});

describe("letters", () => {
  test("what no font has is refused, by name", async () => {
    const refused = cards.draw({ ...plain, text: "The word ꦗꦮ is Javanese." });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow("none of my fonts has ꦗ ꦮ");
  });

  test("signs without ink ask for no font", async () => {
    const text = "see\u2060saw\u0007 \u{200b}again\ufe0f";
    await expect(cards.draw({ ...plain, text })).resolves.toMatchObject({ alt: text });
  });

  // Two boxes for a missing glyph would theme the same.
  test.for([
    ["Hebrew", "א", "ב"],
    ["Arabic", "ب", "ك"],
    ["Devanagari", "क", "ख"],
    ["Thai", "ก", "ข"],
    ["Japanese", "駅", "誰"],
    ["Korean", "소", "녀"],
    ["Chinese", "满", "纸"],
    ["emoji", "😀", "👩‍👩‍👧"],
    ["arrows", "→", "←"],
    ["mathematics", "∀", "∃"],
    ["Armenian", "Ա", "Բ"],
    ["Georgian", "ა", "ბ"],
  ])("two letters theme different: %s", async ([, one = "", other = ""]) => {
    const [first, second] = await Promise.all(
      [one, other].map((text) => cards.draw({ ...plain, text, theme: "ink" })),
    );
    expect(Buffer.compare(first?.png ?? Buffer.of(), second?.png ?? Buffer.of())).not.toBe(0);
  });

  test("Arabic begins at the right, also when a Latin name comes first", async () => {
    for (const text of ["قال ثم مضى", "Ianto قال"]) {
      const pixels = decodePng((await cards.draw({ ...plain, text, language: "ar", theme: "moss" })).png);
      const side = (left: number, right: number) => countEdges(pixels, { left, top: 60, right, bottom: 400 });
      expect(side(700, 1200)).toBeGreaterThan(0);
      expect(side(0, 300)).toBe(0);
    }
  });
});

describe("asking again", () => {
  test("the same card is the same drawing, also while it is being drawn", async () => {
    const card = { ...plain, text: "Drawn only once." };
    const [first, second] = await Promise.all([cards.draw(card), cards.draw({ ...card })]);
    expect(second).toBe(first);
    expect(await cards.draw(card)).toBe(first);
  });

  test("a card that failed can be asked for again", async () => {
    const card = { ...plain, text: "ꦗ" };
    await expect(cards.draw(card)).rejects.toThrow(UserError);
    await expect(cards.draw(card)).rejects.toThrow(UserError);
  });

  test("nothing is drawn once the cards are closed", async () => {
    const closed = openCards();
    closed.close();
    await expect(closed.draw(plain)).rejects.toThrow("closed");
  });
});
