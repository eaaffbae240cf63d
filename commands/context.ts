import { defineCommand, say, update } from "../src/command.ts";
import { storyChoices } from "../src/view/choices.ts";
import { contextView } from "../src/view/context.ts";
import { known, noPassage, noStory, outdated, passageGone } from "../src/view/refusal.ts";

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
    { name: "private", description: "Show it to you alone", type: "yes-no" },
  ],
  isPrivate: ({ options }) => options.private ?? false,

  run: async ({ options, place }, bot) => {
    const isPrivate = options.private ?? false;
    const here = await bot.offer(place);
    const story = known(here.story(options.story), () => noStory(options.story ?? ""));
    const passage = known(bot.passageAt(story, options.number), () => noPassage(story, options.number));
    return say(contextView(story, passage, options.around ?? 1, { isPrivate }), isPrivate);
  },

  suggest: async ({ text, place }, bot) => storyChoices((await bot.offer(place)).stories, text),

  press: async (press, bot) => {
    const [verb, slug, id, around, by] = press.args;
    const here = await bot.offer(press.place);
    const { story, passage } = known(here.passage(slug, id), passageGone);
    if (verb === "share") return say(contextView(story, passage, Number(around), { isPrivate: false }));
    if (verb !== "step") throw outdated();
    const next = known(story.passages[passage.number - 1 + Number(by)], passageGone);
    const isOwn = press.isPrivate || press.asker.id === press.ownerId;
    const message = contextView(story, next, Number(around), { isPrivate: press.isPrivate || !isOwn });
    return isOwn ? update(message) : say(message, true);
  },
});
