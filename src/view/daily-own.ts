import type { DailyStatus } from "../daily/status.ts";
import { fill, type Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import { button, container, row, sentence, small, text } from "./components.ts";
import { titleOf } from "./credit.ts";
import { portionText } from "./daily-plan.ts";
import { daysText, named, nextLines, untilText } from "./daily-summary.ts";
import { escapeMarkdown } from "./text.ts";

/** A person's daily passages as they stand, each with what can be done about it. */
export function ownDailyView(
  all: readonly DailyStatus[],
  words: Words,
  head: string = words.dailyOwn.title,
): Message {
  const { dailyOwn: say } = words;
  if (all.length === 0) return sentence(say.none);
  return {
    components: [
      text(`### ${head}`),
      ...all.map((one) => container([text(linesOf(one, words).join("\n")), row(buttonsOf(one, words))])),
    ],
  };
}

export function ownDailyLeftView(one: DailyStatus | undefined, words: Words): Message {
  return sentence(words.dailyOwn.stopped({ title: storyTitle(one, words) }));
}

function linesOf(one: DailyStatus, words: Words): readonly string[] {
  const { dailyOwn: say } = words;
  const { settings, portion } = one;
  const every = settings.every === undefined ? "" : words.dailyAdmin.every({ days: settings.every });
  const options = [portionText(portion, 0, words), every, untilText(one, words)].filter(
    (option) => option !== "",
  );
  return [
    say.when({
      title: storyTitle(one, words),
      days: daysText(settings.days, words),
      time: settings.time,
      zone: escapeMarkdown(settings.zone),
    }),
    ...(options.length === 0 ? [] : [small(options.join(" · "))]),
    ...stateOf(one, words),
    ...nextLines(one, words),
  ];
}

function storyTitle(one: DailyStatus | undefined, words: Words): string {
  const { story } = one ?? {};
  return escapeMarkdown(story === undefined ? words.dailyAdmin.storyGone : titleOf(story.about, words));
}

/** What keeps it from coming, and how to fix that. */
function stateOf({ state, reason, hindrance }: DailyStatus, words: Words): readonly string[] {
  const { dailyOwn: say, dailyAdmin } = words;
  if (state === "ended") return [say.ended];
  if (state === "paused" && reason === undefined) return [say.isPaused];
  if (state !== "active") return [say.blocked({ reason: fill(named(say.reasons, reason), {}) })];
  return hindrance === undefined
    ? []
    : [dailyAdmin.hindered({ why: fill(named(dailyAdmin.skipped, hindrance), {}) })];
}

function buttonsOf({ id, state }: DailyStatus, { dailyOwn: say }: Words) {
  const turn = state === "active" ? "pause" : "resume";
  return [
    button(pressId("daily-me", turn, id), say[turn]),
    button(pressId("daily-me", "stop", id), say.stop),
  ];
}
