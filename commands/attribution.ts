import { defineCommand, say, update } from "../src/command.ts";
import { wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { aboutView } from "../src/view/about.ts";
import { storyChoices } from "../src/view/choices.ts";
import { known, noStory, outdated } from "../src/view/errors.ts";
import { endnoteView, noteView, summaryView } from "../src/view/notes.ts";
import { acceptedView } from "../src/view/warning.ts";

const views = new Map([
  ["about", aboutView],
  ["note", noteView],
  ["endnote", endnoteView],
  ["summary", summaryView],
]);

export default defineCommand({
  description: "Say who wrote the story, where it is from, and what its author notes",
  options: [{ name: "story", description: "Which story", type: "text", maxLength: 100, autocomplete: true }],

  run: async ({ options, asker, place }, bot) => {
    const here = await bot.offer(place);
    const story = known(here.about(options.story), () => noStory(options.story ?? ""));
    return say(aboutView(story, 0, wordsSeen({ asker, place }, false, here.language)));
  },

  suggest: async ({ text, place, asker }, bot) =>
    storyChoices((await bot.offer(place)).stories, text, wordsFor(asker.locale)),

  press: async (press, bot) => {
    const [verb, slug = "", page] = press.args;
    const here = await bot.offer(press.place);
    const story = known(here.about(slug), () => noStory(slug));
    if (verb === "accept") {
      await bot.confirm(press.asker.id, slug);
      return update(acceptedView(story, press.place.kind === "dm", wordsFor(press.asker.locale)));
    }
    const view = known(views.get(verb ?? ""), outdated);
    const message = view(story, Number(page), wordsFor(press.asker.locale));
    return press.isPrivate ? update(message) : say(message, true);
  },
});
