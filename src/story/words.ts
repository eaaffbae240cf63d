/** Counts the words of a language's texts as a reader does, by the rules of Unicode UAX 29. */
export function wordsIn(language: string): (text: string) => number {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return (text) => {
    let count = 0;
    for (const part of segmenter.segment(text)) if (part.isWordLike) count += 1;
    return count;
  };
}
