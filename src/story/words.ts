/** How many words a reader counts, by the rules of Unicode UAX 29 for the language. */
export function wordsOf(text: string, language: string): number {
  let count = 0;
  for (const part of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (part.isWordLike) count += 1;
  }
  return count;
}
