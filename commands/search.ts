import { defineCommand, say, update } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { chapterChoices, storyChoices } from "../src/view/choices.ts";
import { chapterNamed, known, noStory, outdated, passageGone } from "../src/view/errors.ts";
import { quoteView } from "../src/view/quote.ts";
import { foundAmong, markIn, nearView, parseFoundId, resultsView } from "../src/view/results.ts";

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
    {
      name: "story",
      description: "The story to look in; all of them when left out",
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
    {
      name: "chapter",
      description: "Only in this chapter, by number or title; or chapters, as 3-7",
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
  ],
  isPrivate: () => true,

  run: async ({ options, asker, place }, bot) => {
    const words = wordsFor(asker.locale);
    const here = await bot.offer(place);
    const story = known(here.story(options.story), () => noStory(options.story ?? ""));
    const scope = here.scope(options.story, chapterNamed(story, options.chapter));
    const found = foundAmong(await bot.find(scope, options.words));
    if (found.length > 0) return say(resultsView(found, 0, words), true);
    return say(
      nearView(scope.stories, options.words, foundAmong(await bot.near(scope, options.words)), words),
      true,
    );
  },

  suggest: async ({ option, text, options, asker, place }, bot) => {
    const words = wordsFor(asker.locale);
    const here = await bot.offer(place);
    if (option === "story") return storyChoices(here.stories, text, words);
    const story = here.story(typeof options.story === "string" ? options.story : undefined);
    return chapterChoices(story, text, words);
  },

  press: async (press, bot) => {
    const words = wordsFor(press.asker.locale);
    const here = await bot.offer(press.place);
    if (press.args[0] === "page") {
      const offered = press.offered.flatMap((value) => parseFoundId(value) ?? []);
      const found = offered.flatMap((one) => {
        if (!here.stories.some(({ slug }) => slug === one.slug)) return [];
        const there = here.passage(one.slug, one.id);
        return there === undefined
          ? []
          : [{ ...there, ...(markIn(there.story, there.passage, one) ?? nothing) }];
      });
      // A list of one story that may not be shown any more says why.
      if (found.length === 0) known(here.passage(offered[0]?.slug, offered[0]?.id), passageGone);
      return update(resultsView(found, Number(press.args.at(-1)), words));
    }
    const chosen = known(parseFoundId(press.values[0] ?? ""), outdated);
    const { story, passage } = known(here.passage(chosen.slug, chosen.id), passageGone);
    return say(
      quoteView(story, passage, { mark: markIn(story, passage, chosen), isPrivate: true }, words),
      true,
    );
  },
});
