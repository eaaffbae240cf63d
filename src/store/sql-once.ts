import type { Database } from "./sql.ts";
import type { Store } from "./store.ts";

const keptMs = 600_000;

export function sqlOnce(sql: Database): Pick<Store, "once"> {
  return {
    once: (id, now) =>
      sql.transaction(async (on) => {
        await on.run("DELETE FROM handled WHERE at < $1", now - keptMs);
        return (
          (await on.run("INSERT INTO handled (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, now)) === 1
        );
      }),
  };
}
