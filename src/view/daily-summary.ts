import type { DailyStatus } from "../daily/status.ts";
import { fill, type Words } from "../messages/messages.ts";
import type { Chapter } from "../story/story.ts";
import { small } from "./components.ts";
import { chapterName, nameText, titleOf } from "./credit.ts";
import { portionText } from "./daily-plan.ts";
import { escapeMarkdown } from "./text.ts";

/** When and where posts come, what comes next, and what keeps it from coming. */
export function summaryOf(one: DailyStatus, words: Words): string {
  const { settings, story } = one;
  const { dailyAdmin: say } = words;
  const title = escapeMarkdown(story === undefined ? say.storyGone : titleOf(story.about, words));
  const lines = [
    settings.on === "new-chapters"
      ? say.whenChapters({ title, channel: `<#${settings.channelId}>` })
      : say.when({
          title,
          channel: `<#${settings.channelId}>`,
          days: settings.on === "story-dates" ? say.storyDays : daysText(settings.days, words),
          time: settings.time,
          zone: escapeMarkdown(settings.zone),
        }),
    optionsOf(one, words),
    stateLine(one, words),
  ];
  if (one.hindrance !== undefined) lines.push(say.hindered({ why: named(say.skipped, one.hindrance) }));
  if (one.isFixedOffset && settings.on === undefined) lines.push(small(say.fixedOffset));
  return [...lines, ...nextLines(one, words)].filter((line) => line !== "").join("\n");
}

/** When it comes next, and what. */
export function nextLines({ dueTimes, next, story }: DailyStatus, words: Words): readonly string[] {
  const { dailyAdmin: say } = words;
  const lines: string[] = [];
  if (dueTimes.length > 0) {
    const times = dueTimes.map((at) => stamp(at, "F"));
    lines.push(
      say.nextTimes({ first: times[0] ?? "", away: stamp(dueTimes[0] ?? 0, "R"), later: times.slice(1) }),
    );
  }
  if (next?.kind === "passages") {
    const [first = 0, last = 0] = [next.passages[0]?.number, next.passages.at(-1)?.number];
    lines.push(say.nextPassages({ day: next.day, days: next.days, first, last, count: last - first + 1 }));
  }
  if (next?.kind === "chapters")
    lines.push(say.nextChapters({ chapters: next.chapters.map((one) => chapterText(one, words)) }));
  if (next?.kind === "wait" && next.isBeyond === false && story !== undefined) {
    const latest = story.chapters.at(-1);
    lines.push(
      latest === undefined ? say.noChapters : say.waitsAfter({ chapter: chapterText(latest, words) }),
    );
  } else if (next?.kind === "wait") lines.push(words.spoiler.dailyWaits);
  if (next?.kind === "end") lines.push(say.nextEnd);
  return lines;
}

function chapterText(chapter: Chapter, words: Words): string {
  return nameText(chapterName(chapter, words));
}

/** The first of January 2024 was a Monday. */
function dayName(day: number, code: string): string {
  const name = new Intl.DateTimeFormat(code, { weekday: "long", timeZone: "UTC" });
  return name.format(Date.UTC(2024, 0, day));
}

/** ISO weekdays, Monday first: `1234567` is every day. */
export function daysText(days: string, { code, dailyAdmin: { days: say } }: Words): string {
  if (days === "1234567") return say.every;
  if (days === "12345") return say.weekdays;
  if (days === "67") return say.weekends;
  const weekly = [...(days.split(" ").find((each) => !each.includes(".")) ?? "")].map(
    (day) => say.names[day as unknown as keyof typeof say.names],
  );
  const monthly = days.split(" ").flatMap((each) => {
    const [day, nth] = each.split(".");
    return nth === undefined ? [] : [say.nth({ nth: nth as "1", day: dayName(Number(day), code) })];
  });
  return monthly.length === 0 ? say.on({ days: weekly }) : say.monthly({ days: [...weekly, ...monthly] });
}

/** When a plan ends. */
export function untilText(
  { settings: { until: date }, endsSooner: count }: Pick<DailyStatus, "settings" | "endsSooner">,
  { dailyAdmin: say }: Words,
): string {
  if (date === undefined) return "";
  return count === undefined ? say.until({ date }) : say.untilSooner({ date, count });
}

function optionsOf(one: DailyStatus, words: Words): string {
  const { settings, portion } = one;
  const { dailyAdmin: say } = words;
  const chosen = [
    ...(settings.on === undefined
      ? [
          settings.order === "serial" ? say.serial : say.shuffled,
          settings.atEnd === "again" ? say.again : say.thenStops,
          portionText(portion, settings.minLength, words),
        ]
      : []),
    untilText(one, words),
    settings.every === undefined ? "" : say.every({ days: settings.every }),
    settings.follows === undefined || settings.follows === "own" ? "" : say.follows[settings.follows],
    settings.roleId === undefined ? "" : say.mentions({ role: `<@&${settings.roleId}>` }),
    settings.tag === undefined ? "" : say.tagged({ tag: escapeMarkdown(settings.tag.name) }),
    settings.opensThread ? say.opensThread : "",
    settings.isPinned ? say.pinned : "",
    settings.isSilent ? say.silent : "",
    settings.look === undefined || settings.on !== undefined ? "" : say.asCard,
  ];
  return small(chosen.filter((word) => word !== "").join(" · "));
}

/** What keeps it from posting, and how to fix that. */
function stateLine({ state, reason, settings }: DailyStatus, words: Words): string {
  if (state === "paused" && reason === undefined) return words.dailyAdmin.isPaused;
  if (state === "ended") return words.dailyAdmin.isEnded;
  if (state === "stopped") return words.dailyAdmin.isStopped;
  if (state === "active") return "";
  const { reasons, blocked, blockedPaused } = words.dailyAdmin;
  const cause = reason === "no-access" && settings.channelKind === "thread" ? "no-access-thread" : reason;
  const why = fill(named(reasons, cause), { channel: `<#${settings.channelId}>` });
  return state === "blocked" ? blocked({ reason: why }) : blockedPaused({ reason: why });
}

/** What is said of a reason; of one that has no words of its own, what is said of any other. */
export function named<T>(
  all: Readonly<Record<string, T>> & { readonly otherwise: T },
  reason: string | undefined,
): T {
  return (reason === undefined || !Object.hasOwn(all, reason) ? undefined : all[reason]) ?? all.otherwise;
}

export function stamp(at: number, style: "F" | "R" | "D"): string {
  return `<t:${Math.floor(at / 1_000)}:${style}>`;
}
