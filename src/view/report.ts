import type { Words } from "../messages/messages.ts";
import { type Message, type Modal, pressId } from "../reply.ts";
import { sentence } from "./components.ts";
import { modal } from "./modal.ts";

/** What somebody has to tell the operator of a story that a server brought. */
export function reportModal(slug: string, { about }: Words): Modal {
  const { reportTitle, reportLabel: label, reportHint: hint } = about;
  const field = { id: "words", label, hint, least: 3, most: 1_000, isLong: true };
  return modal(pressId("attribution", "reported", slug), reportTitle, [field]);
}

export function reportedView({ about }: Words): Message {
  return sentence(about.reported);
}
