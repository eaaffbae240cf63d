import { defineCommand, say } from "../src/command.ts";
import { savedForms, savedPresses, savesOf } from "../src/presses/saved.ts";
import { userError } from "../src/user-error.ts";
import { savedFoundView } from "../src/view/saved.ts";

export default defineCommand({
  description: "See your saved passages with your notes, and export them",
  options: [
    {
      name: "words",
      description: "Only those with these words, in their text or in your note",
      type: "text",
      maxLength: 100,
    },
  ],
  audience: "asker",

  run: async (input, bot) => {
    const { list, search } = savesOf(input, bot);
    const wanted = input.options.words?.trim() ?? "";
    if (wanted === "") return say(await list(0));
    const found = await search(wanted);
    if (found.length === 0) throw userError("no-saved-match", { words: wanted });
    return say(savedFoundView(found, 0, input.words));
  },

  presses: savedPresses,
  forms: savedForms,
});
