import { type APIMessageComponent, ComponentType } from "discord-api-types/v10";
import type { File } from "../reply.ts";
import type { Body } from "./messages.ts";

// https://docs.discord.com/developers/components/reference
const mostText = 4_000;
const mostComponents = 40;
const mostOptions = 25;
const mostButtons = 5;

/** The first reason for which Discord would not take this message; whoever writes a command learns it here and not there. */
export function faultInBody(body: Body, files: readonly File[]): string | undefined {
  const all = flat((body.components ?? []) as readonly APIMessageComponent[]);
  if (all.length === 0) return "it is empty.";
  if (all.length > mostComponents)
    return `it has ${all.length} components, at most ${mostComponents} are allowed.`;
  const text = all.reduce(
    (sum, one) => sum + (one.type === ComponentType.TextDisplay ? one.content.length : 0),
    0,
  );
  if (text > mostText) return `it has ${text} characters of text, at most ${mostText} are allowed.`;
  const ids = idsIn(body);
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  if (twice !== undefined) return `two of its components have the id ${twice}.`;
  const long = ids.find((id) => id.length > 100);
  if (long !== undefined) return `the id ${long} is longer than 100 characters.`;
  const names = new Set(files.map((file) => file.name));
  return all.map((one) => faultInComponent(one, names)).find((fault) => fault !== undefined);
}

/** The ids of all its buttons and menus, however deep they stand. */
export function idsIn(body: Body): readonly string[] {
  const all = flat((body.components ?? []) as readonly APIMessageComponent[]);
  return all.flatMap((one) => ("custom_id" in one ? [one.custom_id] : []));
}

function faultInComponent(one: APIMessageComponent, names: ReadonlySet<string>): string | undefined {
  switch (one.type) {
    case ComponentType.TextDisplay:
      return one.content.trim() === "" ? "one of its texts is empty." : undefined;
    case ComponentType.ActionRow:
      return one.components.length === 0 || one.components.length > mostButtons
        ? `a row holds 1 to ${mostButtons} buttons, or one menu.`
        : undefined;
    case ComponentType.StringSelect:
      return one.options.length === 0 || one.options.length > mostOptions
        ? `a menu holds 1 to ${mostOptions} options, this one ${one.options.length}.`
        : undefined;
    case ComponentType.Button:
      return "label" in one && (one.label ?? "").length > 80
        ? `the button “${one.label}” is longer than 80 characters.`
        : undefined;
    case ComponentType.File:
      return missing(one.file.url, names);
    case ComponentType.MediaGallery:
      return one.items.map((item) => missing(item.media.url, names)).find((fault) => fault !== undefined);
    default:
      return undefined;
  }
}

function missing(url: string, names: ReadonlySet<string>): string | undefined {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  return name === undefined || names.has(name)
    ? undefined
    : `it shows ${name}, but no such file comes with it.`;
}

function flat(components: readonly APIMessageComponent[]): readonly APIMessageComponent[] {
  return components.flatMap((one) => {
    const inside: readonly APIMessageComponent[] = "components" in one ? one.components : [];
    const beside: readonly APIMessageComponent[] = "accessory" in one ? [one.accessory] : [];
    return [one, ...flat([...inside, ...beside])];
  });
}
