import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/sandbox/discord/json.ts";
import { call, makeOpener, silent } from "./client.ts";

const { open } = makeOpener();
const v2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (id: string, more: object = {}) => ({ type: 2, style: 2, label: id, custom_id: id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const menu = (options: object[], more: object = {}) => ({ type: 3, custom_id: "menu", options, ...more });
const option = (value: string, more: object = {}) => ({ label: value, value, ...more });
const many = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));
const modern = (...components: object[]) => ({ flags: v2, components, allowed_mentions: silent });
const classic = (content: string, more: object = {}) => ({ content, allowed_mentions: silent, ...more });

/** The place of every fault that Discord names. */
function places(tree: unknown, path: string[] = []): string[] {
  if (!isRecord(tree)) return [];
  return Object.entries(tree).flatMap(([key, below]) =>
    key === "_errors" ? [path.join(".")] : places(below, [...path, key]),
  );
}

async function post(body: object) {
  const { discord } = await open();
  const answer = await call(discord, "POST", `/channels/${discord.general.id}/messages`, body);
  return { ...answer, places: places(answer.body.errors), violations: discord.violations };
}

describe("a message is refused, and the violation kept", () => {
  it.each<[string, object, string]>([
    [
      "over 4,000 characters of text in all",
      modern(text("x".repeat(2000)), text("x".repeat(2001))),
      "components",
    ],
    [
      "over 40 components in all, nested ones counted",
      modern({ type: 17, components: many(40, (at) => text(`${at}`)) }),
      "components",
    ],
    ["with content beside Components V2", { ...modern(text("x")), content: "x" }, "content"],
    ["with embeds beside Components V2", { ...modern(text("x")), embeds: [{ title: "x" }] }, "embeds"],
    [
      "with V2 components and without their flag",
      classic("x", { components: [text("x")] }),
      "components.0.type",
    ],
    ["with a custom id twice", modern(row(button("a"), button("a"))), "components.0.components.1.custom_id"],
    [
      "with a custom id over 100 characters",
      modern(row(button("a".repeat(101), { label: "a" }))),
      "components.0.components.0.custom_id",
    ],
    [
      "with a custom id that is empty",
      modern(row(button("a", { custom_id: "" }))),
      "components.0.components.0.custom_id",
    ],
    [
      "with a label over 80 characters",
      modern(row(button("a", { label: "a".repeat(81) }))),
      "components.0.components.0.label",
    ],
    [
      "with a button that shows nothing",
      modern(row(button("a", { label: " " }))),
      "components.0.components.0",
    ],
    [
      "with a link that has a custom id",
      modern(row(button("a", { style: 5, url: "https://example.org" }))),
      "components.0.components.0.custom_id",
    ],
    [
      "with six buttons in a row",
      modern(row(...many(6, (at) => button(`${at}`)))),
      "components.0.components",
    ],
    ["with a menu beside a button", modern(row(menu([option("1")]), button("a"))), "components.0.components"],
    [
      "with 26 options in a menu",
      modern(row(menu(many(26, (at) => option(`${at}`))))),
      "components.0.components.0.options",
    ],
    [
      "with an option's label over 100",
      modern(row(menu([option("1", { label: "x".repeat(101) })]))),
      "components.0.components.0.options.0.label",
    ],
    [
      "with an option's value over 100",
      modern(row(menu([option("1".repeat(101), { label: "x" })]))),
      "components.0.components.0.options.0.value",
    ],
    [
      "with an option's description over 100",
      modern(row(menu([option("1", { description: "x".repeat(101) })]))),
      "components.0.components.0.options.0.description",
    ],
    [
      "with an option's value twice",
      modern(row(menu([option("1"), option("1")]))),
      "components.0.components.0.options.1.value",
    ],
    [
      "with a placeholder over 150",
      modern(row(menu([option("1")], { placeholder: "x".repeat(151) }))),
      "components.0.components.0.placeholder",
    ],
    [
      "with a section of four texts",
      modern({ type: 9, components: many(4, (at) => text(`${at}`)), accessory: button("a") }),
      "components.0.components",
    ],
    [
      "with a section that has no accessory",
      modern({ type: 9, components: [text("x")] }),
      "components.0.accessory",
    ],
    ["with an empty text", modern(text("")), "components.0.content"],
    ["with a text of blanks", modern(text(" \n")), "components.0.content"],
    ["with content over 2,000", classic("x".repeat(2001)), "content"],
    [
      "with a picture that was not sent",
      modern({ type: 12, items: [{ media: { url: "attachment://no.png" } }] }),
      "components.0.url",
    ],
    ["with a nonce over 25", classic("x", { nonce: "x".repeat(26) }), "nonce"],
  ])("%s", async (_why, body, place) => {
    const { status, body: answer, places: found, violations } = await post(body);
    expect({ status, code: answer.code, found }).toMatchObject({
      status: 400,
      code: 50035,
      found: expect.arrayContaining([place]),
    });
    expect(violations.map(({ path }) => path)).toContain(place);
  });

  it("that shows nothing", async () => {
    for (const body of [classic(""), classic(" "), modern()]) {
      const { status, body: answer, violations } = await post(body);
      expect([status, answer.code, violations.length]).toEqual([400, 50006, 1]);
    }
  });

  it("but not at the limits themselves", async () => {
    const full = modern(
      text("x".repeat(3000)),
      {
        type: 9,
        components: [text("x".repeat(1000))],
        accessory: button("a".repeat(100), { label: "x".repeat(80) }),
      },
      row(
        menu(
          many(25, (at) => option(`${at}`.padEnd(100))),
          { placeholder: "x".repeat(150) },
        ),
      ),
      ...many(34, () => ({ type: 14 })),
    );
    const { status, violations } = await post(full);
    expect([status, violations]).toEqual([200, []]);
  });
});

describe("a message that may ping is kept as a violation, though Discord takes it", () => {
  it.each<[string, object | undefined, number]>([
    ["no rule at all", undefined, 1],
    ["a rule that leaves parse out", { users: [] }, 1],
    ["parse of users", { parse: ["users"] }, 1],
    ["one user", { parse: [], users: ["1"] }, 1],
    ["two roles", { parse: [], roles: ["1", "2"] }, 1],
    ["the author of what it replies to", { parse: [], replied_user: true }, 1],
    ["nobody", { parse: [] }, 0],
    ["one role", { parse: [], roles: ["1"] }, 0],
  ])("%s", async (_who, allowed, count) => {
    const { status, violations } = await post({
      content: "Hello <@1>",
      ...(allowed ? { allowed_mentions: allowed } : {}),
    });
    expect([status, violations.length]).toEqual([200, count]);
  });

  it("and whom it pings is on the message", async () => {
    const { discord } = await open();
    const { id } = discord.role(discord.home.id, "Readers");
    const body = {
      content: `<@&${id}> <@${discord.reader.id}> @everyone`,
      allowed_mentions: { parse: [], roles: [id] },
    };
    await call(discord, "POST", `/channels/${discord.general.id}/messages`, body);
    expect(discord.posts()[0]).toMatchObject({
      pings: { roles: [id], users: [], everyone: false },
      message: { mention_roles: [id] },
    });
  });
});

describe("a field that Discord ignores", () => {
  it("is kept apart, where a test can see it", async () => {
    const { discord } = await open();
    await call(discord, "POST", `/channels/${discord.general.id}/messages?wait=1`, {
      ...modern(text("x")),
      colour: 1,
    });
    expect([...discord.ignored]).toEqual([
      "POST /channels/:channel/messages?wait",
      "POST /channels/:channel/messages colour",
    ]);
  });
});

describe("a body that is not JSON", () => {
  it("is refused", async () => {
    const { discord } = await open();
    const response = await fetch(`${discord.apiUrl}/v10/channels/${discord.general.id}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
      body: "{",
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
  });
});
