import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Discord, openDiscord } from "../src/sandbox/discord.ts";
import { type Program, startProgram } from "./helpers/program.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

type Metric = { readonly type: string; readonly labels: Set<string> };
let discord: Discord;
let bot: Program;
/** What a bot gives that has answered a command, by the names that Prometheus stores. */
const given = new Map<string, Metric>();
let declared: readonly string[] = [];

beforeAll(async () => {
  discord = await openDiscord();
  bot = startProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  const { port } = await bot.says("health can be asked");
  await bot.says("ready");
  await discord.slash({ name: "random" });
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => ({
    name,
    type,
  }));
  declared = types.map(({ name }) => name);
  for (const { name, type } of types)
    for (const end of type === "histogram" ? ["_bucket", "_sum", "_count"] : [""])
      given.set(name + end, { type, labels: new Set() });
  for (const [, name = "", labels = ""] of text.matchAll(/^([a-z_]+)(?:\{(.*)\})? \S+$/gm))
    for (const [, label = ""] of labels.matchAll(/(\w+)="/g)) given.get(name)?.labels.add(label);
});
afterAll(async () => {
  await bot?.stop("SIGKILL");
  await discord?.close();
});

/** Labels of series that come with what they count. */
const later: Readonly<Record<string, readonly string[]>> = {
  quoth_discord_errors_total: ["code"],
  quoth_uploads_total: ["outcome"],
  quoth_shard_lag_seconds: ["shard"],
  quoth_daily_subscriptions: ["state"],
};
/** What Prometheus adds to each. */
const added = ["job", "instance", "le"];
const byPrometheus = new Set(["up"]);
/** A series that comes with the first heartbeat, the first subscription. */
const notYet = new Set(["quoth_shard_lag_seconds", "quoth_daily_subscriptions"]);

/** The metrics of an expression, each with the labels that are asked of it. */
function metricsIn(expression: string): readonly string[] {
  const bare = expression.replaceAll(/"[^"]*"/g, '""').replaceAll(/\[[^\]]*\]/g, "");
  const words = bare.replaceAll(/\{[^}]*\}|\b(?:by|without|on|ignoring) ?\([^)]*\)/g, " ");
  return [...words.matchAll(/\b(?!le\b)[a-z][a-z0-9_]*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !/^(by|or|and|unless|on|bool)$/.test(name));
}

function labelsIn(expression: string): readonly string[] {
  const bare = expression.replaceAll(/"[^"]*"/g, '""');
  const matched = [...bare.matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, inner = ""]) => inner.match(/\w+(?=\s*[=!])/g) ?? [],
  );
  const grouped = [...bare.matchAll(/\bby ?\(([^)]*)\)/g)].flatMap(
    ([, inner = ""]) => inner.match(/\w+/g) ?? [],
  );
  return [...matched, ...grouped];
}

function expectToExist(expression: string): void {
  const names = metricsIn(expression);
  expect([expression, names.length > 0]).toEqual([expression, true]);
  for (const name of names) {
    const isThere = given.has(name) || byPrometheus.has(name) || notYet.has(name);
    expect([expression, name, isThere]).toEqual([expression, name, true]);
  }
  const known = new Set([
    ...added,
    ...names.flatMap((name) => [...(given.get(name)?.labels ?? []), ...(later[name] ?? [])]),
  ]);
  for (const label of labelsIn(expression))
    expect([expression, label, known.has(label)]).toEqual([expression, label, true]);
  expect(expression.split("(").length).toBe(expression.split(")").length);
}

type Dashboard = {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly w: number };
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly definition?: string }[] };
};

test("the dashboard asks for metrics and labels that the bot has, and for each of them", () => {
  const { panels, templating } = JSON.parse(read("ops/grafana.json")) as Dashboard;
  const asked = new Set<string>();
  for (const { targets } of panels)
    for (const { expr, legendFormat } of targets) {
      expectToExist(expr);
      for (const name of metricsIn(expr)) asked.add(name.replace(/_(bucket|sum|count)$/, ""));
      const labels = legendFormat.match(/(?<=\{\{)\w+/g) ?? [];
      for (const label of labels)
        expect([expr, label, labelsIn(expr).includes(label) || label === "instance"]).toContain(true);
    }
  expect(declared.filter((name) => !asked.has(name))).toEqual([]);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  const variables = new Set(templating.list.map(({ name }) => name));
  const used = JSON.stringify(panels).match(/\$\{?(?!__)[a-z]+/g) ?? [];
  for (const name of used) expect(variables).toContain(name.replace(/\$\{?/, ""));
  expect(
    given.has(templating.list.find(({ name }) => name === "job")?.definition?.match(/\((\w+),/)?.[1] ?? ""),
  ).toBe(true);
});

type Rule = {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
};

test("every alert asks for metrics and labels that the bot has, and says what to do", () => {
  const { groups } = parse(read("ops/alerts.yaml")) as {
    groups: readonly { readonly rules: readonly Rule[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  expect(rules.length).toBeGreaterThan(8);
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const { expr, annotations, labels, for: wait = "1m" } of rules) {
    expectToExist(expr);
    expect(["page", "ticket"]).toContain(labels.severity);
    expect(wait).toMatch(/^\d+[smh]$/);
    expect(annotations.description.length).toBeGreaterThan(20);
    for (const [, label = ""] of annotations.summary.matchAll(/\$labels\.(\w+)/g))
      expect([
        ...added,
        ...metricsIn(expr).flatMap((name) => [...(given.get(name)?.labels ?? []), ...(later[name] ?? [])]),
      ]).toContain(label);
  }
});
