import { walkComponents } from "./components.ts";
import { isRecord, type Json, listOf, recordOf, stringOf } from "./json.ts";

export type Pings = {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
};

/** All that a reader sees as text in a body or a message, a line a part. */
export function textOf(body: { readonly content?: unknown; readonly components?: unknown }): string {
  const parts = [...walkComponents(body.components)].map(({ component }) => stringOf(component.content));
  return [stringOf(body.content), ...parts].filter((part) => part !== undefined && part !== "").join("\n");
}

/** What is wrong with a body that could ping more than the one role a server may choose. */
export function looseMentions(body: Json): string | undefined {
  if (textOf(body) === "") return undefined;
  const allowed = body.allowed_mentions;
  if (!isRecord(allowed)) return "allowed_mentions is missing, so every mention in the text pings";
  if (!Array.isArray(allowed.parse) || allowed.parse.length > 0) return "allowed_mentions.parse is not []";
  if (listOf(allowed.users).length > 0) return "allowed_mentions.users is not empty";
  if (listOf(allowed.roles).length > 1) return "allowed_mentions.roles holds more than one role";
  if (allowed.replied_user === true) return "allowed_mentions.replied_user is true";
  return undefined;
}

/** Whom a text pings under the rules that came with it. */
export function pingsOf(body: Json): Pings {
  const text = textOf(body);
  const allowed = recordOf(body.allowed_mentions);
  const isOpen = !isRecord(body.allowed_mentions);
  const parse = isOpen ? ["users", "roles", "everyone"] : listOf(allowed.parse);
  const pick = (pattern: RegExp, kind: "users" | "roles") =>
    [...new Set([...text.matchAll(pattern)].map((match) => String(match[1])))].filter(
      (id) => parse.includes(kind) || listOf(allowed[kind]).includes(id),
    );
  return {
    users: pick(/<@!?(\d+)>/g, "users"),
    roles: pick(/<@&(\d+)>/g, "roles"),
    everyone: parse.includes("everyone") && /@(everyone|here)\b/.test(text),
  };
}
