import type {
  APIMessage,
  APIUser,
  APIModalInteractionResponseCallbackData as Modal,
} from "discord-api-types/v10";
import type { Fixture, Post, SandboxChannel } from "./fixture.ts";

export type SuggestedChoice = { readonly name: string; readonly value: string | number };

/** What a reader sees come of a command, a press or a choice. */
export type Outcome =
  | {
      readonly kind: "message" | "update";
      readonly message: APIMessage;
      readonly ephemeral: boolean;
      readonly deferred: boolean;
      readonly post: Post;
    }
  | { readonly kind: "deleted"; readonly post?: Post }
  | { readonly kind: "choices"; readonly choices: readonly SuggestedChoice[] }
  | { readonly kind: "modal"; readonly modal: Modal; readonly exchange: Exchange }
  /** Only as a first sight: "is thinking…", or a press that was acknowledged. */
  | { readonly kind: "deferred"; readonly ephemeral: boolean }
  /** "The application did not respond", or the double was closed first. */
  | { readonly kind: "failed"; readonly reason: "late" | "closed" };

export type Exchange = {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly payload: object;
  readonly user: APIUser;
  readonly channel: SandboxChannel;
  readonly isUserInstall: boolean;
  readonly startedAt: number;
  /** For a component, and a modal that a component opened: the message it is attached to. */
  readonly source?: Post;
  readonly metadata: object;
  state: "waiting" | "answered" | "late";
  isDeferred: boolean;
  isEphemeral: boolean;
  /** What `@original` means, once there is an answer. */
  original?: Post;
  readonly followups: Post[];
  readonly first: PromiseWithResolvers<Outcome>;
  readonly last: PromiseWithResolvers<Outcome>;
  timer?: NodeJS.Timeout;
};

/** A question put to the bot: awaited, it is what the reader sees in the end. */
export type PendingOutcome = Promise<Outcome> & {
  readonly exchange: Exchange;
  /** What the reader sees first, so also a deferral. */
  readonly first: Promise<Outcome>;
  /** Ends Discord's 3 seconds now. */
  expire(): void;
};

export type Exchanges = ReturnType<typeof makeExchanges>;

type MadeExchange = Pick<Exchange, Asking> & { source?: Post };
type Asking = "id" | "token" | "type" | "payload" | "user" | "channel" | "isUserInstall" | "metadata";

const tokenLifeMs = 15 * 60_000;

export function makeExchanges(fixture: Fixture, answerMs: number, changed: () => void) {
  const byId = new Map<string, Exchange>();
  const byToken = new Map<string, Exchange>();

  function expire(exchange: Exchange) {
    clearTimeout(exchange.timer);
    if (exchange.state !== "waiting") return;
    exchange.state = "late";
    settle(exchange, { kind: "failed", reason: "late" });
  }

  function settle(exchange: Exchange, outcome: Outcome) {
    exchange.first.resolve(outcome);
    if (outcome.kind !== "deferred") exchange.last.resolve(outcome);
    changed();
  }

  return {
    open(made: MadeExchange): PendingOutcome {
      const [first, last] = [Promise.withResolvers<Outcome>(), Promise.withResolvers<Outcome>()];
      const start = { startedAt: fixture.now(), isDeferred: false, isEphemeral: false, followups: [] };
      const exchange: Exchange = { ...made, ...start, state: "waiting", first, last };
      byId.set(exchange.id, exchange);
      byToken.set(exchange.token, exchange);
      exchange.timer = setTimeout(() => expire(exchange), answerMs).unref();
      const expireNow = () => expire(exchange);
      return Object.assign(last.promise, { exchange, first: first.promise, expire: expireNow });
    },
    settle,
    /** The interaction that a callback is for, while Discord still waits for it. */
    waiting: (id: string, token: string): Exchange | undefined => {
      const exchange = byId.get(id);
      if (!exchange || exchange.token !== token || exchange.state === "late") return undefined;
      if (exchange.state === "waiting" && fixture.now() - exchange.startedAt > Math.max(answerMs, 3000)) {
        expire(exchange);
        return undefined;
      }
      return exchange;
    },
    withToken: (token: string) => byToken.get(token),
    isStale: (exchange: Exchange) => fixture.now() - exchange.startedAt > tokenLifeMs,
    close() {
      for (const exchange of byId.values()) {
        clearTimeout(exchange.timer);
        settle(exchange, { kind: "failed", reason: "closed" });
      }
    },
  };
}
