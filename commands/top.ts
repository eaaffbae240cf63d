import { asAsked, defineCommand, definePress, say } from "../src/command.ts";
import { known } from "../src/user-error.ts";
import { quoteView } from "../src/view/quote.ts";
import { parseKeptId } from "../src/view/saved.ts";
import { topView } from "../src/view/top.ts";

export default defineCommand({
  description: "The passages saved by the most readers in this server",
  where: "server",
  options: [{ name: "private", description: "Show them only to you", type: "yes-no" }],
  audience: asAsked,

  run: async ({ place, here, shown, words }, bot) => {
    const { keep } = known(bot.reading, "nothing-kept");
    const list = await keep.top(known(place.guildId, "server-only"), here.stories);
    return say(topView(list, shown, words));
  },

  presses: {
    open: definePress({
      run: ({ values, here, shown, words }) => {
        const { slug, id } = parseKeptId(values[0]);
        const { story, passage } = known(here.passage(slug, id), "passage-gone");
        return say(quoteView(story, passage, shown, words));
      },
    }),
  },
});
