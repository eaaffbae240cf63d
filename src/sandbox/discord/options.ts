import type { APIApplicationCommand } from "discord-api-types/v10";
import type { Attachment, Fixture } from "./fixture.ts";
import { type Json, recordsOf, stringOf } from "./json.ts";
import { guildChannelParts, type InteractionPlace, lastMessage, memberOf } from "./payload.ts";
import { bits } from "./permissions.ts";
import { roleObject } from "./shapes.ts";

export type TypedOptions = Readonly<Record<string, string | number | boolean>>;

/** Finds the command that a name such as `daily start` calls, and the options of its sub-command. */
export function findCommand(commands: readonly APIApplicationCommand[], name: string, type: number) {
  const [first = "", ...rest] = type === 1 ? name.split(" ") : [name];
  const command = commands.find((one) => one.name === first && one.type === type);
  if (!command) {
    const known = commands.map((one) => one.name).join(", ") || "none";
    throw new Error(`Discord knows no command "${first}" here; registered are: ${known}`);
  }
  let options = recordsOf((command as { options?: unknown }).options);
  const path: Json[] = [];
  for (const step of rest) {
    const below = options.find((option) => option.name === step && Number(option.type) <= 2);
    if (!below) throw new Error(`/${first} has no sub-command "${step}"`);
    path.push(below);
    options = recordsOf(below.options);
  }
  if (options.some((option) => Number(option.type) <= 2))
    throw new Error(`/${name} needs one of its sub-commands`);
  return { command, path, options };
}

/** The options of a command as Discord sends them, refused where its own window would not let a reader send them. */
export function fillOptions(
  name: string,
  known: readonly Json[],
  values: TypedOptions,
  focused?: string,
): Json[] {
  for (const key of Object.keys(values)) {
    if (!known.some((option) => option.name === key)) throw new Error(`/${name} has no option "${key}"`);
  }
  const filled: Json[] = [];
  for (const option of known) {
    const key = String(option.name);
    const value = values[key];
    const isFocused = key === focused;
    if (value === undefined && option.required === true && focused === undefined)
      throw new Error(`/${name} requires "${key}"`);
    if (value === undefined) continue;
    if (isFocused && option.autocomplete !== true) throw new Error(`/${name} ${key}: is not completed`);
    const wrong = focused === undefined ? misfit(option, value) : undefined;
    if (wrong !== undefined) throw new Error(`/${name} ${key}: ${wrong}`);
    const own = isFocused ? { value: String(value), focused: true } : { value };
    filled.push({ name: key, type: option.type, ...own });
  }
  return filled;
}

export function nest(path: readonly Json[], inner: Json[]): Json[] {
  return path.reduceRight<Json[]>((options, { name, type }) => [{ name, type, options }], inner);
}

function misfit(option: Json, value: string | number | boolean): string | undefined {
  const types: Readonly<Record<number, string>> = { 4: "number", 5: "boolean", 10: "number" };
  const wanted = types[Number(option.type)] ?? "string";
  if (typeof value !== wanted) return `takes a ${wanted}, not ${JSON.stringify(value)}`;
  if (option.type === 4 && !Number.isInteger(value)) return `takes a whole number, not ${value}`;
  const size = typeof value === "string" ? value.length : Number(value);
  const unit = typeof value === "string" ? "length" : "value";
  const least = option[`min_${unit}`] ?? (wanted === "string" ? 1 : undefined);
  const most = option[`max_${unit}`] ?? (wanted === "string" ? 6000 : undefined);
  if (typeof least === "number" && size < least) return `is under min_${unit} ${least}`;
  if (typeof most === "number" && size > most) return `is over max_${unit} ${most}`;
  const choices = recordsOf(option.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    return `${value} is not one of the choices`;
  return undefined;
}

/** The users, roles and channels that options or values name, as Discord adds them. */
export function resolve(
  fixture: Fixture,
  place: InteractionPlace,
  wanted: readonly { type: number; id: string; allowed?: readonly unknown[] }[],
): Json {
  type Named = Record<string, unknown>;
  const all = { users: {} as Named, members: {} as Named, roles: {} as Named, channels: {} as Named };
  const { users, members, roles, channels } = all;
  const attachments: Named = {};
  for (const { type, id, allowed } of wanted) {
    const user = fixture.users.get(id);
    const role = place.guild?.roles.get(id);
    const channel = fixture.channels.get(id);
    const file = fixture.attachments.get(id);
    if (type === 11 && file) {
      attachments[id] = attachmentObject(fixture, id, file);
    } else if ((type === 6 || type === 9) && user) {
      users[id] = user;
      const { user: _, deaf: __, mute: ___, ...member }: Json = memberOf(fixture, user, bits.member);
      if (place.guild) members[id] = member;
    } else if ((type === 8 || type === 9) && role) {
      roles[id] = roleObject(role);
    } else if (type === 7 && channel) {
      if (allowed && allowed.length > 0 && !allowed.includes(channel.type))
        throw new Error(`#${channel.name} has type ${channel.type}, offered are only ${allowed.join(", ")}`);
      channels[id] = {
        ...guildChannelParts(channel),
        ...{ id, type: channel.type, last_message_id: lastMessage(channel) },
        permissions: place.permissions.toString(),
        app_permissions: channel.permissions.toString(),
      };
    } else {
      throw new Error(`This Discord has nothing with id ${stringOf(id)} for an option of type ${type}`);
    }
  }
  const maps = Object.entries({ ...all, attachments });
  return Object.fromEntries(maps.filter(([, map]) => Object.keys(map).length > 0));
}

function attachmentObject(fixture: Fixture, id: string, { name, type, bytes }: Attachment) {
  const url = `${fixture.cdnUrl}/ephemeral-attachments/${fixture.applicationId}/${id}/${encodeURIComponent(name)}`;
  return { id, filename: name, size: bytes.length, url, proxy_url: url, content_type: type, ephemeral: true };
}
