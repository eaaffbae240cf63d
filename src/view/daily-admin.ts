import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { type Message, pressId } from "../reply.ts";
import type { Passage, Story } from "../story/story.ts";
import { button, container, row, rule, small, text } from "./components.ts";
import { titleOf } from "./credit.ts";
import { dailyView, endView } from "./daily.ts";
import { daysOf, skippedWords, troubleOf } from "./daily-words.ts";
import { choiceName, messageText } from "./limits.ts";
import { echo, escapeMarkdown, excerpt } from "./text.ts";
import { en } from "./words/en.ts";

type Chosen =
  | {
      readonly kind: "passages";
      readonly passages: readonly Passage[];
      readonly day: number;
      readonly days: number;
    }
  | { readonly kind: "end"; readonly isAgain: boolean }
  /** What comes next is beyond what the channel shows. */
  | { readonly kind: "wait" };

type Past = {
  readonly slot: string;
  readonly state: "posted" | "skipped" | "missed" | "uncertain";
  readonly reason?: string;
  readonly channelId?: string;
  readonly messageId?: string;
  readonly first?: number;
  readonly last?: number;
  readonly settledAt: number;
};

/** How a server's daily posts stand. */
export type DailyStanding = {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly settings: {
    readonly channelId: string;
    readonly time: string;
    readonly zone: string;
    readonly days: string;
    readonly order: "serial" | "shuffle";
    readonly atEnd: "stop" | "again";
    readonly minLength: number;
    readonly roleId?: string;
    readonly opensThread: boolean;
    readonly isPinned: boolean;
    readonly isSilent: boolean;
  };
  readonly state: "active" | "paused" | "blocked" | "ended" | "stopped";
  readonly reason: string | undefined;
  readonly story: Story | undefined;
  readonly next: Chosen | undefined;
  readonly dueTimes: readonly number[];
  readonly past: readonly Past[];
};

/** What was set up or changed: when it posts, and what comes next. Shown to the admin alone. */
export function dailySetView(head: string, one: DailyStanding): Message {
  return { components: [container([text(`### ${head}\n${summaryOf(one)}`)])] };
}

export function startedView(one: DailyStanding): Message {
  return dailySetView(`Daily posts “${echo(one.name)}” start`, one);
}

/** All of a server's, with their last posts and what keeps them from posting. */
export function statusView(all: readonly DailyStanding[]): Message {
  if (all.length === 0) {
    return { components: [text("This server has no daily posts yet. Start them with /daily start.")] };
  }
  // Ten of them share one message's room.
  const room = Math.floor(messageText / all.length) - 4;
  const blocks = all.map((one) => {
    const lines = [
      `### ${echo(one.name)}`,
      ...summaryOf(one).split("\n"),
      ...one.past.slice(0, 5).map((past) => pastLine(one, past)),
    ];
    let block = "";
    for (const line of lines) if (block.length + line.length + 1 <= room) block += `${line}\n`;
    return text(block.trimEnd());
  });
  const parts = blocks.flatMap((block, at) => (at === 0 ? [block] : [rule(), block]));
  return { components: [container(parts)] };
}

/** What the next post will look like. */
export function dailyPreviewView(one: DailyStanding): Message {
  const { story, next } = one;
  if (story === undefined || next === undefined || next.kind === "wait")
    return dailySetView(echo(one.name), one);
  const post = { pastId: pressId("daily", "past", one.id, "preview"), roleId: undefined };
  return next.kind === "end" ? endView(story, { ...next, ...post }) : dailyView(story, { ...next, ...post });
}

export function askStopView(one: DailyStanding): Message {
  const words = `Stop “${echo(one.name)}” in <#${one.settings.channelId}>? Its place in the story is kept for 30 days; /daily resume takes it up again.`;
  return {
    components: [
      text(words),
      row([
        button(pressId("daily", "stop", one.id), "Stop it"),
        button(pressId("daily", "keep", one.id), "Keep it"),
      ]),
    ],
  };
}

export function stoppedView(one: DailyStanding): Message {
  return {
    components: [
      text(`“${echo(one.name)}” is stopped. For 30 days /daily resume name:${one.name} takes it up again.`),
    ],
  };
}

export function keptView(one: DailyStanding | undefined): Message {
  const words = one === undefined ? "Nothing was changed." : `“${echo(one.name)}” goes on as before.`;
  return { components: [text(words)] };
}

/** For readers: the last posts, to catch up with what was missed. */
export function pastView(one: DailyStanding | undefined): Message {
  const posted = (one?.past ?? []).filter((past) => past.state === "posted" && past.messageId !== undefined);
  if (one === undefined || posted.length === 0) {
    return { components: [text("There are no earlier posts to show.")] };
  }
  const title = one.story === undefined ? "" : ` of ${escapeMarkdown(titleOf(one.story.about))}`;
  const lines = posted.map((past) => pastLine(one, past));
  const credit = one.story === undefined ? [] : [text(small(escapeMarkdown(one.story.about.attribution)))];
  const components: APIMessageTopLevelComponent[] = [
    container([text(`### The last posts${title}\n${lines.join("\n")}`), ...credit]),
  ];
  return { components };
}

export function zoneChoice(zone: string, time: string): { readonly name: string; readonly value: string } {
  const name = `${zone.replaceAll("_", " ")} · ${time} now`;
  return { name: excerpt(name, { start: 0, end: 0 }, choiceName), value: zone };
}

function summaryOf(one: DailyStanding): string {
  const { settings, story, next } = one;
  const lines = [
    `${escapeMarkdown(story === undefined ? "A story that is gone" : titleOf(story.about))} in <#${settings.channelId}>, ${daysOf(settings.days)} at ${settings.time} (${escapeMarkdown(settings.zone)})`,
    optionsOf(settings),
    stateLine(one),
  ];
  if (one.dueTimes.length > 0) {
    const times = one.dueTimes.map((at) => stamp(at, "F"));
    lines.push(`Next: ${times[0]} (${stamp(one.dueTimes[0] ?? 0, "R")}), then ${times.slice(1).join(", ")}`);
  }
  if (next?.kind === "passages") {
    const [first, last] = [next.passages[0]?.number, next.passages.at(-1)?.number];
    const which = first === last ? `passage ${first}` : `passages ${first}–${last}`;
    lines.push(`Next is day ${next.day} of ${next.days}: ${which}`);
  }
  if (next?.kind === "wait") lines.push(en.spoiler.dailyWaits);
  if (next?.kind === "end") lines.push("Next is the note at the story's end");
  return lines.filter((line) => line !== "").join("\n");
}

function optionsOf(settings: DailyStanding["settings"]): string {
  const words = [
    settings.order === "serial" ? "from first to last" : "shuffled",
    settings.atEnd === "again" ? "then again" : "then it stops",
    settings.minLength > 0 ? `passages under ${settings.minLength} characters together` : "",
    settings.roleId === undefined ? "" : `mentions <@&${settings.roleId}>`,
    settings.opensThread ? "opens a thread" : "",
    settings.isPinned ? "pinned" : "",
    settings.isSilent ? "silent" : "",
  ];
  return small(words.filter((word) => word !== "").join(" · "));
}

/** What keeps it from posting, and how to mend that. */
function stateLine({ state, reason, settings }: DailyStanding): string {
  if (state === "paused" && reason === undefined) return "Paused. /daily resume goes on.";
  if (state === "ended")
    return "The story is told to its end. /daily resume starts it over, or goes on where it has grown.";
  if (state === "stopped") return "Stopped. Its place is kept for 30 days.";
  if (state === "active") return "";
  const again =
    state === "blocked"
      ? "I try once a day, and go on by myself as soon as I can."
      : "Then use /daily resume.";
  return `**Not posting:** ${troubleOf(reason, settings.channelId)} ${again}`;
}

function pastLine(one: Pick<DailyStanding, "guildId">, past: Past): string {
  const when = stamp(past.settledAt, "D");
  const which =
    past.first === undefined
      ? "the end"
      : past.first === past.last
        ? `passage ${past.first}`
        : `passages ${past.first}–${past.last}`;
  if (past.state === "posted" && past.messageId !== undefined) {
    return `${when}: [${which}](https://discord.com/channels/${one.guildId}/${past.channelId}/${past.messageId})`;
  }
  const date = past.slot.startsWith("extra") ? when : past.slot;
  switch (past.state) {
    case "posted":
      return `${date}: ${which}, deleted since`;
    case "skipped":
      return `${date}: no post (${skippedWords.get(past.reason ?? "") ?? "Discord refused it"})`;
    case "missed":
      return `${date}: missed, I was not running in time`;
    case "uncertain":
      return `${date}: uncertain whether it arrived, so it was not posted again`;
  }
}

function stamp(at: number, style: "F" | "R" | "D"): string {
  return `<t:${Math.floor(at / 1_000)}:${style}>`;
}
