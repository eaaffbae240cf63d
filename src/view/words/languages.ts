import type { CommandsWords } from "./command-words.ts";
import { commands as deCommands } from "./de/commands.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { commands as esCommands } from "./es/commands.ts";
import { es } from "./es.ts";
import { commands as frCommands } from "./fr/commands.ts";
import { fr } from "./fr.ts";
import { commands as jaCommands } from "./ja/commands.ts";
import { ja } from "./ja.ts";
import { commands as ptBRCommands } from "./pt-BR/commands.ts";
import { ptBR } from "./pt-BR.ts";
import type { Words } from "./words.ts";

export type Language = {
  readonly words: Words;
  readonly commands: CommandsWords;
  /** Discord's names for it: https://docs.discord.com/developers/reference#locales */
  readonly locales: readonly string[];
};

/** A language is a folder and a file beside `en`, and a line here. */
export const languages: readonly Language[] = [
  // What the commands say in English stands with them.
  { words: en, commands: {}, locales: ["en-US", "en-GB"] },
  { words: de, commands: deCommands, locales: ["de"] },
  { words: fr, commands: frCommands, locales: ["fr"] },
  { words: es, commands: esCommands, locales: ["es-ES", "es-419"] },
  { words: ptBR, commands: ptBRCommands, locales: ["pt-BR"] },
  { words: ja, commands: jaCommands, locales: ["ja"] },
];
