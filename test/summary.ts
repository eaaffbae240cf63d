import type { Reporter, TestModule } from "vitest/node";

/** The last lines of a run: what was skipped and why, then the counts, alone on a line. */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") counts.passed += 1;
        else if (result.state === "failed") counts.failed += 1;
        else {
          counts.skipped += 1;
          const reason = (result.state === "skipped" && result.note) || "no reason given";
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
      }
      // A file that can't be loaded has no tests to count.
      if (module.state() === "failed" && module.errors().length > 0) counts.failed += 1;
    }
    const lines = [...reasons].map(([reason, count]) => `skipped ${count}: ${reason}`);
    lines.push(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    process.stdout.write(`\n${lines.join("\n")}\n`);
  }
}
