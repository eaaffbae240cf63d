import { type Bot, type Context, definePress, say, turn, turned } from "../command.ts";
import { cardOf, cardView } from "../view/card.ts";
import { type CardOrder, rangeIn, styleOf } from "../view/card-order.ts";
import { markIn } from "../view/results.ts";

type Seen = Pick<Context, "shown" | "words">;

export async function drawn(order: CardOrder, { shown, words }: Seen, bot: Bot, isChanging = false) {
  const drawing = await bot.drawCard(cardOf(order, words));
  return cardView(order, drawing, { ...shown, isChanging }, words);
}

type CardChange = (chosen: readonly string[]) => Readonly<Record<string, string>>;

/** The asker's press changes the card itself; anyone else's makes a new one. */
function redraw(
  change: CardChange,
  how: { readonly isChanging?: true; readonly isNew?: "asker" | "everyone" },
) {
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
const sentences: CardChange = (chosen) => {
  const edges = chosen.map(rangeIn);
  const [start, end] = [Math.min(...edges.map((one) => one.start)), Math.max(...edges.map((one) => one.end))];
  return { range: `${start}-${end}`, around: "line" };
};
const as =
  (name: string): CardChange =>
  (chosen) =>
    chosen[0] === undefined ? {} : { [name]: chosen[0] };
const unchanged: CardChange = () => ({});

/** What the buttons and menus of a card do, those of messages of before included. */
export const cardPresses = {
  draw: redraw(unchanged, { isNew: "asker" }),
  share: redraw(unchanged, { isNew: "everyone" }),
  change: redraw(unchanged, { isChanging: true }),
  done: redraw(unchanged, {}),
  look: redraw(as("look"), { isChanging: true }),
  shape: redraw(as("shape"), { isChanging: true }),
  around: redraw(as("around"), { isChanging: true }),
  sentences: redraw(sentences, { isChanging: true }),
};
