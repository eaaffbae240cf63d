import { story } from "./story.ts";

/** By a UserError's code: what happened, then what to try. Values that a reader typed come escaped. */
export const refusals = {
  "no-story": ({ named }: { readonly named: string }) =>
    `There is no story called “${named}” here. Pick one of the suggestions of the story option.`,
  "no-chapter": ({ title, fandom, named, first, last }: NoChapter) => {
    const of = title === "" ? story.untitled(fandom) : title;
    const remedy =
      last === 0
        ? "It has none; leave the chapter out."
        : `Give a number from ${first} to ${last}, or pick one of the suggestions.`;
    return `**${of}** has no chapter “${named}”. ${remedy}`;
  },
  "passage-gone": () =>
    "That passage is no longer in the story: its text was changed or taken out. Find it anew with /quote or /passage.",
  /** `first` and `last` are chapters with a paragraph, such as 1.1; empty where there are no chapters. */
  "no-passage": ({ named, count, first, last }: NoPassage) => {
    const byChapter = last === "" ? "" : `, or a chapter and a paragraph from ${first} to ${last}`;
    return `There is no passage “${named}”. Give a number from 1 to ${count}${byChapter}.`;
  },
  backwards: ({ first, last }: { readonly first: number; readonly last: number }) =>
    `Passage ${last} stands before passage ${first}. Give the earlier one first.`,
  "not-yours": () => "Only who asked for this quote, or a moderator who may manage messages, can remove it.",
  "not-manager": () =>
    "This is for those who may manage the server. Ask one of them, or for the Manage Server permission.",
  store: () => "I can't reach my notes just now, so this has to wait. Try again in a few minutes.",
  "server-only": () => "This works in a server that has the bot. Use it in one of its channels.",
  outdated: () => "This is from an earlier version of the bot. Use the command again to get a fresh answer.",
  "keeps-nothing": () =>
    "Nothing is kept here, so there is nothing to choose. Try it in a server where the bot runs.",
  "nothing-chosen": () => "A server offers at least one story. Choose one, or press **Offer all stories**.",
  "not-offered": () =>
    "That passage is from a story that this server does not offer. Try another with /quote.",
  "nothing-offered": () =>
    "None of the stories that this server offers can be shown any more. Whoever manages the server can choose others with /library.",
  withdrawn: () => "This story was withdrawn by its author, so it is no longer shown.",
  "note-long": ({ most, length }: { readonly most: number; readonly length: number }) =>
    `A note has room for ${most} characters and this one has ${length}; shorten it and try again.`,
  "card-letters": ({ letters }: { readonly letters: string }) =>
    `No card can be drawn of this passage, because no font here has ${letters}; quote it as text instead.`,
} as const;

/** Of every fault; the log has the same reference. */
export const fault = (reference: string) =>
  `Something went wrong on my side. Try again in a moment; if it goes on, tell the bot's operator this reference: ${reference}`;

type NoChapter = {
  readonly title: string;
  readonly fandom: string;
  readonly named: string;
  readonly first: number;
  readonly last: number;
};
type NoPassage = {
  readonly named: string;
  readonly count: number;
  readonly first: string;
  readonly last: string;
};
