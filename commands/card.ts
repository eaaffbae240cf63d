import { asAsked, defineCommand, say, sayAlone, shownOptions } from "../src/command.ts";
import { lookUp, rememberedOption, suggestPassages } from "../src/lookup.ts";
import { cardPresses, drawn } from "../src/presses/card.ts";
import { passageNamed } from "../src/story/named.ts";
import { userError } from "../src/user-error.ts";
import { lookChoices, shapeChoices, styleOf } from "../src/view/card-order.ts";
import { perhapsView } from "../src/view/perhaps.ts";

export default defineCommand({
  description: "Turn a line of the story into a picture",
  options: [
    rememberedOption("What you remember of it"),
    {
      name: "number",
      description: "The passage's number instead, such as 12 or 3.4",
      type: "text",
      maxLength: 20,
    },
    { name: "story", description: "The story it's from", type: "story" },
    { name: "look", description: "How the card looks", type: "text", choices: lookChoices() },
    { name: "shape", description: "Wide, square or tall", type: "text", choices: shapeChoices() },
    ...shownOptions,
  ],
  audience: asAsked,

  run: async (input, bot) => {
    const { options, here } = input;
    if (options.number !== undefined && (options.words ?? "").trim() !== "")
      throw userError("words-or-number");
    const found = await lookUp(input, options.words, bot);
    if (found.kind === "near") {
      const { stories, asked, near } = found;
      return sayAlone(perhapsView(stories, asked, near, { ...input.shown, form: "line" }, input.ownWords));
    }
    const { story } = found.kind === "found" ? found : input;
    const order = { story, ...styleOf(story, options) };
    if (found.kind === "found") return say(await drawn({ ...order, ...found }, input, bot));
    const passage =
      options.number === undefined
        ? bot.pick(input.scope, input.place.channelId)
        : passageNamed(here, story, options.number);
    return say(await drawn({ ...order, passage, mark: undefined }, input, bot));
  },

  suggest: suggestPassages,

  presses: cardPresses,
});
