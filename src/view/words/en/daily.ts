/** A daily post, for readers. */
export const daily = {
  day: (day: number, of: number) => `Day ${day} of ${of}`,
  earlier: "Earlier posts",
  end: (title: string, passages: number) =>
    `### The end of ${title}\nAll ${passages} passages have been posted.`,
  endAgain: "From the next post on it is told again from the beginning.",
  endLast:
    "This was the last of these posts. Whoever manages the server can start another story with /daily.",
  endCredit: (passages: number) => `${passages} passages`,
  /** Names of a forum's posts. */
  endTitle: (title: string) => `The end of ${title}`,
  dayOf: (day: number, title: string) => `Day ${day} of ${title}`,
  dayTitle: (day: number, words: string) => `Day ${day}: ${words}`,
  noPast: "There are no earlier posts to show.",
  past: "The last posts",
  pastOf: (title: string) => `The last posts of ${title}`,
} as const;
