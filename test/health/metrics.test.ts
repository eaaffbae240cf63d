import { expect, test } from "vitest";
import { makeMetrics } from "../../src/health/metrics.ts";

test("counters are there from the start, and count by label", async () => {
  const metrics = makeMetrics({ posts_total: "Posts." });
  expect(await metrics.text()).toBe("# HELP posts_total Posts.\n# TYPE posts_total counter\nposts_total 0\n");
  metrics.count("posts_total", { state: "posted" });
  metrics.count("posts_total", { state: "posted" });
  metrics.count("posts_total", { state: 'a"b\\c\nd' });
  expect(await metrics.text()).toContain(
    'posts_total{state="posted"} 2\nposts_total{state="a\\"b\\\\c\\nd"} 1\n',
  );
});

test("a gauge that can't be read is left out, and the others stand", async () => {
  const metrics = makeMetrics({});
  metrics.gauge("broken", "Broken.", () => Promise.reject(new Error("no")));
  metrics.gauge("unknown", "Unknown.", () => undefined);
  metrics.gauge("whole", "Whole.", () => 3);
  expect(await metrics.text()).toBe("# HELP whole Whole.\n# TYPE whole gauge\nwhole 3\n");
});
