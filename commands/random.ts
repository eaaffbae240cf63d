import { defineCommand, say } from "../src/command.ts";
import { storyChoices } from "../src/view/choices.ts";
import { quoteView } from "../src/view/quote.ts";
import { known, noStory } from "../src/view/refusal.ts";

export default defineCommand({
  description: "Show a passage by chance",
  options: [
    {
      name: "story",
      description: "The story to pick from",
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
    { name: "private", description: "Show it to you alone", type: "yes-no" },
  ],
  isPrivate: ({ options }) => options.private ?? false,

  run: ({ options, place }, bot) => {
    const isPrivate = options.private ?? false;
    const story = known(bot.story(options.story), () => noStory(options.story ?? ""));
    return say(quoteView(story, bot.pick(story, place.channelId), { isPrivate }), isPrivate);
  },

  suggest: ({ text }, bot) => storyChoices(bot.library.stories, text),
});
