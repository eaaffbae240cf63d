import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as spec from "discord-api-spec/zod";
import { afterEach, expect, test } from "vitest";
import { type Catalogue, loadCatalogue, openCatalogue } from "../../src/interaction/catalogue.ts";
import { catalogueBody } from "../../src/interaction/command-body.ts";
import { commandFaults, listFaults } from "../../src/sandbox/discord/command-limits.ts";
import { checkSchema } from "../../src/sandbox/discord/schema.ts";
import { UserError } from "../../src/user-error.ts";
import { commandsFolder } from "../commands/asking.ts";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files as they stand. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "quoth-commands-"));
  made.push(folder);
  for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, name), source);
  return folder;
}

async function faultsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = folderWith(files);
  try {
    await loadCatalogue(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.replaceAll(`${folder}/`, "").split("\n");
  }
  return [];
}

/** A command file that says these things beside what every command says. */
const command = (more: string, options = "[]") =>
  `export default { description: "x", run: () => ({ kind: "remove" }), options: ${options}, ${more} };`;

test("the commands are named after their files, in order", async () => {
  const catalogue: Catalogue = await loadCatalogue(
    folderWith({ "two.ts": command(""), "one-more.ts": command("") }),
  );
  expect([...catalogue.keys()]).toEqual(["one-more", "two"]);
});

test("one command is loaded before the others, and stands where it would have stood", async () => {
  const folder = folderWith({
    "a.ts": command(""),
    "b.ts": command(""),
    "c.ts": "export default {",
    "d.md": "",
  });
  const { catalogue, loadOne, loadAll, check } = openCatalogue(folder);
  await Promise.all([loadOne("b"), loadOne("none"), loadOne("../b"), loadOne("d.md")]);
  expect([...catalogue.keys()]).toEqual(["b"]);
  const before = catalogue.get("b");
  await Promise.all([loadOne("c"), loadAll(), loadAll()]);
  expect([...catalogue.keys()]).toEqual(["a", "b"]);
  expect(catalogue.get("b")).toBe(before);
  await expect(check()).rejects.toThrow(/c\.ts: can't be loaded.*\n.*d\.md: only commands live here/);
});

test("all that is unsound is said at once, each with its file", async () => {
  const option = (more: string, name = "x") => `{ name: "${name}", description: "x", type: "text", ${more} }`;
  const files = {
    "README.md": "words",
    "autocomplete.ts": command("", `[${option("autocomplete: true")}]`),
    "backwards.ts": command("", `[{ name: "n", description: "x", type: "number", min: 5, max: 1 }]`),
    "both.ts": command(
      "suggest: () => []",
      `[${option('autocomplete: true, choices: [{ name: "a", value: "a" }]')}]`,
    ),
    "broken.ts": "export default {",
    "choices.ts": command("", `[${option('choices: [{ name: "", value: "a" }, { name: "", value: "b" }]')}]`),
    "empty.ts": "export const nothing = 1;",
    "helper.js": "export default 1;",
    "long.ts": command(`description: "${"x".repeat(101)}"`),
    "names.ts": command("", `[${option("")}, ${option("")}, ${option("", "Loud")}]`),
    "order.ts": command("", `[${option("", "a")}, ${option("required: true", "b")}]`),
    "silent.ts": command('description: ""'),
    "sound.ts": command(""),
    "throws.ts": 'throw new Error("no");',
    "Upper.ts": command(""),
    "wordless.ts": "export default { options: [], run: () => {}, description: undefined };",
  };
  expect(await faultsOf(files)).toEqual([
    "README.md: only commands live here, one .ts file each; move it",
    "Upper.ts: a command's name is 1 to 32 lower-case letters, digits and hyphens; rename the file",
    "autocomplete.ts: option x has autocomplete, but the command has no suggest",
    "backwards.ts: option n: min is greater than max",
    "both.ts: option x has autocomplete and choices, Discord takes one of them",
    expect.stringMatching(/^broken\.ts: can't be loaded: .*Error/),
    'choices.ts: option x: a choice\'s name and value have 1 to 100 characters ("")',
    'choices.ts: option x: a choice\'s name and value have 1 to 100 characters ("")',
    "choices.ts: option x: two choices have the same name",
    "empty.ts: the default export must be defineCommand({ … })",
    "helper.js: only commands live here, one .ts file each; move it",
    "long.ts: the command: the description has 101 characters, Discord takes 1 to 100",
    "names.ts: two options have the same name",
    "names.ts: option Loud: a name is 1 to 32 lower-case letters, digits and hyphens",
    "order.ts: a required option stands after one that is not; put the required ones first",
    "silent.ts: the command: the description has 0 characters, Discord takes 1 to 100",
    "throws.ts: can't be loaded: Error: no",
    "wordless.ts: the default export must be defineCommand({ … })",
  ]);
});

test("too much of anything is unsound", async () => {
  const many = (count: number) =>
    `Array.from({ length: ${count} }, (_, at) => ({ name: "o" + at, description: "x".repeat(100), type: "text" }))`;
  const choices = `[{ name: "c", description: "x", type: "text", choices: Array.from({ length: 26 }, (_, at) => ({ name: "c" + at, value: "v" })) }]`;
  const big = `Array.from({ length: 4 }, (_, o) => ({ name: "o" + o, description: "x", type: "text", choices: Array.from({ length: 25 }, (_, at) => ({ name: at + "n".repeat(80), value: at + "v".repeat(80) })) }))`;
  expect(
    await faultsOf({
      "big.ts": command("", big),
      "choices.ts": command("", choices),
      "options.ts": command("", many(26)),
    }),
  ).toEqual([
    "big.ts: names, descriptions and choices have 16336 characters, Discord takes 8000",
    "choices.ts: option c has 26 choices, Discord takes 25",
    "options.ts: has 26 options, Discord takes 25",
  ]);
});

test("every command of the house is as Discord takes it", async () => {
  const bodies = catalogueBody(await loadCatalogue(commandsFolder)).map(
    (body) => JSON.parse(JSON.stringify(body)) as Readonly<Record<string, unknown>>,
  );
  expect(bodies.map((body) => body.name)).toEqual(
    expect.arrayContaining(["attribution", "context", "help", "passage", "quote", "random", "search"]),
  );
  for (const body of bodies) {
    // Discord documents these permissions as digits; its schema knows only the number.
    const { default_member_permissions: digits, ...plain } = body;
    const permissions = digits === undefined ? {} : { default_member_permissions: Number(digits) };
    const checked = checkSchema(spec.ApplicationCommandUpdateRequestSchema, { ...plain, ...permissions });
    expect([body.name, checked.faults, checked.unknown, commandFaults(body)]).toEqual([
      body.name,
      [],
      [],
      [],
    ]);
  }
  expect(listFaults(bodies)).toEqual([]);
});

test("the commands that quote work in servers, in direct messages and as a user install", async () => {
  const bodies = catalogueBody(await loadCatalogue(commandsFolder));
  for (const name of ["attribution", "context", "help", "passage", "quote", "random", "search"]) {
    expect(bodies.find((body) => body.name === name)).toMatchObject({
      contexts: [0, 1, 2],
      integration_types: [0, 1],
    });
  }
});
