import { defineCommand, say, update } from "../src/command.ts";
import { storyChoices } from "../src/view/choices.ts";
import { quoteView } from "../src/view/quote.ts";
import { known, noStory, outdated, passageGone } from "../src/view/refusal.ts";
import { foundIn, markIn, nearView, parseFoundId, resultsView } from "../src/view/results.ts";

const nothing = { start: 0, end: 0 };

export default defineCommand({
  description: "List the passages that match, to you alone",
  options: [
    {
      name: "words",
      description: "What you remember of it, in any order",
      type: "text",
      required: true,
      maxLength: 1_000,
    },
    { name: "story", description: "The story to look in", type: "text", maxLength: 100, autocomplete: true },
  ],
  isPrivate: () => true,

  run: async ({ options }, bot) => {
    const story = known(bot.story(options.story), () => noStory(options.story ?? ""));
    const search = await bot.search(story);
    const found = foundIn(story, await search.find(options.words));
    if (found.length > 0) return say(resultsView(story, found, 0), true);
    return say(nearView(story, options.words, foundIn(story, await search.near(options.words))), true);
  },

  suggest: ({ text }, bot) => storyChoices(bot.library.stories, text),

  press: (press, bot) => {
    const [verb, slug, page] = press.args;
    if (verb === "page") {
      const story = known(bot.story(slug), passageGone);
      const found = press.offered.flatMap((value) => {
        const one = parseFoundId(value);
        const there = bot.passage(one?.slug, one?.id);
        if (one === undefined || there === undefined) return [];
        return [{ passage: there.passage, ...(markIn(story, there.passage, one) ?? nothing) }];
      });
      if (found.length === 0) throw passageGone();
      return update(resultsView(story, found, Number(page)));
    }
    const chosen = parseFoundId(press.values[0] ?? "");
    if (chosen === undefined) throw outdated();
    const { story, passage } = known(bot.passage(chosen.slug, chosen.id), passageGone);
    return say(quoteView(story, passage, { mark: markIn(story, passage, chosen), isPrivate: true }), true);
  },
});
