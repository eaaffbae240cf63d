import type { Message } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { container, rule, small, text } from "./components.ts";
import { authorOf, nameText, titleOf } from "./credit.ts";

const lines = [
  [
    "quote",
    "finds the line you half remember: type what you recall, in any order, typos and all. Without words: a passage by chance",
  ],
  ["search", "lists the best matches, to you alone"],
  ["passage", "shows a passage, or a range of them, by number"],
  ["context", "shows a passage with what stands around it"],
  ["chapters", "lists the chapters of a story, and opens one"],
  ["random", "shows a passage by chance"],
  ["library", "chooses the stories of a server; for those who may manage it"],
  ["attribution", "says who wrote the story, with the author's note"],
] as const;

/** What the bot can do; a command's name can be clicked where Discord knows its id. */
export function helpView(story: Story, commandIds: ReadonlyMap<string, string>): Message {
  const mention = (name: string) => {
    const id = commandIds.get(name);
    return id === undefined ? `\`/${name}\`` : `</${name}:${id}>`;
  };
  const commands = lines.map(([name, does]) => `${mention(name)} ${does}`);
  const notes = [
    "Under each quote: earlier and later passages, its context, the author's note, and a way for whoever asked to remove it.",
    "I never read messages, never ping anyone, and keep nothing of what you type.",
  ];
  return {
    components: [
      container([
        text(
          `I quote **${nameText(titleOf(story.about))}**, ${nameText(authorOf(story.about))}.\n\n${commands.join("\n")}`,
        ),
        rule(),
        text(small(notes.join("\n"))),
      ]),
    ],
  };
}
