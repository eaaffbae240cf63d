import { type Bot, type Context, defineCommand, definePress, say, update } from "../src/command.ts";
import { known } from "../src/view/errors.ts";
import { askForgetView, forgottenView, notForgottenView } from "../src/view/privacy.ts";
import { nothingKept } from "../src/view/reading-errors.ts";

async function ask({ asker, words }: Context, bot: Bot) {
  return say(askForgetView(await privacyOf(bot, words).held(asker.id), words));
}

function privacyOf({ reading }: Bot, words: Context["words"]) {
  return known(reading, () => nothingKept(words)).privacy;
}

export default defineCommand({
  description: "Delete everything I store about you: places, saved passages, notes, settings",
  options: [],
  audience: "asker",
  run: ask,

  presses: {
    ask: definePress({ run: ask }),
    yes: definePress({
      run: async ({ asker, words }, bot) => {
        await privacyOf(bot, words).forget(asker.id);
        return update(forgottenView(words));
      },
    }),
    no: definePress({ run: ({ words }) => update(notForgottenView(words)) }),
  },
});
