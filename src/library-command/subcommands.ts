import { type Bot, type Context, defineSubcommand, say, step } from "../command.ts";
import type { OwnStories } from "../library/own.ts";
import { askRemoveView, renamedView, storyFileView } from "../view/own-story.ts";
import { previewView, uploadStepView } from "../view/upload.ts";
import { ownAt } from "./own.ts";

const ownStory = {
  name: "story",
  description: "Which story",
  type: "text",
  required: true,
  maxLength: 100,
  autocomplete: true,
} as const;

const storyFile = {
  name: "file",
  description: "The story: EPUB, DOCX, HTML, ODT, RTF, FB2, Markdown or text",
  type: "file",
  required: true,
} as const;

const oneLine = { type: "text", maxLength: 300 } as const;

/** Says at once that it is at work, then how far it is, then what it read. */
function reading(
  input: Context,
  bot: Bot,
  ask: Omit<Parameters<OwnStories["read"]>[0], "guildId" | "userId">,
) {
  const { own, guildId } = ownAt(input, bot);
  const { words, asker } = input;
  return step(uploadStepView(undefined, words), async (show) =>
    previewView(
      await own.read({ guildId, userId: asker.id, ...ask }, (at) => show(uploadStepView(at, words))),
      words,
    ),
  );
}

export const add = defineSubcommand({
  description: "Add a story of your own, only for this server",
  options: [
    storyFile,
    {
      name: "permission",
      description: "Why it may be quoted, with a note or a link",
      required: true,
      autocomplete: true,
      ...oneLine,
    },
    { name: "title", description: "Its title, if the file has it wrong or not at all", ...oneLine },
    { name: "author", description: "Who wrote it, if the file has it wrong or not at all", ...oneLine },
  ],
  audience: "asker",
  run: (input, bot) => reading(input, bot, input.options),
});

export const replace = defineSubcommand({
  description: "Add a newer version of one of this server's own stories",
  options: [ownStory, storyFile],
  audience: "asker",
  run: (input, bot) => reading(input, bot, { file: input.options.file, replaces: input.options.story }),
});

export const exportStory = defineSubcommand({
  description: "Download one of this server's own stories as a file",
  options: [ownStory],
  audience: "asker",
  run: async (input, bot) => {
    const { own, guildId } = ownAt(input, bot);
    const { story } = input.options;
    return say(storyFileView(await own.one(guildId, story), await own.text(guildId, story), input.words));
  },
});

export const remove = defineSubcommand({
  description: "Remove one of this server's own stories",
  options: [ownStory],
  audience: "asker",
  run: async (input, bot) => {
    const { own, guildId } = ownAt(input, bot);
    return say(askRemoveView(await own.one(guildId, input.options.story), input.words));
  },
});

export const rename = defineSubcommand({
  description: "Change the title of one of this server's own stories",
  options: [ownStory, { name: "title", description: "Its new title", required: true, ...oneLine }],
  audience: "asker",
  run: async (input, bot) => {
    const { own, guildId } = ownAt(input, bot);
    const { story, title } = input.options;
    return say(renamedView(await own.rename(guildId, story, title), input.words));
  },
});
