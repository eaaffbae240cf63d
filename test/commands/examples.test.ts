import type { APIInteraction } from "discord-api-types/v10";
import { expect, test } from "vitest";
import type { Option } from "../../src/command.ts";
import { type Language, languages } from "../../src/messages/messages.ts";
import { ask, catalogue, slashOf, storyOf } from "./asking.ts";

// What an option's description suggests is tried, in every language, by the command that it stands in.

const lines = ["The lantern went out.", "Nobody lit the lantern.", "“A lantern,” said Gwen.", "She took it."];
const chapters = Array.from({ length: 7 }, (_, at) => `## Part ${"abcdefg"[at]}\n\n${lines.join("\n\n")}`);
const story = storyOf(`---\ntitle: The Lantern\nattribution: By A\n---\n${chapters.join("\n\n")}\n`);

type Tried = {
  readonly command: string;
  readonly subcommand: string | undefined;
  readonly options: readonly Option[];
  readonly option: Option;
};

/** The options that somebody writes into. */
const written: readonly Tried[] = [...catalogue].flatMap(([command, { subcommands, options }]) => {
  const parts = subcommands === undefined ? [[undefined, options] as const] : Object.entries(subcommands);
  return parts.flatMap(([subcommand, part]) => {
    const all: readonly Option[] = "options" in part ? part.options : part;
    return all.flatMap((option) => {
      const isWritten =
        option.type === "chapter" || (option.type === "text" && (option.choices ?? []).length === 0);
      return isWritten ? [{ command, subcommand, options: all, option }] : [];
    });
  });
});

function describedIn({ commands }: Language, { command, subcommand, option }: Tried): string {
  const words = commands[command];
  const part = subcommand === undefined ? words : words?.subcommands?.[subcommand];
  return part?.options?.[option.name]?.description ?? option.description;
}

/** What stands behind the words that announce an example, and every number wherever it stands. */
function examplesIn(description: string, option: string): readonly string[] {
  const announced = [
    ...description.matchAll(/(?:\b(?:such as|etwa|comme|par exemple|como)\s|例：)([^;；）)]+)/gu),
  ];
  const parts = announced.flatMap(([, list = ""]) =>
    list
      .split(/,?\s+(?:or|oder|ou|o|u)\s+|、/u)
      .flatMap((part) => (option === "days" ? part : part.split(/,\s+/)))
      .map((part) =>
        part.replace(/^(?:章があれば|範囲なら)/u, "").replace(/\s+(?:with|mit|avec|con|com)\s.*$/u, ""),
      ),
  );
  const numbers = description.match(/(?<![\p{L}\d])\d[\d.:-]*\d|(?<![\p{L}\d])\d/gu) ?? [];
  return [...new Set([...parts.map((part) => part.trim()), ...(parts.length === 0 ? numbers : [])])];
}

const kinds = { channel: 7, text: 3, chapter: 3, story: 3, "yes-no": 5 } as const;
const values: Readonly<Record<string, string>> = {
  channel: "51",
  time: "9",
  timezone: "London",
  words: "lantern",
  number: "1",
};

/** The command as Discord sends it, with this value in one option and what else it needs in the others. */
function asked(
  { command, subcommand, options, option }: Tried,
  value: string,
  locale: string,
): APIInteraction {
  const given = options.flatMap((one) => {
    const { name, type } = one;
    const kind = kinds[type as keyof typeof kinds];
    if (name === option.name) return [{ name, type: kind, value }];
    if (name === "private") return [{ name, type: kind, value: true as string | boolean }];
    const isRequired = "required" in one && one.required === true;
    const isNeeded =
      isRequired ||
      ((subcommand === "start" || command === "daily-me") && (name === "time" || name === "timezone")) ||
      (name === "words" && option.type === "chapter");
    return isNeeded ? [{ name, type: kind, value: values[name] ?? "" }] : [];
  });
  const interaction = slashOf(command, {}, { permissions: 0xff_ff_ff_ff_ff_ffn });
  const channel = { id: "51", type: 0, name: "daily", permissions: String(0xff_ff_ff_ff_ff_ffn) };
  const data = {
    ...(interaction.data as object),
    options: subcommand === undefined ? given : [{ name: subcommand, type: 1, options: given }],
    resolved: { channels: { "51": channel } },
  };
  return Object.assign(interaction, { data, locale }) as APIInteraction;
}

/** A refusal is a sentence alone; what a command shows stands in a container or is a picture. */
async function isAccepted(tried: Tried, value: string, locale: string): Promise<string> {
  const { router } = ask([story], Math.random, { hasOwn: true });
  if (tried.command === "daily" && tried.subcommand === "edit") {
    const start = written.find((one) => one.subcommand === "start" && one.option.name === "time");
    const routed = router.route(asked(start ?? tried, "9", "en-US"));
    if ("reply" in routed) await routed.reply;
  }
  const routed = router.route(asked(tried, value, locale));
  if (!("reply" in routed)) return `no reply but ${routed.kind}`;
  const reply = await routed.reply;
  if (reply.kind !== "message") return reply.kind;
  const isShown =
    (reply.message.files ?? []).length > 0 || reply.message.components.some(({ type }) => type === 17);
  return isShown ? "accepted" : JSON.stringify(reply.message.components).slice(0, 200);
}

const inEach = languages().flatMap((language) =>
  written.flatMap((tried) =>
    examplesIn(describedIn(language, tried), tried.option.name).map((example) => {
      const name = [tried.command, tried.subcommand, tried.option.name].filter(Boolean).join(" ");
      return { code: language.code, locale: language.locales[0] ?? "en-US", name, example, tried };
    }),
  ),
);

test("times, days, zones, passages, chapters and dates are among the examples, in every language", () => {
  for (const { code } of languages()) {
    const with_ = new Set(inEach.filter((one) => one.code === code).map(({ tried }) => tried.option.name));
    const wanted = ["time", "days", "timezone", "number", "from", "chapter", "until", "portion"];
    expect([code, wanted.filter((name) => !with_.has(name))]).toEqual([code, []]);
  }
});

test.each(inEach)("$code: /$name takes “$example”", async ({ tried, example, locale }) => {
  expect(await isAccepted(tried, example, locale)).toBe("accepted");
});

test.each(inEach.filter(({ code }) => code === "en"))(
  "/$name refuses what is none of it",
  async ({ tried, locale }) => {
    expect(await isAccepted(tried, "zzqx", locale)).not.toBe("accepted");
  },
);
