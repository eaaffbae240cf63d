import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import type { Wire } from "../interaction/answer.ts";
import type { File } from "../reply.ts";
import type { Body, Messages, NewMessage } from "./messages.ts";

// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const unknownInteraction = 10_062;
const alreadyAcknowledged = 40_060;
const unknownMessage = 10_008;
const invalidBody = 50_035;

/** An error as Discord's REST gives it: `answer` tells them apart by code and status. */
class Refused extends Error {
  readonly code: number;
  readonly status: number;
  constructor(code: number, status: number, sentence: string) {
    super(sentence);
    this.code = code;
    this.status = status;
  }
}

/** What comes of an interaction besides messages. */
export type Outcome =
  | { readonly kind: "shown" }
  | { readonly kind: "late" }
  | { readonly kind: "other"; readonly response: APIInteractionResponse };

/** Discord's end of one interaction: it takes one answer, in time, and then edits and further messages. */
export function openWire(parts: {
  readonly messages: Messages;
  readonly about: NewMessage;
  /** The message that was pressed on. */
  readonly pressed: string | undefined;
  readonly deadlineMs: number;
  readonly faultIn: (body: Body, files: readonly File[]) => string | undefined;
  /** Called once. */
  readonly settle: (outcome: Outcome) => void;
}): Wire {
  const { messages, about, pressed } = parts;
  let state: "open" | "answered" | "late" = "open";
  let original = pressed;
  const timer = setTimeout(() => {
    state = "late";
    parts.settle({ kind: "late" });
  }, parts.deadlineMs);

  const check = (body: Body, files: readonly File[]) => {
    const fault = parts.faultIn(body, files);
    if (fault !== undefined)
      throw new Refused(invalidBody, 400, `Discord would not take this message: ${fault}`);
  };
  const add = (body: Body, files: readonly File[], json: unknown) =>
    messages.add({ ...about, isPrivate: isPrivate(body) }, body, files, json);
  const change = (id: string | undefined, body: Body, files: readonly File[], json: unknown) => {
    if (id === undefined || !messages.edit(id, body, files, json))
      throw new Refused(unknownMessage, 404, "Unknown Message");
  };
  const take = (response: APIInteractionResponse, files: readonly File[]) => {
    switch (response.type) {
      case InteractionResponseType.ChannelMessageWithSource:
        original = add(response.data, files, response);
        return;
      case InteractionResponseType.DeferredChannelMessageWithSource:
        original = messages.add({ ...about, isPrivate: isPrivate(response.data) }, undefined, [], response);
        return;
      case InteractionResponseType.UpdateMessage:
        change(pressed, response.data ?? {}, files, response);
        return;
    }
  };

  return {
    respond: async (response, files) => {
      if (state === "late") throw new Refused(unknownInteraction, 404, "Unknown interaction");
      if (state === "answered") throw new Refused(alreadyAcknowledged, 400, "Already acknowledged");
      if ("data" in response && isMessage(response)) check(response.data ?? {}, files);
      state = "answered";
      clearTimeout(timer);
      take(response, files);
      parts.settle(isOther(response) ? { kind: "other", response } : { kind: "shown" });
    },
    edit: async (body, files) => {
      check(body, files);
      change(original, body, files, body);
    },
    remove: async () => {
      if (original === undefined || !messages.remove(original))
        throw new Refused(unknownMessage, 404, "Unknown Message");
    },
    follow: async (body, files) => {
      check(body, files);
      add(body, files, body);
    },
  };
}

function isMessage(
  response: APIInteractionResponse,
): response is Extract<
  APIInteractionResponse,
  { type: InteractionResponseType.ChannelMessageWithSource | InteractionResponseType.UpdateMessage }
> {
  return (
    response.type === InteractionResponseType.ChannelMessageWithSource ||
    response.type === InteractionResponseType.UpdateMessage
  );
}

function isOther(response: APIInteractionResponse): boolean {
  return (
    response.type === InteractionResponseType.Modal ||
    response.type === InteractionResponseType.ApplicationCommandAutocompleteResult
  );
}

function isPrivate(body: Pick<Body, "flags"> | undefined): boolean {
  return ((body?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}
