import * as spec from "discord-api-spec/zod";
import { type APIMessage, MessageType } from "discord-api-types/v10";
import { ApiError, broken, fault } from "./errors.ts";
import type { Exchange, Exchanges, SuggestedChoice } from "./exchange.ts";
import type { Fixture, Post } from "./fixture.ts";
import { type Json, listOf, numberOf, recordOf, recordsOf } from "./json.ts";
import { modalFaults } from "./message-limits.ts";
import { checkMessage, editPost, ephemeral, loading, makePost, type Sent } from "./messages.ts";
import { type Call, empty, type HttpAnswer, ok, type Route, route } from "./route.ts";

const followupLimit = 5;

export function interactionRoutes(fixture: Fixture, exchanges: Exchanges): Route[] {
  const webhook = "/webhooks/:application/:token" as const;

  function callback(call: Call): HttpAnswer {
    const exchange = exchanges.waiting(call.params.interaction ?? "", call.params.token ?? "");
    if (!exchange) throw new ApiError(10062);
    if (exchange.state === "answered") throw new ApiError(40060);
    const type = numberOf(call.body.type);
    if (!fits(exchange, type))
      throw new ApiError(50035, [fault(["type"], "INTERACTION_CALLBACK_TYPE_INVALID", type)]);
    respond(exchange, type, call);
    clearTimeout(exchange.timer);
    exchange.state = "answered";
    show(exchange, type, call);
    return call.query.get("with_response") === "true" ? ok(resource(exchange, type)) : empty;
  }

  function respond(exchange: Exchange, type: number, call: Call) {
    const data = recordOf(call.body.data);
    const sent: Sent = { ...call, body: data, at: ["data"], whole: call.body };
    if (type === 4) {
      checkMessage(fixture, sent);
      exchange.isEphemeral = (numberOf(data.flags) & ephemeral) !== 0;
      exchange.original = answerPost(exchange, sent);
    } else if (type === 5) {
      exchange.isDeferred = true;
      exchange.isEphemeral = (numberOf(data.flags) & ephemeral) !== 0;
      const body = { flags: numberOf(data.flags) & ephemeral };
      exchange.original = answerPost(exchange, { ...sent, body });
      exchange.original.message = { ...exchange.original.message, flags: body.flags | loading };
    } else if (type === 6 || type === 7) {
      exchange.isDeferred = type === 6;
      if (exchange.source) exchange.original = exchange.source;
      exchange.isEphemeral = exchange.source?.onlyFor !== undefined;
      if (type === 7 && call.body.data !== undefined) edit(exchange, sent);
    } else if (type === 8) {
      checkChoices(recordsOf(data.choices));
    } else if (type === 9) {
      const faults = modalFaults(data);
      if (faults.length > 0) throw new ApiError(50035, faults);
    }
  }

  function show(exchange: Exchange, type: number, call: Call) {
    const data = recordOf(call.body.data);
    const { settle } = exchanges;
    if (type === 8) settle(exchange, { kind: "choices", choices: listOf(data.choices) as SuggestedChoice[] });
    else if (type === 9) settle(exchange, { kind: "modal", modal: data as never, exchange });
    else if (type < 7 && type > 4) settle(exchange, { kind: "deferred", ephemeral: exchange.isEphemeral });
    else showOriginal(exchange, type === 7 ? "update" : "message");
  }

  function showOriginal(exchange: Exchange, kind: "message" | "update") {
    const post = exchange.original;
    if (!post) return;
    exchanges.settle(exchange, {
      kind,
      get message() {
        return post.message;
      },
      ephemeral: post.onlyFor !== undefined,
      deferred: exchange.isDeferred,
      post,
    });
  }

  function answerPost(exchange: Exchange, sent: Sent, more: Partial<APIMessage> = {}): Post {
    const isHidden = (numberOf(sent.body.flags) & ephemeral) !== 0;
    const own = exchange.source ? MessageType.Reply : MessageType.Default;
    const extra = {
      type: exchange.type === 2 ? MessageType.ChatInputCommand : own,
      webhook_id: fixture.applicationId,
      application_id: fixture.applicationId,
      interaction_metadata: exchange.metadata as NonNullable<APIMessage["interaction_metadata"]>,
      ...(exchange.source ? { message_reference: referenceTo(exchange.source) } : {}),
      ...more,
    } as Partial<APIMessage>;
    return makePost(
      fixture,
      exchange.channel,
      fixture.bot,
      sent,
      extra,
      isHidden ? exchange.user.id : undefined,
    );
  }

  function edit(exchange: Exchange, sent: Sent, post = exchange.original): Post {
    if (!post || post.isDeleted) throw new ApiError(10008);
    checkMessage(fixture, sent, post.message);
    editPost(fixture, exchange.channel, post, sent);
    return post;
  }

  /** The interaction whose token a webhook's path carries, once it has been answered. */
  function answered(call: Call): Exchange {
    const exchange = exchanges.withToken(call.params.token ?? "");
    if (call.params.application !== fixture.applicationId) throw new ApiError(10015);
    if (exchange?.state !== "answered") throw new ApiError(10015);
    if (exchanges.isStale(exchange)) throw new ApiError(50027);
    return exchange;
  }

  function named({ original, followups }: Exchange, id: string | undefined): Post {
    const post = [original, ...followups].find((one) => one?.message.id === id);
    const found = id === "@original" ? original : post;
    if (!found || found.isDeleted) throw new ApiError(10008);
    return found;
  }

  function followUp(call: Call): HttpAnswer {
    const exchange = answered(call);
    checkMessage(fixture, call);
    if (exchange.original && (numberOf(exchange.original.message.flags) & loading) !== 0) {
      editPost(fixture, exchange.channel, exchange.original, call);
      showOriginal(exchange, "message");
      return ok(exchange.original.message);
    }
    if (exchange.isUserInstall && exchange.followups.length >= followupLimit) throw new ApiError(40094);
    const { original } = exchange;
    const reply = original && { type: MessageType.Reply, message_reference: referenceTo(original) };
    const post = answerPost(exchange, call, reply ?? { type: MessageType.Default });
    exchange.followups.push(post);
    if (exchange.isDeferred) {
      const ephemeral = post.onlyFor !== undefined;
      exchanges.settle(exchange, { kind: "message", message: post.message, ephemeral, deferred: true, post });
    }
    return ok(post.message);
  }

  function editAnswer(call: Call): HttpAnswer {
    const exchange = answered(call);
    const post = named(exchange, call.params.message);
    edit(exchange, call, post);
    if (post === exchange.original) showOriginal(exchange, post === exchange.source ? "update" : "message");
    return ok(post.message);
  }

  function removeAnswer(call: Call): HttpAnswer {
    const exchange = answered(call);
    const post = named(exchange, call.params.message);
    post.isDeleted = true;
    if (post === exchange.original) exchanges.settle(exchange, { kind: "deleted", post });
    return empty;
  }

  const one = `${webhook}/messages/:message` as const;
  const inThread = ["thread_id"];
  return [
    route("POST /interactions/:interaction/:token/callback", callback, {
      isOpen: true,
      query: ["with_response"],
      schema: callbackSchema,
    }),
    route(`POST ${webhook}`, followUp, {
      isOpen: true,
      query: ["wait", "thread_id", "with_components"],
      schema: spec.IncomingWebhookRequestPartialSchema,
    }),
    route(`GET ${one}`, (call) => ok(named(answered(call), call.params.message).message), {
      isOpen: true,
      query: inThread,
    }),
    route(`PATCH ${one}`, editAnswer, {
      isOpen: true,
      query: ["thread_id", "with_components"],
      schema: spec.IncomingWebhookUpdateRequestPartialSchema,
    }),
    route(`DELETE ${one}`, removeAnswer, { isOpen: true, query: inThread }),
  ];
}

function callbackSchema({ body }: Call) {
  if (body.type === 6 || body.type === 7) return spec.UpdateMessageInteractionCallbackRequestSchema;
  if (body.type === 8) return spec.ApplicationCommandAutocompleteCallbackRequestSchema;
  if (body.type === 9) return spec.ModalInteractionCallbackRequestSchema;
  return spec.CreateMessageInteractionCallbackRequestSchema;
}

function fits(exchange: Exchange, type: number): boolean {
  if (exchange.type === 4) return type === 8;
  if (exchange.type === 5)
    return [4, 5].includes(type) || (exchange.source !== undefined && [6, 7].includes(type));
  return [4, 5, 9].includes(type) || (exchange.type === 3 && [6, 7].includes(type));
}

function checkChoices(choices: readonly Json[]) {
  const faults = choices.flatMap(({ value }, at) => {
    const isLong = typeof value === "string" && value.length > 100;
    return broken([isLong, ["data", "choices", at, "value"], "BASE_TYPE_MAX_LENGTH", 100]);
  });
  if (faults.length > 0) throw new ApiError(50035, faults);
}

function resource(exchange: Exchange, type: number): object {
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

function referenceTo(post: Post): NonNullable<APIMessage["message_reference"]> {
  return { type: 0, message_id: post.message.id, channel_id: post.message.channel_id };
}
