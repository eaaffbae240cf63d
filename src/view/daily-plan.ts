import type { PlannedPost } from "../daily/plan.ts";
import type { DailyStatus } from "../daily/status.ts";
import type { Portion } from "../domain/subscription.ts";
import type { Words } from "../messages/messages.ts";
import type { Choice, Message } from "../reply.ts";
import { container, rule, small, text } from "./components.ts";
import { spanOf, titleOf, workText } from "./credit.ts";
import { echo, escapeMarkdown } from "./text.ts";

type Planned = DailyStatus & { readonly planned: readonly PlannedPost[] };

const mostLines = 20;

/** The next posts with their dates, how it ends, and if asked for a file for calendars. */
export function planView(one: Planned, withFile: boolean, words: Words): Message {
  const { planned, story } = one;
  const { plan } = words.dailyAdmin;
  const lines = planned.slice(0, mostLines).map((post) =>
    plan.line({
      when: `<t:${Math.floor(post.at / 1_000)}:f>`,
      what: spanOf(post.first, post.last, words),
      words: post.words,
    }),
  );
  const last = planned.at(-1);
  const rest =
    planned.length > mostLines && last !== undefined
      ? [plan.more({ count: planned.length - mostLines, date: last.date })]
      : [];
  const title = escapeMarkdown(story === undefined ? "" : titleOf(story.about, words));
  const head = `### ${plan.title({ name: echo(one.name), title })}`;
  const body = planned.length === 0 ? plan.nothing : [...lines, ...rest.map(small)].join("\n");
  const credit = story === undefined ? [] : [rule(), text(workText(story.about, words))];
  const components = [container([text(`${head}\n${body}`), ...credit])];
  if (!withFile || planned.length === 0) return { components };
  const name = `${one.name}.ics`;
  return {
    components: [...components, { type: 13, file: { url: `attachment://${name}` } }],
    files: [{ name, data: new TextEncoder().encode(calendarOf(one, words)) }],
  };
}

/** https://www.rfc-editor.org/rfc/rfc5545: lines end with CRLF and are folded at 75 bytes. */
export function calendarOf({ id, planned, story }: Planned, words: Words): string {
  const title = story === undefined ? "" : titleOf(story.about, words);
  const events = planned.flatMap(({ date, at, first, last }) => [
    "BEGIN:VEVENT",
    `UID:${id}-${date}@quoth`,
    `DTSTAMP:${utc(planned[0]?.at ?? at)}`,
    `DTSTART:${utc(at)}`,
    "DURATION:PT15M",
    `SUMMARY:${escapeIcs(`${title}: ${spanOf(first, last, words)}`)}`,
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Quoth//Daily posts//EN",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function utc(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:]/g, "");
}

function escapeIcs(value: string): string {
  return value.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

function folded(line: string): string {
  let done = "";
  let bytes = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > 74) {
      done += "\r\n ";
      bytes = 1;
    }
    done += sign;
    bytes += size;
  }
  return done;
}

/** How much a post brings, as it is said among a subscription's options. */
export function portionText(
  portion: Portion | undefined,
  minLength: number,
  { code, dailyAdmin: say }: Words,
): string {
  // In a menu each stands by itself, here among others on a line.
  const among = (name: string) => name.charAt(0).toLocaleLowerCase(code) + name.slice(1);
  if (typeof portion === "number") return among(say.portionWords({ words: portion }));
  if (portion === "scene" || portion === "chapter") return among(say.portions[portion]);
  return minLength > 0 ? say.together({ characters: minLength }) : "";
}

/** The portions there are, and the number of words that is being typed. */
export function portionChoices(typed: string, { dailyAdmin: say }: Words): readonly Choice[] {
  const text = typed.trim().toLowerCase();
  const words = Number(/^\d{1,5}/.exec(text)?.[0] ?? "800");
  const all: readonly Choice[] = [
    { name: say.portions.passage, value: "passage" },
    { name: say.portions.scene, value: "scene" },
    { name: say.portions.chapter, value: "chapter" },
    { name: say.portionWords({ words }), value: String(words) },
  ];
  return /^\d/.test(text)
    ? all.slice(3)
    : all.filter(
        ({ name, value }) => text === "" || name.toLowerCase().includes(text) || value.startsWith(text),
      );
}
