import { defineCommand, defineForm, definePress, say, turn, update } from "../src/command.ts";
import { known } from "../src/user-error.ts";
import { aboutView } from "../src/view/about.ts";
import { endnoteView, noteView, summaryView } from "../src/view/notes.ts";
import { reportedView, reportModal } from "../src/view/report.ts";
import { acceptedView } from "../src/view/warning.ts";

/** Pages of what is said of a story, to the presser alone. */
function pages(view: typeof aboutView) {
  return definePress({
    args: ["story", "page"],
    run: ({ args, here, words, isPrivate }) => {
      const story = known(here.about(args.story), "no-story", { named: args.story });
      return turn({ isOwn: isPrivate }, view(story, Number(args.page), words));
    },
  });
}

export default defineCommand({
  description: "Show who wrote the story, where it's from, and the author's note",
  options: [{ name: "story", description: "Which story", type: "story" }],
  audience: "everyone",

  run: ({ options, here, words }) => {
    const story = known(here.about(options.story), "no-story", { named: options.story ?? "" });
    return say(aboutView(story, 0, words));
  },

  forms: {
    reported: defineForm({
      args: ["story"],
      run: async ({ args, fields, here, place, asker, words }, bot) => {
        const { slug } = known(here.about(args.story), "no-story", { named: args.story });
        const guildId = known(place.guildId, "server-only");
        const { words: said = "" } = fields;
        await known(bot.own, "nothing-to-choose").report({ guildId, slug, userId: asker.id, words: said });
        return say(reportedView(words));
      },
    }),
  },

  presses: {
    report: definePress({ args: ["story"], modal: ({ args, words }) => reportModal(args.story, words) }),
    about: pages(aboutView),
    note: pages(noteView),
    endnote: pages(endnoteView),
    summary: pages(summaryView),
    accept: definePress({
      args: ["story"],
      run: async ({ args, asker, here, place, words }, bot) => {
        const story = known(here.about(args.story), "no-story", { named: args.story });
        await bot.confirm(asker.id, story.slug);
        return update(acceptedView(story, place.kind === "dm", words));
      },
    }),
  },
});
