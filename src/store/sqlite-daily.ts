import {
  deliveryCells,
  deliveryColumns,
  deliveryOf,
  subscriptionCells,
  subscriptionColumns,
  subscriptionOf,
} from "./rows.ts";
import { call, type Sql } from "./sqlite.ts";
import type { Counts, DailyStore } from "./store.ts";

const subscription = subscriptionColumns.join(", ");
const delivery = deliveryColumns.join(", ");

export function sqliteDaily(sql: Sql): DailyStore {
  const insert = `INSERT INTO subscriptions (${subscription}) VALUES (${marks(subscriptionColumns)})`;
  const insertDelivery = `INSERT INTO deliveries (${delivery}) VALUES (${marks(deliveryColumns)}) ON CONFLICT DO NOTHING`;
  const update = `UPDATE subscriptions SET (${subscription}) = (${marks(subscriptionColumns)}) WHERE id = ? AND revision = ?`;

  const replace: (one: Parameters<DailyStore["replace"]>[0]) => boolean = (one) => {
    const cells = subscriptionCells({ ...one, revision: one.revision + 1 });
    return sql.run(update, ...cells, one.id, one.revision) === 1;
  };

  const claim = ({ now, leaseMs, most, perSecond }: Parameters<DailyStore["claim"]>[0]) => {
    const second = Math.floor(now / 1_000);
    const pace = sql.get(
      `INSERT INTO pace (id, second, used) VALUES (1, ?, 0)
       ON CONFLICT (id) DO UPDATE SET
         used = CASE WHEN pace.second = excluded.second THEN pace.used ELSE 0 END,
         second = excluded.second
       RETURNING used`,
      second,
    );
    const room = Math.max(0, Math.min(most, perSecond - Number(pace?.used ?? 0)));
    const rows = sql.all(
      `UPDATE subscriptions SET
         wake_at = ?,
         attempts = CASE WHEN tried_slot = slot THEN attempts + 1 ELSE 1 END,
         tried_at = CASE WHEN tried_slot = slot THEN tried_at ELSE ? END,
         tried_slot = slot,
         revision = revision + 1
       WHERE id IN (SELECT id FROM subscriptions WHERE wake_at <= ? ORDER BY wake_at LIMIT ?)
       RETURNING ${subscription}`,
      now + leaseMs,
      now,
      now,
      room,
    );
    sql.run("UPDATE pace SET used = used + ?", rows.length);
    return rows.map(subscriptionOf);
  };

  return {
    add: call((one, mostPerServer) =>
      sql.transaction(() => {
        const others = sql.all("SELECT id, name, state FROM subscriptions WHERE guild_id = ?", one.guildId);
        const namesake = others.find((other) => other.name === one.name);
        if (namesake !== undefined && namesake.state !== "stopped") return "name-taken";
        if (others.filter((other) => other.state !== "stopped").length >= mostPerServer) return "too-many";
        if (namesake !== undefined) sql.run("DELETE FROM subscriptions WHERE id = ?", String(namesake.id));
        sql.run(insert, ...subscriptionCells(one));
        return "added";
      }),
    ),
    find: call((id) => {
      const row = sql.get(`SELECT ${subscription} FROM subscriptions WHERE id = ?`, id);
      return row === undefined ? undefined : subscriptionOf(row);
    }),
    ofServer: call((guildId) =>
      sql
        .all(`SELECT ${subscription} FROM subscriptions WHERE guild_id = ? ORDER BY name`, guildId)
        .map(subscriptionOf),
    ),
    running: call((afterId, most) =>
      sql
        .all(
          `SELECT ${subscription} FROM subscriptions WHERE id > ? AND wake_at IS NOT NULL ORDER BY id LIMIT ?`,
          afterId,
          most,
        )
        .map(subscriptionOf),
    ),
    claim: call((ask) => {
      // Asked every few seconds by every machine: looking first keeps a quiet store free of writes.
      const isQuiet =
        sql.get("SELECT 1 FROM subscriptions WHERE wake_at <= ? LIMIT 1", ask.now) === undefined;
      return isQuiet ? [] : sql.transaction(() => claim(ask));
    }),
    replace: call((one) => replace(one)),
    settle: call((one, deliveries) =>
      sql.transaction(() => {
        if (!replace(one)) return false;
        for (const each of deliveries) sql.run(insertDelivery, ...deliveryCells(each));
        return true;
      }),
    ),
    nextWake: call(() => {
      const at = sql.get("SELECT min(wake_at) AS at FROM subscriptions WHERE wake_at IS NOT NULL")?.at;
      return typeof at === "number" ? at : undefined;
    }),
    deliveries: call((id, most) =>
      sql
        .all(
          `SELECT ${delivery} FROM deliveries WHERE subscription_id = ? ORDER BY settled_at DESC, slot DESC LIMIT ?`,
          id,
          most,
        )
        .map(deliveryOf),
    ),
    claimFollowUps: call((now, leaseMs, most) =>
      sql
        .all(
          `UPDATE deliveries SET todo_at = ?, todo_tries = todo_tries + 1
           WHERE (subscription_id, slot) IN
             (SELECT subscription_id, slot FROM deliveries WHERE todo_at <= ? ORDER BY todo_at LIMIT ?)
           RETURNING ${delivery}`,
          now + leaseMs,
          now,
          most,
        )
        .map(deliveryOf),
    ),
    setFollowUps: call((one) => {
      sql.run(
        "UPDATE deliveries SET todo = ?, todo_at = ?, todo_tries = ? WHERE subscription_id = ? AND slot = ?",
        one.todo.join(" "),
        one.todoAt ?? null,
        one.todoTries,
        one.subscriptionId,
        one.slot,
      );
    }),
    dropStopped: call((before) =>
      sql.run("DELETE FROM subscriptions WHERE state = 'stopped' AND since < ?", before),
    ),
    counts: call((now) => {
      const states = sql.all("SELECT state, count(*) AS count FROM subscriptions GROUP BY state");
      const due = sql.get("SELECT count(*) AS count FROM subscriptions WHERE wake_at <= ?", now);
      return {
        subscriptions: Object.fromEntries(
          states.map((row) => [row.state, row.count]),
        ) as Counts["subscriptions"],
        due: Number(due?.count),
      };
    }),
  };
}

/** A server's daily posts, with their deliveries. */
export function forgetSubscriptions(sql: Sql, guildId: string): void {
  sql.run("DELETE FROM subscriptions WHERE guild_id = ?", guildId);
}

function marks(columns: readonly string[]): string {
  return columns.map(() => "?").join(", ");
}
