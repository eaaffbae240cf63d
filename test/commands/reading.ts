import * as spec from "discord-api-spec/zod";
import { messageBody } from "../../src/interaction/body.ts";
import type { Message, Reply } from "../../src/reply.ts";
import { walkComponents } from "../../src/sandbox/discord/components.ts";
import { type Json, recordsOf, stringOf } from "../../src/sandbox/discord/json.ts";
import { looseMentions } from "../../src/sandbox/discord/mentions.ts";
import { messageFaults } from "../../src/sandbox/discord/message-limits.ts";
import { checkSchema } from "../../src/sandbox/discord/schema.ts";
import { expectedOf, shownByParser } from "../view/shown.ts";

/** The message of a reply; an error for a reply that has none. */
export function messageOf(reply: Reply): Message {
  if (reply.kind === "message" || reply.kind === "update") return reply.message;
  throw new Error(`a reply of kind ${reply.kind} has no message`);
}

/** Everything for which Discord would refuse this message, or ping someone. */
export function faultsOf(message: Message): readonly string[] {
  const body = messageBody(message, { isPrivate: false });
  const json = JSON.parse(JSON.stringify(body)) as Json;
  const schema = checkSchema(spec.MessageCreateRequestSchema, json);
  const files = (message.files ?? []).map(({ name }) => name);
  const loose = looseMentions(json);
  return [
    ...[...schema.faults, ...messageFaults(json, Number(body.flags), files)].map(
      (fault) => `${fault.path.join(".")}: ${fault.message}`,
    ),
    ...schema.unknown.map((path) => `${path} is nothing that Discord knows`),
    ...(loose === undefined ? [] : [loose]),
  ];
}

/** The texts of a message in order, as they are sent. */
export function textsOf(message: Message): readonly string[] {
  return [...walkComponents(message.components)].flatMap(
    ({ component }) => stringOf(component.content) ?? [],
  );
}

/** What a reader sees of Markdown: the characters, without what marks them. */
export function plain(markdown: string): string {
  return shownByParser(markdown)
    .map((run) => run.text)
    .join("");
}

/** What a reader sees in bold. */
export function bold(markdown: string): string {
  return shownByParser(markdown)
    .filter((run) => run.as === "bold")
    .map((run) => run.text)
    .join("");
}

/** As Discord shows it, and however it is broken into lines. */
export function spaced(text: string): string {
  return expectedOf(text).replace(/\s+/g, " ").trim();
}

export type Use = { readonly id: string; readonly label: string; readonly values?: readonly string[] };

/** The buttons and menus that can be used. */
export function usesOf(message: Message): readonly Use[] {
  return [...walkComponents(message.components)].flatMap(({ component }) => {
    const id = stringOf(component.custom_id);
    if (id === undefined || component.disabled === true) return [];
    const label = stringOf(component.label) ?? "";
    const values = recordsOf(component.options).map((option) => String(option.value));
    return [{ id, label, ...(component.type === 3 ? { values } : {}) }];
  });
}

/** The id of the button with this label. */
export function buttonId(message: Message, label: string): string {
  const found = usesOf(message).find((use) => use.label.includes(label));
  if (found === undefined)
    throw new Error(`no button "${label}" but ${usesOf(message).map((use) => use.label)}`);
  return found.id;
}

/** The numbers of the passages that a message says it shows; empty where it shows none. */
export function shownNumbers(message: Message): readonly number[] {
  const texts = textsOf(message);
  const near = [...(texts[0] ?? "").matchAll(/^-# (?:▸ \*\*)?(\d+)(?:\*\*)?$/gm)].map((found) =>
    Number(found[1]),
  );
  if (near.length > 0) return near;
  const place = texts.at(-1) ?? "";
  const listed = /^-# From passages? (.*) of \d+ · /.exec(place)?.[1];
  if (listed !== undefined) return [...listed.matchAll(/\d+/g)].map(Number);
  const range = /^-# Passages (\d+)–(\d+) of \d+ · /.exec(place);
  if (range !== null) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  }
  const one = /^-# Passage (\d+) of \d+ · /.exec(place)?.[1];
  return one === undefined ? [] : [Number(one)];
}
