import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { Started } from "../daily/start.ts";
import type { DailyStatus } from "../daily/status.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { Channel } from "../domain/option.ts";
import { choiceName, messageText } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { isOfServer } from "../story/library.ts";
import { button, container, row, rule, sentence, small, text } from "./components.ts";
import { spanOf, titleOf } from "./credit.ts";
import { dailyView, endView } from "./daily.ts";
import { named, stamp, summaryOf } from "./daily-summary.ts";
import { newChaptersView } from "./new-chapters.ts";
import { echo, escapeMarkdown, excerpt } from "./text.ts";

/** What was set up or changed: when it posts, and what comes next. Shown to the admin alone. */
export function dailySetView(head: string, one: DailyStatus, words: Words): Message {
  return { components: [container([text(`### ${head}\n${summaryOf(one, words)}`)])] };
}

/** What was started; or the question which is meant, where the channel gets that story already. */
export function startedView(
  { one, other, near }: Started,
  { isPrivate }: Pick<Channel, "isPrivate">,
  words: Words,
): Message {
  if (other !== undefined) return askTwiceView(one, other, words);
  const { starts, privateThread, askNear, startAnyway } = words.dailyAdmin;
  if (near !== undefined)
    return {
      components: [text(askNear(near)), row([button(pressId("daily", "another", one.id), startAnyway)])],
    };
  const started = dailySetView(starts({ name: echo(one.name) }), one, words);
  if (isPrivate !== true) return started;
  const note = privateThread({ channel: `<#${one.settings.channelId}>` });
  return { components: [...started.components, text(note)] };
}

function askTwiceView(one: DailyStatus, other: DailyStatus, words: Words): Message {
  const { askTwice, changeThatOne, startAnother } = words.dailyAdmin;
  const title = escapeMarkdown(one.story === undefined ? "" : titleOf(one.story.about, words));
  const channel = `<#${one.settings.channelId}>`;
  return {
    components: [
      text(askTwice({ name: echo(other.name), title, channel, time: other.settings.time })),
      row([
        button(pressId("daily", "instead", one.id, other.id), changeThatOne),
        button(pressId("daily", "another", one.id), startAnother),
      ]),
    ],
  };
}

export function goesOnView(one: DailyStatus | undefined, words: Words): Message {
  return one === undefined
    ? unchangedView(one, words)
    : dailySetView(words.dailyAdmin.starts({ name: echo(one.name) }), one, words);
}

export function changedView(one: DailyStatus | undefined, words: Words): Message {
  return one === undefined ? unchangedView(one, words) : dailySetView(words.dailyAdmin.changed, one, words);
}

/** All of a server's, with their last posts and what keeps them from posting. */
export function statusView(all: readonly DailyStatus[], words: Words): Message {
  if (all.length === 0) {
    return sentence(words.dailyAdmin.none);
  }
  // Ten of them share one message's room.
  const room = Math.floor(messageText / all.length) - 4;
  const blocks = all.map((one) => {
    const lines = [
      `### ${echo(one.name)}`,
      ...summaryOf(one, words).split("\n"),
      ...one.past.slice(0, 5).map((past) => pastLine(one, past, words)),
    ];
    let block = "";
    for (const line of lines) if (block.length + line.length + 1 <= room) block += `${line}\n`;
    return text(block.trimEnd());
  });
  const parts = blocks.flatMap((block, at) => (at === 0 ? [block] : [rule(), block]));
  return { components: [container(parts)] };
}

/** What the next post will look like. */
export function dailyPreviewView(one: DailyStatus, words: Words): Message {
  const { story, next } = one;
  if (story === undefined || next === undefined) return dailySetView(echo(one.name), one, words);
  const post = { pastId: pressId("daily", "past", one.id, "preview"), roleId: undefined };
  const latest = story.chapters.at(-1);
  // As the chapter that is there already would have been told.
  if (next.kind === "wait" && next.isBeyond === false && latest !== undefined)
    return newChaptersView(story, { chapters: [latest], ...post }, words);
  if (next.kind === "wait") return dailySetView(echo(one.name), one, words);
  if (next.kind === "chapters") return newChaptersView(story, { ...next, ...post }, words);
  return next.kind === "end"
    ? endView(story, { ...next, ...post }, words)
    : dailyView(story, { ...next, ...post }, words);
}

export function askStopView(one: DailyStatus, words: Words): Message {
  const { askStop, stopIt, keepIt } = words.dailyAdmin;
  return {
    components: [
      text(askStop({ name: echo(one.name), channel: `<#${one.settings.channelId}>` })),
      row([
        button(pressId("daily", "stop", one.id), stopIt),
        button(pressId("daily", "keep", one.id), keepIt),
      ]),
    ],
  };
}

export function stoppedView(one: DailyStatus | undefined, words: Words): Message {
  if (one === undefined) return unchangedView(one, words);
  return sentence(words.dailyAdmin.stopped({ shown: echo(one.name), name: one.name }));
}

export function unchangedView(one: DailyStatus | undefined, words: Words): Message {
  const { kept, unchanged } = words.dailyAdmin;
  return sentence(one === undefined ? unchanged : kept({ name: echo(one.name) }));
}

/** For readers: the posts before the one they pressed on, to catch up with what was missed. */
export function pastView(one: DailyStatus | undefined, words: Words, slot: string): Message {
  const posted = (one?.past ?? []).filter(
    (past) => past.state === "posted" && past.messageId !== undefined && past.slot !== slot,
  );
  if (one === undefined || posted.length === 0) {
    return sentence(words.daily.noPast);
  }
  const { past, pastOf } = words.daily;
  const title =
    one.story === undefined ? past : pastOf({ title: escapeMarkdown(titleOf(one.story.about, words)) });
  const lines = posted.map((past) => pastLine(one, past, words));
  const credit = one.story === undefined ? [] : [text(small(escapeMarkdown(one.story.about.attribution)))];
  const components: APIMessageTopLevelComponent[] = [
    container([text(`### ${title}\n${lines.join("\n")}`), ...credit]),
    ...againRow(one, words),
  ];
  return { components };
}

/** From what a server reads in order: the same for a reader alone, from its beginning. A server's own story stays there. */
export function againRow(
  one: Pick<DailyStatus, "id" | "settings"> | undefined,
  { dailyOwn }: Words,
): readonly APIMessageTopLevelComponent[] {
  const { channelKind, order, on, story = "" } = one?.settings ?? {};
  if (one === undefined || channelKind === "dm" || order !== "serial" || isOfServer(story)) return [];
  return on === "new-chapters" ? [] : [row([button(pressId("daily-me", "again", one.id), dailyOwn.again)])];
}

export function zoneChoice(
  zone: string,
  time: string,
  words: Words,
): { readonly name: string; readonly value: string } {
  const name = words.dailyAdmin.zone({ zone: zone.replaceAll("_", " "), time });
  return { name: excerpt(name, choiceName), value: zone };
}

function pastLine(one: Pick<DailyStatus, "guildId" | "settings">, past: Delivery, words: Words): string {
  const { dailyAdmin: say } = words;
  const when = stamp(past.settledAt, "D");
  const which = past.first === undefined ? say.pastEnd : spanOf(past.first, past.last ?? past.first, words);
  if (past.state === "posted" && past.messageId !== undefined) {
    // Discord calls the place of direct messages so.
    const server = one.settings.channelKind === "dm" ? "@me" : one.guildId;
    const address = `https://discord.com/channels/${server}/${past.channelId}/${past.messageId}`;
    const lacks = (past.lacks ?? []).map(({ step, why }) =>
      say.lack({ what: say.lacking[step], why: named(say.lackingWhy, why) }),
    );
    return [say.past({ when, what: `[${which}](${address})` }), ...lacks].join(" · ");
  }
  const came = {
    posted: () => say.deleted({ what: which }),
    skipped: () => say.noPost({ why: named(say.skipped, past.reason) }),
    missed: () => say.missed,
    uncertain: () => say.uncertain,
  };
  return say.past({ when: /^\d/.test(past.slot) ? past.slot.slice(0, 10) : when, what: came[past.state]() });
}
