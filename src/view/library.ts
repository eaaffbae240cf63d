import type { APIMessageTopLevelComponent, APISelectMenuOption } from "discord-api-types/v10";
import { selectDescription, selectLabel, selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { button, container, menu, pageWithin, row, rule, small, text, turning } from "./components.ts";
import { authorOf, nameText, titleOf } from "./credit.ts";
import { excerpt } from "./text.ts";

export type Shelf = {
  /** All that the bot has. */
  readonly stories: readonly Story[];
  readonly offered: readonly Story[];
  readonly standard: Story | undefined;
  readonly isOwnChoice: { readonly standard: boolean; readonly offered: boolean };
};

const start = { start: 0, end: 0 };

/** What a server offers, and menus to choose it; each menu sets what it shows, and nothing else. */
export function libraryView(shelf: Shelf, page: number, words: Words): Message {
  const count = Math.ceil(shelf.stories.length / selectOptions);
  const at = pageWithin(page, count);
  const shown = shelf.stories.slice(at * selectOptions, (at + 1) * selectOptions);
  const components: APIMessageTopLevelComponent[] = [
    container([text(summaryOf(shelf, words)), rule(), text(small(helpOf(count, words)))]),
  ];
  const standards = shown.filter((story) => shelf.offered.includes(story));
  if (standards.length > 0) {
    const id = pressId("library", "standard", at);
    components.push(
      menu(
        id,
        words.library.chooseStandard,
        standards.map((story) => optionOf(story, story === shelf.standard, words)),
      ),
    );
  }
  const isOffered = (story: Story) => shelf.offered.includes(story);
  components.push(
    menu(
      pressId("library", "offer", at),
      words.library.chooseOffered,
      shown.map((story) => optionOf(story, isOffered(story), words)),
      { least: 0, most: shown.length },
    ),
    row([
      button(pressId("library", "all", at), words.library.offerAll, !shelf.isOwnChoice.offered),
      button(pressId("library", "usual", at), words.library.letBotChoose, !shelf.isOwnChoice.standard),
    ]),
  );
  if (count > 1) components.push(turning((to) => pressId("library", "page", to), at, count, words));
  return { components };
}

/** The slugs that are on offer after a choice in the menu of one page: what the other pages have stays. */
export function offeredAfter(shelf: Shelf, page: number, chosen: readonly string[]): readonly string[] {
  const count = Math.ceil(shelf.stories.length / selectOptions);
  const at = pageWithin(page, count);
  const here = new Set(
    shelf.stories.slice(at * selectOptions, (at + 1) * selectOptions).map(({ slug }) => slug),
  );
  const others = shelf.offered.map(({ slug }) => slug).filter((slug) => !here.has(slug));
  const known = chosen.filter((slug) => here.has(slug));
  return [...others, ...known].sort();
}

function summaryOf({ stories, offered, standard, isOwnChoice }: Shelf, words: Words): string {
  const { library } = words;
  const name = standard === undefined ? library.none : nameText(titleOf(standard.about, words));
  return [
    `### ${library.heading}`,
    isOwnChoice.offered
      ? library.onOffer({ offered: offered.length, of: stories.length })
      : library.allOnOffer({ of: stories.length }),
    isOwnChoice.standard ? library.standard({ title: name }) : library.standardOfBot({ title: name }),
  ].join("\n");
}

function helpOf(pages: number, { library }: Words): string {
  return pages > 1 ? `${library.help} ${library.helpPages}` : library.help;
}

function optionOf(story: Story, isChosen: boolean, words: Words): APISelectMenuOption {
  return {
    label: excerpt(titleOf(story.about, words), start, selectLabel),
    description: excerpt(authorOf(story.about, words), start, selectDescription),
    value: story.slug,
    default: isChosen,
  };
}
