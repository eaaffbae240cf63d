import fc from "fast-check";
import { expect, test } from "vitest";
import { createGreatest } from "../../src/search/greatest.ts";

test("the greatest are kept, and of equals the first to come", () => {
  const value = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (values, most) => {
      const greatest = createGreatest(most);
      // What was kept of others is forgotten.
      greatest.add(99, 99);
      greatest.clear();
      for (const [id, one] of values.entries()) greatest.add(id, one);
      const sorted = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
      expect([...greatest.ids()]).toEqual(sorted.slice(0, most));
    }),
  );
});
