import { dueAfterDate, dueAt } from "../../src/daily/calendar.ts";
import { chaptersTold } from "../../src/daily/chapters.ts";
import type { DailyInput } from "../../src/daily/input.ts";
import { waitingFor, waitingNext } from "../../src/daily/schedule.ts";
import type { DailySettings, PostKind } from "../../src/domain/subscription.ts";
import { ownerOf } from "../../src/owner.ts";
import type { Discord } from "../../src/sandbox/discord.ts";
import type { Store } from "../../src/store/store.ts";
import { openLibrary } from "../../src/story/library.ts";

/** One subscription as its admin knows it: where it may post, and when it posts. */
export type Club = {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly channels: readonly {
    readonly id: string;
    readonly kind: PostKind;
    readonly permissions: undefined;
  }[];
  readonly time: string;
  readonly zone: string;
  readonly settings: DailySettings;
  /** What its admin fills in to start it anew. */
  readonly again: DailyInput;
  /** Somebody changes it meanwhile. */
  readonly isManaged: boolean;
};

/** One post that is due on a local date. */
export type DuePost = Club & { readonly date: string; readonly dueAt: number };

export type Wave = { readonly at: number; readonly day: number; readonly due: readonly DuePost[] };

export const firstDate = "2025-03-29";
/** A plan ends so many days after the first date. */
const planDays = 9;
/** London skips 01:30 on 30 March; Santiago has 23:30 twice on 5 April, Lord Howe 01:45 on 6 April. */
const places = [
  { zone: "Europe/London", time: "01:30" },
  { zone: "America/Santiago", time: "23:30" },
  { zone: "Australia/Lord_Howe", time: "01:45" },
] as const;

const channelTypes = { text: 0, announcement: 5, thread: 11, forum: 15 } as const;

/** What a club reads, how much at a time, and where; all kinds come in each zone. */
const kinds: readonly (Pick<DailyInput, "story" | "portion" | "until" | "follow" | "on" | "order"> & {
  readonly kind: PostKind;
})[] = [
  { kind: "text", story: "untitled-torchwood" },
  { kind: "text", story: "untitled-torchwood", order: "shuffle" },
  { kind: "text", story: "novel", portion: "chapter", follow: "server" },
  { kind: "forum", story: "novel", portion: "scene" },
  { kind: "thread", story: "novel", portion: "800" },
  { kind: "announcement", story: "novel", until: datePlus(planDays), follow: "server" },
  { kind: "forum", story: "novel", portion: "chapter", follow: "channel" },
  { kind: "dm", story: "novel", portion: "chapter", follow: "own" },
  { kind: "text", story: "serial", on: "new-chapters" },
];

export function datePlus(days: number): string {
  return Temporal.PlainDate.from(firstDate).add({ days }).toString();
}

/** Everyone at a time of day of their own; the waves are the moments at which that is. */
export async function subscribe(
  plan: { readonly subscriptions: number; readonly dates: number; readonly contentDir: string },
  discord: Discord,
  store: Store,
): Promise<{ readonly clubs: readonly Club[]; readonly waves: readonly Wave[] }> {
  const waves = new Map<number, DuePost[]>();
  const clubs: Club[] = [];
  const serial = openLibrary(plan.contentDir, {})
    .current()
    .stories.find(({ slug }) => slug === "serial");
  for (let at = 0; at < plan.subscriptions; at += 1) {
    const { zone, time } = places[at % places.length] ?? places[0];
    const row = Math.floor(at / places.length);
    const { kind, ...wanted } = kinds[row % kinds.length] ?? { kind: "text", story: "novel" };
    const person = discord.user(`Reader ${at}`);
    // Some share a server, which takes ten of them.
    const server = at % 17 === 0 ? discord.home.id : discord.guild(`Server ${at}`).id;
    const channels = ["daily", "elsewhere"].map((name) => {
      if (kind === "dm") return { id: person.id, kind, permissions: undefined };
      const { id } = discord.channel({ guildId: server, name: `${name}-${at}`, type: channelTypes[kind] });
      return { id, kind, permissions: undefined };
    });
    if (kind === "dm") discord.direct(person);
    const { on, follow, portion, until, story = "novel" } = wanted;
    const settings: DailySettings = {
      channelId: channels[0]?.id ?? "",
      channelKind: kind,
      story,
      time,
      zone,
      days: "1234567",
      order: wanted.order === "shuffle" ? "shuffle" : "serial",
      atEnd: "again",
      minLength: portion === undefined && row % 2 === 0 ? 400 : 0,
      ...(portion === undefined ? {} : { portion: portion === "800" ? 800 : (portion as "chapter") }),
      ...(until === undefined ? {} : { until }),
      ...(follow === undefined ? {} : { follows: follow as "server" }),
      ...(on === undefined ? {} : { on: "new-chapters" }),
      opensThread: false,
      isPinned: false,
      isSilent: false,
    };
    const club: Club = {
      id: `sub-${at}`,
      guildId: kind === "dm" ? ownerOf(person.id) : server,
      name: kind === "dm" ? story : `daily-${at}`,
      ...{ channels, time, zone, settings },
      again: { ...wanted, time, timezone: zone, end: "again" },
      isManaged: row % 4 === 0,
    };
    clubs.push(club);
    const { guildId } = club;
    const closedDate = datePlus(-1);
    const told = on === undefined || serial === undefined ? {} : { told: chaptersTold(serial) };
    await store.add(
      {
        ...{ id: club.id, guildId, name: club.name, settings },
        progress: { round: 1, shown: [], ...told },
        state: "active",
        since: 0,
        closedDate,
        ...(on === undefined
          ? waitingFor(dueAfterDate(settings, closedDate), guildId)
          : waitingNext({ settings, closedDate, guildId }, dueAfterDate(settings, closedDate).at)),
        ...{ attempts: 0, refusals: 0, revision: 0 },
      },
      100_000,
    );
    if (on !== undefined) continue;
    for (let day = 0; day < plan.dates; day += 1) {
      const date = datePlus(day);
      const due = dueAt(settings, date) ?? 0;
      waves.set(due, [...(waves.get(due) ?? []), { ...club, date, dueAt: due }]);
    }
  }
  const inOrder = [...waves].sort(([a], [b]) => a - b);
  return {
    clubs,
    waves: inOrder.map(([at, due]) => ({
      at,
      day: Temporal.PlainDate.from(firstDate).until(due[0]?.date ?? firstDate).days,
      due,
    })),
  };
}

/** So many at a time in each of the coming minutes, by the real clock, in one server after the other. */
export async function dueByTheMinute(
  plan: { readonly guilds: readonly string[]; readonly minutes: number; readonly each: number },
  discord: Discord,
  store: Store,
): Promise<readonly DuePost[]> {
  const next = Math.ceil(Date.now() / 60_000) * 60_000;
  const due: DuePost[] = [];
  for (let at = 0; at < plan.minutes * plan.each; at += 1) {
    const dueAt = next + Math.floor(at / plan.each) * 60_000;
    const moment = Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO("UTC");
    const date = moment.toPlainDate();
    const closedDate = date.subtract({ days: 1 }).toString();
    const guildId = plan.guilds[at % plan.guilds.length] ?? "";
    const channel = discord.channel({ guildId, name: `daily-${at}` }).id;
    const settings: DailySettings = {
      ...{ channelId: channel, channelKind: "text", story: "untitled-torchwood", zone: "UTC" },
      ...{
        time: moment.toPlainTime().toString().slice(0, 5),
        days: "1234567",
        order: "serial",
        atEnd: "again",
      },
      ...{ minLength: 0, opensThread: false, isPinned: false, isSilent: false },
    };
    const club = { id: `sub-${at}`, guildId, name: `daily-${at}`, settings };
    await store.add(
      {
        ...{ ...club, state: "active", since: 0, closedDate, progress: { round: 1, shown: [] } },
        ...waitingFor(dueAfterDate(settings, closedDate), guildId),
        ...{ attempts: 0, refusals: 0, revision: 0 },
      },
      100_000,
    );
    due.push({
      ...{
        ...club,
        channels: [],
        time: settings.time,
        zone: "UTC",
        again: {} as DailyInput,
        isManaged: false,
      },
      ...{ date: date.toString(), dueAt },
    });
  }
  return due;
}
