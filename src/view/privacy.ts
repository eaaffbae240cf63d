import { ButtonStyle } from "discord-api-types/v10";
import type { HeldOfReader } from "../domain/reader.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { button, container, row, sentence, text } from "./components.ts";
import { filesView } from "./listing.ts";

/** What is kept and why, and the two ways to act on it. */
export function privacyView({ privacy }: Words): Message {
  return {
    components: [
      container([text(Object.values(privacy.about).join("\n\n"))]),
      row([
        button(pressId("privacy", "export"), privacy.export),
        button(pressId("forget", "ask"), privacy.forget),
      ]),
    ],
  };
}

export function ownDataView(json: Uint8Array, { privacy }: Words): Message {
  return filesView(privacy.exported, [{ name: "my-data.json", data: json }]);
}

/** Asks before everything of a reader is forgotten; says what that is. */
export function askForgetView(held: HeldOfReader, { code, forget }: Words): Message {
  const kinds = ["saves", "notes", "places", "choices", "stories", "daily"] as const;
  const parts = kinds
    .map((kind) => [kind, held[kind] ?? 0] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => forget[kind]({ number }));
  if (parts.length === 0) return sentence(forget.nothing);
  const list = new Intl.ListFormat(code).format(parts);
  return {
    components: [
      text(forget.ask({ held: list })),
      row([
        { ...button(pressId("forget", "yes"), forget.yes), style: ButtonStyle.Danger },
        button(pressId("forget", "no"), forget.no),
      ]),
    ],
  };
}

export function forgottenView({ forget }: Words): Message {
  return sentence(forget.done);
}

export function notForgottenView({ forget }: Words): Message {
  return sentence(forget.kept);
}
