import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStory } from "../../src/story/parse.ts";

function faultsOf(fields: string): readonly string[] {
  const parsed = parseStory("a-story", `---\nattribution: x\n${fields}\n---\nText.`);
  return parsed.kind === "story" ? [] : parsed.faults.map(({ line, problem }) => `${line}: ${problem}`);
}

const colon = "a text with a colon in it needs quotes around it";
const quote = "a quote has no partner, or the text goes on after it; put the whole text into quotes";
const bracket = "and a text that starts with a bracket needs quotes around it";
const setIn =
  "this line is set in too far or too little; fields start at the left edge, and what belongs to one is set in by two spaces";
const noField =
  "this line belongs to no field; a text of several lines stands below note: |- with each line set in by two spaces";

test.each([
  ["title: Lamps: a Story", `3: ${colon}: title: "Lamps: a Story"`],
  ['summary: He said: "Hi"', `3: ${colon}: summary: "He said: \\"Hi\\""`],
  ["credits:\n- passages: 1\n  text: By: me", `5: ${colon}: text: "By: me"`],
  ['title: "Lamps', `3: ${quote}: title: "Lamps"`],
  ['note: "Lamps\nrights: mine', `3: ${quote}: note: "Lamps"`],
  ["title: 'It's raining'", `3: ${quote}: title: "It's raining"`],
  ['title: "The" Lamps', `3: ${quote}: title: "\\"The\\" Lamps"`],
  ["author: @writer", '3: a text that starts with @ needs quotes around it: author: "@writer"'],
  ["author: & Sons", '3: a text that starts with & needs quotes around it: author: "& Sons"'],
  ["author: &Sons", "3: a text that starts with & needs quotes around it"],
  ["title: !important", "3: a text that starts with ! needs quotes around it"],
  ["note: *sighs* hello", '3: a text that starts with * needs quotes around it: note: "*sighs* hello"'],
  ["title: - 1 -", '3: a text that starts with - needs quotes around it: title: "- 1 -"'],
  ["warnings: [grief", `3: a bracket has no partner; a list is written warnings: [One, Two], ${bracket}`],
  ["summary: > A lamp", "3: the text after > stands on the lines below it, each set in by two spaces"],
  ["note: |\nThank you", `4: ${noField}`],
  ["note: Thank you\nfor reading.", `4: ${noField}`],
  ["title:Lamps", "3: a field is written with a colon and a space: title: Lamps"],
  ["author = A. Writer", "3: a field is written with a colon and a space: author: A. Writer"],
  ["title: x\n  author: y", `4: ${setIn}`],
  ["title: x\n\tauthor: y", "4: a tab stands before the text; write spaces instead"],
  [String.raw`title: "C:\dir"`, String.raw`3: a backslash inside double quotes must be written twice: \\`],
])("%j is answered in words for a writer, once, at its line", (fields, fault) => {
  expect(faultsOf(fields)).toEqual([fault]);
});

test("no word of the YAML parser reaches the writer, whatever stands there", () => {
  const piece = fc.constantFrom(
    "\n",
    "title: ",
    "  ",
    "- ",
    "*",
    "&",
    "!",
    "? ",
    "[",
    "{",
    '"',
    "'",
    "|",
    "#",
    ": ",
    "a",
    "\t",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(faultsOf(pieces.join("")).join("\n")).not.toMatch(
        /alias|anchor|mapping|scalar|implicit|indicator|sequence|flow|node|token|undefined/i,
      );
    }),
    { numRuns: 500 },
  );
});
