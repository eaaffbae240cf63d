import { defineCommand, say } from "../src/command.ts";
import { helpView } from "../src/view/help.ts";

export default defineCommand({
  description: "See what this bot can do",
  options: [],
  audience: "asker",
  run: ({ here, words, asker, place }, bot) => {
    const story = here.about(undefined) ?? bot.library.standard;
    const offersSetup = asker.mayManageServer && place.guildId !== undefined && bot.daily !== undefined;
    return say(helpView(story, bot.commandIds, words, offersSetup));
  },
});
