import type { APIMessageTopLevelComponent, APISelectMenuOption } from "discord-api-types/v10";
import type { Pace } from "../domain/settings.ts";
import { selectLabel, selectOptions } from "../limits.ts";
import { languageCodes, type Words } from "../messages/messages.ts";
import { type Message, type Modal, pressId } from "../reply.ts";
import { type Chapter, passageAt, type Story } from "../story/story.ts";
import type { Rule, ServerRules } from "../visibility/rules.ts";
import { button, container, menu, row, rule, text, window } from "./components.ts";
import { chapterName, nameText, titleOf } from "./credit.ts";
import { modal } from "./modal.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** Whose choices the menus show and set. */
type SettingsLevel = "server" | "channel";

type Board = {
  readonly level: SettingsLevel;
  readonly channelId: string;
  readonly server: Rule;
  readonly channel: Rule;
  /** Those on offer, or all where none is. */
  readonly stories: readonly Story[];
  /** The story whose spoiler limit the menus set. */
  readonly story: Story;
};

/** What a manager sees of the rules of a place. */
export function boardOf(
  rules: ServerRules,
  at: { readonly level: SettingsLevel; readonly channelId: string; readonly slug: string | undefined },
  standard: Story,
): Board {
  const { server, channel, stories, offered } = rules;
  const { level, channelId, slug = channel.story ?? server.story } = at;
  const story = stories.find((one) => one.slug === slug) ?? offered[0] ?? standard;
  return { level, channelId, server, channel, stories: offered.length > 0 ? offered : stories, story };
}

export function levelOf(named: string): SettingsLevel {
  return named === "channel" ? "channel" : "server";
}

const paces = ["standard", "gentle", "off"] as const satisfies readonly Pace[];

/** What was chosen, in words, and menus that each set one thing. */
export function settingsView(board: Board, words: Words): Message {
  const { level, stories, story } = board;
  const id = (verb: string) => idOf(verb, level, story);
  const { settings } = words;
  const components: APIMessageTopLevelComponent[] = [
    container([text(summaryOf(board, words)), rule(), text(settings.help)]),
    row([
      button(idOf("level", "server", story), settings.server, level === "server"),
      button(idOf("level", "channel", story), settings.channel, level === "channel"),
    ]),
  ];
  if (stories.length > 1) {
    const shown = [story, ...stories.filter((one) => one !== story)].slice(0, selectOptions);
    components.push(
      menu(
        id("story"),
        settings.story,
        shown.map((one) => ({
          value: one.slug,
          label: excerpt(titleOf(one.about, words), selectLabel),
          default: one === story,
        })),
      ),
    );
  }
  const last = board[level].lasts.get(story.slug);
  if (story.chapters.length > 1)
    components.push(menu(id("chapter"), settings.chapter, chapterOptions(story, last, words)));
  const { isSpoiler, pace, language } = board[level];
  const chosen = (value: string, label: string, now: string | undefined) => ({
    value,
    label,
    default: value === (now ?? unset),
  });
  const none = level === "server" ? settings.usual : settings.asServer;
  components.push(
    row([button(id("ask"), settings.passage), button(id("lift"), settings.lift, last === undefined)]),
    menu(id("cover"), settings.spoilerMenu, [
      chosen(unset, settings.spoilerIs({ how: none }), spoilerValue(isSpoiler)),
      chosen("yes", settings.spoilerIs({ how: settings.underSpoiler }), spoilerValue(isSpoiler)),
      chosen("no", settings.spoilerIs({ how: settings.open }), spoilerValue(isSpoiler)),
    ]),
    menu(id("pace"), settings.paceMenu, [
      chosen(unset, settings.paceIs({ pace: none }), pace),
      ...paces.map((one) => chosen(one, settings.paceIs({ pace: settings.paces[one] }), pace)),
    ]),
    menu(id("language"), settings.languageMenu, [
      chosen(
        unset,
        settings.languageIs({ language: level === "server" ? settings.ofDiscord : none }),
        language,
      ),
      ...languageCodes().map((code) =>
        chosen(code, settings.languageIs({ language: languageName(code) }), language),
      ),
    ]),
  );
  return { components };
}

/** The value of a menu's first option: what is chosen is taken back. */
const unset = "unset";

/** What a menu's value chooses; undefined takes the choice back. */
export function spoilerChosen(value: string | undefined): boolean | undefined {
  return value === undefined || value === unset ? undefined : value === "yes";
}

export function paceChosen(value: string | undefined): Pace | undefined {
  return paces.find((one) => one === value);
}

export function languageChosen(value: string | undefined): string | undefined {
  return languageCodes().find((code) => code === value);
}

/** Asks for a passage by number. */
export function limitModal(level: SettingsLevel, story: Story, words: Words): Modal {
  const { settings } = words;
  const field = { id: "number", label: settings.modalLabel, placeholder: settings.modalHint, most: 20 };
  return modal(idOf("set", level, story), settings.modalTitle, [field]);
}

function idOf(verb: string, level: SettingsLevel, story: Story): string {
  return pressId("settings", verb, level, story.slug);
}

function spoilerValue(isSpoiler: boolean | undefined): string | undefined {
  return isSpoiler === undefined ? undefined : isSpoiler ? "yes" : "no";
}

function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  return excerpt(name.charAt(0).toLocaleUpperCase(code) + name.slice(1), 60);
}

/** Chapters near the spoiler limit where there are more than a menu holds; the number can be given for any other. */
function chapterOptions(
  story: Story,
  last: number | undefined,
  words: Words,
): readonly APISelectMenuOption[] {
  const at = story.chapters.findIndex((chapter) => chapter.last >= (last ?? 0));
  return window(story.chapters, at, 5).map((chapter) => ({
    value: String(chapter.number),
    label: excerpt(chapterName(chapter, words), selectLabel),
    default: chapter.last === last,
  }));
}

function summaryOf({ level, channelId, server, channel, stories }: Board, words: Words): string {
  const { settings } = words;
  const lines = [
    `### ${level === "server" ? settings.forServer : settings.forChannel({ channel: `<#${channelId}>` })}`,
  ];
  for (const story of stories) {
    const [there, here] = [server.lasts.get(story.slug), channel.lasts.get(story.slug)];
    const title = nameText(titleOf(story.about, words));
    if (there !== undefined) lines.push(settings.limit({ title, line: lineOf(story, there, words) }));
    if (level === "channel" && here !== undefined)
      lines.push(settings.limitHere({ title, line: lineOf(story, here, words) }));
  }
  if (lines.length === 1) lines.push(settings.noLimit);
  const own = level === "channel" ? { ...server, ...channel } : server;
  lines.push(
    settings.spoilerIs({ how: own.isSpoiler === true ? settings.underSpoiler : settings.open }),
    settings.paceIs({ pace: settings.paces[own.pace ?? "standard"] }),
    settings.languageIs({
      language: own.language === undefined ? settings.ofDiscord : languageName(own.language),
    }),
  );
  // Ten lines of limits are enough to read; the menu of stories leads to the others.
  return [...lines.slice(0, 1), ...lines.slice(1, -3).slice(0, 10), ...lines.slice(-3)].join("\n");
}

function lineOf(story: Story, last: number, words: Words): string {
  const chapter: Chapter | undefined = story.chapters.find((one) => one.last === last);
  if (chapter !== undefined) return escapeMarkdown(excerpt(chapterName(chapter, words), 80));
  const passage = passageAt(story, last);
  return words.settings.passageLine({ number: last, chapter: passage?.chapter ?? 0 });
}
