import { defineCommand, say, shownOptions } from "../src/command.ts";
import { wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { chapterChoices, storyChoices } from "../src/view/choices.ts";
import { chapterNamed, known, noStory } from "../src/view/errors.ts";
import { quoteView } from "../src/view/quote.ts";

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
    {
      name: "chapter",
      description: "Only from this chapter, by number or title",
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
    ...shownOptions,
  ],
  isPrivate: ({ options }) => options.private ?? false,

  run: async ({ options, asker, place }, bot) => {
    const isPrivate = options.private ?? false;
    const here = await bot.offer(place);
    const story = known(here.story(options.story), () => noStory(options.story ?? ""));
    const scope = here.scope(options.story, chapterNamed(story, options.chapter));
    const words = wordsSeen({ asker, place }, isPrivate, here.language);
    const shown = { isPrivate, isCovered: options.spoiler ?? here.isCovered };
    return say(quoteView(story, bot.pick(scope, place.channelId), shown, words), isPrivate);
  },

  suggest: async ({ option, text, options, asker, place }, bot) => {
    const words = wordsFor(asker.locale);
    const here = await bot.offer(place);
    if (option === "story") return storyChoices(here.stories, text, words);
    const story = here.story(typeof options.story === "string" ? options.story : undefined);
    return chapterChoices(story, text, words);
  },
});
