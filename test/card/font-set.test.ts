import { expect, test } from "vitest";
import { type Face, facesFor, literata } from "../../src/card/faces.ts";
import { openFontSet } from "../../src/card/font-set.ts";
import type { FontFile } from "../../src/card/renderer.ts";

function open() {
  const handed: FontFile[] = [];
  const fontSet = openFontSet(async (font) => {
    handed.push(font);
  });
  const choose = (text: string, language = "en", italic = false) =>
    fontSet.choose(text, facesFor(literata, text, language), { italic });
  return { handed, fontSet, choose };
}

test("English takes one file, and it is read once", async () => {
  const { handed, choose } = open();
  expect(await choose('"Goodbye, Ianto," I murmur – naïve…')).toEqual({
    families: ["literata-latin"],
    missing: [],
  });
  await choose("Again.");
  expect(handed.map(({ family }) => family)).toEqual(["literata-latin"]);
});

test("italics are read when a text has some", async () => {
  const { handed, choose } = open();
  await choose("Never.", "en", true);
  expect(handed.map(({ family, italic }) => [family, italic])).toEqual([
    ["literata-latin", false],
    ["literata-latin", true],
  ]);
});

test("Han characters are drawn as the story's language draws them", async () => {
  const { choose } = open();
  const families = async (language: string) => (await choose("骨", language)).families.join();
  expect(await families("ja")).toMatch(/^noto-serif-jp-/);
  expect(await families("zh-Hans")).toMatch(/^noto-serif-sc-/);
  expect(await families("zh-TW")).toMatch(/^noto-serif-tc-/);
  expect((await choose("骨だ", "en")).families[0]).toMatch(/^noto-serif-jp-/);
});

test("a letter and its accents come from one font", async () => {
  const { choose } = open();
  expect((await choose("ḗ")).missing).toEqual([]);
  expect((await choose("a\u20dd\u0f39")).missing).toEqual(["a\u20dd\u0f39"]);
});

test("what no font has is said, each character once", async () => {
  const { choose } = open();
  expect((await choose("aꦗaꦗ\ue000")).missing).toEqual(["ꦗ", "\ue000"]);
});

test("a package that isn't installed is named for the letters it would have, and for no others", async () => {
  const face: Face = {
    package: "@fontsource/no-such-face",
    id: "no-such-face",
    axis: "400",
    hasItalic: false,
    optionalFor: /\p{scx=Han}/u,
  };
  const choose = (text: string) => open().fontSet.choose(text, [face, literata], { italic: false });
  await expect(choose("a骨")).rejects.toThrow(
    "the font for 骨 isn't installed here (`@fontsource/no-such-face`)",
  );
  expect(await choose("aꦗ")).toEqual({ families: ["literata-latin"], missing: ["ꦗ"] });
});
