import { counted } from "./counted.ts";
import type { Sentences } from "./en.ts";

const passages = (number: number) => counted("en", number, { one: "passage", other: "passages" });
const people = (number: number) => counted("en", number, { one: "reader", other: "readers" });

/** Reading on, alone and together; saved passages; what is kept of readers. */
export const enReading = {
  read: {
    quoteThis: "Quote this here",
    quoteNumber: (number: number) => `Quote passage ${number} here`,
    saveNumber: (number: number) => `Save passage ${number}`,
    jump: "Jump",
    jumpTitle: "Jump to another passage",
    jumpLabel: "A passage, or a chapter and paragraph",
    jumpHint: "12, or 3.4",
    openOne: "Open one of these passages, to quote or save it",
    chapters: "Go to a chapter",
    backTo: (number: number) => `Back to passage ${number}, where you were`,
    chapter: (number: number) => `chapter ${number}`,
    part: (number: number, of: number) => `part ${number} of ${of}`,
    theEnd: "the end",
    together: "Reading together: everyone here may turn the page.",
    end: "End the reading",
    ended: (passage: number) =>
      `The reading together has ended at passage ${passage}. Begin another with /read and its option together.`,
    isOver: "This reading has ended. Begin another with /read and its option together.",
    notEnder:
      "Only who began this reading, or a moderator who may manage messages, can end it. Ask one of them.",
    nothingKept: "I keep nothing here, so this doesn't work. Ask the bot's operator for a database.",
  },
  list: {
    from: (count: number, numbers: string, of: number) =>
      `From ${count === 1 ? "passage" : "passages"} ${numbers} of ${of}`,
  },
  saved: {
    title: "Your saved passages",
    saved: "Saved. You find it again with /saved.",
    again: "You had saved this passage already; it is still there, with its note.",
    full: (most: number) =>
      `You have saved ${passages(most)}, and there is no room for more. Remove one with /saved first.`,
    none: "You have saved nothing yet. Press **Save** under a quote to keep its passage.",
    noMatch: (words: string) =>
      `None of your saved passages or notes has “${words}”. Try fewer words, or /saved without any.`,
    count: passages,
    matching: (number: number) => `${passages(number)} with these words`,
    most: (shown: number, found: number) => `the newest ${shown} of ${found} with these words`,
    page: (page: number, of: number) => `page ${page} of ${of}`,
    newer: "◀ Newer",
    older: "Older ▶",
    open: "Open a saved passage",
    place: (number: number) => `passage ${number}`,
    placeIn: (number: number, title: string) => `passage ${number} of ${title}`,
    noteIs: (note: string) => `Your note: ${note}`,
    addNote: "Write a note",
    editNote: "Change the note",
    noteTitle: "Your note to this passage",
    noteLabel: "Up to 200 characters; empty takes it away",
    remove: "Remove from saved",
    removed: "Removed from your saved passages.",
    gone: "This passage is not among your saved ones any more. See /saved for those that are.",
    list: "All saved",
    export: "Export",
    exported: (number: number) =>
      `Your ${passages(number)}, as a page to read (Markdown) and as data for programs (JSON).`,
    tooLarge:
      "Your saved passages are too long for one file here. Remove a few of the longest, then try again.",
    savedOn: (date: string) => `Saved on ${date}`,
    meant: (sentences: string) => `You meant: ${sentences}`,
    absent: {
      withdrawn: "Its author has withdrawn this story, so its text is not shown.",
      beyond: "This lies beyond what may be shown here yet.",
      changed: "This passage was changed or taken out of the story since.",
      gone: "This story is not here any more.",
    },
  },
  top: {
    title: "Most saved in this server",
    none: "Nobody has saved a passage in this server yet. Press **Save** under a quote to be the first.",
    readers: (number: number) => `saved by ${people(number)}`,
    open: "Open a passage",
  },
  privacy: {
    about: [
      "### What I keep",
      "**Of you**, under the number of your Discord account and nothing else: the place where you left off in each story, so that /read goes on there; the passages you save, when and in which server, and your notes to them; whether you hide what is beyond your place, and the warnings you accepted.",
      "**Of a server**: what its admins chose with my commands, its daily posts with their channel and history, and where its channels are in a story they read together.",
      "**Never**: messages, names, or what you search for. Searches that find nothing are counted, without their words.",
      "When I am removed from a server, I forget it after 30 days. Nothing is given to anyone.",
      "/forget removes everything of yours at once.",
    ],
    export: "Export what you keep of me",
    exported: "Everything I keep of you, as data (JSON).",
    forget: "Forget me",
  },
  forget: {
    nothing: "I keep nothing of you, so there is nothing to forget.",
    ask: (held: string) =>
      `I keep of you: ${held}. Shall I forget all of it, everywhere? It can't be brought back; /privacy can export it first.`,
    saves: (number: number) => `${passages(number)} saved`,
    notes: (number: number) => counted("en", number, { one: "note", other: "notes" }),
    places: (number: number) => `your place in ${counted("en", number, { one: "story", other: "stories" })}`,
    choices: (number: number) => counted("en", number, { one: "choice", other: "choices" }),
    yes: "Forget everything",
    no: "Keep it",
    done: "Everything of yours is forgotten. If you read or save again, I begin anew.",
    kept: "Nothing was changed.",
  },
} as const satisfies Sentences;
