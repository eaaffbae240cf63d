import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { languages, type Words, wordsFor } from "../../src/messages/messages.ts";
import type { Message } from "../../src/reply.ts";
import { walkComponents } from "../../src/sandbox/discord/components.ts";
import { recordsOf, stringOf } from "../../src/sandbox/discord/json.ts";
import type { Story } from "../../src/story/story.ts";
import { aboutView } from "../../src/view/about.ts";
import { chaptersView, chapterView } from "../../src/view/chapters.ts";
import { storyChoices } from "../../src/view/choices.ts";
import { contextView } from "../../src/view/context.ts";
import { dailyTitle, dailyView, endView } from "../../src/view/daily.ts";
import * as admin from "../../src/view/daily-admin.ts";
import { helpView } from "../../src/view/help.ts";
import { libraryView } from "../../src/view/library.ts";
import { chapterNoteView, endnoteView, noteView, summaryView } from "../../src/view/notes.ts";
import { quoteView } from "../../src/view/quote.ts";
import { rangeView, wholeView } from "../../src/view/range.ts";
import { jumpModal, pageView, upToDateView } from "../../src/view/reader.ts";
import { nearView, resultsView } from "../../src/view/results.ts";
import { storiesView } from "../../src/view/stories.ts";
import { commandsFolder, storyOf } from "../commands/asking.ts";
import { faultsOf } from "../commands/reading.ts";

const en = wordsFor("en");

// Nothing in these stories is a letter, so that every letter of a reply is one of ours.
const long = "1234 ".repeat(58).trim();
const plainStory = storyOf(`---\nattribution: "12"\n---\n${"1 2 3.\n\n".repeat(9)}`, "plain");
const fullStory = (name: string) =>
  storyOf(
    `---
title: "${name}"
author: "${name}"
attribution: "34"
fandoms: ["5", "6", "7"]
series: ["8"]
inspired-by: ["9"]
warnings: ["10", "11"]
people: ["12"]
rating: "13"
rights: "14"
summary: "15."
note: "16."
endnote: "17."
permission: public domain
source: https://1.1.1.1/
chapter-notes:
  - chapter: 1
    before: "18."
credits:
  - passages: 1-2
    text: "19"
---
0.

# ${name}

${"1 2 3. ".repeat(1_500)}

4.

#

5.`,
    "full",
  );

function viewsIn(words: Words, name: string): readonly Message[] {
  const stories = [plainStory, fullStory(name)];
  return [...stories.flatMap((story) => viewsOf(story, words)), ...viewsAcross(stories, words)];
}

function viewsOf(story: Story, words: Words): readonly Message[] {
  const views: Message[] = [];
  const last = story.passages.at(-1);
  for (const passage of story.passages.slice(0, 4)) {
    for (const isPrivate of [true, false]) {
      views.push(quoteView(story, passage, { isPrivate }, words));
      views.push(contextView(story, passage, 2, { isPrivate }, words));
      views.push(rangeView(story, passage, last ?? passage, { isPrivate }, words));
    }
    const at = { passage, piece: 0 };
    views.push(
      wholeView(story, passage, 1, {}, words),
      pageView(story, at, { isTogether: false, from: last }, words),
    );
    const catching = { isTogether: false, upTo: passage.number, isSpoiler: true };
    views.push(pageView(story, at, catching, words), upToDateView(story, passage, words));
    views.push(pageView(story, at, { isTogether: true }, words), chapterView(story, passage, words));
    const post = { pastId: "daily:1:past:x:y:", roleId: "1", day: 123_456, days: 123_456 };
    views.push(dailyView(story, { ...post, passages: [passage], upTo: passage }, words));
  }
  const end = { pastId: "daily:1:past:x:y:", roleId: undefined };
  return [
    ...views,
    aboutView(story, 0, words),
    noteView(story, 0, words),
    endnoteView(story, 0, words),
    summaryView(story, 0, words),
    chapterNoteView(story, 1, 0, words),
    chaptersView(story, 0, words),
    helpView(story, new Map([["quote", "1"]]), words),
    endView(story, { ...end, isAgain: true }, words),
    endView(story, { ...end, isAgain: false }, words),
    ...dailyViews(story, words),
  ];
}

function dailyViews(story: Story, words: Words): readonly Message[] {
  const settings = {
    channelId: "1",
    channelKind: "thread",
    story: story.slug,
    time: "09:00",
    zone: "1",
    days: "13",
    order: "serial",
    atEnd: "stop",
    roleId: "2",
    minLength: 300,
    opensThread: true,
    isPinned: true,
    isSilent: true,
  } as const;
  const lacks = (["crosspost", "thread", "pin"] as const).map((step) => ({ step, why: "pins-full" }));
  const states = ["active", "paused", "blocked", "ended", "stopped"] as const;
  const pasts = ["posted", "skipped", "missed", "uncertain"] as const;
  const all = states.flatMap((state) =>
    [undefined, "no-access", "something-new"].map((reason) => ({
      id: "1",
      guildId: "1",
      name: "123",
      settings,
      since: 0,
      hindrance: state === "active" ? ("not-offered" as const) : undefined,
      isFixedOffset: true,
      portion: undefined,
      endsSooner: undefined,
      state,
      reason,
      story: state === "ended" ? undefined : story,
      next: { kind: "passages", passages: story.passages.slice(0, 2), day: 1, days: 2 } as const,
      dueTimes: state === "active" ? [1, 2, 3] : [],
      past: pasts.map((one) => ({
        subscriptionId: "1",
        slot: "2026-01-01",
        state: one,
        first: 1,
        last: 2,
        dueAt: 1,
        settledAt: 1,
        todo: [],
        todoTries: 0,
        lacks,
      })),
    })),
  );
  return all.flatMap((one) => [
    admin.statusView([one], words),
    admin.statusView([{ ...one, next: { kind: "wait" } as const }], words),
    admin.startedView({ one }, { isPrivate: true }, words),
    admin.startedView({ one, other: one }, {}, words),
    admin.askStopView(one, words),
    admin.stoppedView(one, words),
    admin.unchangedView(one, words),
    admin.pastView(
      { ...one, past: [{ ...one.past[0], channelId: "1", messageId: "1" } as never] },
      words,
      "1",
    ),
  ]);
}

function viewsAcross(stories: readonly Story[], words: Words): readonly Message[] {
  const found = stories.flatMap((story) =>
    story.passages.map((passage) => ({ story, passage, start: 0, end: 2 })),
  );
  const one = found.slice(0, 1);
  const rule = { lasts: new Map() };
  const rules = { stories, offered: stories, standard: plainStory, server: rule, channel: rule };
  return [
    ...[0, 1].map((page) => resultsView(found, page, words)),
    resultsView(one, 0, words),
    ...[stories, [plainStory]].flatMap((some) => [
      nearView(some, "1", found, words),
      nearView(some, "1", [], words),
    ]),
    storiesView(stories, 0, words),
    libraryView(rules, 0, words),
    libraryView({ ...rules, standard: undefined }, 0, words),
    admin.statusView([], words),
    admin.pastView(undefined, words, "1"),
  ];
}

/** All that a reader can read of a message. */
function readable(message: Message): readonly string[] {
  return [...walkComponents(message.components)].flatMap(({ component }) =>
    [component, ...recordsOf(component.options)].flatMap((one) =>
      [one.content, one.label, one.placeholder, one.description].flatMap((text) => stringOf(text) ?? []),
    ),
  );
}

type Tree = { readonly [name: string]: unknown };

function mapped(tree: unknown, change: (text: string) => string): unknown {
  if (typeof tree === "string") return change(tree);
  if (typeof tree === "function") return (...values: never[]) => mapped(tree(...values), change);
  if (Array.isArray(tree)) return tree.map((one) => mapped(one, change));
  return Object.fromEntries(Object.entries(tree as Tree).map(([name, one]) => [name, mapped(one, change)]));
}

/** The words between marks, so that what is written without them stands out. */
const marked = { ...(mapped(en, (text) => `⟦${text}⟧`) as Words), code: "en" };

/** What is left of a text when the marked words, and what Discord puts in the place of, are taken out. */
function unmarked(text: string): string {
  let rest = text.replace(/<(?:t|[@#/])[^>]*>|`\/[\w-]+`|\(<?https?:[^)]*\)/g, "");
  for (let last = ""; last !== rest; ) {
    last = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, "");
  }
  return rest;
}

test("no view says a word that is not in the catalogue", () => {
  const found = viewsIn(marked, "1234")
    .flatMap(readable)
    .filter((text) => /\p{L}/u.test(unmarked(text)));
  expect(found).toEqual([]);
  expect(storyChoices([plainStory], "", marked)[0]?.name).toBe("⟦Untitled story⟧");
  expect(dailyTitle(plainStory, { kind: "end", isAgain: false }, false, marked)).toMatch(/^⟦The end of/);
});

describe.each(languages())("in $code", ({ code, words, commands, locales }) => {
  test("every view is within Discord's limits, whatever the story is called", () => {
    expect(viewsIn(words, long).flatMap(faultsOf)).toEqual([]);
    const { title, components } = jumpModal({}, words);
    expect(title.length).toBeLessThanOrEqual(45);
    const labels = components.flatMap((one) => ("label" in one ? [String(one.label)] : []));
    expect(labels.filter((label) => label.length > 45)).toEqual([]);
  });

  test("it is known by its code and by Discord's names for it", () => {
    expect(Intl.getCanonicalLocales(code)).toEqual([code]);
    for (const locale of locales) expect(wordsFor(locale)).toBe(words);
  });

  // The English of the commands stands with them.
  if (code === "en") return;

  test("every command has words for Discord", async () => {
    const catalogue = await loadCatalogue(commandsFolder);
    expect([...catalogue.keys()].filter((name) => !Object.hasOwn(commands, name))).toEqual([]);
    expect(Object.keys(commands).filter((name) => !catalogue.has(name))).toEqual([]);
  });
});

test("a language that is none of ours is English", () => {
  expect(wordsFor("xx")).toBe(en);
});
