import { type Bot, type Context, defineCommand, definePress, say, update } from "../src/command.ts";
import { known } from "../src/user-error.ts";
import { askForgetView, forgottenView, notForgottenView } from "../src/view/privacy.ts";

async function ask({ asker, words }: Context, bot: Bot) {
  return say(askForgetView(await privacyOf(bot).held(asker.id), words));
}

function privacyOf({ reading }: Bot) {
  return known(reading, "nothing-stored").privacy;
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
        await privacyOf(bot).forget(asker.id);
        return update(forgottenView(words));
      },
    }),
    no: definePress({ run: ({ words }) => update(notForgottenView(words)) }),
  },
});
