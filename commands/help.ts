import { defineCommand, say } from "../src/command.ts";
import { helpView } from "../src/view/help.ts";

export default defineCommand({
  description: "Say what this bot can do",
  options: [],
  audience: "asker",
  run: ({ here, words }, bot) => {
    const story = here.about(undefined) ?? bot.library.standard;
    return say(helpView(story, bot.commandIds, words));
  },
});
