import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { UserError } from "../user-error.ts";
import { button, row, text } from "./components.ts";
import { nameText } from "./credit.ts";
import { escapeMarkdown } from "./text.ts";

/** Why a passage isn't shown at a place, or not yet; undefined for a refusal of another kind. */
export function placeErrorView({ code, values }: UserError, words: Words): Message | undefined {
  const { spoiler, cooldown, warning } = words;
  const said = (sentence: string): Message => ({ components: [text(sentence)] });
  const title = values.title === "" ? warning.untitled : `**${nameText(String(values.title))}**`;
  const warnings = escapeMarkdown(String(values.warnings));
  switch (code) {
    case "beyond-server":
      return said(spoiler.beyond);
    case "beyond-channel":
      return said(spoiler.beyondChannel);
    case "beyond-own":
      return said(spoiler.beyondOwn);
    case "no-words":
      return said(words.find.noWords);
    case "words-or-number":
      return said(words.card.wordsOrNumber);
    case "too-fast-person":
      return said(cooldown.person({ when: `<t:${values.until}:R>` }));
    case "too-fast-server":
      return said(cooldown.server({ when: `<t:${values.until}:R>` }));
    case "ask-alone":
      return said(warning.askAlone({ title, warnings }));
    case "ask-first": {
      const accept = button(pressId("attribution", "accept", String(values.slug)), warning.accept);
      return { components: [text(warning.askFirst({ title, warnings })), row([accept])] };
    }
    default:
      return undefined;
  }
}
