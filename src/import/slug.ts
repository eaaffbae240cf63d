/** 1 to 24 of a-z, 0-9 and hyphens, cut between words, as src/story/read-file.ts takes a folder's name. */
export function slugOf(...names: readonly (string | undefined)[]): string {
  for (const name of names) {
    const plain = (name ?? "")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll("ß", "ss")
      .replace(/['’]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "");
    // A few stray letters in a title of another script name nothing.
    if (plain.length < 2) continue;
    if (plain.length <= 24) return plain;
    const cut = plain.slice(0, 25);
    const end = cut.lastIndexOf("-");
    return cut.slice(0, end > 8 ? end : 24).replace(/-+$/, "");
  }
  return "story";
}
