import { wordsFor } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { sentenceOf, type UserError } from "../user-error.ts";
import { button, row, sentence, text } from "./components.ts";
import { echo } from "./text.ts";

/** In the asker's language where it is said there; a value may be what a reader typed. */
export function userErrorView({ code, values, message }: UserError, locale: string): Message {
  const words = wordsFor(locale);
  const sentence = text(sentenceOf(code, values, words, echo) ?? message);
  if (code !== "ask-first") return { components: [sentence] };
  const accept = button(pressId("attribution", "accept", String(values.slug)), words.warning.accept);
  return { components: [sentence, row([accept])] };
}

/** The one sentence for every fault; the log has the same reference. */
export function faultView(reference: string, locale: string): Message {
  return sentence(wordsFor(locale).fault({ reference }));
}
