import type { Database } from "./sql.ts";
import type { StandardStore } from "./store.ts";

export function sqlStandard(sql: Database): StandardStore {
  return {
    standardStory: async () => {
      const [row] = await sql.rows("SELECT slug FROM standard_story");
      return row === undefined ? undefined : String(row.slug);
    },
    setStandardStory: async (slug) => {
      await sql.run(
        "INSERT INTO standard_story (one, slug) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET slug = excluded.slug",
        slug,
      );
    },
  };
}
