import { defineCommand, say } from "../src/command.ts";
import { journeyOf, readForms, readPresses, readTo } from "../src/presses/read.ts";
import { known } from "../src/user-error.ts";
import { pageView } from "../src/view/reader.ts";
import { pointAsked, startAt } from "../src/view/reading-page.ts";

export default defineCommand({
  description: "Read the story from where you left off, alone or together",
  options: [
    {
      name: "from",
      description: "Start at a passage, such as 12, or 3.4 with chapters",
      type: "text",
      maxLength: 20,
    },
    {
      name: "chapter",
      description: "Start at a chapter, by number or title",
      type: "chapter",
      isToRead: true,
    },
    { name: "story", description: "Which story", type: "story" },
    {
      name: "together",
      description: "Read with everyone in this channel; anyone can turn the page",
      type: "yes-no",
    },
    {
      name: "careful",
      description: "Never show me anything past my place in a story",
      type: "yes-no",
    },
  ],
  audience: ({ together }) => (together === true ? "everyone" : "asker"),

  run: async (input, bot) => {
    const { options, asker, here, shown, words } = input;
    const { careful } = options;
    const isTogether = options.together === true;
    if (careful !== undefined) await bot.beCareful(asker.id, careful);
    const { places, journey } = journeyOf(input, isTogether, bot);
    const latest = isTogether ? undefined : await places.latest(asker.id, here.stories);
    const named = options.story ?? latest?.slug;
    const story = known(here.toRead(named), "no-story", { named: named ?? "" });
    const wanted = pointAsked(here, story, options);
    const left = await journey.at(story);
    const to = wanted ?? left ?? known(startAt(story, 1), "passage-gone");
    await journey.begin(story, readTo(story, to, words));
    const how = { ...shown, isTogether, careful, hasOthers: here.stories.length > 1, from: left?.passage };
    return say(pageView(story, to, how, words));
  },

  presses: readPresses,
  forms: readForms,
});
