type Labels = Readonly<Record<string, string>>;
type Value = { readonly labels: Labels; readonly value: number };

/** Counters and gauges as Prometheus reads them: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export type Metrics = {
  readonly count: (name: string, labels?: Labels) => void;
  /** Asked at each reading. Undefined says nothing is known. */
  readonly gauge: (name: string, help: string, read: () => Reading | Promise<Reading>) => void;
  readonly text: () => Promise<string>;
};
export type Reading = number | undefined | readonly Value[];

/** `counters`: the name and the help of each; only these can be counted, and each is there from the start. */
export function makeMetrics(counters: Readonly<Record<string, string>>): Metrics {
  const counts = new Map(Object.keys(counters).map((name) => [name, new Map<string, Value>()]));
  const gauges: { name: string; help: string; read: () => Reading | Promise<Reading> }[] = [];
  return {
    count: (name, labels = {}) => {
      const series = counts.get(name);
      if (series === undefined) throw new Error(`${name} is not among the counters`);
      const key = labelled(labels);
      series.set(key, { labels, value: (series.get(key)?.value ?? 0) + 1 });
    },
    gauge: (name, help, read) => {
      gauges.push({ name, help, read });
    },
    text: async () => {
      const blocks = [...counts].map(([name, series]) => {
        const values = series.size === 0 ? [{ labels: {}, value: 0 }] : [...series.values()];
        return block(name, counters[name] ?? "", "counter", values);
      });
      for (const { name, help, read } of gauges)
        blocks.push(block(name, help, "gauge", await valuesOf(read)));
      return `${blocks.filter((one) => one !== "").join("\n")}\n`;
    },
  };
}

/** A gauge that can't be read is left out of this reading; the others still stand. */
async function valuesOf(read: () => Reading | Promise<Reading>): Promise<readonly Value[]> {
  const reading = await Promise.resolve()
    .then(read)
    .catch(() => undefined);
  if (reading === undefined) return [];
  return typeof reading === "number" ? [{ labels: {}, value: reading }] : reading;
}

function block(name: string, help: string, type: string, values: readonly Value[]): string {
  if (values.length === 0) return "";
  const lines = values.map(({ labels, value }) => `${name}${labelled(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join("\n");
}

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
    return `${name}="${escaped}"`;
  });
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
