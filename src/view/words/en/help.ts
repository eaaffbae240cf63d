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
    card: "draws a passage as a picture",
    read: "opens the story where you left off, to you alone, or to read together in a channel",
    saved: "lists the passages you saved, with your notes, and exports them",
    top: "shows the passages that the most readers of a server saved",
    daily: "posts a passage every day; for those who may manage the server",
    settings: "sets how far is shown here, and more; for those who may manage the server",
    library: "chooses the stories of a server; for those who may manage it",
    attribution: "says who wrote the story, with the author's note",
    privacy: "says what I keep of you, and gives it to you; /forget removes it",
  },
  buttons:
    "Under each quote: earlier and later passages, its context, the author's note, a way for whoever asked to remove it, one to save it, and one to read on.",
  promise:
    "I never read messages, ping nobody (a daily post may mention the one role that an admin chose), and keep nothing of what you search for.",
} as const;
