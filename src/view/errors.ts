import { wordsFor } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { sentenceOf, type UserError } from "../user-error.ts";
import { button, row, text } from "./components.ts";
import { echo } from "./text.ts";

/** In the asker's language where it is said there; a value may be what a reader typed. */
export function userErrorView({ code, values, message }: UserError, locale: string): Message {
  const words = wordsFor(locale);
  const said = text(sentenceOf(code, values, words, echo) ?? message);
  if (code !== "ask-first") return { components: [said] };
  const accept = button(pressId("attribution", "accept", String(values.slug)), words.warning.accept);
  return { components: [said, row([accept])] };
}

/** The one sentence for every fault; the log has the same reference. */
export function faultView(reference: string, locale: string): Message {
  return { components: [text(wordsFor(locale).fault({ reference }))] };
}
