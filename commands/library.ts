import { type Bot, type Context, defineCommand, defineSubcommand, say } from "../src/command.ts";
import { ownForms, ownPresses, suggestOwn } from "../src/library-command/own.ts";
import { add, exportStory, remove, rename, replace } from "../src/library-command/subcommands.ts";
import { libraryPresses, viewed } from "../src/presses/library.ts";

const list = async (input: Context, bot: Bot) => say(await viewed(input, bot, 0));

export default defineCommand({
  description: "Choose a story to read here; managers choose the stories and add their own",
  options: [],
  who: "manage-server",
  where: "server",
  isForAll: true,
  audience: "asker",
  // As Discord had it before there were subcommands.
  answersAlone: true,
  run: list,
  suggest: suggestOwn,

  subcommands: {
    list: defineSubcommand({
      description: "See the stories here and choose one to read",
      options: [],
      audience: "asker",
      isOpen: true,
      run: list,
    }),
    add,
    replace,
    export: exportStory,
    remove,
    rename,
  },

  presses: { ...ownPresses, ...libraryPresses },
  forms: ownForms,
});
