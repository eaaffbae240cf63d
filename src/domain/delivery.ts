/** Times are milliseconds since 1970 (UTC). */
export type DeliveryState = "posted" | "skipped" | "missed" | "uncertain";
export type FollowUp = "crosspost" | "thread" | "parts" | "limit" | "pin";

/** A long portion comes in parts, each a message: the numbers of their first and last passages, and how many are posted. */
type PostParts = {
  readonly ranges: readonly (readonly [number, number])[];
  readonly posted: number;
  /** Where the further ones stand: the thread of the post, or its channel where no thread can be had. */
  readonly channelId?: string;
};

/** What a post lacks, and why. */
export type Lack = { readonly step: FollowUp; readonly why: string };

/** The final word on one slot. */
export type Delivery = {
  readonly subscriptionId: string;
  readonly slot: string;
  readonly state: DeliveryState;
  readonly reason?: string;
  /** Where the message stands: the thread's id for a forum. */
  readonly channelId?: string;
  readonly messageId?: string;
  /** The slug of the story that it told; of posts of long ago nobody noted it. */
  readonly story?: string;
  readonly first?: number;
  readonly last?: number;
  readonly dueAt: number;
  readonly settledAt: number;
  /** What remains to be done to the posted message. */
  readonly todo: readonly FollowUp[];
  /** When to do it; undefined when nothing remains. */
  readonly todoAt?: number;
  readonly todoTries: number;
  readonly parts?: PostParts;
  /** What could not be done to it. */
  readonly lacks?: readonly Lack[];
};
