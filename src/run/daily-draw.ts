import type { Bot } from "../bot.ts";
import type { Card } from "../card/card.ts";
import type { DrawPost } from "../daily/order.ts";
import type { Log } from "../log.ts";
import { wordsFor } from "../messages/messages.ts";
import { dailyCardOf, pictureOf } from "../view/card.ts";
import { drawPost } from "../view/daily.ts";

/** What draws daily posts: as text, or as a card where an admin chose a look. A card that can't be drawn is no day's loss. */
export function dailyDraw({ drawCard }: Pick<Bot, "drawCard">, log: Log): DrawPost {
  return {
    ...drawPost,
    message: async (story, chosen, looks) => {
      if (looks.look === undefined || chosen.kind !== "passages")
        return drawPost.message(story, chosen, looks);
      const words = wordsFor(looks.language ?? "en");
      const { passages } = chosen;
      try {
        const order = dailyCardOf(story, passages, looks.look, words);
        const drawing = await drawCard(order as Card);
        const card = pictureOf({ story, passages }, drawing, order.text.length, words);
        return drawPost.message(story, chosen, { ...looks, card });
      } catch (error) {
        log.warn("a daily card could not be drawn; its passage comes as text", { story: story.slug, error });
        return drawPost.message(story, chosen, looks);
      }
    },
  };
}
