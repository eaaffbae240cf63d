import { selectDescription, selectLabel } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import { menu, text } from "./components.ts";
import { titleOf } from "./credit.ts";
import { listing } from "./listing.ts";
import type { Spoiler } from "./spoiler.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

type Top = { readonly story: Story; readonly passage: Passage; readonly readers: number };

/** A server's most saved passages, with how many people saved each. */
export function topView(list: readonly Top[], { isSpoiler = false }: Spoiler, words: Words): Message {
  const { top } = words;
  if (list.length === 0) return { components: [text(top.none)] };
  const listed = list.map((one) => {
    const place = escapeMarkdown(placeIn(one, words));
    const { story, passage } = one;
    return {
      shown: { story, passage, range: undefined },
      instead: place,
      below: [`${place} · ${top.readers({ number: one.readers })}`],
    };
  });
  const options = list.map((one) => ({
    label: excerpt(placeIn(one, words), start, selectLabel),
    // A menu knows no spoiler marks.
    ...(isSpoiler ? {} : { description: excerpt(one.passage.text, start, selectDescription) }),
    value: `~${one.story.slug}~${one.passage.id}`,
  }));
  return {
    components: [
      listing(`### ${top.title}`, listed, 0, words, isSpoiler),
      menu(pressId("top", "open"), top.open, options),
    ],
  };
}

const start = { start: 0, end: 0 };
const titleLength = 60;

function placeIn({ story, passage }: Top, words: Words): string {
  return words.saved.placeIn({
    number: passage.number,
    title: excerpt(titleOf(story.about, words), start, titleLength),
  });
}
