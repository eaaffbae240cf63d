import { type Bot, defineCommand, type Press, say, update } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { known, outdated } from "../src/view/errors.ts";
import { askForgetView, forgottenView, notForgottenView } from "../src/view/privacy.ts";
import { nothingKept } from "../src/view/reading-errors.ts";

export default defineCommand({
  description: "Have me forget everything of yours: places, saved passages, notes, choices",
  options: [],
  isPrivate: () => true,

  run: async (input, bot) => {
    const { privacy, words } = at(input, bot);
    return say(askForgetView(await privacy.held(input.asker.id), words), true);
  },

  press: async (press, bot) => {
    const { privacy, words } = at(press, bot);
    switch (press.args[0]) {
      case "ask":
        return say(askForgetView(await privacy.held(press.asker.id), words), true);
      case "yes":
        await privacy.forget(press.asker.id);
        return update(forgottenView(words));
      case "no":
        return update(notForgottenView(words));
      default:
        throw outdated();
    }
  },
});

function at({ asker }: Pick<Press, "asker">, bot: Bot) {
  const words = wordsFor(asker.locale);
  const { privacy } = known(bot.reading, () => nothingKept(words));
  return { privacy, words };
}
