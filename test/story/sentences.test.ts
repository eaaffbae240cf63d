import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../src/story/sentences.ts";

const cut = (text: string, language?: string) =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));

describe("a sentence ends where a reader thinks it ends", () => {
  it.each([
    [
      "a question with its tag",
      '"You okay?" she asks. There are so many answers.',
      ['"You okay?" she asks.', "There are so many answers."],
    ],
    [
      "a tag with a name",
      '"Why?" Gwen asked. "Because!" I said.',
      ['"Why?" Gwen asked.', '"Because!" I said.'],
    ],
    [
      "narration after speech",
      '"Are you coming back?" I know what she wants.',
      ['"Are you coming back?"', "I know what she wants."],
    ],
    [
      "speech of several sentences",
      '"Not yet. Lot of dirt." I look away.',
      ['"Not yet.', 'Lot of dirt."', "I look away."],
    ],
    [
      "a phone call",
      'I respond to "Hello? Is it you?" with "Hey, I\'m here. Come."',
      ['I respond to "Hello?', 'Is it you?" with "Hey, I\'m here.', 'Come."'],
    ],
    ["titles", "Mr. Smith met Dr. Jones. They left.", ["Mr. Smith met Dr. Jones.", "They left."]],
    [
      "a saint and a street",
      "St. Mary waited. Take Smith St. to the west. He lived on Hope St. The end.",
      ["St. Mary waited.", "Take Smith St. to the west.", "He lived on Hope St.", "The end."],
    ],
    [
      "initials",
      "J. R. R. Tolkien wrote. It was I. He knew.",
      ["J. R. R. Tolkien wrote.", "It was I.", "He knew."],
    ],
    ["a number and a refusal", "See No. 5 there. No. I won't.", ["See No. 5 there.", "No.", "I won't."]],
    [
      "an ellipsis that ends",
      "He left… She stayed. And then... Nothing.",
      ["He left…", "She stayed.", "And then...", "Nothing."],
    ],
    ["an ellipsis that hesitates", "I… I mean well… perhaps.", ["I… I mean well… perhaps."]],
    ["emphasis", "*Really.* He went.", ["*Really.*", "He went."]],
    [
      "no capitals",
      "i went home. it was late! why? nobody knows",
      ["i went home.", "it was late!", "why?", "nobody knows"],
    ],
    ["a line break inside", "One line\nruns on. Next.", ["One line\nruns on.", "Next."]],
    ["curly quotes", "“Stop!” he cried. ‘Go.’ Then silence", ["“Stop!” he cried.", "‘Go.’", "Then silence"]],
    ["a closing scene mark", "The end. ***", ["The end. ***"]],
  ])("%s", (_name, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it.each([
    ["de", "„Kommst du?“ fragte sie. »Nein!« Er ging.", ["„Kommst du?“ fragte sie.", "»Nein!«", "Er ging."]],
    [
      "fr",
      "« Tu viens ? » demanda-t-elle. « Oui. » Il partit.",
      ["« Tu viens ? » demanda-t-elle.", "« Oui. »", "Il partit."],
    ],
    ["ja", "「行くよ。」と彼は言った。雨だ。", ["「行くよ。」と彼は言った。", "雨だ。"]],
    [
      "ja",
      "駅に着いた。「遅い。」「そう？」彼は笑った。",
      ["駅に着いた。", "「遅い。」", "「そう？」", "彼は笑った。"],
    ],
    ["ja", "雨だ。（静かに。）座った。", ["雨だ。", "（静かに。）", "座った。"]],
    ["de", "Quast, Uhrmacher i. R. und mehr. Er ging.", ["Quast, Uhrmacher i. R. und mehr.", "Er ging."]],
    [
      "de",
      "Sie sah z. B. Hunde, d. h. Tiere u. a. Arten. Und z.B. Katzen.",
      ["Sie sah z. B. Hunde, d. h. Tiere u. a. Arten.", "Und z.B. Katzen."],
    ],
    [
      "de",
      "Am 3. Mai kam Hr. Meier bzw. Hrn. Meiers Hund. Es waren ca. 5. Mehr nicht.",
      ["Am 3. Mai kam Hr. Meier bzw. Hrn. Meiers Hund.", "Es waren ca. 5.", "Mehr nicht."],
    ],
    ["en", "We met at 5 p. m. We left.", ["We met at 5 p. m.", "We left."]],
    ["es", "¿Vienes? ¡No! Se fue.", ["¿Vienes?", "¡No!", "Se fue."]],
  ])("in %s", (language, text, expected) => {
    expect(cut(text, language)).toEqual(expected);
  });
});

it("an unknown language is read as English", () => {
  expect(cut("One. Two.", "not a language")).toEqual(["One.", "Two."]);
});

it("ranges are in order, trimmed, and leave out nothing but space", () => {
  const pieces = fc.constantFrom(
    "He ran. ",
    '"Why?" ',
    "she… ",
    "« Oui ! » ",
    "\n",
    "。",
    "*so.* ",
    "Mr. ",
    "😀! ",
    " ",
    "Ä",
  );
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (source) => {
      let at = 0;
      for (const { start, end } of sentencesOf(source)) {
        expect(source.slice(at, start).trim()).toBe("");
        expect(source.slice(start, end)).toBe(source.slice(start, end).trim());
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(source.slice(at).trim()).toBe("");
    }),
  );
});
