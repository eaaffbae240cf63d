import { type Archive, damaged } from "./archive.ts";
import { decodeText } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { readPage } from "./html.ts";
import { limits, tooLarge } from "./limits.ts";
import { findFirst, readTree, textOf } from "./tree.ts";

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "r[style-name='Emphasis'] => em",
  "r[style-name='Strong'] => strong",
];

/** Word's document as mammoth reads it; the archive was inflated to its end before, so that no bomb reaches mammoth. */
export async function readDocx(archive: Archive, path: string, shown: string): Promise<Draft> {
  await archive.check();
  for (const name of archive.names.filter((one) => /^word\/[^/]*\.xml$/.test(one))) {
    const bytes = await archive.read(name);
    let signs = 0;
    for (const byte of bytes) if (byte === 0x3c) signs += 1;
    // Each becomes an object of mammoth's.
    if (signs > limits.wordNodes) throw tooLarge(shown, "its markup has over a million parts");
    if (bytes.includes("<!DOCTYPE") || bytes.includes("<!ENTITY"))
      throw damaged(shown, "it declares entities, which Word never does");
  }
  const { default: mammoth } = await import("mammoth");
  let html: string;
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    ({ value: html } = await mammoth.convertToHtml(
      { path },
      { styleMap: styles, convertImage, externalFileAccess: false },
    ));
  } catch (error) {
    throw damaged(shown, "Word's part of it can't be read", error);
  }
  const draft = readPage(readTree(html, shown), "Word document", () => ({}));
  const { title, creator } = await readProperties(archive, shown);
  const unsure = [...draft.unsure];
  if (draft.about.authors === undefined && creator !== "") {
    // Word fills it in by itself: it may be a writer's legal name.
    unsure.push(`Word names “${creator}” as the file's author; add --author if that is the name to show.`);
  }
  const about = draft.about.title === undefined && title !== "" ? { ...draft.about, title } : draft.about;
  return { ...draft, about, unsure };
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
