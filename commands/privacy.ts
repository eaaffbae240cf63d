import { defineCommand, say } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { known, outdated } from "../src/view/errors.ts";
import { ownDataView, privacyView } from "../src/view/privacy.ts";
import { nothingKept } from "../src/view/reading-errors.ts";

export default defineCommand({
  description: "What I keep of you and why, and how to see or remove it",
  options: [],
  isPrivate: () => true,

  run: ({ asker }) => say(privacyView(wordsFor(asker.locale)), true),

  press: async ({ args, asker, place }, bot) => {
    if (args[0] !== "export") throw outdated();
    const words = wordsFor(asker.locale);
    const { privacy, shelf } = known(bot.reading, () => nothingKept(words));
    const data = await privacy.file(asker.id, shelf(await bot.offer(place)));
    return say(ownDataView(data, words), true);
  },
});
