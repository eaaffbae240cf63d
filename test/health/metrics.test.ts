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

test("a histogram counts in each bucket what is below it, by label, with sum and count", async () => {
  const metrics = makeMetrics({}, { wait_seconds: { help: "Waits.", buckets: [0.5, 2] } });
  expect(await metrics.text()).toBe("# HELP wait_seconds Waits.\n# TYPE wait_seconds histogram\n");
  for (const seconds of [0.25, 0.5, 1, 9]) metrics.observe("wait_seconds", { command: "quote" }, seconds);
  metrics.observe("wait_seconds", { command: "read" }, 3);
  expect((await metrics.text()).split("\n").slice(2, -1)).toEqual([
    'wait_seconds_bucket{command="quote",le="0.5"} 2',
    'wait_seconds_bucket{command="quote",le="2"} 3',
    'wait_seconds_bucket{command="quote",le="+Inf"} 4',
    'wait_seconds_sum{command="quote"} 10.75',
    'wait_seconds_count{command="quote"} 4',
    'wait_seconds_bucket{command="read",le="0.5"} 0',
    'wait_seconds_bucket{command="read",le="2"} 0',
    'wait_seconds_bucket{command="read",le="+Inf"} 1',
    'wait_seconds_sum{command="read"} 3',
    'wait_seconds_count{command="read"} 1',
  ]);
  expect(() => metrics.observe("other", {}, 1)).toThrow(/not among/);
});

test("a gauge that can't be read is left out, and the others stand", async () => {
  const metrics = makeMetrics({});
  metrics.gauge("broken", "Broken.", () => Promise.reject(new Error("no")));
  metrics.gauge("unknown", "Unknown.", () => undefined);
  metrics.gauge("whole", "Whole.", () => 3);
  expect(await metrics.text()).toBe("# HELP whole Whole.\n# TYPE whole gauge\nwhole 3\n");
});
