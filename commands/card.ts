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
import { cardOf, cardView } from "../src/view/card.ts";
import { type CardOrder, lookChoices, rangeIn, shapeChoices, styleOf } from "../src/view/card-order.ts";
import { passageNamed, wordsOrNumber } from "../src/view/errors.ts";
import { perhapsView } from "../src/view/perhaps.ts";
import { markIn } from "../src/view/results.ts";

type Seen = Pick<Context, "shown" | "words">;

async function drawn(order: CardOrder, { shown, words }: Seen, bot: Bot, isChanging = false) {
  const drawing = await bot.drawCard(cardOf(order, words));
  return cardView(order, drawing, { ...shown, isChanging }, words);
}

type Change = (chosen: readonly string[]) => Readonly<Record<string, string>>;

/** Whoever asked changes the card itself; anyone else gets one of their own. */
function redraw(change: Change, how: { readonly isChanging?: true; readonly isNew?: "asker" | "everyone" }) {
  return definePress({
    args: ["story", "passage", "range", "look", "shape", "around"],
    audience: how.isNew ?? turned,
    run: async (input, bot) => {
      const { args, at, isOwn, values } = input;
      const named = { ...args, ...change(values) };
      const mark = markIn(at.story, at.passage, rangeIn(named.range));
      const order = { ...at, ...styleOf(at.story, named), mark };
      const message = await drawn(order, input, bot, how.isChanging);
      return how.isNew === undefined ? turn({ isOwn }, message) : say(message);
    },
  });
}

/** The first and the last of the sentences that were chosen; then those are the line. */
const sentences: Change = (chosen) => {
  const edges = chosen.map(rangeIn);
  const [start, end] = [Math.min(...edges.map((one) => one.start)), Math.max(...edges.map((one) => one.end))];
  return { range: `${start}-${end}`, around: "line" };
};
const as =
  (name: string): Change =>
  (chosen) =>
    chosen[0] === undefined ? {} : { [name]: chosen[0] };
const unchanged: Change = () => ({});

export default defineCommand({
  description: "Draw a line of the story as a picture",
  options: [
    rememberedOption("What you remember of it"),
    {
      name: "number",
      description: "The passage's number instead, such as 12 or 3.4",
      type: "text",
      maxLength: 20,
    },
    { name: "story", description: "The story it stands in", type: "story" },
    { name: "look", description: "How the card looks", type: "text", choices: lookChoices() },
    { name: "shape", description: "Wide, square or tall", type: "text", choices: shapeChoices() },
    ...shownOptions,
  ],
  audience: asAsked,

  run: async (input, bot) => {
    const { options, here } = input;
    if (options.number !== undefined && (options.words ?? "").trim() !== "") throw wordsOrNumber();
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

  presses: {
    draw: redraw(unchanged, { isNew: "asker" }),
    share: redraw(unchanged, { isNew: "everyone" }),
    change: redraw(unchanged, { isChanging: true }),
    done: redraw(unchanged, {}),
    look: redraw(as("look"), { isChanging: true }),
    shape: redraw(as("shape"), { isChanging: true }),
    around: redraw(as("around"), { isChanging: true }),
    sentences: redraw(sentences, { isChanging: true }),
  },
});
