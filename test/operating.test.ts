import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "dotenv";
import { expect, test } from "vitest";
import { parseConfig, settingNames } from "../src/config.ts";
import { makeCounters } from "../src/health/counters.ts";
import { addGauges } from "../src/health/gauges.ts";
import { loadCatalogue } from "../src/interaction/catalogue.ts";
import { sqliteStore } from "./helpers/store.ts";
import { subscription } from "./store/contract.ts";

const root = resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const page = read("OPERATING.md");

/** The first cells of the rows under a heading, without their ticks. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^#{2,3} /m).find((one) => one.startsWith(`${heading}\n`)) ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("|---"))
    .slice(1)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
const named = (heading: string) => rowsUnder(heading).map(([cell = ""]) => cell.replaceAll("`", ""));

test("every setting stands on the page and in .env.example, and none that there isn't", () => {
  expect([...named("Every setting")].sort()).toEqual([...settingNames].sort());
  expect(Object.keys(parse(read(".env.example"))).sort()).toEqual([...settingNames].sort());
});

test("what the page says of an empty setting is what it is then", () => {
  const empty = parseConfig({}, "");
  const said = new Map(
    rowsUnder("Every setting").map(([name = "", value = ""]) => [name.replaceAll("`", ""), value]),
  );
  const words = (value: string | number) => `\`${value}\``;
  expect(said.get("DATABASE_URL")).toBe(words(empty.databaseUrl));
  expect(said.get("CONTENT_DIR")).toBe(words(empty.contentDir));
  expect(said.get("PORT")).toBe(words(empty.port));
  expect(said.get("HEALTH_HOST")).toBe(words(empty.healthHost));
  expect(said.get("LOG_LEVEL")).toBe(words(empty.logLevel));
  expect(said.get("COOLDOWN")).toBe(words(empty.hasCooldown ? "on" : "off"));
  const example = parse(read(".env.example"));
  expect(said.get("SERVER_STORIES")).toBe(words(example.SERVER_STORIES ?? ""));
  expect(said.get("STORY_CACHE")).toBe(words(example.STORY_CACHE ?? ""));
});

test("every metric stands on the page, with its labels, and none that there isn't", async () => {
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const { metrics, ...counters } = makeCounters(silent);
  counters.answered(2, "quote", "answered", 1);
  counters.requests.refused("10062");
  counters.uploaded("read");
  counters.asked(2);
  const store = sqliteStore();
  await store.add(subscription(), 10);
  addGauges(metrics, {
    store: {
      unavailable: () => undefined,
      counts: async () => ({ subscriptions: { active: 1 }, due: 0 }),
    } as never,
    clock: () => ({
      lastTick: () => 1,
      inFlight: () => 0,
      wake: () => undefined,
      close: async () => undefined,
    }),
    now: () => 1,
    shards: () => [{ id: 0, isUp: true, lagMs: 1 }],
    caches: { cards: () => ({ hits: 0, misses: 0, bytes: 0 }) },
  });
  const text = await metrics.text();
  await store.close();
  const given = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = ""]) => {
    const labels = [...text.matchAll(new RegExp(`^${name}(?:_count)?\\{(.*)\\} `, "gm"))].flatMap(
      ([, all = ""]) => [...all.matchAll(/(\w+)="/g)].map(([, label = ""]) => label),
    );
    return `${name} ${[...new Set(labels)].join(", ")}`.trim();
  });
  const said = rowsUnder("Every metric").map(([name, labels]) =>
    `${name} ${labels}`.replaceAll("`", "").trim(),
  );
  expect([...said].sort()).toEqual([...given].sort());
});

/** What the log may say as a warning or an error: the first argument of each such call, and what the clock hands on. */
function loggedTroubles(): readonly string[] {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("sandbox"),
  );
  return files.flatMap((file) => {
    const source = read(join("src", file));
    const calls = source.matchAll(/\blog\.(?:warn|error)\(\s*"([^"]+)"/g);
    const handed = file === join("daily", "clock.ts") ? source.matchAll(/\bstart\([^;]*, "([^"]+)"\)/g) : [];
    return [...calls, ...handed].map(([, message = ""]) => message);
  });
}

test("every warning and error that the log may say is explained, and none that it doesn't say", () => {
  const troubles = new Set(loggedTroubles());
  expect(troubles.size).toBeGreaterThan(25);
  expect([...named("Warnings and errors while it runs")].sort()).toEqual([...troubles].sort());
});

test.for([
  "README.md",
  "OPERATING.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "PRIVACY.md",
  "test/bench/README.md",
])("%s points at files, headings and scripts that are there", (file) => {
  const text = read(file);
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? "",
  );
  for (const target of targets.filter((one) => !/^https?:/.test(one))) {
    const [path = "", heading] = target.split("#");
    const whole = path === "" ? file : join(dirname(file), path);
    expect([target, existsSync(join(root, whole))]).toEqual([target, true]);
    if (heading === undefined) continue;
    const headings = [...read(whole).matchAll(/^#+ (.+)$/gm)].map(([, words = ""]) =>
      words.toLowerCase().replaceAll(" ", "-"),
    );
    expect(headings).toContain(heading);
  }
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };
  for (const [, script = ""] of text.matchAll(/npm run (?:--silent )?([a-z]+)/g))
    expect([script, Object.hasOwn(scripts, script)]).toEqual([script, true]);
});

test("the README names every command", async () => {
  const text = read("README.md").toLowerCase();
  for (const name of (await loadCatalogue(join(root, "commands"))).keys()) {
    const isNamed = text.includes(`\`/${name}`) || text.includes(`*${name.replaceAll("-", " ")}*`);
    expect([name, isNamed]).toEqual([name, true]);
  }
});

test("the change log begins with the version that this is", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(/^## (\S+)/m.exec(read("CHANGELOG.md"))?.[1]).toBe(version);
});
