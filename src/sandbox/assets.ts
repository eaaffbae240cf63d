import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { dirname, extname, join, relative, sep } from "node:path";

type Asset = { readonly type: string; readonly body: Buffer | string };
/** The page's files by their path; undefined for anything else, so that no path leads out of the folder. */
export type Assets = (path: string) => Promise<Asset | undefined>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  // The browser gets what stands in the file, without the types.
  ".ts": "text/javascript; charset=utf-8",
};

const fontPackage = "@fontsource-variable/figtree";
const fonts = ["latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal", "latin-ext-wght-italic"];

export function openAssets(): Assets {
  const files = filesByPath();
  return async (path) => {
    const file = files.get(path === "/" ? "/index.html" : path);
    if (file === undefined) return undefined;
    const type = types[extname(file)] ?? "application/octet-stream";
    const body = await readFile(file);
    return { type, body: file.endsWith(".ts") ? stripTypeScriptTypes(body.toString()) : body };
  };
}

export const pageFolder = join(import.meta.dirname, "page");

function filesByPath(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(pageFolder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && extname(file) in types)
      files.set(`/page/${relative(pageFolder, file).split(sep).join("/")}`, file);
  }
  files.set("/index.html", join(pageFolder, "index.html"));
  // What page and server share.
  for (const name of ["check.ts", "kinds.ts"]) files.set(`/${name}`, join(import.meta.dirname, name));
  const folder = dirname(createRequire(import.meta.url).resolve(`${fontPackage}/package.json`));
  for (const name of fonts) files.set(`/fonts/${name}.woff2`, join(folder, "files", `figtree-${name}.woff2`));
  return files;
}
