/** How many words a reader counts, by the rules of Unicode UAX 29 for the language. */
export function wordsOf(text: string, language: string): number {
  return wordsIn(language)(text);
}

/** The same for many texts of one language: making a segmenter costs more than using it. */
export function wordsIn(language: string): (text: string) => number {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return (text) => {
    let count = 0;
    for (const part of segmenter.segment(text)) if (part.isWordLike) count += 1;
    return count;
  };
}
