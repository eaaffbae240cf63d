import { selectDescription, selectLabel, selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { SavedPage, SavedPassage } from "../reading/saves.ts";
import { type Message, pressId } from "../reply.ts";
import { button, menu, pageWithin, row, sentence } from "./components.ts";
import { titleOf } from "./credit.ts";
import { type Listed, listing } from "./listing.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

const pageSize = 5;

/** What a reader saved, one page of it. */
export function savedListView({ saved: shown, total, page, pages }: SavedPage, words: Words): Message {
  const { saved } = words;
  if (total === 0) return sentence(saved.none);
  const id = (to: number) => pressId("saved", "page", to);
  const list = { shown, before: page * pageSize, page, pages };
  return listView(saved.count({ number: total }), list, shown, id, words);
}

/** Those that have some words; the menu holds them all, which is also where a later page finds them. */
export function savedFoundView(all: readonly SavedPassage[], wanted: number, words: Words): Message {
  const { saved } = words;
  const found = all.slice(0, selectOptions);
  const count =
    all.length > found.length
      ? saved.most({ shown: found.length, found: all.length })
      : saved.matching({ number: all.length });
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = pageWithin(wanted, pages);
  const before = page * pageSize;
  const list = { shown: found.slice(before, before + pageSize), before, page, pages };
  return listView(count, list, found, (to) => pressId("saved", "found", to), words);
}

function listView(
  count: string,
  {
    shown,
    before,
    page,
    pages,
  }: Pick<SavedPage, "page" | "pages"> & {
    readonly shown: readonly SavedPassage[];
    readonly before: number;
  },
  offered: readonly SavedPassage[],
  id: (page: number) => string,
  words: Words,
): Message {
  const { saved } = words;
  const turned = pages > 1 ? ` · ${saved.page({ page: page + 1, of: pages })}` : "";
  const options = offered.map((one) => ({
    label: excerpt(placeIn(one, words), selectLabel),
    description: excerpt(one.passage?.text ?? absenceOf(one, words), selectDescription, one.range),
    value: savedId(one),
  }));
  const turning = [
    button(id(page - 1), saved.newer, page === 0),
    button(id(page + 1), saved.older, page === pages - 1),
  ];
  return {
    components: [
      listing(
        `### ${saved.title}\n${count}${turned}`,
        shown.map((one) => listed(one, words)),
        before,
        words,
      ),
      menu(pressId("saved", "open"), saved.open, options),
      row([...(pages > 1 ? turning : []), button(pressId("saved", "export"), saved.export)]),
    ],
  };
}

function listed(saved: SavedPassage, words: Words): Listed {
  const { story, passage, range, note, savedAt } = saved;
  const place = `${escapeMarkdown(placeIn(saved, words))} · <t:${Math.floor(savedAt / 1_000)}:R>`;
  return {
    shown: story === undefined || passage === undefined ? undefined : { story, passage, range },
    instead: absenceOf(saved, words),
    below: note === undefined ? [place] : [place, noteLine(note, words)],
  };
}

/** The value of a menu's option. */
export function savedId({ slug, id }: Pick<SavedPassage, "slug" | "id">): string {
  return `~${slug}~${id}`;
}

export function parseSavedId(value: string | undefined): { readonly slug: string; readonly id: string } {
  const [, slug = "", id = ""] = value?.split("~") ?? [];
  return { slug, id };
}

const titleLength = 60;

export function placeIn(
  { story, slug, number }: Pick<SavedPassage, "story" | "slug" | "number">,
  words: Words,
): string {
  const title = excerpt(story === undefined ? slug : titleOf(story.about, words), titleLength);
  return words.saved.placeIn({ number, title });
}

export function absenceOf({ absence }: SavedPassage, { saved }: Words): string {
  return saved.absent[absence ?? "changed"];
}

export function noteLine(note: string, { saved }: Words): string {
  return saved.noteIs({ note: escapeMarkdown(note.replace(/\s+/g, " ")) });
}
