import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { selectLabel } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { pressId } from "../reply.ts";
import { sentencesOf } from "../story/sentences.ts";
import { aroundNames, type CardOrder, cardPress, lookNames, shapeNames } from "./card-order.ts";
import { button, menu, row, shareOrRemove, window } from "./components.ts";
import { type Spoiler, spoilerArgs } from "./spoiler.ts";
import { excerpt } from "./text.ts";

/** What can be done with a card: one row, and the menus while it is being changed. */
export function cardControls(
  order: CardOrder,
  how: Spoiler & { readonly isPrivate: boolean; readonly isChanging: boolean },
  words: Words,
): readonly APIMessageTopLevelComponent[] {
  const { story, passage } = order;
  const { card, buttons } = words;
  const id = (verb: string) => cardPress(verb, order, how);
  return [
    ...(how.isChanging ? menus(order, how, words) : []),
    row([
      how.isChanging ? button(id("done"), card.done) : button(id("change"), card.change),
      button(pressId("quote", "context", story.slug, passage.id, ...spoilerArgs(how)), buttons.context),
      shareOrRemove(how.isPrivate, id("share"), words),
    ]),
  ];
}

function menus(order: CardOrder, how: Spoiler, words: Words): readonly APIMessageTopLevelComponent[] {
  const { story, mark, around } = order;
  const { card } = words;
  const choices = <Name extends string>(
    verb: string,
    placeholder: string,
    names: readonly Name[],
    labels: Readonly<Record<Name, string>>,
    chosen: Name,
  ) =>
    menu(
      cardPress(verb, order, how),
      placeholder,
      names.map((value) => ({ value, label: labels[value], default: value === chosen })),
    );
  const looks = lookNames.filter((name) => name !== "own" || story.about.card !== undefined);
  return [
    ...(mark === undefined ? [] : [choices("around", card.around, aroundNames, card.arounds, around)]),
    ...sentenceMenu(order, how, words),
    choices("look", card.look, looks, card.looks, order.look),
    choices("shape", card.shape, shapeNames, card.shapes, order.shape),
  ];
}

/** All sentences of the passage, or those around the line: a card shows them from the first chosen to the last. */
function sentenceMenu(order: CardOrder, how: Spoiler, words: Words): readonly APIMessageTopLevelComponent[] {
  const { passage, story, mark } = order;
  const all = sentencesOf(passage.text, story.about.language);
  if (all.length < 2) return [];
  const first = all.findIndex(({ end }) => end > (mark?.start ?? 0));
  const options = window(all, first, 8).map((sentence) => {
    const { start, end } = sentence;
    const number = all.indexOf(sentence) + 1;
    const shown = excerpt(passage.text.slice(start, end), selectLabel);
    return {
      value: `${start}-${end}`,
      // A menu can't be covered.
      label: how.isSpoiler === true ? words.card.sentence({ number }) : shown,
      default: mark !== undefined && start < mark.end && end > mark.start,
    };
  });
  return [
    menu(cardPress("sentences", order, how), words.card.sentences, options, {
      least: 1,
      most: options.length,
    }),
  ];
}
