import { type APIInteraction, ApplicationCommandOptionType } from "discord-api-types/v10";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Option } from "../../src/command.ts";
import type { Reply } from "../../src/reply.ts";
import { pressId } from "../../src/reply.ts";
import {
  type As,
  type Asking,
  ask,
  catalogue,
  pressOf,
  type Shown,
  slashOf,
  storyOf,
  submitOf,
  typedOf,
} from "../commands/asking.ts";
import { messageOf } from "../commands/reading.ts";
import { putStory } from "../helpers/brought.ts";
import { sqliteStore } from "../helpers/store.ts";

/** Words that nobody types: wherever one turns up, a text was shown. */
const secrets = { home: "snarkwort", away: "bandersnatchium" };
const titles = { home: "Jubjubian", away: "Tulgeyesque" };
const own = (title: string, secret: string) => `---
title: ${title}
author: ${title} Hand
attribution: By the hand of ${title}.
note: The note has ${secret}.
summary: The summary has ${secret}.
endnote: The end has ${secret}.
people: [Pemberton]
---

# Chapter of ${secret}

The lamp went out over the ${secret} harbour.

Pemberton said nothing of the ${secret}.

# Two

The end of the ${secret} came.
`;
const shipped = storyOf(
  "---\ntitle: Shipped\nattribution: S.\n---\n\nThe harbour slept.\n\nA lamp went out.\n",
  "shipped",
);
const homeFile = own(titles.home, secrets.home);
const passages = storyOf(homeFile, "_home").passages.map(({ id }) => id);

let asking: Asking;
beforeAll(async () => {
  const store = sqliteStore();
  asking = ask([shipped], () => 0.5, { hasOwn: true, store, settings: store });
  await putStory(store, "61", "_home", homeFile);
  await putStory(store, "62", "_away", own(titles.away, secrets.away));
  await save();
  await store.saveDraft(
    {
      id: "homedraft1",
      guildId: "61",
      userId: "41",
      madeAt: Date.UTC(2026, 0, 5, 12),
      facts: "{}",
      text: new Uint8Array(),
    },
    0,
    5,
  );
});

/** Somebody saved all of it. */
async function save() {
  for (const [at, id] of passages.entries()) {
    const spot = { id, number: at + 1 };
    await asking.store.addSave({ userId: "41", story: "_home", spot, guildId: "61", savedAt: at }, 99);
  }
}

const elsewhere: readonly As[] = [
  { guild: "62" },
  { guild: "62", raw: { type: 11, parent_id: "51" }, channel: "52" },
  { guild: "62", permissions: 1n << 3n },
  { place: "dm" },
  { place: "group" },
  { isVisiting: true },
  { isVisiting: true, permissions: 1n << 3n },
];

/** What might lead to the other server's story. */
const texts = [
  "_home",
  "lamp harbour",
  "pemberton",
  "1",
  "2.1",
  "1-2",
  "the end",
  "server",
  "channel",
  "everyone",
  "cover",
  "homedraft1",
  "daily",
  ...passages,
  ...passages.map((id) => `~_home~${id}`),
  ...passages.map((id) => `~_home~${id}~0-12`),
];
const value = (option: Option) => {
  if (option.type === "yes-no") return fc.boolean();
  if (option.type === "number") return fc.integer({ min: 0, max: 5 });
  if (option.type === "text" && option.choices !== undefined)
    return fc.constantFrom(...option.choices.map((one) => one.value));
  if (option.type === "story") return fc.constantFrom("_home", "_away", "shipped");
  return fc.constantFrom(...texts);
};
const isWords = (type: Option["type"]) => !["channel", "role", "file"].includes(type);
const optionsOf = (list: readonly Option[]) =>
  fc.record(
    Object.fromEntries(list.filter(({ type }) => isWords(type)).map((one) => [one.name, value(one)])),
    // Discord sends what is required.
    {
      requiredKeys: list
        .filter(({ required, type }) => required === true && isWords(type))
        .map(({ name }) => name),
    },
  );

const typed = [...catalogue].filter(([, { title }]) => title === undefined);
type Part = { readonly name: string; readonly sub: string | undefined; readonly options: readonly Option[] };
const parts = typed.flatMap(([name, command]): readonly Part[] =>
  command.subcommands === undefined
    ? [{ name, sub: undefined, options: command.options }]
    : Object.entries(command.subcommands).map(([sub, { options }]) => ({ name, sub, options })),
);
const uses = fc
  .constantFrom(...parts)
  .chain((part) => optionsOf(part.options).map((options) => ({ ...part, given: options })));
const presses = [...catalogue].flatMap(([name, { presses = {}, forms = {} }]) =>
  Object.entries({ ...presses, ...forms }).map(([verb, { args = [] }]) => ({
    name,
    verb,
    args,
    isForm: Object.hasOwn(forms, verb) && !Object.hasOwn(presses, verb),
  })),
);
const argument = (name: string) =>
  fc.constantFrom(...(name === "story" ? ["_home"] : name === "passage" ? passages : texts));
const pressed = fc.constantFrom(...presses).chain((press) =>
  fc.record({
    press: fc.constant(press),
    args: fc.tuple(...press.args.map(argument)),
    values: fc.array(fc.constantFrom(...texts), { maxLength: 3 }),
    isPrivate: fc.boolean(),
  }),
);

/** A subcommand's options lie one deeper. */
function inside(interaction: APIInteraction, sub: string | undefined): APIInteraction {
  if (sub === undefined) return interaction;
  const { data } = interaction as unknown as { data: { options: object[] } };
  const nested = [{ type: ApplicationCommandOptionType.Subcommand, name: sub, options: data.options }];
  return { ...interaction, data: { ...data, options: nested } } as unknown as APIInteraction;
}

/** All that comes of it, its files and suggestions too. */
async function answerTo(interaction: APIInteraction): Promise<string> {
  const routed = asking.router.route(interaction);
  if (routed.kind === "suggestions") return JSON.stringify(await routed.choices);
  if (!("reply" in routed)) return "";
  return writtenOut(await routed.reply);
}

async function writtenOut(reply: Reply): Promise<string> {
  if (reply.kind === "remove") return "";
  if (reply.kind === "modal") return JSON.stringify(reply.modal);
  const message = reply.kind === "work" ? await reply.finish(() => undefined) : messageOf(reply);
  const files = (message.files ?? []).map(({ data }) => Buffer.from(data).toString("latin1"));
  return `${JSON.stringify(message.components)}${files.join()}`;
}

const shownThere: Shown = { message: { components: [] }, isPrivate: false, ownerId: "41" };

test("nothing of a server's story is in any answer elsewhere, whatever is asked, pressed or forged", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...elsewhere), uses, pressed, async (as, use, press) => {
      const mayManage = { permissions: 1n << 5n, ...as };
      const text = await answerTo(inside(slashOf(use.name, use.given as never, mayManage), use.sub));
      const id = pressId(press.press.name, press.press.verb, ...press.args);
      const shown = { ...shownThere, isPrivate: press.isPrivate };
      const form = { kind: "modal" as const, modal: { custom_id: id, title: "", components: [] } };
      const after = await answerTo(
        press.press.isForm
          ? submitOf(
              shown,
              form,
              { note: "mine", number: "1", to: "1", title: "x", words: "x", permission: "own work" },
              mayManage,
            )
          : pressOf(shown, id, press.values.length === 0 ? undefined : press.values, mayManage),
      );
      for (const answer of [text, after]) {
        expect(answer).not.toContain(secrets.home);
        // Who saved something of it finds its title among what they saved.
        if (use.name !== "saved" && !["saved", "privacy"].includes(press.press.name))
          expect(answer).not.toContain(titles.home);
      }
    }),
    { numRuns: 700 },
  );
  expect(asking.lines.join("\n")).not.toContain(secrets.home);
  expect(asking.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
}, 120_000);

test("nothing of it is suggested elsewhere", async () => {
  const options = parts.flatMap((part) => part.options.map((option) => ({ ...part, option })));
  for (const as of elsewhere) {
    for (const { name, sub, option } of options) {
      for (const text of ["", "_home", "lamp", "pem", titles.home]) {
        const asked = inside(
          typedOf(name, option.name, text, { ...(option.name === "story" ? {} : { story: "_home" }) }, as),
          sub,
        );
        const suggested = await answerTo(asked);
        expect(suggested).not.toContain(secrets.home);
        expect(suggested.replaceAll(text, "")).not.toContain("_home");
        if (text !== titles.home) expect(suggested).not.toContain(titles.home);
      }
    }
  }
});

test("in its own server the same ways lead to it", async () => {
  await save();
  const seen = new Set<string>();
  const at: As = { permissions: 1n << 5n };
  for (const [name, options] of [
    ["quote", { words: "lamp harbour" }],
    ["passage", { number: "1", story: "_home" }],
    ["read", { story: "_home" }],
    ["chapters", { story: "_home" }],
    ["attribution", { story: "_home" }],
    ["saved", {}],
  ] as const)
    if ((await answerTo(slashOf(name, options, at))).includes(secrets.home)) seen.add(name);
  expect([...seen]).toEqual(["quote", "passage", "read", "chapters", "attribution", "saved"]);
  expect(await answerTo(typedOf("quote", "story", "", {}, at))).toContain(titles.home);
});
