import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../interaction/catalogue.ts";
import { commandTexts } from "../interaction/command-texts.ts";
import { textsOf } from "../messages/messages.ts";
import { typesOf } from "../messages/types.ts";

/** Writes what follows from other files: the English of the commands into en.json, and the types of its messages. */
export function writeMessages(catalogue: Catalogue): string {
  const folder = join(import.meta.dirname, "..", "messages");
  const english = { ...textsOf("en"), commands: commandTexts(catalogue) };
  writeFileSync(join(folder, "en.json"), `${JSON.stringify(english, null, 2)}\n`);
  writeFileSync(join(folder, "words.d.ts"), typesOf(textsOf("en")));
  return "src/messages: en.json has the commands' texts, words.d.ts the types of its messages; `npm run format` sets them in order";
}
