import { ComponentType } from "discord-api-types/v10";
import type { Refusal } from "../refusal.ts";
import type { Message } from "../reply.ts";

export function refusalView(refusal: Refusal): Message {
  return sentence(refusal.message);
}

/** The one sentence for every fault; the log has the same reference. */
export function faultView(reference: string): Message {
  return sentence(
    `Something went wrong on my side. Try again in a moment; if it stays, give the bot's operator this reference: ${reference}`,
  );
}

function sentence(content: string): Message {
  return { components: [{ type: ComponentType.TextDisplay, content }] };
}
