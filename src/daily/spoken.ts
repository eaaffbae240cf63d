/** Words of a language as its file lists them: `noon, midday`. */
export function namesIn(list: string): readonly string[] {
  return list.split(/\s*,\s*/).map(folded);
}

/** Text as it is compared: without case, accents, underscores and double spaces; full-width signs as plain ones. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[’]/g, "'")
    .replace(/[_\s]+/g, " ")
    .trim();
}
