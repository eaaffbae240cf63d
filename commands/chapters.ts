import { defineCommand, definePress, say, update, type Visibility } from "../src/command.ts";
import { known } from "../src/user-error.ts";
import { chaptersView, chapterView } from "../src/view/chapters.ts";
import { chapterNoteView } from "../src/view/notes.ts";

export default defineCommand({
  description: "List a story's chapters and open one (only you can see it)",
  options: [{ name: "story", description: "Which story", type: "story" }],
  audience: "asker",

  run: ({ story, words }) => say(chaptersView(story, 0, words)),

  presses: {
    open: definePress({
      args: ["story"],
      run: ({ args, values, here, words }) => {
        const { story, passage } = known(here.passage(args.story, values[0] ?? ""), "passage-gone");
        return say(chapterView(story, passage, words));
      },
    }),
    list: definePress({
      args: ["story", "page"],
      run: ({ args, here, words }) => update(chaptersView(storyOf(here, args), Number(args.page), words)),
    }),
    note: definePress({
      args: ["story", "chapter"],
      run: ({ args, here, words }) =>
        say(chapterNoteView(storyOf(here, args), Number(args.chapter), 0, words)),
    }),
    page: definePress({
      args: ["story", "chapter", "page"],
      run: ({ args, here, words }) =>
        update(chapterNoteView(storyOf(here, args), Number(args.chapter), Number(args.page), words)),
    }),
  },
});

function storyOf(here: Visibility, args: { readonly story: string }) {
  return known(here.story(args.story), "no-story", { named: args.story });
}
