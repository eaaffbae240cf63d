import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Frame = { readonly functionName: string; readonly url: string };
type Profile = {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: Frame;
    readonly children?: readonly number[];
  }[];
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

/** Arguments that make a program write where its processor time went, and a table of that once it has ended. */
export function profiling() {
  const folder = mkdtempSync(join(tmpdir(), "quoth-stages-"));
  return {
    args: `--cpu-prof --cpu-prof-interval=200 --cpu-prof-dir=${folder}`,
    /** Between two readings of `process.hrtime.bigint()`. Microseconds an interaction, by stage, the longest first. */
    stages: (from: bigint, to: bigint, interactions: number): readonly (readonly [string, number])[] => {
      const file = readdirSync(folder).find((name) => name.endsWith(".cpuprofile")) ?? "";
      const profile = JSON.parse(readFileSync(join(folder, file), "utf8")) as Profile;
      rmSync(folder, { recursive: true });
      const stageOf = stagesOf(profile);
      const sums = new Map<string, number>();
      let at = profile.startTime;
      profile.samples.forEach((node, index) => {
        const delta = profile.timeDeltas[index] ?? 0;
        at += delta;
        if (at < Number(from / 1_000n) || at > Number(to / 1_000n)) return;
        const stage = stageOf.get(node) ?? "other";
        sums.set(stage, (sums.get(stage) ?? 0) + delta / interactions);
      });
      return [...sums].filter(([stage]) => stage !== "(idle)").sort(([, a], [, b]) => b - a);
    },
  };
}

/** What a sample counts for: the room whose code was running, or whose code called Node's own. */
function stagesOf({ nodes }: Profile): ReadonlyMap<number, string> {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = ({ url, functionName }: Frame): string | undefined => {
    if (["(idle)", "(garbage collector)", "(program)"].includes(functionName)) return functionName;
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
    return name ?? /\/(?:src\/|(?=commands\/))([\w-]+)/.exec(url)?.[1];
  };
  const stageOf = (id: number): string => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at)?.callFrame;
      const found = frame && own(frame);
      if (found !== undefined) return found;
    }
    return "node";
  };
  return new Map(nodes.map(({ id }) => [id, stageOf(id)]));
}
