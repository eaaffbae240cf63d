import type { APIMessageTopLevelComponent, APISelectMenuOption } from "discord-api-types/v10";
import { selectDescription, selectLabel, selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Story } from "../story/story.ts";
import type { ServerRules } from "../visibility/rules.ts";
import { button, container, menu, pageWithin, row, rule, small, text, turning } from "./components.ts";
import { authorOf, nameText, titleOf } from "./credit.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** Twenty-five of them share a message. */
const lineTitle = 50;

/** What a server offers, and menus to choose it; each menu sets what it shows, and nothing else. */
export function libraryView(here: ServerRules, page: number, words: Words): Message {
  const count = Math.ceil(here.stories.length / selectOptions);
  const at = pageWithin(page, count);
  const shown = here.stories.slice(at * selectOptions, (at + 1) * selectOptions);
  const components: APIMessageTopLevelComponent[] = [
    container([
      text(small(words.library.forManagers)),
      text(summaryOf(here, words)),
      rule(),
      text(shown.map((story) => lineOf(story, here, words)).join("\n")),
      rule(),
      text(small(helpOf(count, words))),
    ]),
  ];
  const standards = shown.filter((story) => here.offered.includes(story));
  if (standards.length > 0) {
    const id = pressId("library", "standard", at);
    components.push(
      text(`**${words.library.chooseStandard}**`),
      menu(
        id,
        words.library.chooseStandard,
        standards.map((story) => optionOf(story, story === here.standard, words)),
      ),
    );
  }
  const isOffered = (story: Story) => here.offered.includes(story);
  components.push(
    text(`**${words.library.chooseOffered}**`),
    menu(
      pressId("library", "offer", at),
      words.library.chooseOffered,
      shown.map((story) => optionOf(story, isOffered(story), words)),
      { least: 0, most: shown.length },
    ),
    row([
      button(pressId("library", "all", at), words.library.offerAll, here.server.offered === undefined),
      button(pressId("library", "usual", at), words.library.letBotChoose, !isStandardChosen(here)),
    ]),
  );
  if (count > 1) components.push(turning((to) => pressId("library", "page", to), at, count, words));
  return { components };
}

/** The slugs that are on offer after a choice in the menu of one page: what the other pages have stays. */
export function offeredAfter(
  { stories, offered }: ServerRules,
  page: number,
  chosen: readonly string[],
): readonly string[] {
  const at = pageWithin(page, Math.ceil(stories.length / selectOptions));
  const listed = new Set(stories.slice(at * selectOptions, (at + 1) * selectOptions).map(({ slug }) => slug));
  const others = offered.map(({ slug }) => slug).filter((slug) => !listed.has(slug));
  return [...others, ...chosen.filter((slug) => listed.has(slug))].sort();
}

function summaryOf(here: ServerRules, words: Words): string {
  const { stories, offered, standard, server } = here;
  const { library } = words;
  const name = standard === undefined ? library.none : nameText(titleOf(standard.about, words));
  return [
    `### ${library.heading}`,
    server.offered !== undefined
      ? library.onOffer({ offered: offered.length, of: stories.length })
      : library.allOnOffer({ of: stories.length }),
    isStandardChosen(here) ? library.standard({ title: name }) : library.standardOfBot({ title: name }),
  ].join("\n");
}

/** Its title, length and audience. */
function lineOf(story: Story, here: ServerRules, words: Words): string {
  const { upload } = words;
  const facts = [
    upload.characters({ count: lengthOf(story) }),
    story.brought === undefined ? upload.everywhere : upload.onlyHere,
    ...(here.offered.includes(story) ? [] : [upload.notOffered]),
    ...(story === here.standard ? [upload.standard] : []),
  ];
  const title = excerpt(titleOf(story.about, words), lineTitle);
  return `- **${escapeMarkdown(title)}** · ${facts.join(" · ")}`;
}

function lengthOf({ written, passages }: Story): number {
  return written?.text.length ?? passages.reduce((sum, one) => sum + one.text.length, 0);
}

function isStandardChosen({ standard, server }: ServerRules): boolean {
  return standard !== undefined && standard.slug === server.story;
}

function helpOf(pages: number, { library }: Words): string {
  return pages > 1 ? `${library.help} ${library.helpPages}` : library.help;
}

function optionOf(story: Story, isChosen: boolean, words: Words): APISelectMenuOption {
  return {
    label: excerpt(titleOf(story.about, words), selectLabel),
    description: excerpt(authorOf(story.about, words), selectDescription),
    value: story.slug,
    default: isChosen,
  };
}
