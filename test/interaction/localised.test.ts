import { expect, test } from "vitest";
import {
  defineCommand,
  defineFamily,
  defineMessageCommand,
  defineSubcommand,
  say,
} from "../../src/command.ts";
import type { Catalogue } from "../../src/interaction/catalogue.ts";
import { catalogueBody } from "../../src/interaction/command-body.ts";
import { faultsInWords, saidOf } from "../../src/interaction/localised.ts";
import type { CommandsWords } from "../../src/messages/command-words.ts";
import { wordsFor } from "../../src/messages/messages.ts";

const en = wordsFor("en");

const nothing = () => say({ components: [] });
const order = { name: "order", description: "In which order", type: "text" } as const;
const find = defineCommand({
  description: "Find a line",
  options: [
    { name: "words", description: "What you remember", type: "text" },
    { ...order, choices: [{ name: "Shuffled", value: "shuffle" }] },
  ],
  audience: "everyone",
  run: nothing,
});
const stop = defineSubcommand({ description: "Stop it", options: [order], audience: "asker", run: nothing });
const family = defineFamily({ description: "Every day", subcommands: { stop } });
const menu = defineMessageCommand({
  title: "Find it",
  description: "x",
  audience: "asker",
  run: nothing,
});

const catalogue: Catalogue = new Map([
  ["find", find],
  ["daily", family],
  ["menu", menu],
]);

const german: CommandsWords = {
  find: {
    description: "Finde eine Zeile",
    options: {
      words: { name: "worte", description: "Woran du dich erinnerst" },
      order: { description: "Welche Reihenfolge", choices: { shuffle: "Gemischt" } },
    },
  },
  daily: {
    description: "Jeden Tag",
    subcommands: { stop: { description: "Halte an", options: { order: { description: "Reihenfolge" } } } },
  },
  menu: { title: "Finde das", description: "x" },
};

const spoken = (commands: CommandsWords, ...locales: string[]) => [
  { code: "es", words: en, commands, locales },
];

test("a command carries what each language says of it, its options and their choices", () => {
  const bodies = catalogueBody(catalogue, spoken(german, "es-ES", "es-419"));
  const both = (text: string) => ({ "es-ES": text, "es-419": text });
  expect(bodies).toMatchObject([
    {
      description_localizations: both("Finde eine Zeile"),
      options: [
        { name: "words", name_localizations: both("worte") },
        { choices: [{ name: "Shuffled", value: "shuffle", name_localizations: both("Gemischt") }] },
      ],
    },
    { options: [{ name: "stop", description_localizations: both("Halte an") }] },
    { name: "Find it", name_localizations: both("Finde das") },
  ]);
});

test("without other languages nothing is added", () => {
  expect(JSON.stringify(catalogueBody(catalogue, []))).not.toContain("localizations");
});

test("words that Discord would refuse, that are missing or that belong to nothing are said", () => {
  const wrong: CommandsWords = {
    find: {
      description: "x".repeat(101),
      options: {
        words: { name: "Worte", description: "" },
        other: { description: "x" },
        order: { name: "words", description: "x", choices: { shuffel: "Gemischt" } },
      },
    },
  };
  const faults = (name: string, commands: CommandsWords) =>
    faultsInWords(catalogue.get(name) ?? find, saidOf(name, spoken(commands, "de")));
  expect(faults("find", wrong)).toEqual([
    "in de: the description has 101 characters, Discord takes 1 to 100",
    "in de: option words: the name Worte is not 1 to 32 lower-case letters, digits and hyphens",
    "in de: option words: the description has 0 characters, Discord takes 1 to 100",
    "in de: option order: the choice shuffle has 0 characters, Discord takes 1 to 100",
    "in de: option order: shuffel is nothing of this command",
    "in de: other is nothing of this command",
  ]);
  expect(faults("daily", { daily: { description: "Jeden Tag" } })).toEqual([
    "in de: says nothing of the subcommand stop",
  ]);
  expect(["find", "daily", "menu"].flatMap((name) => faults(name, german))).toEqual([]);
});
