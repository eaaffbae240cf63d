import { defineCommand, say, shownOptions, update } from "../src/command.ts";
import { wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { storyChoices } from "../src/view/choices.ts";
import { contextView } from "../src/view/context.ts";
import { hasCover } from "../src/view/cover.ts";
import { known, noPassage, noStory, outdated, passageGone } from "../src/view/errors.ts";

export default defineCommand({
  description: "Show a passage with what stands around it",
  options: [
    {
      name: "number",
      description: "The passage's number, such as 12; with chapters also 3.4",
      type: "text",
      required: true,
      maxLength: 20,
    },
    {
      name: "around",
      description: "How many passages on each side; 1 when left out",
      type: "number",
      min: 1,
      max: 5,
    },
    {
      name: "story",
      description: "The story it stands in",
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
    const passage = known(bot.passageAt(story, options.number), () => noPassage(story, options.number));
    const words = wordsSeen({ asker, place }, isPrivate, here.language);
    const shown = { isPrivate, isCovered: options.spoiler ?? here.isCovered };
    return say(contextView(story, passage, options.around ?? 1, shown, words), isPrivate);
  },

  suggest: async ({ text, place, asker }, bot) =>
    storyChoices((await bot.offer(place)).stories, text, wordsFor(asker.locale)),

  press: async (press, bot) => {
    const [verb, slug, id, around, by] = press.args;
    const here = await bot.offer(press.place);
    const { story, passage } = known(here.passage(slug, id), passageGone);
    const isCovered = hasCover(press.args) || here.isCovered;
    if (verb === "share") {
      const words = wordsSeen(press, false, here.language);
      return say(contextView(story, passage, Number(around), { isPrivate: false, isCovered }, words));
    }
    if (verb !== "step") throw outdated();
    const next = known(bot.passageAt(story, `${passage.number + Number(by)}`), passageGone);
    const isOwn = press.isPrivate || press.asker.id === press.ownerId;
    const isPrivate = press.isPrivate || !isOwn;
    const words = wordsSeen(press, isPrivate, here.language);
    const message = contextView(
      story,
      next,
      Number(around),
      { isPrivate, isCovered: isCovered && (!isPrivate || hasCover(press.args)) },
      words,
    );
    return isOwn ? update(message) : say(message, true);
  },
});
