import {
  type APIButtonComponent,
  type APIMessageComponent,
  type APISelectMenuComponent,
  type APIUnfurledMediaItem,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from "discord-api-types/v10";
import { parseMarkdown } from "./markdown.ts";
import type { Block, Media, SelectOption, ShownButton, ShownSelect } from "./protocol.ts";
import { channels, people, roles } from "./world.ts";

/** Where the bytes of a message's own files are, by name. */
export type FilesOf = ReadonlyMap<string, { readonly url: string; readonly size: number }>;

/** A message's components as the page draws them. */
export function blocksOf(components: readonly APIMessageComponent[], files: FilesOf): readonly Block[] {
  return components.map((component) => blockOf(component, files));
}

function blockOf(component: APIMessageComponent, files: FilesOf): Block {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return { kind: "text", marks: parseMarkdown(component.content) };
    case ComponentType.Container:
      return {
        kind: "container",
        accent: accentOf(component.accent_color),
        isSpoiler: component.spoiler ?? false,
        inside: blocksOf(component.components, files),
      };
    case ComponentType.Section:
      return {
        kind: "section",
        texts: blocksOf(component.components, files),
        beside: blockOf(component.accessory, files),
      };
    case ComponentType.Separator:
      return {
        kind: "separator",
        hasLine: component.divider ?? true,
        isWide: component.spacing === SeparatorSpacingSize.Large,
      };
    case ComponentType.Thumbnail:
      return { kind: "thumbnail", media: mediaOf(component.media, component, files) };
    case ComponentType.MediaGallery:
      return { kind: "gallery", media: component.items.map((one) => mediaOf(one.media, one, files)) };
    case ComponentType.File:
      return { kind: "file", media: mediaOf(component.file, { spoiler: component.spoiler ?? false }, files) };
    case ComponentType.ActionRow:
      return {
        kind: "row",
        inside: component.components.map((one) =>
          one.type === ComponentType.Button ? buttonOf(one) : selectOf(one),
        ),
      };
    case ComponentType.Button:
      return buttonOf(component);
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return selectOf(component);
    default:
      return { kind: "unknown", what: `component type ${(component as { type: number }).type}` };
  }
}

function accentOf(colour: number | null | undefined): string | undefined {
  return typeof colour === "number" ? `#${colour.toString(16).padStart(6, "0")}` : undefined;
}

const attached = /^attachment:\/\/(.+)$/;

/** A picture from elsewhere is named, not fetched: the page asks nobody but this server. */
function mediaOf(
  media: APIUnfurledMediaItem,
  about: { readonly description?: string | null; readonly spoiler?: boolean },
  files: FilesOf,
): Media {
  const name = attached.exec(media.url)?.[1];
  const file = name === undefined ? undefined : files.get(name);
  return {
    url: file?.url,
    name: name ?? media.url,
    description: about.description ?? undefined,
    isSpoiler: about.spoiler ?? false,
    size: file?.size,
  };
}

const looks = {
  [ButtonStyle.Primary]: "primary",
  [ButtonStyle.Secondary]: "secondary",
  [ButtonStyle.Success]: "success",
  [ButtonStyle.Danger]: "danger",
  [ButtonStyle.Link]: "link",
  [ButtonStyle.Premium]: "primary",
} as const satisfies Readonly<Record<ButtonStyle, ShownButton["look"]>>;

function buttonOf(button: APIButtonComponent): ShownButton {
  const isPremium = button.style === ButtonStyle.Premium;
  return {
    kind: "button",
    look: looks[button.style],
    label: isPremium ? "Premium" : (button.label ?? ""),
    emoji: isPremium ? undefined : button.emoji?.name,
    id: "custom_id" in button ? button.custom_id : undefined,
    href: "url" in button ? button.url : undefined,
    isDisabled: button.disabled ?? false,
  };
}

export function selectOf(select: APISelectMenuComponent): ShownSelect {
  return {
    kind: "select",
    id: select.custom_id,
    placeholder: select.placeholder ?? "Make a selection",
    options: optionsOf(select),
    least: select.min_values ?? 1,
    most: select.max_values ?? 1,
    isDisabled: select.disabled ?? false,
  };
}

function optionsOf(select: APISelectMenuComponent): readonly SelectOption[] {
  if (select.type === ComponentType.StringSelect) {
    return select.options.map((one) => ({
      label: one.label,
      value: one.value,
      description: one.description,
      isChosen: one.default ?? false,
    }));
  }
  const chosen = new Set(select.default_values?.map((one) => one.id));
  const option = (sign: string) => (one: { readonly id: string; readonly name: string }) => ({
    label: `${sign}${one.name}`,
    value: one.id,
    description: undefined,
    isChosen: chosen.has(one.id),
  });
  const users = Object.values(people).map(option("@"));
  if (select.type === ComponentType.UserSelect) return users;
  if (select.type === ComponentType.ChannelSelect) {
    const types = select.channel_types ?? [];
    return channels.filter((one) => types.length === 0 || types.includes(one.type)).map(option("#"));
  }
  return select.type === ComponentType.RoleSelect
    ? roles.map(option(""))
    : [...users, ...roles.map(option(""))];
}
