import { selectDescription, selectLabel, selectOptions } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, menu, pageWithin, row, text } from "./components.ts";
import { titleOf } from "./credit.ts";
import { type Listed, listing } from "./listing.ts";
import { escapeMarkdown, excerpt } from "./text.ts";

/** A saved passage with its story, as far as they may be shown. */
export type Kept = {
  readonly slug: string;
  readonly story: Story | undefined;
  readonly id: string;
  readonly number: number;
  /** Undefined for the reason of `absence`. */
  readonly passage: Passage | undefined;
  readonly absence: "withdrawn" | "removed" | "elsewhere" | "beyond" | "changed" | "gone" | undefined;
  readonly range: Range | undefined;
  readonly note: string | undefined;
  readonly savedAt: number;
};

const pageSize = 5;

/** What a reader saved, one page of it. */
export function savedListView(
  {
    kept,
    total,
    page,
    pages,
  }: {
    readonly kept: readonly Kept[];
    readonly total: number;
    readonly page: number;
    readonly pages: number;
  },
  words: Words,
): Message {
  const { saved } = words;
  if (total === 0) return { components: [text(saved.none)] };
  const id = (to: number) => pressId("saved", "page", to);
  const list = { shown: kept, before: page * pageSize, page, pages };
  return listView(saved.count({ number: total }), list, kept, id, words);
}

/** Those that have some words; the menu holds them all, which is also where a later page finds them. */
export function savedFoundView(all: readonly Kept[], wanted: number, words: Words): Message {
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
  }: {
    readonly shown: readonly Kept[];
    readonly before: number;
    readonly page: number;
    readonly pages: number;
  },
  offered: readonly Kept[],
  id: (page: number) => string,
  words: Words,
): Message {
  const { saved } = words;
  const turned = pages > 1 ? ` · ${saved.page({ page: page + 1, of: pages })}` : "";
  const options = offered.map((kept) => ({
    label: excerpt(placeIn(kept, words), start, selectLabel),
    description: excerpt(
      kept.passage?.text ?? absenceOf(kept, words),
      kept.range ?? start,
      selectDescription,
    ),
    value: keptId(kept),
  }));
  const turning = [
    button(id(page - 1), saved.newer, page === 0),
    button(id(page + 1), saved.older, page === pages - 1),
  ];
  return {
    components: [
      listing(
        `### ${saved.title}\n${count}${turned}`,
        shown.map((kept) => listed(kept, words)),
        before,
        words,
      ),
      menu(pressId("saved", "open"), saved.open, options),
      row([...(pages > 1 ? turning : []), button(pressId("saved", "export"), saved.export)]),
    ],
  };
}

function listed(kept: Kept, words: Words): Listed {
  const { story, passage, range, note } = kept;
  const place = escapeMarkdown(placeIn(kept, words));
  return {
    shown: story === undefined || passage === undefined ? undefined : { story, passage, range },
    instead: absenceOf(kept, words),
    below: [
      `${place} · <t:${Math.floor(kept.savedAt / 1_000)}:R>`,
      ...(note === undefined ? [] : [noteLine(note, words)]),
    ],
  };
}

/** The value of a menu's option. */
function keptId({ slug, id }: Kept): string {
  return `~${slug}~${id}`;
}

export function parseKeptId(value: string | undefined): { readonly slug: string; readonly id: string } {
  const [, slug = "", id = ""] = value?.split("~") ?? [];
  return { slug, id };
}

const start = { start: 0, end: 0 };
const titleLength = 60;

export function placeIn({ story, slug, number }: Kept, words: Words): string {
  const title = excerpt(story === undefined ? slug : titleOf(story.about, words), start, titleLength);
  return words.saved.placeIn({ number, title });
}

export function absenceOf({ absence }: Kept, { saved }: Words): string {
  return saved.absent[absence ?? "changed"];
}

export function noteLine(note: string, { saved }: Words): string {
  return saved.noteIs({ note: escapeMarkdown(note.replace(/\s+/g, " ")) });
}
