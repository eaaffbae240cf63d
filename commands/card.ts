import {
  asAsked,
  type Bot,
  type Context,
  defineCommand,
  definePress,
  say,
  sayAlone,
  shownOptions,
  turn,
  turned,
} from "../src/command.ts";
import { lookUp, rememberedOption, suggestPassages } from "../src/lookup.ts";
import {
  type CardOrder,
  cardOf,
  cardView,
  lookChoices,
  rangeIn,
  shapeChoices,
  styleOf,
} from "../src/view/card.ts";
import { passageNamed, wordsOrNumber } from "../src/view/errors.ts";
import { markIn, nearView } from "../src/view/results.ts";

const number = {
  name: "number",
  description: "The passage's number instead, such as 12 or 3.4",
  type: "text",
  maxLength: 20,
} as const;

async function drawn(order: CardOrder, { shown, words }: Pick<Context, "shown" | "words">, bot: Bot) {
  return cardView(order, await bot.drawCard(cardOf(order, words)), shown, words);
}

/** Whoever asked changes the card itself; anyone else gets one of their own. */
function redraw(audience: "asker" | "everyone" | typeof turned, isNew: boolean) {
  return definePress({
    args: ["story", "passage", "range", "look", "shape"],
    audience,
    run: async (input, bot) => {
      const { args, at, isOwn, values } = input;
      const style = styleOf(values[0] ?? args.look, args.shape);
      const mark = markIn(at.story, at.passage, rangeIn(args.range));
      const message = await drawn({ ...at, ...style, mark }, input, bot);
      return isNew ? say(message) : turn({ isOwn }, message);
    },
  });
}

export default defineCommand({
  description: "Draw a passage as a picture",
  options: [
    rememberedOption("What you remember of it; its sentence is set apart on the card"),
    number,
    { name: "story", description: "The story it stands in", type: "story" },
    { name: "look", description: "How the card looks", type: "text", choices: lookChoices() },
    { name: "shape", description: "Wide, or square", type: "text", choices: shapeChoices() },
    ...shownOptions,
  ],
  audience: asAsked,

  run: async (input, bot) => {
    const { options, here } = input;
    const style = styleOf(options.look, options.shape);
    if (options.number !== undefined && (options.words ?? "").trim() !== "") throw wordsOrNumber();
    const found = await lookUp(input, options.words, bot);
    if (found.kind === "near")
      return sayAlone(nearView(found.stories, found.asked, found.near, input.ownWords));
    if (found.kind === "found") return say(await drawn({ ...found, ...style }, input, bot));
    const { story, scope, place } = input;
    const passage =
      options.number === undefined
        ? bot.pick(scope, place.channelId)
        : passageNamed(here, story, options.number);
    return say(await drawn({ story, passage, mark: undefined, ...style }, input, bot));
  },

  suggest: suggestPassages,

  presses: {
    draw: redraw("asker", true),
    share: redraw("everyone", true),
    look: redraw(turned, false),
    shape: redraw(turned, false),
  },
});
