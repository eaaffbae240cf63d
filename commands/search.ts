import { defineCommand, definePress, say, update } from "../src/command.ts";
import { saidIn, speakerOption, suggestSpeakers } from "../src/lookup.ts";
import { known } from "../src/user-error.ts";
import { quoteView } from "../src/view/quote.ts";
import { foundAgain, foundAmong, markIn, nearView, parseFoundId, resultsView } from "../src/view/results.ts";
import { sortChoices, sorted, sortNamed } from "../src/view/sorted.ts";

/** The passage chosen in a list, shown to its chooser alone. */
const open = definePress({
  args: ["story"],
  run: ({ values, here, shown, words }) => {
    const chosen = known(parseFoundId(values[0] ?? ""), "outdated");
    const { story, passage } = known(here.passage(chosen.slug, chosen.id), "passage-gone");
    const mark = markIn(story, passage, chosen);
    return say(quoteView(story, passage, { ...shown, mark, form: "line" }, words));
  },
});

export default defineCommand({
  description: "List the passages that match (only you can see it)",
  options: [
    {
      name: "words",
      description: "What you remember of it, in any order",
      type: "text",
      required: true,
      maxLength: 1_000,
    },
    { name: "story", description: "The story to look in; all of them if left empty", type: "story" },
    {
      name: "chapter",
      description: "Only in this chapter, by number or title; or several, such as 3-7",
      type: "chapter",
    },
    speakerOption,
    {
      name: "sort",
      description: "In which order; closest first if left empty",
      type: "text",
      choices: sortChoices(),
    },
  ],
  audience: "asker",

  run: async ({ options, words, ...input }, bot) => {
    const scope = await saidIn(input.scope, options.speaker, bot);
    const found = foundAmong(await bot.find(scope, options.words));
    const sort = sortNamed(options.sort);
    if (found.length > 0) return say(resultsView(sorted(found, sort), 0, words, sort));
    const near = foundAmong(await bot.near(scope, options.words));
    return say(nearView(scope.stories, options.words, near, words));
  },

  suggest: suggestSpeakers,

  presses: {
    search: open,
    near: open,
    page: definePress({
      args: ["story", "to", "sort"],
      run: ({ args, offered, here, words }) => {
        const found = foundAgain(offered, here);
        // A list of one story that may not be shown any more says why.
        const first = parseFoundId(offered[0] ?? "");
        if (found.length === 0) known(first && here.passage(first.slug, first.id), "passage-gone");
        return update(resultsView(found, Number(args.to), words, sortNamed(args.sort)));
      },
    }),
  },
});
