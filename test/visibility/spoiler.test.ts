import fc from "fast-check";
import { expect, test } from "vitest";
import { makeBot } from "../../src/bot.ts";
import { makeDaily } from "../../src/daily/manage.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { makeRouter } from "../../src/interaction/router.ts";
import { openLog } from "../../src/log.ts";
import { makeReading } from "../../src/reading/reading.ts";
import type { Choice, Message, Reply } from "../../src/reply.ts";
import { openStore } from "../../src/store/open.ts";
import type { Story } from "../../src/story/story.ts";
import { UserError } from "../../src/user-error.ts";
import { spotAt } from "../../src/visibility/limit.ts";
import {
  type As,
  commandsFolder,
  pressOf,
  type Shown,
  slashOf,
  storyOf,
  typedOf,
} from "../commands/asking.ts";
import { usesOf } from "../commands/reading.ts";

/** Every passage, chapter and note has a word of its own, by which it would be known anywhere. */
const chapters = 4;
const each = 5;
const last = chapters * each;

function lampStory(): Story {
  const body = Array.from({ length: chapters }, (_, chapter) => {
    const passages = Array.from({ length: each }, (_, at) => {
      const number = chapter * each + at + 1;
      return `The lamp ${secret(number)} burned low${at % 2 === 0 ? "" : ", and she said nothing"}. Nobody saw ${unsaid(number)} go out.`;
    });
    return `# ${secret(chapter * each + 1)} title\n\n${passages.join("\n\n")}`;
  });
  const front = "title: The Lamps\nauthor: A. Writer\nattribution: The Lamps by A. Writer.";
  const credits = `credits:\n  - passages: ${last}\n    text: ${secret(last)} is traditional.`;
  return storyOf(`---\n${front}\n${credits}\n---\n\n${body.join("\n\n")}`, "lamps");
}

/** A word that a reader remembers. */
function secret(number: number): string {
  return `qx${String(number).padStart(2, "0")}z`;
}

/** A word that nobody types. */
function unsaid(number: number): string {
  return `wy${String(number).padStart(2, "0")}v`;
}

const story = lampStory();
const place = { kind: "server", guildId: "61", channelId: "51" } as const;
const catalogue = await loadCatalogue(commandsFolder);
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What options are given, by their names: first what is shown, then what lies beyond, then the far end. */
const values: Readonly<Record<string, readonly string[]>> = {
  words: [
    `lamp ${secret(2)}`,
    `lamp ${secret(last)} burned`,
    "she said nothing",
    secret(last - 1),
    "the lamps",
  ],
  number: ["1", String(last), "4.5", "2"],
  from: ["1", String(last)],
  to: [String(last)],
  chapter: ["1", "4", secret(last - each + 1)],
};

async function open() {
  const store = await openStore("file::memory:", { log, now: () => 0 });
  const library = { stories: [story], withdrawn: [], standard: story };
  const faults: unknown[] = [];
  const daily = makeDaily({
    store,
    story: () => story,
    limitsAt: (where, one) => bot.limitsAt(where, one),
    now: () => 0,
    log: openLog({ level: "error", secrets: [], now: Date.now, write: () => undefined }),
    newId: () => "daily-1",
    wake: () => {},
  });
  const bot = makeBot({
    library,
    chance: () => 0.99,
    commandIds: new Map(),
    settings: store,
    readers: store,
    // All that a picture is drawn from, instead of its pixels.
    cards: {
      draw: async (card) => ({
        png: encode(JSON.stringify(card)),
        alt: card.text,
        isCreditWhole: true,
        shown: { start: 0, end: 0 },
      }),
      close: () => {},
    },
    now: () => 0,
    daily,
    reading: makeReading({ store, library: () => library, now: () => 0 }),
  });
  const router = makeRouter({
    catalogue,
    bot,
    log: { ...log, error: (_: string, fields?: unknown) => faults.push(fields) },
    reference: () => "ref",
  });
  const reply = async (interaction: Parameters<typeof router.route>[0]): Promise<Reply> => {
    const routed = router.route(interaction);
    if (!("reply" in routed)) throw new Error(routed.kind);
    return routed.reply;
  };
  const type = async (...typed: Parameters<typeof typedOf>): Promise<readonly Choice[]> => {
    const routed = router.route(typedOf(...typed));
    if (routed.kind !== "suggestions") throw new Error(routed.kind);
    return routed.choices;
  };
  return { store, bot, faults, reply, type };
}

const encode = (text: string) => new TextEncoder().encode(text);

type Opened = Awaited<ReturnType<typeof open>>;

/** Uses every command in many ways. */
async function useAll(
  { reply, type }: Opened,
  as: As,
  without?: string,
): Promise<readonly (readonly [string, Reply | readonly Choice[]])[]> {
  const seen: (readonly [string, Reply | readonly Choice[]])[] = [];
  for (const [name, command] of catalogue) {
    // Who manages a server must know what is there; to nobody else does Discord give those.
    if (command.who !== undefined || command.title !== undefined || name === without) continue;
    const names = command.options.map((option) => option.name).filter((option) => option in values);
    const required = command.options
      .filter((option) => option.required === true)
      .map((option) => option.name);
    const base = Object.fromEntries(required.map((option) => [option, values[option]?.[0] ?? "1"]));
    const uses: Record<string, string | boolean | number>[] = [base];
    for (const option of names) {
      for (const value of values[option] ?? []) uses.push({ ...base, [option]: value });
    }
    if (names.includes("number") && names.includes("to")) uses.push({ number: "1", to: String(last) });
    if (command.options.some((option) => option.name === "around"))
      uses.push({ ...base, number: "3", around: 5 });
    for (const options of uses)
      seen.push([`/${name} ${JSON.stringify(options)}`, await reply(slashOf(name, options, as))]);
    for (const option of command.options) {
      if (!["story", "chapter"].includes(option.type) && !("autocomplete" in option)) continue;
      for (const typed of ["", "lamp", secret(last), "she said nothing", "4"])
        seen.push([`/${name} ${option.name}: ${typed}`, await type(name, option.name, typed)]);
    }
  }
  return seen;
}

/** Presses every button and chooses every value of these messages, and of those that come of it. */
async function pressAll(
  { reply }: Opened,
  first: readonly (readonly [string, Reply | readonly Choice[]])[],
  as: As,
  depth: number,
  without?: string,
): Promise<readonly (readonly [string, Reply | readonly Choice[]])[]> {
  const tried = new Set<string>();
  const seen: (readonly [string, Reply | readonly Choice[]])[] = [];
  let now = first;
  for (let level = 0; level < depth; level += 1) {
    const next: (readonly [string, Reply])[] = [];
    for (const [about, one] of now) {
      if (!("kind" in one) || (one.kind !== "message" && one.kind !== "update")) continue;
      const isPrivate = one.kind === "message" ? one.isPrivate : false;
      const shown: Shown = { message: one.message, isPrivate, ownerId: as.user ?? "41" };
      for (const { id, values: offered } of usesOf(one.message)) {
        for (const value of offered ?? [undefined]) {
          const key = `${id} ${value} ${isPrivate}`;
          if (tried.has(key) || id.startsWith("forget:") || id.startsWith("settings:")) continue;
          if (without !== undefined && id.startsWith(`${without}:`)) continue;
          tried.add(key);
          next.push([`${about} → ${key}`, await reply(pressOf(shown, id, value, as))]);
        }
      }
    }
    seen.push(...next);
    now = next;
  }
  return seen;
}

/** All that leaves the bot with a reply, files too. */
function allOf(one: Reply | readonly Choice[]): string {
  if (!("kind" in one) || !("message" in one)) return JSON.stringify(one);
  const files = (one.message.files ?? []).map((file) => new TextDecoder().decode(file.data));
  return JSON.stringify(one) + files.join("\n");
}

function spoilers(
  seen: readonly (readonly [string, Reply | readonly Choice[]])[],
  limit: number,
): readonly string[] {
  return seen.flatMap(([about, one]) => {
    const text = allOf(one);
    const beyond = Array.from({ length: last - limit }, (_, at) => limit + 1 + at);
    // What somebody typed themselves may be said back to them.
    const isTold = (word: string) => text.includes(word) && !about.includes(word);
    return beyond.some((number) => isTold(secret(number)) || isTold(unsaid(number)))
      ? [`${about}: ${text.slice(0, 300)}`]
      : [];
  });
}

test("with a limit, no reply of any command, button or menu has text from beyond it", async () => {
  const limit = fc.record({
    at: fc.integer({ min: 1, max: last - 1 }),
    whose: fc.constantFrom("server", "channel", "own" as const),
  });
  await fc.assert(
    fc.asyncProperty(limit, async ({ at, whose }) => {
      const opened = await open();
      const { store } = opened;
      // Old messages of before, with all their buttons, and saves from everywhere.
      const old = await useAll(opened, {});
      for (const passage of story.passages) {
        await store.addSave(
          { userId: "41", story: "lamps", spot: spotAt(passage), guildId: "61", savedAt: 0 },
          500,
        );
      }
      const passage = story.passages[at - 1];
      if (passage === undefined) throw new Error("no such passage");
      const scope = whose === "channel" ? { guildId: "61", channelId: "51" } : { guildId: "61" };
      if (whose === "own") {
        await store.savePlace("41", "lamps", { ...spotAt(passage), at: 0 });
        await store.chooseAsReader("41", "isCareful", true);
      } else await opened.bot.rules?.setLimit(scope, story, passage);

      // Who reads on comes to where they were not, and moves their own limit: that is what /read is for.
      const without = whose === "own" ? "read" : undefined;
      const pressed = await pressAll(opened, old, {}, 1, without);
      const used = await useAll(opened, {}, without);
      const further = await pressAll(opened, used, {}, 2, without);
      const seen = [...pressed, ...used, ...further];
      expect(seen.length).toBeGreaterThan(100);
      expect(spoilers(seen, at)).toEqual([]);
      expect(opened.faults).toEqual([]);
      await store.close();
    }),
    { numRuns: 12 },
  );
});

/** A text as its readers see it before they open anything. */
function uncovered(markdown: string): string {
  return markdown.replaceAll(/\|\|.*?\|\|/gs, "");
}

/** What a reply shows to everybody at a glance: texts, descriptions, names of threads and files, labels. */
function openTexts(message: Message): readonly string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === "object" && value !== null) {
      if ("spoiler" in value && value.spoiler === true) return;
      for (const [name, inner] of Object.entries(value)) {
        if (["content", "description", "label", "placeholder", "title", "name"].includes(name))
          texts.push(uncovered(String(inner)));
        else walk(inner);
      }
    }
  };
  walk(message.components);
  return texts;
}

test("under a server's cover, nothing that everybody sees has text of the story in the open", async () => {
  const opened = await open();
  const { store } = opened;
  // Messages from before the cover, with all their buttons; saves, so that /top has some.
  const before = await useAll(opened, {});
  for (const passage of story.passages.slice(0, 4)) {
    for (const userId of ["41", "42", "43"])
      await store.addSave({ userId, story: "lamps", spot: spotAt(passage), guildId: "61", savedAt: 0 }, 500);
  }
  await opened.bot.rules?.choose({ guildId: "61" }, "isSpoiler", true);
  const used = await useAll(opened, {});
  const seen = [...used, ...(await pressAll(opened, [...before, ...used], {}, 3))];
  const open_ = seen.flatMap(([about, one]) => {
    const isUpdate = "kind" in one && one.kind === "update";
    const isPublic = "kind" in one && one.kind === "message" && !one.isPrivate;
    // An update of a private message stays private; what was pressed on is named at the end.
    if (!isPublic && !(isUpdate && about.endsWith("false"))) return [];
    const shown = openTexts((one as { readonly message: Message }).message).join("\n");
    const told = Array.from({ length: last }, (_, at) => unsaid(at + 1)).filter((word) =>
      shown.includes(word),
    );
    return told.length === 0 ? [] : [`${about}: ${shown.slice(0, 300)}`];
  });
  expect(
    seen.filter(([, one]) => "kind" in one && one.kind === "message" && !one.isPrivate).length,
  ).toBeGreaterThan(50);
  expect(open_).toEqual([]);
  await store.close();
});

test("an admin's preview of the next daily post stops at the limit too", async () => {
  const opened = await open();
  const start = { channel: "51", time: "9", timezone: "Europe/London" };
  const passage = story.passages[0];
  if (passage === undefined) throw new Error("no passage");
  await opened.bot.daily?.start(
    { guildId: "61", name: undefined },
    {
      channel: { id: "51", kind: "text", permissions: undefined },
      time: start.time,
      timezone: start.timezone,
    },
  );
  await opened.bot.daily?.skip({ guildId: "61", name: undefined });
  await opened.bot.rules?.setLimit({ guildId: "61", channelId: "51" }, story, passage);
  const one = await opened.bot.daily?.one({ guildId: "61", name: undefined });
  expect(one?.next).toEqual({ kind: "wait" });
  await opened.bot.rules?.setLimit({ guildId: "61", channelId: "51" }, story, undefined);
  expect((await opened.bot.daily?.one({ guildId: "61", name: undefined }))?.next?.kind).toBe("passages");
  await opened.store.close();
});

test("who was never known is answered while the database is away, behind spoiler marks", async () => {
  const opened = await open();
  const down = { ...opened.store, reader: () => Promise.reject(new UserError("store", "away")) };
  const library = { stories: [story], withdrawn: [], standard: story };
  const parts = { library, chance: () => 0, commandIds: new Map(), now: () => 0 };
  const bot = makeBot({ ...parts, settings: opened.store, readers: down });
  const here = await bot.see({ place, readerId: "71", audience: "asker" });
  expect(here.standard.slug).toBe(story.slug);
  expect(here.isSpoiler).toBe(true);
  await opened.store.close();
});

test("what was never known is refused rather than shown, while the database is away", async () => {
  const opened = await open();
  const down = {
    ...opened.store,
    preferences: async () => {
      throw Object.assign(new Error("away"), {});
    },
  };
  const library = { stories: [story], withdrawn: [], standard: story };
  const bot = makeBot({ library, chance: () => 0, commandIds: new Map(), settings: down, now: () => 0 });
  const here = await bot.see({ place, readerId: "71", audience: "everyone" });
  expect(() => here.stories).toThrow("away");
  expect(() => here.passage("lamps", story.passages[0]?.id ?? "")).toThrow("away");
  await opened.store.close();
});
