import type { APIMessageTopLevelComponent, APISelectMenuOption } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { button, container, menu, pageWithin, row, rule, small, text, turning } from "./components.ts";
import { authorOf, nameText, titleOf } from "./credit.ts";
import { selectDescription, selectLabel, selectOptions } from "./limits.ts";
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
export function libraryView(shelf: Shelf, page: number): Message {
  const count = Math.ceil(shelf.stories.length / selectOptions);
  const at = pageWithin(page, count);
  const shown = shelf.stories.slice(at * selectOptions, (at + 1) * selectOptions);
  const components: APIMessageTopLevelComponent[] = [
    container([text(summaryOf(shelf)), rule(), text(small(help(count)))]),
  ];
  const standards = shown.filter((story) => shelf.offered.includes(story));
  if (standards.length > 0) {
    const id = pressId("library", "standard", at);
    components.push(
      menu(
        id,
        "Choose the standard story",
        standards.map((story) => optionOf(story, story === shelf.standard)),
      ),
    );
  }
  const isOffered = (story: Story) => shelf.offered.includes(story);
  components.push(
    menu(
      pressId("library", "offer", at),
      "Choose the stories on offer",
      shown.map((story) => optionOf(story, isOffered(story))),
      { least: 0, most: shown.length },
    ),
    row([
      button(pressId("library", "all", at), "Offer all stories", !shelf.isOwnChoice.offered),
      button(
        pressId("library", "usual", at),
        "Let the bot choose the standard story",
        !shelf.isOwnChoice.standard,
      ),
    ]),
  );
  if (count > 1) components.push(turning((to) => pressId("library", "page", to), at, count));
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

function summaryOf({ stories, offered, standard, isOwnChoice }: Shelf): string {
  const of = isOwnChoice.offered ? `${offered.length} of ${stories.length}` : `all ${stories.length}`;
  const who = isOwnChoice.standard ? "chosen for this server" : "the bot's own choice";
  const name = standard === undefined ? "none" : nameText(titleOf(standard.about));
  return ["### The stories of this server", `**On offer** ${of}`, `**Standard story** ${name} (${who})`].join(
    "\n",
  );
}

function help(pages: number): string {
  const turned =
    pages > 1 ? " The menus hold the stories of one page; what you chose on the others stays." : "";
  return `Commands that name no story use the standard one; searches look through all on offer. Stories that are not on offer are not shown here at all.${turned}`;
}

function optionOf(story: Story, isChosen: boolean): APISelectMenuOption {
  return {
    label: excerpt(titleOf(story.about), start, selectLabel),
    description: excerpt(authorOf(story.about), start, selectDescription),
    value: story.slug,
    default: isChosen,
  };
}
