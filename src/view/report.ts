import { ComponentType, TextInputStyle } from "discord-api-types/v10";
import type { Words } from "../messages/messages.ts";
import { type Message, type Modal, pressId } from "../reply.ts";
import { text } from "./components.ts";

/** What somebody has to tell the operator of a story that a server brought. */
export function reportModal(slug: string, { about }: Words): Modal {
  return {
    custom_id: pressId("attribution", "reported", slug),
    title: about.reportTitle,
    components: [
      {
        type: ComponentType.Label,
        label: about.reportLabel,
        description: about.reportHint,
        component: {
          type: ComponentType.TextInput,
          custom_id: "words",
          style: TextInputStyle.Paragraph,
          min_length: 3,
          max_length: 1_000,
          required: true,
        },
      },
    ],
  };
}

export function reportedView({ about }: Words): Message {
  return { components: [text(about.reported)] };
}
