import { asAsked, defineCommand, say, sayAlone, shownOptions } from "../src/command.ts";
import {
  lookUp,
  rememberedOption,
  saidIn,
  speakerOption,
  suggestPassages,
  suggestSpeakers,
} from "../src/lookup.ts";
import { quotePresses } from "../src/presses/quote.ts";
import { peopleChoices } from "../src/view/choices.ts";
import { perhapsView } from "../src/view/perhaps.ts";
import { quoteView } from "../src/view/quote.ts";

export default defineCommand({
  description: "Find the line you half remember",
  options: [
    rememberedOption("What you remember of it, in any order; leave it empty for a random passage"),
    { name: "story", description: "The story to look in", type: "story" },
    {
      name: "chapter",
      description: "Only in this chapter, by number or title; or several, such as 3-7",
      type: "chapter",
    },
    speakerOption,
    { name: "passage", description: "Show the whole passage, not just the line", type: "yes-no" },
    ...shownOptions,
  ],
  audience: asAsked,

  run: async (input, bot) => {
    const { options, place, words, ownWords } = input;
    const form = options.passage === true ? "open" : "line";
    const shown = { ...input.shown, form } as const;
    const scope = await saidIn(input.scope, options.speaker, bot);
    const found = await lookUp({ here: input.here, scope }, options.words, bot);
    if (found.kind === "near")
      return sayAlone(perhapsView(found.stories, found.asked, found.near, shown, ownWords));
    if (found.kind === "found")
      return say(quoteView(found.story, found.passage, { ...shown, mark: found.mark }, words));
    return say(quoteView(input.story, bot.pick(scope, place.channelId), shown, words));
  },

  suggest: async (typed, bot) =>
    typed.option === "speaker"
      ? suggestSpeakers(typed, bot)
      : [...peopleChoices(typed.scope.stories, typed.text), ...(await suggestPassages(typed, bot))],

  presses: quotePresses,
});
