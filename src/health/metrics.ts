export type MetricLabels = Readonly<Record<string, string>>;
type MetricValue = { readonly labels: MetricLabels; readonly value: number };
type Series<T> = Map<string, { readonly labels: MetricLabels; value: T }>;

/** Counters, histograms and gauges as Prometheus reads them: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export type Metrics = {
  /** `by` is 1 when left out; 0 makes the series known before anything happened. */
  readonly count: (name: string, labels?: MetricLabels, by?: number) => void;
  /** How long something took. */
  readonly observe: (name: string, labels: MetricLabels, seconds: number) => void;
  /** Asked at each reading. Undefined says nothing is known. */
  readonly gauge: (name: string, help: string, read: () => MetricReading | Promise<MetricReading>) => void;
  /** Numbers that are counted elsewhere and only grow. */
  readonly counter: Metrics["gauge"];
  readonly text: () => Promise<string>;
};
export type MetricReading = number | undefined | readonly MetricValue[];

export type Histogram = { readonly help: string; readonly buckets: readonly number[] };
type Measured = { readonly within: number[]; sum: number; count: number };
type MetricSource = {
  name: string;
  help: string;
  type: string;
  read: () => MetricReading | Promise<MetricReading>;
};

/** The name and the help of each; only these can be counted or observed, and each is there from the start. */
export function makeMetrics(
  counters: Readonly<Record<string, string>>,
  histograms: Readonly<Record<string, Histogram>> = {},
): Metrics {
  const counts = new Map(Object.keys(counters).map((name) => [name, new Map() as Series<number>]));
  const measures = new Map(Object.keys(histograms).map((name) => [name, new Map() as Series<Measured>]));
  const read: MetricSource[] = [];
  return {
    count: (name, labels = {}, by = 1) => {
      const one = seriesOf(counts, name, labels, () => 0);
      one.value += by;
    },
    observe: (name, labels, seconds) => {
      const buckets = histograms[name]?.buckets ?? [];
      const none = () => ({ within: buckets.map(() => 0), sum: 0, count: 0 });
      const { value } = seriesOf(measures, name, labels, none);
      const at = buckets.findIndex((most) => seconds <= most);
      if (at >= 0) value.within[at] = (value.within[at] ?? 0) + 1;
      value.sum += seconds;
      value.count += 1;
    },
    gauge: (name, help, reading) => void read.push({ name, help, type: "gauge", read: reading }),
    counter: (name, help, reading) => void read.push({ name, help, type: "counter", read: reading }),
    text: async () => {
      const blocks = [...counts].map(([name, series]) => {
        const values = series.size === 0 ? [{ labels: {}, value: 0 }] : [...series.values()];
        return block(name, counters[name] ?? "", "counter", values.map(lineOf(name)));
      });
      for (const [name, series] of measures) {
        const { help, buckets } = histograms[name] ?? { help: "", buckets: [] };
        const lines = [...series.values()].flatMap(({ labels, value }) =>
          histogramLines(name, labels, value, buckets),
        );
        blocks.push(block(name, help, "histogram", lines));
      }
      for (const { name, help, type, read: reading } of read) {
        const lines = (await valuesOf(reading)).map(lineOf(name));
        if (lines.length > 0) blocks.push(block(name, help, type, lines));
      }
      return `${blocks.join("\n")}\n`;
    },
  };
}

function seriesOf<T>(all: ReadonlyMap<string, Series<T>>, name: string, labels: MetricLabels, none: () => T) {
  const series = all.get(name);
  if (series === undefined) throw new Error(`${name} is not among the metrics`);
  const key = Object.values(labels).join("\0");
  let found = series.get(key);
  if (found === undefined) {
    found = { labels, value: none() };
    series.set(key, found);
  }
  return found;
}

/** A gauge that can't be read is left out of this reading; the others still stand. */
async function valuesOf(read: () => MetricReading | Promise<MetricReading>): Promise<readonly MetricValue[]> {
  const reading = await Promise.resolve()
    .then(read)
    .catch(() => undefined);
  if (reading === undefined) return [];
  return typeof reading === "number" ? [{ labels: {}, value: reading }] : reading;
}

function lineOf(name: string): (value: MetricValue) => string {
  return ({ labels, value }) => `${name}${labelled(labels)} ${value}`;
}

/** Each bucket counts those below it, too. */
function histogramLines(
  name: string,
  labels: MetricLabels,
  measured: Measured,
  buckets: readonly number[],
): string[] {
  let sum = 0;
  const lines = buckets.map((most, at) => {
    sum += measured.within[at] ?? 0;
    return `${name}_bucket${labelled({ ...labels, le: String(most) })} ${sum}`;
  });
  return [
    ...lines,
    `${name}_bucket${labelled({ ...labels, le: "+Inf" })} ${measured.count}`,
    `${name}_sum${labelled(labels)} ${measured.sum}`,
    `${name}_count${labelled(labels)} ${measured.count}`,
  ];
}

function block(name: string, help: string, type: string, lines: readonly string[]): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join("\n");
}

function labelled(labels: MetricLabels): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
    return `${name}="${escaped}"`;
  });
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
