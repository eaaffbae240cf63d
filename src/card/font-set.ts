import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { readCoverage } from "./cmap.ts";
import type { Face } from "./faces.ts";
import type { FontFile } from "./renderer.ts";
import { visible } from "./signs.ts";

type Subset = { readonly name: string; readonly ranges: readonly (readonly [number, number])[] };

type FontChoice = {
  /** Families in the order in which a character themes for its glyph. */
  readonly families: readonly string[];
  /** Characters that no face has. */
  readonly missing: readonly string[];
};

/** Fonts by what they can write. Files are read when a text needs them, and handed to `register` once. */
export type FontSet = {
  choose(text: string, faces: readonly Face[], wants: { readonly italic: boolean }): Promise<FontChoice>;
  /** How much has been handed over so far. */
  bytes(): number;
};

const { resolve } = createRequire(import.meta.url);

export function openFontSet(register: (font: FontFile) => Promise<void>): FontSet {
  const subsets = new Map<string, Promise<readonly Subset[]>>();
  const coverages = new Map<string, Promise<ReadonlySet<number>>>();
  let bytesHanded = 0;

  const once = <T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };
  const subsetsOf = (face: Face) =>
    isInstalled(face) ? once(subsets, face.package, () => loadSubsets(face)) : Promise.resolve([]);
  const coverageOf = (face: Face, subset: string, italic: boolean) =>
    once(coverages, familyOf(face, subset) + italic, async () => {
      const bytes = await loadFont(face, `${face.id}-${subset}-${face.axis}-${italic ? "italic" : "normal"}`);
      bytesHanded += bytes.byteLength;
      await register({ family: familyOf(face, subset), italic, bytes });
      return readCoverage(bytes);
    });

  async function findFamily(points: readonly number[], faces: readonly Face[]) {
    for (const face of faces) {
      const all = await subsetsOf(face);
      for (const { name, ranges } of all) {
        const isPromised = points.some((point) => ranges.some(([from, to]) => point >= from && point <= to));
        // A face in one file has more than its list says: Noto Sans Math calls itself "latin".
        if (!isPromised && all.length > 1) continue;
        const coverage = await coverageOf(face, name, false);
        if (points.every((point) => coverage.has(point))) return { face, subset: name };
      }
    }
    return undefined;
  }

  return {
    bytes: () => bytesHanded,
    async choose(text, faces, { italic }) {
      const chosen = new Map<string, { face: Face; subset: string }>();
      const missing: string[] = [];
      for (const character of charactersOf(text)) {
        const found = await findFamily(inkedPoints(character), faces);
        if (found === undefined) missing.push(character);
        else chosen.set(familyOf(found.face, found.subset), found);
      }
      // The packages of eastern scripts may be left out; a text that needs none of them is drawn all the same.
      const absent = missing.length > 0 ? faces.find((face) => !isInstalled(face))?.package : undefined;
      if (absent !== undefined)
        throw new Error(`Cards with ${missing[0]} need the package ${absent}: npm install ${absent}`);
      const inOrder = [...chosen.values()].sort((a, b) => faces.indexOf(a.face) - faces.indexOf(b.face));
      for (const { face, subset } of inOrder) {
        if (italic && face.hasItalic) await coverageOf(face, subset, true);
      }
      return { families: inOrder.map(({ face, subset }) => familyOf(face, subset)), missing };
    },
  };
}

function familyOf(face: Face, subset: string): string {
  return `${face.id}-${subset}`;
}

/** Each character once, without those that leave no ink. A base and its accents are one: they want one font. */
function charactersOf(text: string): ReadonlySet<string> {
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text.normalize("NFC"));
  return new Set([...segments].map(({ segment }) => segment).filter((one) => inkedPoints(one).length > 0));
}

function inkedPoints(character: string): readonly number[] {
  const inked = visible(character).replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}\s]/gu, "");
  return [...inked].map((sign) => sign.codePointAt(0) ?? 0);
}

async function loadSubsets(face: Face): Promise<readonly Subset[]> {
  const ranges = JSON.parse(await readFile(pathOf(face, "unicode.json"), "utf8")) as Record<string, string>;
  return Object.entries(ranges).map(([name, list]) => ({
    name: name.replace(/[[\]]/g, ""),
    ranges: list.split(",").map((range) => {
      const [from = 0, to = from] = range
        .trim()
        .slice(2)
        .split("-")
        .map((digits) => Number.parseInt(digits, 16));
      return [from, to] as const;
    }),
  }));
}

function loadFont(face: Face, name: string): Promise<Uint8Array> {
  return readFile(pathOf(face, `files/${name}.woff2`));
}

function pathOf(face: Face, file: string): string {
  return resolve(`${face.package}/${file}`);
}

function isInstalled(face: Face): boolean {
  try {
    return pathOf(face, "unicode.json") !== "";
  } catch {
    return false;
  }
}
