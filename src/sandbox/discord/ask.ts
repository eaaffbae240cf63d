import type { APIApplicationCommand, APIUser } from "discord-api-types/v10";
import { kind } from "../kinds.ts";
import { isSelect, walkComponents } from "./components.ts";
import type { Exchange, Exchanges, PendingOutcome } from "./exchange.ts";
import type { Fixture, Post, SandboxChannel } from "./fixture.ts";
import { defined, type Json, listOf, numberOf, recordOf, recordsOf, stringOf } from "./json.ts";
import { textOf } from "./mentions.ts";
import { fillOptions, findCommand, nest, resolve, type TypedOptions } from "./options.ts";
import { type As, basePayload, type InteractionPlace, ownersOf, placeOf } from "./payload.ts";

type Slash = As & { readonly name: string; readonly options?: TypedOptions };
type Complete = Slash & { readonly focused: string };
type MessageCommand = As & { readonly name: string; readonly message: string };
type Shown = string | { readonly id: string };
type SendDispatch = (event: string, data: object, guildId: string | undefined) => void;

/** What readers do in Discord: each makes an interaction, sends it to the bot and returns what they see of the answer. */
export function makeAsks(
  fixture: Fixture,
  exchanges: Exchanges,
  dispatch: SendDispatch,
  defaults: { user: APIUser; channel: SandboxChannel },
) {
  function begin(
    type: number,
    place: InteractionPlace,
    more: object,
    metadata: Json,
    source?: Post,
  ): PendingOutcome {
    const { id, token, payload } = basePayload(fixture, type, place, more);
    const { user, channel, isUserInstall } = place;
    const own = { id, type: type === 4 ? 2 : type, user, authorizing_integration_owners: ownersOf(place) };
    const made = { id, token, type, payload, user, channel, isUserInstall };
    const asked = exchanges.open({
      ...made,
      metadata: { ...own, ...metadata },
      ...(source ? { source } : {}),
    });
    dispatch("INTERACTION_CREATE", payload, place.guild?.id);
    return asked;
  }

  function command(type: 2 | 4, asked: Slash, focused?: string): PendingOutcome {
    const place = placeOf(fixture, defaults, asked);
    const known = findCommand(fixture.commands.offered(place.guild?.id), asked.name, 1);
    const { command: found, path, options: offered } = known;
    refuseHidden(found, place);
    const filled = fillOptions(asked.name, offered, asked.options ?? {}, focused);
    const wanted = filled
      .filter((option) => [6, 7, 8, 9, 11].includes(Number(option.type)))
      .map((option) => ({
        type: Number(option.type),
        id: String(option.value),
        allowed: listOf(offered.find(({ name }) => name === option.name)?.channel_types),
      }));
    const resolved = resolve(fixture, place, wanted);
    const nested = nest(path, filled);
    const { id, name, guild_id } = found;
    const options = nested.length > 0 ? nested : undefined;
    const named = Object.keys(resolved).length > 0 ? resolved : undefined;
    const data = { id, name, type: 1, ...defined({ guild_id, options, resolved: named }) };
    return begin(type, place, { data }, {});
  }

  /** A component that a reader can see and use, found by its custom id or by its label. */
  function onMessage(shown: Shown, by: string, as: As) {
    const id = typeof shown === "string" ? shown : shown.id;
    const post = fixture.posts.findLast(({ message }) => message.id === id);
    if (!post || post.isDeleted) throw new Error(`No message ${id} can be seen in this Discord`);
    const place = placeOf(fixture, defaults, { ...as, channel: post.message.channel_id });
    if (as.user === undefined && post.onlyFor !== undefined)
      return onMessage(shown, by, { ...as, user: fixture.users.get(post.onlyFor) ?? defaults.user });
    if (post.onlyFor !== undefined && post.onlyFor !== place.user.id)
      throw new Error(`Message ${id} is ephemeral; only its asker sees it`);
    const all = [...walkComponents(post.message.components)].map(({ component }) => component);
    const usable = all.filter((one) => one.type === kind.button || isSelect(one));
    const found = usable.find((one) => one.custom_id === by) ?? usable.find((one) => labelOf(one) === by);
    const has = usable.map((one) => `${labelOf(one)} (${String(one.custom_id ?? one.url)})`).join(", ");
    if (!found) throw new Error(`No component "${by}" on message ${id}; it has: ${has || "none"}`);
    if (found.disabled === true) throw new Error(`"${by}" is disabled`);
    if (found.custom_id === undefined)
      throw new Error(`"${by}" is a link: Discord opens it and tells the bot nothing`);
    return { post, found, place: { ...place, isUserInstall: wasUserInstall(post) } };
  }

  function component(shown: Shown, by: string, as: As, values?: readonly string[]): PendingOutcome {
    const { post, found, place } = onMessage(shown, by, as);
    if (isSelect(found) !== (values !== undefined))
      throw new Error(`"${by}" is ${isSelect(found) ? "a menu: use choose" : "a button: use press"}`);
    const { message } = post;
    if (values) checkValues(found, values);
    const named = (found.type === kind.stringSelect ? [] : (values ?? [])).map((id) => ({
      type: selectTarget(found),
      id,
    }));
    const resolved = named.length > 0 ? resolve(fixture, place, named) : undefined;
    const { custom_id, type: component_type, id } = found;
    const data = { custom_id, component_type, id, ...defined({ values, resolved }) };
    return begin(3, place, { data, message: { ...message } }, { interacted_message_id: message.id }, post);
  }

  return {
    slash: (asked: Slash) => command(2, asked),
    complete: ({ focused, ...asked }: Complete) => command(4, asked, focused),
    press: (shown: Shown, by: string, as: As = {}) => component(shown, by, as),
    choose: (shown: Shown, by: string, values: readonly string[], as: As = {}) =>
      component(shown, by, as, values),
    /** Fills in the modal that an outcome showed; fields are named by custom id. */
    submit(
      shown: { readonly modal: unknown; readonly exchange: Exchange },
      fields: FilledFields,
      as: Pick<As, "permissions" | "locale"> = {},
    ): PendingOutcome {
      const modal = shown.modal as Json;
      const { exchange } = shown;
      const place = placeOf(fixture, defaults, { ...as, user: exchange.user, channel: exchange.channel.id });
      const named = [...walkComponents(modal.components)]
        .map(({ component }) => component)
        .filter((one) => (isSelect(one) && one.type !== kind.stringSelect) || one.type === kind.fileUpload)
        .flatMap((one) =>
          [fields[String(one.custom_id)] ?? []].flat().map((id) => ({ type: selectTarget(one), id })),
        );
      const data = {
        custom_id: modal.custom_id,
        components: filled(recordsOf(modal.components), fields),
        resolved: resolve(fixture, place, named),
      };
      const { source } = exchange;
      const more = source ? { data, message: { ...source.message } } : { data };
      return begin(5, place, more, { triggering_interaction_metadata: exchange.metadata }, source);
    },
    messageCommand(asked: MessageCommand): PendingOutcome {
      const target = fixture.posts.find(({ message }) => message.id === asked.message);
      if (!target) throw new Error(`No message ${asked.message} in this Discord`);
      const place = placeOf(fixture, defaults, { ...asked, channel: target.message.channel_id });
      const { command: found } = findCommand(fixture.commands.offered(place.guild?.id), asked.name, 3);
      refuseHidden(found, place);
      const { id } = target.message;
      const resolved = { messages: { [id]: target.message } };
      const data = { id: found.id, name: found.name, type: 3, target_id: id, resolved };
      return begin(2, place, { data }, { target_message_id: id });
    },
  };
}

/** Throws where Discord would not show the command to this reader at all. */
function refuseHidden(command: APIApplicationCommand, place: InteractionPlace) {
  const say = (why: string) => new Error(`Discord would not offer /${command.name} here: ${why}`);
  if (command.contexts && !command.contexts.includes(place.context))
    throw say(`its contexts are ${command.contexts.join(", ")}, this is ${place.context}`);
  const install = place.isUserInstall ? 1 : 0;
  if (command.guild_id === undefined && !command.integration_types?.includes(install))
    throw say(`its integration_types lack ${install}`);
  const needed = command.default_member_permissions;
  if (place.guild && needed != null) {
    const all = BigInt(needed);
    if ((place.permissions & all) !== all || (all === 0n && (place.permissions & 8n) === 0n))
      throw say(`it needs permissions ${needed}`);
  }
}

function checkValues(select: Json, values: readonly string[]) {
  const least = numberOf(select.min_values ?? 1);
  const most = numberOf(select.max_values ?? 1);
  if (values.length < least || values.length > most)
    throw new Error(`The menu takes ${least} to ${most} values, not ${values.length}`);
  if (select.type !== kind.stringSelect) return;
  const known = recordsOf(select.options).map(({ value }) => value);
  const stray = values.find((value) => !known.includes(value));
  if (stray !== undefined) throw new Error(`The menu has no value "${stray}"; it has: ${known.join(", ")}`);
}

/** The kind of option that names the same as a menu or an upload does. */
function selectTarget({ type }: Json): number {
  return { 3: 3, 5: 6, 6: 8, 7: 9, 8: 7, 19: 11 }[Number(type)] ?? 6;
}

function labelOf(component: Json): string | undefined {
  const emoji = (component.emoji as { name?: string } | undefined)?.name;
  return stringOf(component.label) ?? stringOf(component.placeholder) ?? emoji;
}

function wasUserInstall({ message }: Post): boolean {
  const owners = message.interaction_metadata?.authorizing_integration_owners;
  return owners !== undefined && !("0" in owners);
}

/** A modal's values by the custom ids of its fields. */
type FilledFields = Readonly<Record<string, string | readonly string[]>>;

/** A filled-in modal as Discord sends it: in the modal's own shape, each field with its values. */
function filled(components: readonly Json[], fields: FilledFields): Json[] {
  return components.map(({ type, component, components: inner }) => ({
    ...{ type, id: 0 },
    ...(component ? { component: filledField(recordOf(component), fields) } : {}),
    ...(inner ? { components: recordsOf(inner).map((one) => filledField(one, fields)) } : {}),
  }));
}

function filledField(input: Json, fields: FilledFields): Json {
  const { type, custom_id } = input;
  const given = fields[String(custom_id)] ?? stringOf(input.value) ?? "";
  const values = [given].flat().filter((value) => value !== "");
  const [value = ""] = values;
  const own = { type, custom_id, id: 0 };
  if (type === kind.checkbox) return { ...own, value: value === "true" };
  if (input.required !== false && value === "") throw new Error(`The modal requires "${custom_id}"`);
  if (type === kind.radioGroup) return { ...own, value: value || null };
  const isList = isSelect(input) || type === kind.fileUpload || type === kind.checkboxGroup;
  return { ...own, ...(isList ? { values } : { value }) };
}

/** All that a reader reads in a message. */
export const readable = textOf;
