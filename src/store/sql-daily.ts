import type { Subscription } from "../domain/subscription.ts";
import {
  deliveryCells,
  deliveryColumns,
  deliveryOf,
  lacksCell,
  partsCell,
  subscriptionCells,
  subscriptionColumns,
  subscriptionOf,
} from "./rows.ts";
import type { Database, Sql } from "./sql.ts";
import type { Counts, DailyStore } from "./store.ts";

const subscription = subscriptionColumns.join(", ");
const delivery = deliveryColumns.join(", ");

export function sqlDaily(sql: Database): DailyStore {
  const insert = `INSERT INTO subscriptions (${subscription}) VALUES (${marks(subscriptionColumns)})`;
  const insertDelivery = `INSERT INTO deliveries (${delivery}) VALUES (${marks(deliveryColumns)}) ON CONFLICT DO NOTHING`;
  const [id, revision] = [subscriptionColumns.length + 1, subscriptionColumns.length + 2];
  const update = `UPDATE subscriptions SET (${subscription}) = (${marks(subscriptionColumns)}) WHERE id = $${id} AND revision = $${revision}`;

  const replace = async (on: Sql, one: Parameters<DailyStore["replace"]>[0]): Promise<boolean> => {
    const cells = subscriptionCells({ ...one, revision: one.revision + 1 });
    return (await on.run(update, ...cells, one.id, one.revision)) === 1;
  };

  const claim = async (on: Sql, { now, leaseMs, most, perSecond }: Parameters<DailyStore["claim"]>[0]) => {
    const second = Math.floor(now / 1_000);
    // The row stays locked until the commit, so that machines that claim together count together.
    const [pace] = await on.rows(
      `INSERT INTO pace (id, second, used) VALUES (1, $1, 0)
       ON CONFLICT (id) DO UPDATE SET
         used = CASE WHEN pace.second = excluded.second THEN pace.used ELSE 0 END,
         second = excluded.second
       RETURNING used`,
      second,
    );
    const room = Math.max(0, Math.min(most, perSecond - Number(pace?.used ?? 0)));
    const rows = await on.rows(
      `UPDATE subscriptions SET
         wake_at = $1,
         attempts = CASE WHEN tried_slot = slot THEN attempts + 1 ELSE 1 END,
         tried_settings = CASE WHEN tried_slot = slot THEN COALESCE(tried_settings, settings) ELSE settings END,
         tried_at = CASE WHEN tried_slot = slot THEN tried_at ELSE $2 END,
         tried_slot = slot,
         revision = revision + 1
       WHERE id IN (
         SELECT id FROM subscriptions WHERE wake_at <= $2 ORDER BY wake_at LIMIT $3 ${sql.skipLocked}
       )
       RETURNING ${subscription}`,
      now + leaseMs,
      now,
      room,
    );
    await on.run("UPDATE pace SET used = used + $1", rows.length);
    return rows.map(subscriptionOf);
  };

  return {
    add: (one, mostPerServer) =>
      sql.transaction(async (on) => {
        // One server's additions take turns; a count alone would let two machines pass the limit together.
        await on.lock(one.guildId);
        const others = await on.rows(
          "SELECT id, name, state FROM subscriptions WHERE guild_id = $1",
          one.guildId,
        );
        const namesake = others.find((other) => other.name === one.name);
        if (namesake !== undefined && namesake.state !== "stopped") return "name-taken";
        if (others.filter((other) => other.state !== "stopped").length >= mostPerServer) return "too-many";
        if (namesake !== undefined) {
          await on.run("DELETE FROM subscriptions WHERE id = $1", String(namesake.id));
        }
        await on.run(insert, ...subscriptionCells(one));
        return "added";
      }),
    find: async (wanted) => {
      const [row] = await sql.rows(`SELECT ${subscription} FROM subscriptions WHERE id = $1`, wanted);
      return row === undefined ? undefined : subscriptionOf(row);
    },
    ofServer: async (guildId) => {
      const rows = await sql.rows(
        `SELECT ${subscription} FROM subscriptions WHERE guild_id = $1 ORDER BY name ${sql.bytewise}`,
        guildId,
      );
      return rows.map(subscriptionOf);
    },
    running: async (afterId, most) => {
      const rows = await sql.rows(
        `SELECT ${subscription} FROM subscriptions WHERE id > $1 AND wake_at IS NOT NULL ORDER BY id LIMIT $2`,
        afterId,
        most,
      );
      return rows.map(subscriptionOf);
    },
    claim: async (ask) => {
      const due = await sql.rows("SELECT 1 FROM subscriptions WHERE wake_at <= $1 LIMIT 1", ask.now);
      return due.length === 0 ? [] : sql.transaction((on) => claim(on, ask));
    },
    replace: (one) => replace(sql, one),
    settle: (one, deliveries) =>
      sql.transaction(async (on) => {
        if (!(await replace(on, one))) return false;
        for (const each of deliveries) await on.run(insertDelivery, ...deliveryCells(each));
        return true;
      }),
    reopen: (one, settledAfter, dueAfter) =>
      sql.transaction(async (on) => {
        if (!(await replace(on, one))) return false;
        await on.run(
          `DELETE FROM deliveries WHERE subscription_id = $1 AND settled_at > $2 AND due_at > $3
           AND state IN ('missed', 'skipped')`,
          one.id,
          settledAfter,
          dueAfter,
        );
        return true;
      }),
    hurryFollowUps: async (beyond, now) => {
      await sql.run("UPDATE deliveries SET todo_at = $1 WHERE todo_at > $2", now, beyond);
    },
    nextWake: async () => {
      const [row] = await sql.rows("SELECT min(wake_at) AS at FROM subscriptions WHERE wake_at IS NOT NULL");
      return row?.at === null || row?.at === undefined ? undefined : Number(row.at);
    },
    deliveries: async (wanted, most) => {
      const rows = await sql.rows(
        `SELECT ${delivery} FROM deliveries WHERE subscription_id = $1 ORDER BY settled_at DESC, slot DESC LIMIT $2`,
        wanted,
        most,
      );
      return rows.map(deliveryOf);
    },
    claimFollowUps: async (now, leaseMs, most) => {
      const rows = await sql.rows(
        `UPDATE deliveries SET todo_at = $1, todo_tries = todo_tries + 1
         WHERE (subscription_id, slot) IN (
           SELECT subscription_id, slot FROM deliveries WHERE todo_at <= $2
           ORDER BY todo_at LIMIT $3 ${sql.skipLocked}
         )
         RETURNING ${delivery}`,
        now + leaseMs,
        now,
        most,
      );
      return rows.map(deliveryOf);
    },
    setFollowUps: async (one) => {
      await sql.run(
        "UPDATE deliveries SET todo = $1, todo_at = $2, todo_tries = $3, lacks = $4, parts = $5 WHERE subscription_id = $6 AND slot = $7",
        one.todo.join(" "),
        one.todoAt ?? null,
        one.todoTries,
        lacksCell(one),
        partsCell(one),
        one.subscriptionId,
        one.slot,
      );
    },
    dropStopped: (before) =>
      sql.run("DELETE FROM subscriptions WHERE state = 'stopped' AND since < $1", before),
    counts: async (now) => {
      const states = await sql.rows("SELECT state, count(*) AS count FROM subscriptions GROUP BY state");
      const [due] = await sql.rows("SELECT count(*) AS count FROM subscriptions WHERE wake_at <= $1", now);
      return {
        subscriptions: Object.fromEntries(
          states.map((row) => [row.state, Number(row.count)]),
        ) as Counts["subscriptions"],
        due: Number(due?.count),
      };
    },
  };
}

/** Of a server, or of a person. */
export async function subscriptionsOf(sql: Sql, owner: string): Promise<readonly Subscription[]> {
  const rows = await sql.rows(
    `SELECT ${subscription} FROM subscriptions WHERE guild_id = $1 ORDER BY name`,
    owner,
  );
  return rows.map(subscriptionOf);
}

/** The daily posts of a server or a person, with their deliveries. */
export async function forgetSubscriptions(sql: Sql, owner: string): Promise<void> {
  await sql.run("DELETE FROM subscriptions WHERE guild_id = $1", owner);
}

function marks(columns: readonly string[]): string {
  return columns.map((_, at) => `$${at + 1}`).join(", ");
}
