import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { button, container, row, rule, small, text } from "./components.ts";
import { authorText, nameText, titleOf } from "./credit.ts";

/** What the bot can do; a command's name can be clicked where Discord knows its id. */
export function helpView(
  story: Story,
  commandIds: ReadonlyMap<string, string>,
  words: Words,
  /** For managers: a button that begins the setup. */
  offersSetup = false,
): Message {
  const mention = (name: string) => {
    const id = commandIds.get(name);
    return id === undefined ? `\`/${name}\`` : `</${name}:${id}>`;
  };
  const commands = Object.entries(words.help.commands).map(([name, does]) => `${mention(name)} ${does}`);
  const title = nameText(titleOf(story.about, words));
  const quoting = words.help.quoting({ title, author: authorText(story.about, words) });
  const notes = [words.help.buttons, words.help.promise];
  return {
    components: [
      container([text(`${quoting}\n\n${commands.join("\n")}`), rule(), text(small(notes.join("\n")))]),
      ...(offersSetup ? [row([button(pressId("setup", "open"), words.setup.offer)])] : []),
    ],
  };
}
