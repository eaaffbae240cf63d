import { defineCommand, definePress, say } from "../src/command.ts";
import { known } from "../src/view/errors.ts";
import { ownDataView, privacyView } from "../src/view/privacy.ts";
import { nothingKept } from "../src/view/reading-errors.ts";

export default defineCommand({
  description: "What I store about you and why, and how to see or delete it",
  options: [],
  audience: "asker",

  run: ({ words }) => say(privacyView(words)),

  presses: {
    export: definePress({
      run: async ({ asker, here, words }, bot) => {
        const { privacy, shelf } = known(bot.reading, () => nothingKept(words));
        return say(ownDataView(await privacy.file(asker.id, shelf(here)), words));
      },
    }),
  },
});
