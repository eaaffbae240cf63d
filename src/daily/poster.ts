import type { PostKind } from "../domain/subscription.ts";
import type { Message } from "../reply.ts";

/** Where a post goes. */
export type PostSpot = {
  readonly guildId: string;
  readonly channelId: string;
  readonly channelKind: PostKind;
};

export type PostOrder = {
  readonly spot: PostSpot;
  readonly message: Message;
  /** The same for every try of one delivery: Discord drops a repeat while it remembers it, for some minutes. */
  readonly nonce: string;
  /** The name of a forum's post. */
  readonly title: string;
  /** Of a forum's post. */
  readonly tagId?: string | undefined;
  /** The one role that may be pinged. */
  readonly roleId: string | undefined;
  readonly isSilent: boolean;
  /** Not sent after this moment, however long it waits for its turn: then another machine has taken over. */
  readonly notAfter: number;
};

/** Why Discord refuses, as far as an admin can mend it. */
export type RefusedBy =
  | "no-access"
  | "no-permission"
  | "channel-gone"
  | "server-gone"
  | "needs-tag"
  | "locked"
  /** AutoMod took the message for what the server blocks. */
  | "automod"
  | "pins-full"
  | "threads-full"
  /** Somebody takes no direct messages from the bot, or can't be reached any more. */
  | "dm-closed"
  | "other";

/** What is certain after a request, whatever became of it. */
export type Trouble =
  /** Discord has refused it; nothing happened. */
  | { readonly kind: "refused"; readonly by: RefusedBy; readonly code: number }
  /** Discord finds the message itself at fault; nothing happened. */
  | { readonly kind: "malformed"; readonly error: unknown }
  /** Discord asks to wait; nothing happened. */
  | { readonly kind: "wait"; readonly ms: number }
  /** No answer, or none that says: it may have happened. */
  | { readonly kind: "unknown"; readonly error: unknown }
  /** The token is no longer valid. */
  | { readonly kind: "unauthorized" };

export type Posted =
  | { readonly kind: "posted"; readonly channelId: string; readonly messageId: string }
  /** It was posted before, and somebody has deleted it since. */
  | { readonly kind: "deleted" }
  /** Its time was over before it was sent; nothing happened. */
  | { readonly kind: "expired" }
  | Trouble;

export type FoundPost =
  | { readonly kind: "found"; readonly channelId: string; readonly messageId: string; readonly mark: string }
  | { readonly kind: "absent" }
  /** The channel's history can't be read, or goes back too far. */
  | { readonly kind: "unreadable" }
  | Trouble;

export type Done = { readonly kind: "done" } | Trouble;

/** What a delivery asks of Discord. Nothing here throws: a request that failed has become a word on what is certain. */
export type Poster = {
  readonly post: (order: PostOrder) => Promise<Posted>;
  /** Looks among the bot's own messages, back to `since`, for one with a button whose id starts with `mark`. */
  readonly find: (
    spot: PostSpot,
    mark: string,
    since: { readonly at: number; readonly messageId: string | undefined },
  ) => Promise<FoundPost>;
  readonly crosspost: (channelId: string, messageId: string) => Promise<Done>;
  readonly openThread: (channelId: string, messageId: string, name: string) => Promise<Done>;
  readonly pin: (channelId: string, messageId: string) => Promise<Done>;
  readonly unpin: (channelId: string, messageId: string) => Promise<Done>;
};
