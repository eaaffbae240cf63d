import { readFile } from "node:fs/promises";
import { userError } from "../user-error.ts";
import { readCoverage } from "./cmap.ts";
import { type Face, isInstalled, pathOf } from "./faces.ts";
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
      const [lost = ""] = missing;
      const absent = faces.find((face) => face.optionalFor?.test(lost) && !isInstalled(face));
      if (absent !== undefined) throw userError("card-font", { letters: lost, package: absent.package });
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
