/** A name or a title as it is compared: without case, accents, curly apostrophes and spare spaces, as people type it. */
export function bareOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}
