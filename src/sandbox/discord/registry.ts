import { isDeepStrictEqual } from "node:util";
import type { APIApplicationCommand } from "discord-api-types/v10";
import { commandFaults, listFaults } from "./command-limits.ts";
import { ApiError } from "./errors.ts";
import { type Json, recordsOf } from "./json.ts";

const perScopeLimit = { 1: 100, 2: 15, 3: 15, 4: 1 } as const;
const dailyCreates = 200;

export type Registry = ReturnType<typeof makeRegistry>;

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
    const saved = {
      id: before?.id ?? id(),
      application_id: applicationId,
      version: isSame ? before.version : id(),
      ...fields,
      ...(guild === undefined ? {} : { guild_id: guild }),
    } as APIApplicationCommand;
    return saved;
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
  const options = recordsOf(body.options);
  const contexts = body.contexts ?? null;
  return {
    default_member_permissions:
      body.default_member_permissions == null ? null : String(body.default_member_permissions),
    type: body.type ?? 1,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? "",
    description_localizations: body.description_localizations ?? null,
    ...(isGlobal
      ? { dm_permission: Array.isArray(contexts) ? contexts.includes(1) : (body.dm_permission ?? true) }
      : {}),
    contexts,
    integration_types: body.integration_types ?? [0],
    ...(options.length > 0 ? { options: options.map(fullOption) } : {}),
    nsfw: body.nsfw ?? false,
  };
}

function fullOption(option: Json): Json {
  const { options, choices, ...rest } = option;
  const kept = Object.entries(rest).filter(([, value]) => value !== null && value !== false);
  return {
    ...Object.fromEntries(kept),
    name_localizations: option.name_localizations ?? null,
    description_localizations: option.description_localizations ?? null,
    ...(recordsOf(choices).length > 0
      ? {
          choices: recordsOf(choices).map((choice) => ({
            ...choice,
            name_localizations: choice.name_localizations ?? null,
          })),
        }
      : {}),
    ...(recordsOf(options).length > 0 ? { options: recordsOf(options).map(fullOption) } : {}),
  };
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
