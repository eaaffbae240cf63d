import * as spec from "discord-api-spec/zod";
import { type APIMessage, MessageType } from "discord-api-types/v10";
import { callbackSchema, checkChoices, fits, referenceTo, resource } from "./callback.ts";
import { ApiError, type ErrorCode } from "./errors.ts";
import type { Choice, Exchange, Exchanges } from "./exchange.ts";
import { listOf, numberOf, recordOf, recordsOf } from "./json.ts";
import { checkMessage, editPost, ephemeral, loading, makePost, type Sent } from "./messages.ts";
import { modalFaults } from "./modal-limits.ts";
import { type Answer, type Call, empty, ok, type Route } from "./route.ts";
import type { Post, World } from "./world.ts";

const followupLimit = 5;

export function interactionRoutes(world: World, exchanges: Exchanges): Route[] {
  const webhook = "/webhooks/:application/:token";

  function callback(call: Call): Answer {
    const exchange = exchanges.waiting(call.params.interaction ?? "", call.params.token ?? "");
    if (!exchange) throw new ApiError(10062);
    if (exchange.state === "answered") throw new ApiError(40060);
    const type = numberOf(call.body.type);
    if (!fits(exchange, type)) {
      throw new ApiError(50035, [
        {
          path: ["type"],
          code: "INTERACTION_CALLBACK_TYPE_INVALID",
          message: `This interaction cannot be answered with type ${type}`,
        },
      ]);
    }
    respond(exchange, type, call);
    clearTimeout(exchange.timer);
    exchange.state = "answered";
    show(exchange, type, call);
    return call.query.get("with_response") === "true" ? ok(resource(exchange, type)) : empty;
  }

  function respond(exchange: Exchange, type: number, call: Call) {
    const data = recordOf(call.body.data);
    const sent: Sent = {
      method: call.method,
      route: call.route,
      body: data,
      files: call.files,
      at: ["data"],
      whole: call.body,
    };
    if (type === 4) {
      checkMessage(world, sent);
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
    if (type === 8)
      exchanges.settle(exchange, { kind: "choices", choices: listOf(data.choices) as Choice[] });
    else if (type === 9) exchanges.settle(exchange, { kind: "modal", modal: data as never, exchange });
    else if (type === 5 || type === 6)
      exchanges.settle(exchange, { kind: "deferred", ephemeral: exchange.isEphemeral });
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
    const extra = {
      type:
        exchange.type === 2
          ? MessageType.ChatInputCommand
          : exchange.source
            ? MessageType.Reply
            : MessageType.Default,
      webhook_id: world.applicationId,
      application_id: world.applicationId,
      interaction_metadata: exchange.metadata as NonNullable<APIMessage["interaction_metadata"]>,
      ...(exchange.source ? { message_reference: referenceTo(exchange.source) } : {}),
      ...more,
    } as Partial<APIMessage>;
    return makePost(world, exchange.channel, world.bot, sent, extra, isHidden ? exchange.user.id : undefined);
  }

  function edit(exchange: Exchange, sent: Sent, post = exchange.original): Post {
    if (!post || post.isDeleted) throw new ApiError(10008);
    checkMessage(world, sent, post.message);
    editPost(world, exchange.channel, post, sent);
    return post;
  }

  /** The interaction whose token a webhook's path carries, once it has been answered. */
  function answered(call: Call): Exchange {
    const exchange = exchanges.withToken(call.params.token ?? "");
    if (call.params.application !== world.applicationId) throw new ApiError(10015);
    if (exchange?.state !== "answered") throw new ApiError(10015);
    if (exchanges.isStale(exchange)) throw new ApiError(50027);
    return exchange;
  }

  function named(exchange: Exchange, id: string | undefined, missing: ErrorCode = 10008): Post {
    const post =
      id === "@original"
        ? exchange.original
        : [exchange.original, ...exchange.followups].find((one) => one?.message.id === id);
    if (!post || post.isDeleted) throw new ApiError(missing);
    return post;
  }

  function followUp(call: Call): Answer {
    const exchange = answered(call);
    const sent: Sent = { method: call.method, route: call.route, body: call.body, files: call.files };
    checkMessage(world, sent);
    if (exchange.original && (numberOf(exchange.original.message.flags) & loading) !== 0) {
      editPost(world, exchange.channel, exchange.original, sent);
      showOriginal(exchange, "message");
      return ok(exchange.original.message);
    }
    if (exchange.isUserInstall && exchange.followups.length >= followupLimit) throw new ApiError(40094);
    const post = answerPost(exchange, sent, {
      type: exchange.original ? MessageType.Reply : MessageType.Default,
      ...(exchange.original ? { message_reference: referenceTo(exchange.original) } : {}),
    });
    exchange.followups.push(post);
    if (exchange.isDeferred) {
      exchanges.settle(exchange, {
        kind: "message",
        message: post.message,
        ephemeral: post.onlyFor !== undefined,
        deferred: true,
        post,
      });
    }
    return ok(post.message);
  }

  function editAnswer(call: Call): Answer {
    const exchange = answered(call);
    const post = named(exchange, call.params.message);
    edit(exchange, { method: call.method, route: call.route, body: call.body, files: call.files }, post);
    if (post === exchange.original) showOriginal(exchange, post === exchange.source ? "update" : "message");
    return ok(post.message);
  }

  function removeAnswer(call: Call): Answer {
    const exchange = answered(call);
    const post = named(exchange, call.params.message);
    post.isDeleted = true;
    if (post === exchange.original) exchanges.settle(exchange, { kind: "deleted", post });
    return empty;
  }

  return [
    {
      method: "POST",
      path: "/interactions/:interaction/:token/callback",
      isOpen: true,
      query: ["with_response"],
      schema: callbackSchema,
      handle: callback,
    },
    {
      method: "POST",
      path: webhook,
      isOpen: true,
      query: ["wait", "thread_id", "with_components"],
      schema: spec.IncomingWebhookRequestPartialSchema,
      handle: followUp,
    },
    {
      method: "GET",
      path: `${webhook}/messages/:message`,
      isOpen: true,
      query: ["thread_id"],
      handle: (call) => ok(named(answered(call), call.params.message).message),
    },
    {
      method: "PATCH",
      path: `${webhook}/messages/:message`,
      isOpen: true,
      query: ["thread_id", "with_components"],
      schema: spec.IncomingWebhookUpdateRequestPartialSchema,
      handle: editAnswer,
    },
    {
      method: "DELETE",
      path: `${webhook}/messages/:message`,
      isOpen: true,
      query: ["thread_id"],
      handle: removeAnswer,
    },
  ];
}
