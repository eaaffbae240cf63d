import type { Words } from "../messages/messages.ts";
import type { Message } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { type QuoteForm, quoteView } from "./quote.ts";
import { type Found, nearView, openMenu } from "./results.ts";
import { echo } from "./text.ts";

/** Of retold lines whose passage stands first below an answer seven in ten score more; of lines of no story one in three. */
const perhapsFrom = 0.1;

/** "Perhaps this one": below an answer, the nearest passage itself, to the asker alone, and a menu of the next. */
export function perhapsView(
  stories: readonly Story[],
  asked: string,
  near: readonly Found[],
  shown: { readonly isSpoiler: boolean; readonly form: QuoteForm },
  words: Words,
): Message {
  const [best, ...others] = near;
  if (best === undefined || (best.score ?? 0) < perhapsFrom) return nearView(stories, asked, near, words);
  const above = words.search.perhaps({ words: echo(asked) });
  const how = { ...shown, mark: best, isPrivate: true, above };
  const quote = quoteView(best.story, best.passage, how, words);
  return withOthers(quote, others, words);
}

/** With a menu of what else was near, which stays while the quote above it takes another form. */
export function withOthers(quote: Message, others: readonly Found[], words: Words): Message {
  if (others.length === 0) return quote;
  return {
    ...quote,
    components: [...quote.components, openMenu(others, "near", words.search.orOneOf, words)],
  };
}
