import { expect, test } from "vitest";
import { addLanguage, type Texts, textsOf } from "../../src/messages/messages.ts";
import type { Reply } from "../../src/reply.ts";
import { walkComponents } from "../../src/sandbox/discord/components.ts";
import { recordsOf, stringOf } from "../../src/sandbox/discord/json.ts";
import { ask, type Options, pressOf, slashOf, storyOf } from "./asking.ts";
import { messageOf, usesOf } from "./reading.ts";

// A language whose every sentence stands between marks: what a reply says outside of them is said in no language.
function marked(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? `⟦${text}⟧` : marked(text)]),
  );
}

const code = "tlh";
addLanguage(code, marked(textsOf("en")));

// Nothing in it is a letter, so that every letter of a reply is one of ours.
const story = storyOf(`---\nattribution: "1"\nnote: "4"\nsummary: "5"\n---\n${"1 2 3.\n\n".repeat(9)}`);

const uses: readonly (readonly [string, Options])[] = [
  ["quote", { words: "1 2" }],
  ["quote", { words: "zzzz qqq" }],
  ["quote", { story: "no" }],
  ["quote", { chapter: "9" }],
  ["search", { words: "1 2" }],
  ["passage", { number: "1", to: "9" }],
  ["passage", { number: "99" }],
  ["passage", { number: "4", to: "2" }],
  ["context", { number: "3" }],
  ...["chapters", "random", "attribution", "help", "library", "daily", "nothing"].map(
    (name) => [name, {}] as const,
  ),
];

function unmarked(text: string): string {
  let rest = text.replace(/<(?:t|[@#/])[^>]*>|`\/[\w-]+`|\(<?https?:[^)]*\)/g, "");
  for (let last = ""; last !== rest; ) {
    last = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, "");
  }
  return rest;
}

function foreignIn(reply: Reply): readonly string[] {
  if (reply.kind !== "message" && reply.kind !== "update") return [];
  return [...walkComponents(reply.message.components)]
    .flatMap(({ component }) => [component, ...recordsOf(component.options)])
    .flatMap((one) =>
      [one.content, one.label, one.placeholder, one.description].flatMap((text) => stringOf(text) ?? []),
    )
    .filter((text) => /\p{L}/u.test(unmarked(text)));
}

test.each(uses)(
  "/%s %j, and what its buttons lead to, is in the reader's language",
  async (name, options) => {
    const { router } = ask([story]);
    const answer = async (interaction: ReturnType<typeof slashOf>): Promise<Reply> => {
      const routed = router.route(Object.assign(interaction, { locale: code, guild_locale: code }));
      if (!("reply" in routed)) throw new Error(`no reply to ${routed.kind}`);
      return routed.reply;
    };
    const first = await answer(slashOf(name, options, { permissions: 8n }));
    const foreign = [...foreignIn(first)];
    const shown = { message: messageOf(first), isPrivate: true, ownerId: "41" };
    for (const { id, values } of usesOf(shown.message))
      foreign.push(...foreignIn(await answer(pressOf(shown, id, values?.[0]))));
    expect(foreign).toEqual([]);
  },
);
