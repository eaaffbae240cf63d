import type { Subscription } from "../domain/subscription.ts";
import type { Database, Sql } from "./sql.ts";
import type { Counts, DailyStore } from "./store.ts";
import { deliveries, subscriptions } from "./tables.ts";

export function sqlDaily(sql: Database): DailyStore {
  const replace = async (on: Sql, one: Subscription): Promise<boolean> => {
    const { id, revision } = one;
    const next = { ...one, revision: revision + 1 };
    return (await subscriptions.update(on, next, subscriptions.fields, { id, revision })) === 1;
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
       RETURNING ${subscriptions.columns}`,
      now + leaseMs,
      now,
      room,
    );
    await on.run("UPDATE pace SET used = used + $1", rows.length);
    return rows.map(subscriptions.read);
  };

  return {
    add: (one, mostPerServer) =>
      sql.transaction(async (on) => {
        // One server's additions take turns; a count alone would let two machines pass the limit together.
        await on.lock(one.guildId);
        const others = await subscriptions.select(on, "WHERE guild_id = $1", one.guildId);
        const namesake = others.find((other) => other.name === one.name);
        if (namesake !== undefined && namesake.state !== "stopped") return "name-taken";
        if (others.filter((other) => other.state !== "stopped").length >= mostPerServer) return "too-many";
        if (namesake !== undefined) await on.run("DELETE FROM subscriptions WHERE id = $1", namesake.id);
        await subscriptions.insert(on, one);
        return "added";
      }),
    find: (id) => subscriptions.first(sql, "WHERE id = $1", id),
    ofServer: (guildId) =>
      subscriptions.select(sql, `WHERE guild_id = $1 ORDER BY name ${sql.bytewise}`, guildId),
    running: (afterId, most) =>
      subscriptions.select(sql, "WHERE id > $1 AND wake_at IS NOT NULL ORDER BY id LIMIT $2", afterId, most),
    claim: async (ask) => {
      const due = await sql.rows("SELECT 1 FROM subscriptions WHERE wake_at <= $1 LIMIT 1", ask.now);
      return due.length === 0 ? [] : sql.transaction((on) => claim(on, ask));
    },
    replace: (one) => replace(sql, one),
    settle: (one, settled) =>
      sql.transaction(async (on) => {
        if (!(await replace(on, one))) return false;
        for (const each of settled) await deliveries.insert(on, each, "ON CONFLICT DO NOTHING");
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
    nextWake: async () =>
      (await subscriptions.first(sql, "WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1"))?.wakeAt,
    deliveries: (id, most) =>
      deliveries.select(
        sql,
        "WHERE subscription_id = $1 ORDER BY settled_at DESC, slot DESC LIMIT $2",
        id,
        most,
      ),
    claimFollowUps: async (now, leaseMs, most) => {
      const rows = await sql.rows(
        `UPDATE deliveries SET todo_at = $1, todo_tries = todo_tries + 1
         WHERE (subscription_id, slot) IN (
           SELECT subscription_id, slot FROM deliveries WHERE todo_at <= $2
           ORDER BY todo_at LIMIT $3 ${sql.skipLocked}
         )
         RETURNING ${deliveries.columns}`,
        now + leaseMs,
        now,
        most,
      );
      return rows.map(deliveries.read);
    },
    setFollowUps: async (one, todoAt) => {
      const { subscriptionId, slot } = one;
      const fields = ["todo", "todoAt", "todoTries", "lacks", "parts"] as const;
      return (await deliveries.update(sql, one, fields, { subscriptionId, slot, todoAt })) === 1;
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

/** The daily posts of a server or a person, with their deliveries. */
export async function forgetSubscriptions(sql: Sql, owner: string): Promise<void> {
  await sql.run("DELETE FROM subscriptions WHERE guild_id = $1", owner);
}
