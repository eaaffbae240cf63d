import { posix } from "node:path";
import { type Archive, damaged } from "./archive.ts";
import { decodeText } from "./decode.ts";
import { WordBody } from "./docx-body.ts";
import { readStyles, valOf } from "./docx-styles.ts";
import type { Draft } from "./draft.ts";
import { readPage } from "./html.ts";
import { limits, tooLarge } from "./limits.ts";
import {
  attributeOf,
  childOf,
  type Element,
  findAll,
  findFirst,
  makePage,
  readTree,
  textOf,
} from "./tree.ts";

/** The document's main part, wherever the package says it is; undefined for an archive that is no Word document. */
export async function findWordPart(archive: Archive): Promise<string | undefined> {
  const main = (await relationsOf(archive, "")).find(
    ({ type, target }) =>
      /\/officeDocument$/.test(type) && /^word\/|document\d*\.xml$/i.test(target) && archive.has(target),
  );
  return main?.target ?? (archive.has("word/document.xml") ? "word/document.xml" : undefined);
}

/** Word's document: its text, headings, styles and notes; no comments, no deleted or hidden text, no names of files. */
export async function readDocx(archive: Archive, main: string): Promise<Draft> {
  const relations = await relationsOf(archive, main);
  const part = async (kind: string) => {
    const target = relations.find(({ type }) => type.endsWith(`/${kind}`))?.target;
    return target !== undefined && archive.has(target) ? readPart(archive, target) : undefined;
  };
  const body = findFirst(await readPart(archive, main), "body");
  if (body === undefined) throw damaged(archive.shown, "Word's part of it has no text");
  const reader = new WordBody(readStyles(await part("styles")), bulletsOf(await part("numbering")));
  const story = reader.readAll(body);
  for (const kind of ["foot", "end"] as const)
    for (const note of findAll(await part(`${kind}notes`), `${kind}note`))
      if (/^(?:normal)?$/.test(attributeOf(note, "type") ?? "") && textOf(note) !== "")
        story.push(reader.readNote(note, kind));
  const draft = await readPage(makePage(story), "Word document", {});
  const properties = await archive.readTree("docProps/core.xml");
  const creator = textOf(findFirst(properties, "creator"));
  const unsure = [...draft.unsure];
  if (draft.about.authors === undefined && creator !== "") {
    // Word fills it in by itself: it may be a writer's legal name.
    unsure.push(`Word names “${creator}” as the file's author; add --author if that is the name to show.`);
  }
  const title = draft.about.title ?? (textOf(findFirst(properties, "title")) || undefined);
  return { ...draft, about: { ...draft.about, title }, unsure };
}

type Relation = { readonly type: string; readonly target: string };

async function relationsOf(archive: Archive, part: string): Promise<readonly Relation[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  if (!archive.has(name)) return [];
  return findAll(await readPart(archive, name), "relationship").map(({ attributes }) => {
    const { Target: target = "", Type: type = "" } = attributes;
    return {
      type,
      target: target.startsWith("/") ? posix.normalize(target.slice(1)) : posix.join(folder, target),
    };
  });
}

async function readPart(archive: Archive, name: string): Promise<Element> {
  const { shown } = archive;
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
  const formats = new Map(
    findAll(numbering, "abstractnum").map((one) => [
      attributeOf(one, "abstractNumId"),
      valOf(childOf(childOf(one, "lvl"), "numfmt")),
    ]),
  );
  const bullets = findAll(numbering, "num").filter(
    (one) => formats.get(valOf(childOf(one, "abstractnumid"))) === "bullet",
  );
  return new Set(bullets.map((one) => attributeOf(one, "numId") ?? ""));
}
