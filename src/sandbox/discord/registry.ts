import { isDeepStrictEqual } from "node:util";
import type { APIApplicationCommand } from "discord-api-types/v10";
import { commandFaults, listFaults } from "./command-limits.ts";
import { ApiError } from "./errors.ts";
import { defined, type Json, recordsOf } from "./json.ts";

const perScopeLimit = { 1: 100, 2: 15, 3: 15, 4: 1 } as const;
const dailyCreates = 200;

/** The commands that an application has registered, for everyone (no guild) and by guild. */
export function makeRegistry(applicationId: string, id: () => string) {
  const scopes = new Map<string, Map<string, APIApplicationCommand>>();
  const created = new Map<string, number>();
  let writes = 0;

  const scope = (guild = "") => {
    const found = scopes.get(guild) ?? new Map<string, APIApplicationCommand>();
    scopes.set(guild, found);
    return found;
  };
  const list = (guild?: string) => [...scope(guild).values()];
  const named = (guild: string | undefined, body: Json) =>
    list(guild).find(({ name, type }) => name === body.name && type === (body.type ?? 1));

  function save(guild: string | undefined, body: Json, before: APIApplicationCommand | undefined) {
    if (before === undefined) {
      const count = (created.get(guild ?? "") ?? 0) + 1;
      if (count > dailyCreates) throw new ApiError(30034);
      created.set(guild ?? "", count);
    }
    const fields = fullCommand(body, guild === undefined);
    const isSame = before !== undefined && isDeepStrictEqual(fields, fieldsOf(before));
    const own = { id: before?.id ?? id(), application_id: applicationId };
    const version = isSame ? before.version : id();
    return { ...own, version, ...fields, ...defined({ guild_id: guild }) } as APIApplicationCommand;
  }

  function check(commands: readonly Json[]) {
    const faults = [...listFaults(commands)];
    for (const [at, command] of commands.entries()) {
      faults.push(...commandFaults(command).map((fault) => ({ ...fault, path: [at, ...fault.path] })));
    }
    if (faults.length > 0) throw new ApiError(50035, faults);
    for (const type of [1, 2, 3, 4] as const) {
      if (commands.filter((command) => (command.type ?? 1) === type).length > perScopeLimit[type])
        throw new ApiError(30032);
    }
  }

  return {
    list,
    find: (guild: string | undefined, commandId: string) => scope(guild).get(commandId),
    /** The commands that a reader is offered: a guild's own come before the global ones of the same name. */
    offered: (guild: string | undefined) => [...(guild === undefined ? [] : list(guild)), ...list()],
    get writes() {
      return writes;
    },
    replaceAll(guild: string | undefined, bodies: readonly Json[]) {
      writes += 1;
      check(bodies);
      const saved = bodies.map((body) => save(guild, body, named(guild, body)));
      scopes.set(guild ?? "", new Map(saved.map((command) => [command.id, command])));
      return saved;
    },
    put(guild: string | undefined, body: Json, commandId?: string) {
      writes += 1;
      const before = commandId === undefined ? named(guild, body) : scope(guild).get(commandId);
      if (commandId !== undefined && before === undefined) throw new ApiError(10063);
      const merged: Json = { ...(commandId === undefined ? {} : fieldsOf(before)), ...body };
      const faults = commandFaults(merged);
      if (faults.length > 0) throw new ApiError(50035, faults);
      const saved = save(guild, merged, before);
      scope(guild).set(saved.id, saved);
      return { saved, isNew: before === undefined };
    },
    remove(guild: string | undefined, commandId: string) {
      writes += 1;
      if (!scope(guild).delete(commandId)) throw new ApiError(10063);
    },
  };
}

function fieldsOf(command: APIApplicationCommand | undefined): Json {
  if (command === undefined) return {};
  const { id: _id, application_id: _app, version: _version, guild_id: _guild, ...fields } = command;
  return fields;
}

/** The shape in which Discord gives a command back: defaults written out, empty lists left out. */
function fullCommand(body: Json, isGlobal: boolean): Json {
  const { contexts = null, default_member_permissions: needed = null, type = 1, nsfw = false } = body;
  const inDirect = Array.isArray(contexts) ? contexts.includes(1) : (body.dm_permission ?? true);
  return {
    ...defined({ dm_permission: isGlobal ? inDirect : undefined, options: filled(body.options, fullOption) }),
    ...{ type, name: body.name, description: body.description ?? "", contexts, nsfw },
    default_member_permissions: needed === null ? null : String(needed),
    integration_types: body.integration_types ?? [0],
    ...localizations(body, "name description"),
  };
}

function fullOption(option: Json): Json {
  const { options, choices, ...rest } = option;
  const kept = Object.entries(rest).filter(([, value]) => value !== null && value !== false);
  const full = (choice: Json) => ({ ...choice, ...localizations(choice, "name") });
  return {
    ...Object.fromEntries(kept),
    ...localizations(option, "name description"),
    ...defined({ choices: filled(choices, full), options: filled(options, fullOption) }),
  };
}

function localizations(from: Json, fields: string): Json {
  const keys = fields.split(" ").map((field) => `${field}_localizations`);
  return Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
}

function filled(list: unknown, full: (one: Json) => Json): readonly Json[] | undefined {
  const all = recordsOf(list);
  return all.length > 0 ? all.map(full) : undefined;
}

/** As a GET shows them unless asked with `with_localizations`: the dictionaries are left out. */
export function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "name_localizations" && key !== "description_localizations")
      .map(([key, below]) => [key, withoutLocalizations(below)]),
  );
}
