import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfig, settingNames } from "../src/config.ts";
import { openDiscord } from "../src/sandbox/discord.ts";
import { startProgram } from "./helpers/program.ts";

const root = resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: { start: string; postinstall: string } };
const folder = mkdtempSync(join(tmpdir(), "quoth-deploy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Locked = {
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
};
const { packages: locked } = JSON.parse(read("package-lock.json")) as {
  packages: Readonly<Record<string, Locked>>;
};

/** What `npm ci --omit=dev` installs, and what the script after it leaves of that. */
const light = join(folder, "light");
beforeAll(() => {
  const names = Object.keys(locked).filter((name) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(name));
  for (const name of names.filter((one) => locked[one]?.dev !== true && existsSync(join(root, one))))
    cpSync(join(root, name), join(light, name), { recursive: true });
  for (const name of ["package.json", "src", "commands", "content"])
    cpSync(join(root, name), join(light, name), { recursive: true });
  expect(afterInstall(light)).toBeGreaterThan(1_000);
});

/** How many files the script takes away. */
function afterInstall(where: string): number {
  const count = () => readdirSync(join(where, "node_modules"), { recursive: true }).length;
  const before = count();
  execFileSync("sh", ["-c", scripts.postinstall], { cwd: where });
  return before - count();
}

test("only a light install is rid of what developers read", () => {
  const typed = join(folder, "typed");
  const packages = [
    "typescript/a.d.ts",
    "of.ts/a.js",
    "lone/a.js",
    "lone/a.js.map",
    "lone/b.cts",
    "lone/LICENSE",
  ];
  const write = (names: readonly string[]) => {
    for (const name of names) {
      mkdirSync(dirname(join(typed, "node_modules", name)), { recursive: true });
      writeFileSync(join(typed, "node_modules", name), "");
    }
  };
  const left = () =>
    readdirSync(join(typed, "node_modules"), { recursive: true })
      .map(String)
      .filter((name) => name.includes("/"));
  mkdirSync(join(typed, "src"), { recursive: true });
  cpSync(join(root, "src/slim-install.cjs"), join(typed, "src/slim-install.cjs"));
  expect(spawnSync("sh", ["-c", scripts.postinstall], { cwd: typed }).status).toBe(0);
  write(packages);
  expect(afterInstall(typed)).toBe(0);
  rmSync(join(typed, "node_modules/typescript"), { recursive: true });
  expect(afterInstall(typed)).toBe(2);
  expect(left().sort()).toEqual(["lone/LICENSE", "lone/a.js", "of.ts/a.js"]);
});

type Step = { readonly word: string; readonly rest: string };
const steps: readonly Step[] = read("Dockerfile")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => {
    const [, word = "", rest = ""] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    return { word, rest };
  });
const of = (word: string) => steps.filter((step) => step.word === word).map(({ rest }) => rest);
/** Settings that are not the bot's. */
const foreign = new Set(["NODE_ENV", "MALLOC_MMAP_THRESHOLD_"]);

test("the image is an ordinary user's, is asked whether it is ready, and sets only what there is to set", () => {
  expect(steps.every(({ word }) => word !== "")).toBe(true);
  expect(of("FROM")).toEqual(["node:26-slim"]);
  const order = steps.map(({ word }) => word);
  expect(of("USER")).toEqual(["node"]);
  expect(order.indexOf("USER")).toBeGreaterThan(order.lastIndexOf("RUN"));
  expect(order.at(-1)).toBe("CMD");
  for (const line of of("ENV")) {
    const name = line.split("=")[0] ?? "";
    expect([name, settingNames.includes(name) || foreign.has(name)]).toEqual([name, true]);
  }
  expect(of("EXPOSE")).toEqual([String(parseConfig({}, "").port)]);
  const probe = JSON.parse(
    /CMD (\[.*\])$/.exec(of("HEALTHCHECK")[0] ?? "")?.[1] ?? "[]",
  ) as readonly string[];
  expect(existsSync(join(root, probe[1] ?? "none"))).toBe(true);
});

test("what the image copies is all that the bot needs, and it writes to its data alone", async ({ skip }) => {
  skip(process.getuid?.() !== 0, "only root can start a program as another user");
  const left = read(".dockerignore")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("!"));
  const image = join(folder, "image");
  for (const copied of of("COPY")) {
    const paths = copied.split(" ").slice(0, -1);
    for (const path of paths)
      cpSync(join(root, path), join(image, path), {
        recursive: true,
        filter: (from) => !left.some((name) => !name.includes("*") && from.startsWith(join(root, name))),
      });
  }
  expect(existsSync(join(image, "src/sandbox"))).toBe(false);
  expect(
    readdirSync(join(image, "content")).some((name) => existsSync(join(image, "content", name, "story.md"))),
  ).toBe(true);
  symlinkSync(join(light, "node_modules"), join(image, "node_modules"));
  const kanji = join(image, "content", "kanji");
  mkdirSync(kanji);
  writeFileSync(
    join(kanji, "story.md"),
    "---\ntitle: 夜\nattribution: 夜、A.\nlanguage: ja\npermission: own work\n---\n\n雨が降っていた。\n",
  );
  execFileSync("mkdir", [join(image, "data")]);
  chownSync(join(image, "data"), 65_534, 65_534);
  chmodSync(folder, 0o755);
  const discord = await openDiscord();
  const bot = startProgram(
    { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: "", SNAPSHOT_FILE: "" },
    scripts.start,
    { cwd: image, uid: 65_534, gid: 65_534 },
  );
  const { port } = await bot.says("health can be asked");
  await bot.says("ready");
  expect(
    JSON.stringify(await discord.slash({ name: "quote", options: { words: "see that pink tie" } })),
  ).toContain("pink tie");
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
  expect(
    JSON.stringify(await discord.slash({ name: "card", options: { words: "see that pink tie" } })),
  ).toContain("png");
  const font = "@fontsource-variable/noto-serif-jp";
  expect(await bot.says("a story's cards need a font that is not installed")).toMatchObject({
    story: "kanji",
    install: expect.stringMatching(`^npm install .*${font}$`),
  });
  const refused = await discord.slash({ name: "card", options: { words: "雨が降っていた", story: "kanji" } });
  expect(JSON.stringify(refused)).toMatch(
    new RegExp(`the font for . isn't installed here \\(\`${font}\`\\)`),
  );
  const asUser = { cwd: image, uid: 65_534, gid: 65_534 };
  const checked = startProgram({}, "node src/cli/cli.ts check", asUser);
  expect((await checked.ended).code).toBe(0);
  expect(checked.lines.map(({ message }) => message).join("\n")).toMatch(
    new RegExp(`^kanji: its cards need a font that is not installed: npm install .*${font}$`, "m"),
  );
  const copied = startProgram({ DATABASE_URL: "" }, "node src/cli/cli.ts backup data/copy.db", asUser);
  expect([(await copied.ended).code, copied.complaint()]).toEqual([0, ""]);
  expect((await bot.stop()).code).toBe(0);
  const restore = "node src/cli/cli.ts restore data/copy.db --replace";
  const restored = startProgram({ DATABASE_URL: "" }, restore, asUser);
  expect([(await restored.ended).code, restored.complaint()]).toEqual([0, ""]);
  expect(restored.lines.map(({ message }) => message).join()).toMatch(/^Restored \d+ rows/);
  expect(readdirSync(join(image, "data")).sort()).toEqual(["copy.db", "last-known.json", "quoth.db"]);
  await discord.close();
});

test("without a token the image and a light install say what is missing", async () => {
  const large = ["typescript", "discord-api-spec", "@fontsource-variable/noto-serif-jp"];
  expect(large.filter((name) => existsSync(join(light, "node_modules", name)))).toEqual([]);
  const image = join(folder, "image");
  for (const cwd of existsSync(image) ? [light, image] : [light]) {
    const bot = startProgram({ DISCORD_TOKEN: "" }, scripts.start, { cwd });
    expect([(await bot.ended).code, bot.complaint()]).toEqual([
      1,
      expect.stringMatching(/^DISCORD_TOKEN is missing.*npm ci.*\n$/),
    ]);
  }
});

test("every package with a native part has it for both architectures of the image", () => {
  const native = Object.entries(locked).filter(([, { dev, cpu }]) => dev !== true && cpu !== undefined);
  const forLinux = native.filter(
    ([, { os, libc }]) => os?.includes("linux") && libc?.includes("musl") !== true,
  );
  const familyOf = (name: string, cpu: string) => name.replace(cpu, "*");
  const families = (cpu: string) =>
    new Set(forLinux.filter(([, one]) => one.cpu?.includes(cpu)).map(([name]) => familyOf(name, cpu)));
  expect(families("x64").size).toBeGreaterThan(0);
  expect(families("arm64")).toEqual(families("x64"));
  // What is compiled or fetched while it is installed could lack an architecture unseen.
  expect(
    Object.entries(locked)
      .filter(([name, { dev, hasInstallScript }]) => name !== "" && dev !== true && hasInstallScript)
      .map(([name]) => name),
  ).toEqual([]);
  const addons = Object.keys(locked)
    .filter((name) => name !== "" && locked[name]?.dev !== true && locked[name]?.cpu === undefined)
    .filter((name) => existsSync(join(root, name, "binding.gyp")));
  expect(addons).toEqual([]);
});

type Service = {
  readonly profiles?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
};
const compose = parse(read("compose.yaml"), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
/** `${NAME:+words}` and `${NAME:-words}`, as compose fills them in. */
function filledIn(value: string, env: Readonly<Record<string, string>>): string {
  const inner = value.replaceAll(
    /\$\{(\w+)(:[-+])?((?:[^{}]|\{[^{}]*\})*)\}/g,
    (_, name: string, how: string, words: string) => {
      const found = env[name] ?? "";
      if (how === ":+") return found === "" ? "" : filledIn(words, env);
      return found === "" && how === ":-" ? filledIn(words, env) : found;
    },
  );
  return inner;
}
const bots = Object.entries(compose.services).filter(([name]) => name.startsWith("quoth"));
const configOf = ({ environment }: Service, env: Readonly<Record<string, string>>) =>
  parseConfig(
    Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value, env)])),
    "",
  );

test("compose runs one bot on a file, and with a password two that share all shards on PostgreSQL", () => {
  for (const [name, service] of bots) {
    for (const setting of Object.keys(service.environment))
      expect([name, settingNames]).toEqual([name, expect.arrayContaining([setting])]);
    expect([name, service.read_only]).toEqual([name, true]);
    // Published on this machine alone.
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:8080$/);
  }
  const alone = bots.filter(([, { profiles }]) => profiles === undefined);
  expect(alone.map(([, service]) => configOf(service, {}))).toMatchObject([
    { databaseUrl: "file:data/quoth.db", shards: undefined, port: 8080 },
  ]);
  const several = bots.map(([, service]) => configOf(service, { POSTGRES_PASSWORD: "pw" }));
  for (const { databaseUrl } of several) expect(databaseUrl).toBe("postgres://quoth:pw@postgres/quoth");
  const counts = new Set(several.map(({ shards }) => shards?.count));
  expect(counts.size).toBe(1);
  for (const { shards } of several) expect(shards?.ids).toBe("auto");
  expect(compose.services.postgres?.environment).toMatchObject({
    POSTGRES_USER: "quoth",
    POSTGRES_DB: "quoth",
  });
});

test("compose names each volume, and no two services keep their data in one", () => {
  const named = Object.values(compose.services).flatMap(({ volumes }) =>
    volumes.map((one) => one.split(":")[0] ?? "").filter((one) => !one.startsWith(".")),
  );
  expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
  for (const [, { volumes }] of bots) expect(volumes.some((one) => one.endsWith(":/quoth/data"))).toBe(true);
});

const unit = read("ops/quoth.service");
const linesOf = (name: string) =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value = ""]) => value);

test("the unit runs what npm start runs, keeps all in its own folder, and sets only what there is to set", () => {
  const [command = ""] = linesOf("ExecStart");
  expect(`exec ${command.replace(/^\S+node /, "node ")}`).toBe(scripts.start);
  const env = Object.fromEntries(linesOf("Environment").map((line) => line.split(/=(.*)/s).slice(0, 2)));
  for (const name of Object.keys(env))
    expect([name, settingNames.includes(name) || foreign.has(name)]).toEqual([name, true]);
  const { databaseUrl, snapshotFile } = parseConfig(env as Record<string, string>, "");
  for (const path of [databaseUrl.slice(5), snapshotFile])
    expect(path).toMatch(new RegExp(`^/var/lib/${linesOf("StateDirectory")[0]}/`));
  expect(linesOf("User")).toEqual(["quoth"]);
});

test("systemd takes the unit, and finds little exposed", ({ skip }) => {
  const has = spawnSync("systemd-analyze", ["--version"]).status === 0;
  skip(!has, "systemd-analyze is not installed here");
  const checked = join(folder, "quoth.service");
  // The program and its user are not there on this machine.
  const here = unit
    .replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`)
    .replace(/^(User|Group|EnvironmentFile|WorkingDirectory|Documentation)=.*\n/gm, "");
  execFileSync("sh", ["-c", `cat > ${checked}`], { input: here });
  const verified = spawnSync("systemd-analyze", ["verify", "--man=no", checked], { encoding: "utf8" });
  expect(verified.stderr.split("\n").filter((line) => line.includes("quoth.service"))).toEqual([]);
  const exposure = spawnSync("systemd-analyze", ["security", "--offline=yes", "--threshold=25", checked], {
    encoding: "utf8",
  });
  expect(exposure.stdout).toMatch(/exposure level for quoth\.service/);
  expect([
    exposure.status,
    exposure.stdout.split("\n").filter((line) => line.includes("exposure level")),
  ]).toEqual([0, expect.anything()]);
});
