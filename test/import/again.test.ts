import { expect, test } from "vitest";
import { makeContent, textsOf } from "./make/content.ts";

const paragraphs = [
  "The stairs went up a hundred times.",
  "Ivo did not turn round from the lamp.",
  "The sea was flat in the morning.",
  "Nobody had written to them for a year.",
  "“Well,” said Mara, and that was that.",
];
const page = (texts: readonly string[], title = "The Lamp Room") =>
  `<html><head><title>${title}</title><meta name="author" content="saltmarsh"></head><body>${texts.map((text) => `<p>${text}</p>`).join("")}</body></html>`;

async function contentWith(args: readonly string[] = []) {
  const content = makeContent();
  await content.run([content.put("lamp.html", page(paragraphs)), ...args]);
  return content;
}

test("importing twice changes not a byte, and says so", async () => {
  const content = await contentWith();
  const first = content.file("the-lamp-room");
  const outcome = await content.run([content.put("lamp.html", page(paragraphs))]);
  expect(outcome.printed).toContain("Nothing changed: all 5 passages are as they were.");
  expect(content.file("the-lamp-room")).toBe(first);
});

test("a newer version says what is new, changed and gone; passages that stay keep their ids", async () => {
  const content = await contentWith();
  const before = content.story("the-lamp-room").passages;
  const newer = [
    "A new beginning.",
    paragraphs[0] ?? "",
    "Ivo did not turn round from the old lamp.",
    paragraphs[2] ?? "",
    paragraphs[4] ?? "",
  ];
  const { printed } = await content.run([content.put("lamp.html", page(newer))]);
  expect(printed).toContain("3 passages as before, 1 changed, 1 new, 1 gone");
  expect(printed).toMatch(/changed\s+3 {2}Ivo did not turn round from the old lamp\./);
  expect(printed).toMatch(/new\s+1 {2}A new beginning\./);
  expect(printed).toMatch(/gone\s+4 {2}Nobody had written/);
  const after = content.story("the-lamp-room").passages;
  expect(after[1]?.id).toBe(before[0]?.id);
  expect(after[4]?.id).toBe(before[4]?.id);
});

test("fields that a person wrote survive, and a credit moves along with its passages", async () => {
  const content = await contentWith(["--credit", "2-3: Ivo's words are his own."]);
  const kept = content
    .file("the-lamp-room")
    .replace(/^attribution: .*$/m, "attribution: With thanks to the keepers.")
    .replace(
      /^language:/m,
      'people: [Mara, Ivo]\npermission: "author\'s permission: letter of 3 May"\nlanguage:',
    )
    .replace(/^title: .*$/m, "title: The Lamp Room, Revised");
  content.write("the-lamp-room", kept);
  const { printed } = await content.run([
    content.put("lamp.html", page(["A new beginning.", ...paragraphs])),
    "--slug",
    "the-lamp-room",
  ]);
  const story = content.story("the-lamp-room");
  expect(story.about).toMatchObject({
    title: "The Lamp Room, Revised",
    attribution: "With thanks to the keepers.",
    people: ["Mara", "Ivo"],
    permission: { kind: "author's permission", detail: "letter of 3 May" },
  });
  expect(story.credits).toEqual([{ first: 3, last: 4, text: "Ivo's words are his own." }]);
  const flat = printed.replace(/\s+/g, " ");
  expect(flat).toContain("The source has the title “The Lamp Room”; “The Lamp Room, Revised” was kept.");
  expect(flat).toContain("moved from passages 2-3 to 3-4");
});

test("a withdrawn story stays withdrawn", async () => {
  const content = await contentWith();
  content.write(
    "the-lamp-room",
    content.file("the-lamp-room").replace(/^language:/m, "takedown: true\nlanguage:"),
  );
  await content.run([content.put("lamp.html", page(paragraphs.slice(1)))]);
  expect(content.story("the-lamp-room").about.withdrawn).toBe(true);
});

test("another story does not slip under a folder's name unless forced", async () => {
  const content = await contentWith();
  const other = content.put(
    "other.html",
    page(["Entirely different.", "Words of someone else."], "The Lamp Room"),
  );
  const refused = await content.run([other]);
  expect(refused).toMatchObject({ code: 1, printed: "" });
  expect(refused.warned).toMatch(/holds another story \(The Lamp Room\)/);
  expect(textsOf(content.story("the-lamp-room"))).toEqual(paragraphs);
  expect((await content.run([other, "--force"])).code).toBe(0);
  expect(textsOf(content.story("the-lamp-room"))).toHaveLength(2);
});

test("a story.md with a fault is not lost without a word", async () => {
  const content = await contentWith();
  content.write("the-lamp-room", "---\ntitel: x\n---\n\nHand-written.\n");
  const outcome = await content.run([content.put("lamp.html", page(paragraphs))]);
  expect(outcome.warned).toMatch(/has a fault \(line \d/);
  expect(content.file("the-lamp-room")).toContain("Hand-written.");
});

test("--dry-run shows everything and writes nothing", async () => {
  const content = makeContent();
  const outcome = await content.run([content.put("lamp.html", page(paragraphs)), "--dry-run"], ["1"]);
  expect(outcome.printed).toContain("5 passages");
  expect(outcome.printed).toContain("Nothing was written (--dry-run).");
  expect(content.slugs()).toEqual([]);
});

test.for<[readonly string[], unknown]>([
  [["1"], { kind: "own work", detail: undefined }],
  [["2", "asked by e-mail, 3 May"], { kind: "author's permission", detail: "asked by e-mail, 3 May" }],
  [["x", "3"], { kind: "public domain", detail: undefined }],
  [["4", "CC BY 4.0"], { kind: "open licence", detail: "CC BY 4.0" }],
  [["2", ""], undefined],
  [[""], undefined],
])("asked for the permission, %j is recorded", async ([answers, recorded]) => {
  const content = makeContent();
  await content.run([content.put("lamp.html", page(paragraphs))], answers);
  expect(content.story("the-lamp-room").about.permission).toEqual(recorded);
});

test("five passages are shown to check by eye", async () => {
  const content = makeContent();
  const { printed } = await content.run([
    content.put("lamp.html", page(Array.from({ length: 40 }, (_, at) => `Paragraph ${at + 1} of many.`))),
  ]);
  const shown = /To check by eye\n([\s\S]*?)\n\n/.exec(printed)?.[1]?.split("\n") ?? [];
  expect(shown.map((line) => line.trim())).toEqual([
    "1  Paragraph 1 of many.",
    "11  Paragraph 11 of many.",
    "21  Paragraph 21 of many.",
    "30  Paragraph 30 of many.",
    "40  Paragraph 40 of many.",
  ]);
});

test("after a chapter came in and a word was mended, every line keeps its id", async () => {
  const lines = [
    "The rope was wet.",
    "“No.”",
    "He teh knot undid with his teeth.",
    "The boat was in.",
    "“No.”",
    "It had a name.",
  ];
  const content = makeContent();
  await content.run([content.put("lamp.html", page(lines))]);
  const before = content.story("the-lamp-room").passages.map((passage) => passage.id);
  const newer = [
    "Fog came.",
    "“No.”",
    "It stayed.",
    ...lines.map((line) => line.replace("teh knot undid", "undid the knot")),
  ];
  await content.run([content.put("lamp.html", page(newer))]);
  const after = content.story("the-lamp-room").passages.map((passage) => passage.id);
  expect(after.slice(3)).toEqual(before);
  expect(new Set(after).size).toBe(9);
});
