import { defineCommand, say } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { helpView } from "../src/view/help.ts";

export default defineCommand({
  description: "Say what this bot can do",
  options: [],
  isPrivate: () => true,
  run: async ({ asker, place }, bot) => {
    const here = await bot.offer(place);
    const story = here.about(undefined) ?? bot.library.standard;
    return say(helpView(story, bot.commandIds, wordsFor(asker.locale)), true);
  },
});
