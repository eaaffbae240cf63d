import * as spec from "discord-api-spec/zod";
import type { APIMessage } from "discord-api-types/v10";
import { ApiError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { numberOf, type recordOf } from "./json.ts";
import { loading } from "./messages.ts";
import type { Call } from "./route.ts";
import type { Post } from "./world.ts";

export function callbackSchema({ body }: Call) {
  if (body.type === 6 || body.type === 7) return spec.UpdateMessageInteractionCallbackRequestSchema;
  if (body.type === 8) return spec.ApplicationCommandAutocompleteCallbackRequestSchema;
  if (body.type === 9) return spec.ModalInteractionCallbackRequestSchema;
  return spec.CreateMessageInteractionCallbackRequestSchema;
}

export function fits(exchange: Exchange, type: number): boolean {
  if (exchange.type === 4) return type === 8;
  if (exchange.type === 5)
    return [4, 5].includes(type) || (exchange.source !== undefined && [6, 7].includes(type));
  return [4, 5, 9].includes(type) || (exchange.type === 3 && [6, 7].includes(type));
}

export function checkChoices(choices: readonly ReturnType<typeof recordOf>[]) {
  const faults = choices.flatMap(({ value }, at) =>
    typeof value === "string" && value.length > 100
      ? [
          {
            path: ["data", "choices", at, "value"],
            code: "BASE_TYPE_MAX_LENGTH",
            message: "Must be 100 or fewer in length.",
          },
        ]
      : [],
  );
  if (faults.length > 0) throw new ApiError(50035, faults);
}

export function resource(exchange: Exchange, type: number): object {
  const post = exchange.original;
  const interaction = {
    id: exchange.id,
    type: exchange.type,
    ...(post
      ? {
          response_message_id: post.message.id,
          response_message_loading: (numberOf(post.message.flags) & loading) !== 0,
          response_message_ephemeral: post.onlyFor !== undefined,
        }
      : {}),
  };
  if (!post || type === 6) return { interaction, ...(type === 6 ? { resource: { type } } : {}) };
  return { interaction, resource: { type, message: post.message } };
}

export function referenceTo(post: Post): NonNullable<APIMessage["message_reference"]> {
  return { type: 0, message_id: post.message.id, channel_id: post.message.channel_id };
}
