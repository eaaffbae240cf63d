import { asAsked, defineCommand, say, shownOptions } from "../src/command.ts";
import { quoteView } from "../src/view/quote.ts";

export default defineCommand({
  description: "Show a random passage",
  options: [
    { name: "story", description: "The story to pick from", type: "story" },
    {
      name: "chapter",
      description: "Only from this chapter, by number or title; or several, such as 3-7",
      type: "chapter",
    },
    ...shownOptions,
  ],
  audience: asAsked,

  run: ({ story, scope, place, shown, words }, bot) =>
    say(quoteView(story, bot.pick(scope, place.channelId), shown, words)),
});
