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
  settings: {
    help: "-# A ceiling holds for everything: quotes, searches, suggestions, cards, daily posts. A channel's own takes the place of the server's there, and a reader's own holds on top.",
    server: "The whole server",
    channel: "This channel alone",
    forServer: "What this server is shown",
    forChannel: (channel: string) => `What ${channel} is shown`,
    story: "The story of the ceiling below",
    chapter: "Nothing beyond a chapter",
    passage: "Nothing beyond a passage",
    lift: "Lift the ceiling",
    ceiling: (title: string, line: string) => `**${title}**: nothing beyond ${line}`,
    ceilingHere: (title: string, line: string) => `**${title}**, in this channel: nothing beyond ${line}`,
    noCeiling: "No ceiling: every story is shown to its end.",
    passageLine: (number: number, chapter: number | undefined) =>
      chapter === undefined || chapter === 0
        ? `passage ${number}`
        : `passage ${number}, in chapter ${chapter}`,
    usual: "as usual",
    asServer: "as in the server",
    covered: "covered",
    open: "open",
    coverMenu: "Cover quotes with spoiler marks",
    coverIs: (how: string) => `Quotes: ${how}`,
    paceMenu: "How fast people may ask",
    paceIs: (pace: string) => `Pace: ${pace}`,
    paces: { standard: "standard", gentle: "twice as fast", off: "as fast as they like" },
    languageMenu: "The language of what everyone sees",
    languageIs: (language: string) => `Language: ${language}`,
    ofDiscord: "the server's own in Discord",
    modalTitle: "Nothing beyond a passage",
    modalLabel: "The last passage that is shown",
    modalHint: "12, or 3.4 for the fourth of chapter three",
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
  find: {
    exact: "**This message quotes the story word for word.**",
    differs: "**What the message says, and what the story says:**",
    legend: "~~Struck~~ is the message's, **bold** is the story's.",
    nothing:
      "This message quotes no passage that is shown here. If it is a loose memory of one, try its words with /quote.",
    noWords: "This message has no words to look for. Try one that quotes the story.",
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
