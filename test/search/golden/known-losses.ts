export type KnownLoss = { readonly text: string; readonly query: string; readonly reason: string };

/**
 * Queries of the far kind that search does not answer. A query of another kind has no place here, and one that is
 * answered again must leave.
 */
export const knownLosses: readonly KnownLoss[] = [
  {
    text: "story",
    query: "he skipped the funeral because he was ashamed",
    reason: "the story says fled and buried; only ashamed is shared",
  },
  {
    text: "story",
    query: "he says everybody's death is on him",
    reason: "the story says because of me; death stands elsewhere",
  },
  {
    text: "story",
    query: "she begs him not to flee",
    reason: "the story says you cannot just run away; no word that matters is shared",
  },
  {
    text: "story",
    query: "they pretended that they weren't really boyfriends",
    reason: "the story says refused to use the word couple; no word that matters is shared",
  },
  {
    text: "story",
    query: "he tells her it's time for him to start a new life",
    reason: "the story says find another one; start and life stand together in a passage that is not meant",
  },
  {
    text: "short-measure",
    query: "she was sick on the boat over",
    reason: "the text says seasick and ferry; boat stands elsewhere",
  },
  {
    text: "short-measure",
    query: "who wrote the anonymous warning and left it on her pillow",
    reason: "the text says it was not signed; only pillow and left are shared",
  },
  {
    text: "short-measure",
    query: "the whole village had secretly been paying the old woman back",
    reason: "the text says put back what they owed; whole village and old woman stand elsewhere",
  },
  {
    text: "short-measure",
    query: "the goat got out of the way only for Mrs. Crake",
    reason: "the text says moved, and calls the goat the Admiral; a goat stands in the way elsewhere",
  },
  {
    text: "endstation",
    query: "ein Gespenst kontrolliert die Fahrkarten",
    reason: "the text never says ghost, and has Fahrscheine; no word is shared",
  },
];
