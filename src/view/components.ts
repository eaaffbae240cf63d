import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  type ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from "discord-api-types/v10";
import { selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Range } from "../story/sentences.ts";

type ComponentRow = Extract<APIMessageTopLevelComponent, { type: ComponentType.ActionRow }>;

/** Old brass: reads on Discord's dark and light. */
const accent = 0xb08d57;

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A message that is one sentence. */
export function sentence(said: string): Message {
  return { components: [text(said)] };
}

/** Texts, and a line below them the credit of what they quote. */
export function quotation(texts: readonly string[], credit: string): APIContainerComponent {
  return container([...texts.map(text), rule(), text(credit)]);
}

/** With Discord's own settings, a small one with a line: what is so anyhow isn't sent. */
export function rule(): APISeparatorComponent {
  return { type: ComponentType.Separator };
}

export function container(components: readonly APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: accent, components: [...components] };
}

export function button(id: string, label: string, isDisabled = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: id,
    label,
    ...(isDisabled ? { disabled: true } : {}),
  };
}

export function row(buttons: readonly APIButtonComponentWithCustomId[]): ComponentRow {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}

/** One option can be chosen, or as many as `chosen` says. */
export function menu(
  id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
  chosen?: { readonly least: number; readonly most: number },
): ComponentRow {
  const counts = chosen === undefined ? {} : { min_values: chosen.least, max_values: chosen.most };
  const select = { custom_id: id, placeholder, options: [...options], ...counts };
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, ...select }],
  };
}

/** A menu of the server's channels of these kinds; one is chosen already. */
export function channelMenu(
  id: string,
  placeholder: string,
  types: readonly ChannelType[],
  chosenId: string,
): ComponentRow {
  const select = {
    custom_id: id,
    placeholder,
    channel_types: [...types],
    default_values: [{ id: chosenId, type: SelectMenuDefaultValueType.Channel as const }],
  };
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.ChannelSelect, ...select }],
  };
}

/** The sentences that a button is about, as its id carries them. */
export function rangeArgs(mark: Range | undefined): readonly number[] {
  return mark === undefined ? [] : [mark.start, mark.end];
}

/** Under what its asker alone sees, the way to post it for all; under what all see, the way to remove it. */
export function shareOrRemove(
  isPrivate: boolean,
  shareId: string,
  { buttons }: Words,
): APIButtonComponentWithCustomId {
  return isPrivate ? button(shareId, buttons.postHere) : button(pressId("quote", "remove"), buttons.remove);
}

/** As many of a long list as a menu holds, from a few before that one on. */
export function window<T>(list: readonly T[], at: number, before: number): readonly T[] {
  const first = Math.max(0, Math.min(at - before, list.length - selectOptions));
  return list.slice(first, first + selectOptions);
}

/** Back and on through the pages of one thing; `id` makes the button's id of the page that it leads to. */
export function turning(id: (page: number) => string, at: number, count: number, words: Words): ComponentRow {
  return row([
    button(id(at - 1), words.story.back, at === 0),
    button(id(at + 1), words.story.next({ page: at + 1, of: count }), at === count - 1),
  ]);
}

/** The nearest page there is: a story may have become shorter since the button was made. */
export function pageWithin(page: number, count: number): number {
  return Number.isInteger(page) ? Math.max(0, Math.min(page, count - 1)) : 0;
}

/** Small print: each line of it. */
export function small(content: string): string {
  return content
    .split("\n")
    .map((line) => `-# ${line}`)
    .join("\n");
}
