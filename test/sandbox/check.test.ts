import { describe, expect, test } from "vitest";
import { checkOption } from "../../src/sandbox/check.ts";
import { parseSaid, proposeCommands } from "../../src/sandbox/page/say.ts";
import type { ShownCommand, ShownOption } from "../../src/sandbox/protocol.ts";

function option(part: Partial<ShownOption>): ShownOption {
  return {
    name: "words",
    description: "What you remember",
    kind: "text",
    isRequired: false,
    hasSuggestions: false,
    choices: [],
    min: undefined,
    max: undefined,
    minLength: undefined,
    maxLength: undefined,
    ...part,
  };
}
const command = (path: string, ...options: ShownOption[]): ShownCommand => ({
  path: path.split(" "),
  description: path,
  options,
  isForAdmins: false,
  where: ["server"],
  isForMessages: false,
});

describe("an option takes what Discord's client would take", () => {
  test.each([
    [option({}), "pink tie", "pink tie"],
    [option({ kind: "whole", min: 1, max: 5 }), " 5 ", 5],
    [option({ kind: "decimal" }), "-1.5", -1.5],
    [option({ kind: "yes-no" }), "true", true],
    [option({ choices: [{ name: "By night", value: "night" }] }), "by night", "night"],
    [option({ maxLength: 1 }), "🙂", "🙂"],
  ])("%o takes %j", (given, text, value) => {
    expect(checkOption(given, text, undefined)).toEqual({ kind: "value", value });
  });

  test.each([
    [option({ isRequired: true }), " "],
    [option({ kind: "whole" }), "1.5"],
    [option({ kind: "whole" }), "12a"],
    [option({ kind: "whole" }), "9007199254740993"],
    [option({ kind: "whole", min: 1 }), "0"],
    [option({ kind: "decimal", max: 1 }), "1.01"],
    [option({ kind: "yes-no" }), "perhaps"],
    [option({ choices: [{ name: "By night", value: "night" }] }), "night-time"],
    [option({ maxLength: 3 }), "four"],
    [option({ minLength: 3 }), "ab"],
    [option({ kind: "channel" }), "#nowhere"],
    [option({ kind: "file" }), "file"],
    [option({ kind: "other" }), "file"],
  ])("%o refuses %j with a sentence", (given, text) => {
    expect(checkOption(given, text, undefined)).toMatchObject({
      kind: "fault",
      sentence: expect.stringMatching(/\.$/),
    });
  });

  test("an option that may be left out may be empty", () => {
    expect(checkOption(option({}), "", undefined)).toEqual({ kind: "empty" });
  });

  test("a suggestion that was picked counts with its value, not its name", () => {
    const picked = { name: "…See that pink tie…", value: "~story~4" };
    expect(checkOption(option({}), picked.name, picked)).toEqual({ kind: "value", value: "~story~4" });
  });
});

describe("a command that is written out", () => {
  const commands = [
    command("quote", option({}), option({ name: "story" })),
    command("daily set", option({ name: "time" })),
    command("daily stop"),
  ];
  test.each([
    ["/quote words: pink tie", "quote", { words: "pink tie" }],
    ["/quote words:pink tie story:two words", "quote", { words: "pink tie", story: "two words" }],
    ["/quote story: a words: said: nothing", "quote", { story: "a", words: "said: nothing" }],
    ["/quote pink tie", "quote", { words: "pink tie" }],
    ["/daily set time: 9:30", "daily set", { time: "9:30" }],
    ["/daily stop", "daily stop", {}],
  ])("%s", (text, path, texts) => {
    const said = parseSaid(text, commands);
    expect(said?.command.path.join(" ")).toBe(path);
    expect(Object.fromEntries(said?.texts ?? [])).toEqual(texts);
  });

  test.each(["/quotes", "/daily", "quote pink tie", ""])("%j is none", (text) => {
    expect(parseSaid(text, commands)).toBeUndefined();
  });

  test.each([
    ["/", ["quote", "daily set", "daily stop"]],
    ["/da", ["daily set", "daily stop"]],
    ["/daily s", ["daily set", "daily stop"]],
    ["/stop", ["daily stop"]],
    ["/x", []],
  ])("%s proposes %j", (text, paths) => {
    expect(proposeCommands(text, commands).map((one) => one.path.join(" "))).toEqual(paths);
  });
});
