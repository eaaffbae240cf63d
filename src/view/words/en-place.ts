/** What is said of where, when and how the story is shown. */
export const enPlace = {
  spoiler: {
    dailyWaits:
      "What comes next is beyond what this channel shows (/settings). Each date passes without a post until it shows more.",
    beyond:
      "That passage is beyond what is shown here so far, so as to spoil nothing. Whoever manages the server can change that with /settings.",
    beyondOwn:
      "That passage is beyond your own place in the story, so as to spoil nothing. Read on with /read, and it comes.",
  },
  cooldown: {
    person: (when: string) => `That was a lot at once. I answer you again ${when}.`,
    server: (when: string) =>
      `Many people here ask at once. I answer again ${when}. Whoever manages the server can loosen this with /settings.`,
  },
  card: {
    look: "Another look",
    looks: { paper: "Paper", night: "Night", ink: "Ink", poster: "Poster", moss: "Moss", dawn: "Dawn" },
    shapes: { wide: "Wide", square: "Square" },
    wordsOrNumber: "Say which passage: give its number, or words that you remember of it.",
  },
  warning: {
    untitled: "This story",
    askFirst: (title: string, warnings: string) =>
      `${title} comes with a warning: ${warnings}. It is shown in age-restricted channels, or to you alone once you have said that you want to read it.`,
    askAlone: (title: string, warnings: string) =>
      `${title} comes with a warning: ${warnings}. It is shown in age-restricted channels, or to you alone: use the option private.`,
    accept: "I want to read it",
    accepted: (title: string) =>
      `${title} is shown to you from now on, to you alone. Ask again with the option private.`,
    acceptedDirect: (title: string) => `${title} is shown to you from now on. Ask again.`,
  },
} as const;
