import { defineCommand, say, update } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { chaptersView, chapterView } from "../src/view/chapters.ts";
import { storyChoices } from "../src/view/choices.ts";
import { known, noStory, outdated, passageGone } from "../src/view/errors.ts";
import { chapterNoteView } from "../src/view/notes.ts";

export default defineCommand({
  description: "List the chapters of a story, to you alone, and open one",
  options: [{ name: "story", description: "Which story", type: "text", maxLength: 100, autocomplete: true }],
  isPrivate: () => true,

  run: async ({ options, asker, place }, bot) => {
    const here = await bot.offer(place);
    const story = known(here.story(options.story), () => noStory(options.story ?? ""));
    return say(chaptersView(story, 0, wordsFor(asker.locale)), true);
  },

  suggest: async ({ text, place, asker }, bot) =>
    storyChoices((await bot.offer(place)).stories, text, wordsFor(asker.locale)),

  press: async (press, bot) => {
    const [verb, slug, which, page] = press.args;
    const words = wordsFor(press.asker.locale);
    const here = await bot.offer(press.place);
    if (verb === "open") {
      const { story, passage } = known(here.passage(slug, press.values[0]), passageGone);
      return say(chapterView(story, passage, words), true);
    }
    const story = known(here.story(slug ?? ""), () => noStory(slug ?? ""));
    if (verb === "list") return update(chaptersView(story, Number(which), words));
    if (verb === "note") return say(chapterNoteView(story, Number(which), 0, words), true);
    if (verb === "page") return update(chapterNoteView(story, Number(which), Number(page), words));
    throw outdated();
  },
});
