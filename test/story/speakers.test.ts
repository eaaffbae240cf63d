import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseStory } from "../../src/story/parse.ts";
import { parseBody } from "../../src/story/parse-body.ts";
import { readSpeakers, type Speakers } from "../../src/story/speakers.ts";

function speakersIn(text: string, people: readonly string[] = []): Speakers {
  const parsed = parseStory("a", `---\nattribution: x\npeople: ${JSON.stringify(people)}\n---\n\n${text}`);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  const steps = readSpeakers(parsed.story);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Of each passage, who says something in it. */
function heard(text: string, people: readonly string[] = []): readonly string[] {
  const speakers = speakersIn(text, people);
  return parseBody(text).passages.map(({ number }) =>
    [...new Set(speakers.of(number).map((one) => one.speaker))].join(" and "),
  );
}

const told = (...lines: readonly string[]) => lines.join("\n\n");

test.each([
  ["English", "“It’s raining,” said Gwen. “Again.”", "Gwen"],
  ["English, the name first", "“Is it?” Mr. Weir asked.", "Mr. Weir"],
  ["English, before it", "Odile turned at the door and said, “Not now.”", "Odile"],
  ["German", "„Es regnet“, sagte Änne leise.", "Änne"],
  ["German, before it", "Änne fragte: „Schon wieder?“", "Änne"],
  ["French, in quotation marks", "« Il pleut », dit Odile.", "Odile"],
  ["French, after a dash", "— Il pleut, dit Odile. Encore.", "Odile"],
  ["Spanish, after a dash", "—Llueve —dijo Inés—. Otra vez.", "Inés"],
])("a tag names who speaks: %s", (_language, line, speaker) => {
  expect(heard(line)).toEqual([speaker]);
});

test.each([
  ["a pronoun", "“It’s raining,” she said."],
  ["two people", "“It’s raining,” said Gwen and Jack."],
  ["a sentence of its own", "“It’s raining.” Gwen said nothing more."],
  ["a name that is only spoken to", "“Well, Gwen?”"],
  ["a voice", "“It’s raining,” said a voice behind Gwen."],
  ["a label", "Note: it rained."],
])("what is not sure is left out: %s", (_kind, line) => {
  expect(heard(line, ["Gwen", "Jack"])).toEqual([""]);
});

test("two who are named take turns between, where the count comes out", () => {
  const lines = told(
    "“It’s raining,” said Gwen.",
    "“So it is.”",
    "“Again.”",
    "“Again,” said Jack.",
    "The tide went out.",
    "“Hm.”",
  );
  expect(heard(lines)).toEqual(["Gwen", "Jack", "Gwen", "Jack", "", ""]);
  const odd = told("“It’s raining,” said Gwen.", "“So it is.”", "“Again,” said Jack.");
  expect(heard(odd)).toEqual(["Gwen", "", "Jack"]);
});

test("a play's lines are their speakers', and other names of theirs are joined", () => {
  const play = told(
    "GWEN: It rains.",
    "JACK (softly): Again.",
    "GWEN: Always.",
    "CAPTAIN HARKNESS: Yes.",
    "JACK: No.",
  );
  const people = ["Gwen Cooper", "Jack Harkness (Captain Harkness)"];
  expect(heard(play, people)).toEqual([
    "Gwen Cooper",
    "Jack Harkness",
    "Gwen Cooper",
    "Jack Harkness",
    "Jack Harkness",
  ]);
  const speakers = speakersIn(play, people);
  expect(speakers.named("harkness")).toBe("Jack Harkness");
  expect(speakers.named("Rhys")).toBeUndefined();
});

// Marked by hand, of every passage in which somebody speaks aloud; "-" is somebody without a name.
const marked: readonly (readonly [string, Readonly<Record<number, string>>])[] = [
  [
    "short-measure.txt",
    {
      3: "Tunnock",
      4: "Philippa",
      8: "Tunnock",
      9: "Philippa",
      10: "Tunnock",
      15: "Miss Gow",
      16: "Philippa",
      17: "Miss Gow",
      18: "Philippa",
      19: "Miss Gow",
      21: "-",
      22: "Philippa",
      24: "Philippa",
      25: "Mrs. Crake",
      29: "Mrs. Crake",
      30: "Philippa",
      33: "Mrs. Crake",
      34: "Philippa",
      36: "Mrs. Crake",
      38: "Mrs. Crake",
      42: "Tunnock",
      43: "-",
      47: "Miss Gow",
      48: "Philippa",
      49: "Miss Gow",
      51: "Philippa",
      53: "Mrs. Crake",
      54: "-",
      63: "Tunnock",
      64: "Miss Oduya",
    },
  ],
  [
    "endstation.txt",
    {
      4: "Änne",
      5: "-",
      7: "Änne",
      8: "-",
      11: "Änne",
      15: "Herr Petrović",
      16: "Änne",
      17: "Herr Petrović",
      20: "Änne",
      21: "-",
      23: "-",
      24: "-",
      27: "Herr Petrović",
      28: "Änne",
      29: "Herr Petrović",
      30: "Änne",
      32: "Herr Petrović",
      33: "-",
      35: "Herr Petrović",
    },
  ],
  ["cerf-volant.txt", { 2: "Ludovic", 6: "Ludovic", 7: "-" }],
];

test("of passages marked by hand hardly any is given to somebody else", () => {
  let [given, right, all] = [0, 0, 0];
  for (const [file, speakers] of marked) {
    const text = readFileSync(join(import.meta.dirname, "..", "search", "texts", file), "utf8");
    const found = heard(text.replace(/^---[\s\S]*?\n---\n/, ""));
    for (const [number, speaker] of Object.entries(speakers)) {
      const own = found[Number(number) - 1] ?? "";
      if (speaker !== "-") all += 1;
      if (own === "") continue;
      given += 1;
      if (own === speaker) right += 1;
    }
  }
  console.log(`speakers: ${right} of ${given} given are right, ${all} could be`);
  expect(given).toBeGreaterThan(all / 2);
  expect(right / given).toBeGreaterThanOrEqual(0.95);
});
