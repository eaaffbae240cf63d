export const help = {
  quoting: (title: string, author: string) => `I quote **${title}**, ${author}.`,
  /** What each command does: it follows the command's name. */
  commands: {
    quote:
      "finds the line you half remember: type what you recall, in any order, typos and all. Without words: a passage by chance",
    search: "lists the best matches, to you alone",
    passage: "shows a passage, or a range of them, by number",
    context: "shows a passage with what stands around it",
    chapters: "lists the chapters of a story, and opens one",
    random: "shows a passage by chance",
    library: "chooses the stories of a server; for those who may manage it",
    attribution: "says who wrote the story, with the author's note",
  },
  buttons:
    "Under each quote: earlier and later passages, its context, the author's note, and a way for whoever asked to remove it.",
  promise: "I never read messages, never ping anyone, and keep nothing of what you type.",
} as const;
