import type { Delivery } from "../domain/delivery.ts";
import type { Subscription, SubscriptionState } from "../domain/subscription.ts";
import type { PrivacyStore } from "./privacy.ts";
import type { ReaderStore } from "./readers.ts";
import type { SaveStore } from "./saves.ts";
import type { SettingsStore } from "./settings.ts";
import type { SnapshotStore } from "./snapshot.ts";
import type { StoryStore } from "./stories.ts";

/** What must outlive a restart. Each call is one transaction; when the database can't be reached it throws a UserError `store`. */
export type Store = DailyStore &
  SettingsStore &
  ReaderStore &
  SaveStore &
  PrivacyStore &
  SnapshotStore &
  StandardStore &
  StoryStore & {
    /**
     * True for the first process that asks about an interaction, however many hear the same one, on any machine. It is
     * kept for ten minutes: longer than Discord hands one out.
     */
    readonly once: (id: string, now: number) => Promise<boolean>;
    /** A consistent copy into a new file, while others write. */
    readonly backup: (file: string) => Promise<void>;
    readonly close: () => Promise<void>;
  };

/** What the operator's stories need: of several machines the last one to say is heard. */
export type StandardStore = {
  /** The slug of the story that was standard at the last start. */
  readonly standardStory: () => Promise<string | undefined>;
  readonly setStandardStory: (slug: string) => Promise<void>;
};

export type DailyStore = {
  /** Of two machines adding at the limit, or under one name, one is refused. Takes the place of a stopped one of that name. */
  readonly add: (
    subscription: Subscription,
    mostPerServer: number,
  ) => Promise<"added" | "too-many" | "name-taken">;
  readonly find: (id: string) => Promise<Subscription | undefined>;
  /** By name; stopped ones too. */
  readonly ofServer: (guildId: string) => Promise<readonly Subscription[]>;
  /** Those that still post, in the order of their ids, from after an id on. */
  readonly running: (afterId: string, most: number) => Promise<readonly Subscription[]>;

  /**
   * Takes up to `most` that are due and puts them to sleep for a lease: of several machines asking at once, one gets
   * each. All machines together get at most `perSecond` in a second. A lease that runs out makes it due again.
   */
  readonly claim: (ask: {
    readonly now: number;
    readonly leaseMs: number;
    readonly most: number;
    readonly perSecond: number;
  }) => Promise<readonly Subscription[]>;
  /** Writes it whole if its revision is still the stored one; false when another machine wrote in between. */
  readonly replace: (subscription: Subscription) => Promise<boolean>;
  /** `replace` and the final words on its slots, both or neither. A slot that has its final word keeps it. */
  readonly settle: (subscription: Subscription, deliveries: readonly Delivery[]) => Promise<boolean>;
  /** `replace`, and without the words of `missed` and `skipped` on its dates that a clock ahead of its time wrote after `settledAfter`. */
  readonly reopen: (subscription: Subscription, settledAfter: number, dueAfter: number) => Promise<boolean>;
  /** Follow-ups put off beyond that time come at `now`. */
  readonly hurryFollowUps: (beyond: number, now: number) => Promise<void>;
  /** The earliest time that one wants to be taken up. */
  readonly nextWake: () => Promise<number | undefined>;

  /** The newest first. */
  readonly deliveries: (subscriptionId: string, most: number) => Promise<readonly Delivery[]>;
  /** Takes follow-ups that are due, each for one machine, and puts them off by `leaseMs`. */
  readonly claimFollowUps: (now: number, leaseMs: number, most: number) => Promise<readonly Delivery[]>;
  /** False where its lease, which ended then, was taken over by another machine: what that one notes stands. */
  readonly setFollowUps: (delivery: Delivery, leasedUntil: number) => Promise<boolean>;

  /** Stopped before that time: gone, with all their deliveries. */
  readonly dropStopped: (before: number) => Promise<number>;
  readonly counts: (now: number) => Promise<Counts>;
};

export type Counts = {
  readonly subscriptions: Readonly<Partial<Record<SubscriptionState, number>>>;
  /** Due and not yet taken up by any machine. */
  readonly due: number;
};
