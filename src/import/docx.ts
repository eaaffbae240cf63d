import { posix } from "node:path";
import { type Archive, damaged } from "./archive.ts";
import { decodeText } from "./decode.ts";
import { WordBody } from "./docx-body.ts";
import { readStyles } from "./docx-styles.ts";
import type { Draft } from "./draft.ts";
import { readPage } from "./html.ts";
import { limits, tooLarge } from "./limits.ts";
import { attributeOf, childOf, type Element, findAll, findFirst, make, readTree, textOf } from "./tree.ts";

/** The document's main part, wherever the package says it is; undefined for an archive that is no Word document. */
export async function findWordPart(archive: Archive, shown: string): Promise<string | undefined> {
  if (archive.has("_rels/.rels")) {
    for (const { type, target } of await relationsOf(archive, "", shown))
      if (/\/officeDocument$/.test(type) && /^word\/|document\d*\.xml$/i.test(target) && archive.has(target))
        return target;
  }
  return archive.has("word/document.xml") ? "word/document.xml" : undefined;
}

/** Word's document: its text, headings, styles and notes; no comments, no deleted or hidden text, no names of files. */
export async function readDocx(archive: Archive, main: string, shown: string): Promise<Draft> {
  const relations = await relationsOf(archive, main, shown);
  const part = async (kind: string) => {
    const target = relations.find(({ type }) => type.endsWith(`/${kind}`))?.target;
    return target !== undefined && archive.has(target) ? readPart(archive, target, shown) : undefined;
  };
  const document = await readPart(archive, main, shown);
  const body = findFirst(document, "body");
  if (body === undefined) throw damaged(shown, "Word's part of it has no text");
  const styles = readStyles(await part("styles"));
  const reader = new WordBody(styles, bulletsOf(await part("numbering")));
  const story = reader.readAll(body);
  const notes = ["footnotes", "endnotes"].map(async (kind) => {
    const root = await part(kind);
    const own =
      root === undefined
        ? []
        : findAll(root, kind.slice(0, -1)).filter(
            (one) => /^(?:normal)?$/.test(attributeOf(one, "type") ?? "") && textOf(one) !== "",
          );
    return own.map((note) => reader.readNote(note, kind === "footnotes" ? "foot" : "end"));
  });
  for (const list of notes) for (const note of await list) story.push(note);
  const page = make("", {}, [make("body", {}, story)]);
  const draft = await readPage(page, "Word document", {});
  const { title, creator } = await readProperties(archive, shown);
  const unsure = [...draft.unsure];
  if (draft.about.authors === undefined && creator !== "") {
    // Word fills it in by itself: it may be a writer's legal name.
    unsure.push(`Word names “${creator}” as the file's author; add --author if that is the name to show.`);
  }
  const about = draft.about.title === undefined && title !== "" ? { ...draft.about, title } : draft.about;
  return { ...draft, about, unsure };
}

type Relation = { readonly type: string; readonly target: string };

async function relationsOf(archive: Archive, part: string, shown: string): Promise<readonly Relation[]> {
  const folder = posix.dirname(part);
  const name = part === "" ? "_rels/.rels" : `${folder}/_rels/${posix.basename(part)}.rels`;
  if (!archive.has(name)) return [];
  return findAll(await readPart(archive, name, shown), "relationship").map((one) => {
    const target = one.attributes.Target ?? "";
    const path = target.startsWith("/") ? target.slice(1) : posix.join(part === "" ? "." : folder, target);
    return { type: one.attributes.Type ?? "", target: posix.normalize(path) };
  });
}

async function readPart(archive: Archive, name: string, shown: string): Promise<Element> {
  const bytes = await archive.read(name);
  let signs = 0;
  for (const byte of bytes) if (byte === 0x3c) signs += 1;
  if (signs > limits.wordNodes) throw tooLarge(shown, "its markup has over a million parts");
  if (bytes.includes("<!DOCTYPE") || bytes.includes("<!ENTITY"))
    throw damaged(shown, "it declares entities, which Word never does");
  return readTree(decodeText(bytes, shown).text, shown, "xml");
}

/** The lists whose points have a sign and no number. */
function bulletsOf(numbering: Element | undefined): ReadonlySet<string> {
  if (numbering === undefined) return new Set();
  const abstract = new Map(
    findAll(numbering, "abstractnum").map((one) => {
      const level = childOf(one, "lvl");
      const format = childOf(level, "numfmt");
      return [attributeOf(one, "abstractNumId"), format === undefined ? "" : attributeOf(format, "val")];
    }),
  );
  return new Set(
    findAll(numbering, "num").flatMap((one) => {
      const kind = childOf(one, "abstractnumid");
      const isBullet = kind !== undefined && abstract.get(attributeOf(kind, "val")) === "bullet";
      return isBullet ? [attributeOf(one, "numId") ?? ""] : [];
    }),
  );
}

async function readProperties(archive: Archive, shown: string): Promise<{ title: string; creator: string }> {
  if (!archive.has("docProps/core.xml")) return { title: "", creator: "" };
  const root = readTree(decodeText(await archive.read("docProps/core.xml"), shown).text, shown, "xml");
  const text = (name: string) => {
    const found = findFirst(root, name);
    return found === undefined ? "" : textOf(found);
  };
  return { title: text("title"), creator: text("creator") };
}
