import { selectDescription, selectLabel } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { TopPassage } from "../reading/saves.ts";
import { type Message, pressId } from "../reply.ts";
import { menu, sentence } from "./components.ts";
import { listing } from "./listing.ts";
import { placeIn, savedId } from "./saved.ts";
import type { Spoiler } from "./spoiler.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** A server's most saved passages, with how many people saved each. */
export function topView(list: readonly TopPassage[], { isSpoiler = false }: Spoiler, words: Words): Message {
  const { top } = words;
  if (list.length === 0) return sentence(top.none);
  const places = list.map(({ story, passage: { number } }) =>
    placeIn({ story, slug: story.slug, number }, words),
  );
  const listed = list.map(({ story, passage, readers }, at) => {
    const place = escapeMarkdown(places[at] ?? "");
    const below = [`${place} · ${top.readers({ number: readers })}`];
    return { shown: { story, passage, range: undefined }, instead: place, below };
  });
  const options = list.map(({ story, passage }, at) => ({
    label: excerpt(places[at] ?? "", selectLabel),
    // A menu knows no spoiler marks.
    ...(isSpoiler ? {} : { description: excerpt(passage.text, selectDescription) }),
    value: savedId({ slug: story.slug, id: passage.id }),
  }));
  return {
    components: [
      listing(`### ${top.title}`, listed, 0, words, isSpoiler),
      menu(pressId("top", "open"), top.open, options),
    ],
  };
}
