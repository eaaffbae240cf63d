import { asAsked, defineCommand, definePress, say } from "../src/command.ts";
import { known } from "../src/user-error.ts";
import { quoteView } from "../src/view/quote.ts";
import { parseSavedId } from "../src/view/saved.ts";
import { topView } from "../src/view/top.ts";

export default defineCommand({
  description: "The passages saved by the most readers in this server",
  where: "server",
  options: [{ name: "private", description: "Show them only to you", type: "yes-no" }],
  audience: asAsked,

  run: async ({ place, here, shown, words }, bot) => {
    const { saves } = known(bot.reading, "nothing-stored");
    const list = await saves.top(known(place.guildId, "server-only"), here.stories);
    return say(topView(list, shown, words));
  },

  presses: {
    open: definePress({
      run: ({ values, here, shown, words }) => {
        const { slug, id } = parseSavedId(values[0]);
        const { story, passage } = known(here.passage(slug, id), "passage-gone");
        return say(quoteView(story, passage, shown, words));
      },
    }),
  },
});
