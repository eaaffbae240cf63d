import type { Delivery, DeliveryState, FollowUp, Lack, PostParts } from "../domain/delivery.ts";
import type { DailySettings, Progress, Subscription, SubscriptionState } from "../domain/subscription.ts";
import type { Cell, Row } from "./sql.ts";

export const subscriptionColumns = [
  "id",
  "guild_id",
  "name",
  "settings",
  "progress",
  "state",
  "reason",
  "since",
  "closed_date",
  "slot",
  "due_at",
  "wake_at",
  "tried_slot",
  "tried_at",
  "tried_settings",
  "attempts",
  "refusals",
  "revision",
] as const;

export const deliveryColumns = [
  "subscription_id",
  "slot",
  "state",
  "reason",
  "channel_id",
  "message_id",
  "first_passage",
  "last_passage",
  "due_at",
  "settled_at",
  "todo",
  "todo_at",
  "todo_tries",
  "lacks",
  "parts",
] as const;

/** In the order of `subscriptionColumns`. */
export function subscriptionCells(one: Subscription): Cell[] {
  return [
    one.id,
    one.guildId,
    one.name,
    JSON.stringify(one.settings),
    JSON.stringify(one.progress),
    one.state,
    one.reason ?? null,
    one.since,
    one.closedDate,
    one.slot,
    one.dueAt,
    one.wakeAt ?? null,
    one.triedSlot ?? null,
    one.triedAt ?? null,
    one.triedSettings === undefined ? null : JSON.stringify(one.triedSettings),
    one.attempts,
    one.refusals,
    one.revision,
  ];
}

/** In the order of `deliveryColumns`. */
export function deliveryCells(one: Delivery): Cell[] {
  return [
    one.subscriptionId,
    one.slot,
    one.state,
    one.reason ?? null,
    one.channelId ?? null,
    one.messageId ?? null,
    one.first ?? null,
    one.last ?? null,
    one.dueAt,
    one.settledAt,
    one.todo.join(" "),
    one.todoAt ?? null,
    one.todoTries,
    lacksCell(one),
    partsCell(one),
  ];
}

export function partsCell({ parts }: Delivery): Cell {
  return parts === undefined ? null : JSON.stringify(parts);
}

export function lacksCell({ lacks = [] }: Delivery): Cell {
  return lacks.length === 0 ? null : JSON.stringify(lacks);
}

export function subscriptionOf(row: Row): Subscription {
  return {
    id: String(row.id),
    guildId: String(row.guild_id),
    name: String(row.name),
    settings: JSON.parse(String(row.settings)) as DailySettings,
    progress: JSON.parse(String(row.progress)) as Progress,
    state: row.state as SubscriptionState,
    ...maybe("reason", row.reason, String),
    since: Number(row.since),
    closedDate: String(row.closed_date),
    slot: String(row.slot),
    dueAt: Number(row.due_at),
    ...maybe("wakeAt", row.wake_at, Number),
    ...maybe("triedSlot", row.tried_slot, String),
    ...maybe("triedAt", row.tried_at, Number),
    ...maybe("triedSettings", row.tried_settings, (text) => JSON.parse(String(text)) as DailySettings),
    attempts: Number(row.attempts),
    refusals: Number(row.refusals),
    revision: Number(row.revision),
  };
}

export function deliveryOf(row: Row): Delivery {
  return {
    subscriptionId: String(row.subscription_id),
    slot: String(row.slot),
    state: row.state as DeliveryState,
    ...maybe("reason", row.reason, String),
    ...maybe("channelId", row.channel_id, String),
    ...maybe("messageId", row.message_id, String),
    ...maybe("first", row.first_passage, Number),
    ...maybe("last", row.last_passage, Number),
    dueAt: Number(row.due_at),
    settledAt: Number(row.settled_at),
    todo: String(row.todo)
      .split(" ")
      .filter((word): word is FollowUp => word !== ""),
    ...maybe("todoAt", row.todo_at, Number),
    todoTries: Number(row.todo_tries),
    ...maybe("lacks", row.lacks, (text) => JSON.parse(String(text)) as readonly Lack[]),
    ...maybe("parts", row.parts, (text) => JSON.parse(String(text)) as PostParts),
  };
}

export function maybe<Key extends string, T>(
  key: Key,
  value: unknown,
  read: (value: unknown) => T,
): { readonly [K in Key]?: T } {
  if (value === null || value === undefined) return {};
  return { [key]: read(value) } as { readonly [K in Key]?: T };
}
