import { defineCommand, definePress, say } from "../src/command.ts";
import { known } from "../src/user-error.ts";
import { ownDataView, privacyView } from "../src/view/privacy.ts";

export default defineCommand({
  description: "What I store about you and why, and how to see or delete it",
  options: [],
  audience: "asker",

  run: ({ words }) => say(privacyView(words)),

  presses: {
    export: definePress({
      run: async ({ asker, here, words }, bot) => {
        const { privacy, visible } = known(bot.reading, "nothing-stored");
        return say(ownDataView(await privacy.file(asker.id, visible(here)), words));
      },
    }),
  },
});
