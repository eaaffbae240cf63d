import {
  type Bot,
  type Channel,
  type Context,
  defineForm,
  definePress,
  type Message,
  say,
  update,
} from "../command.ts";
import { filledIn } from "../daily-command/filled.ts";
import { dailyAt } from "../daily-command/subcommands.ts";
import { startedView } from "../view/daily-admin.ts";
import { otherTimeModal, type SetupChoice, setupChoiceIn, setupView } from "../view/setup.ts";

type OpenedForm = { readonly args: Readonly<Record<string, string>>; readonly words: Context["words"] };

const state = ["channel", "kind", "time", "zone"] as const;

/** The channel as it was picked just now, as this place says of itself, or as an id says what Discord is to be asked of. */
function channelOf({ place }: Context, { channel: id, kind }: SetupChoice, picked?: Channel): Channel {
  if (picked !== undefined) return picked;
  const known = kind === "announcement" || kind === "thread" ? kind : "text";
  if (id !== place.channelId) return { id, kind: known, permissions: undefined };
  const { parentId, isAgeRestricted, botPermissions: permissions } = place;
  return { id, kind: known, permissions, parentId, isAgeRestricted };
}

async function inputOf(context: Context, choice: SetupChoice, bot: Bot, picked?: Channel) {
  const { asker, here, place } = context;
  const { daily, guildId } = dailyAt(bot, place);
  const channel = channelOf(context, choice, picked);
  const options = { channel, time: choice.time, timezone: choice.zone };
  const input = await filledIn({ asker, here, place, options }, bot);
  return { daily, of: { guildId, name: undefined, locale: asker.locale }, input };
}

async function shown(context: Context, choice: SetupChoice, bot: Bot, picked?: Channel): Promise<Message> {
  const { daily, of, input } = await inputOf(context, choice, bot, picked);
  const draft = await daily.draft(of, input);
  const { time, zone } = draft.settings;
  const zones = daily.zones("", context.place.guildLocale);
  return setupView(draft, { ...choice, time, zone }, zones, context.words);
}

/** This channel at nine, by the clock that the server's language suggests. */
export function begin(context: Context, bot: Bot): Promise<Message> {
  const { place } = context;
  const { daily } = dailyAt(bot, place);
  const zone = daily.zones("", place.guildLocale)[0]?.zone ?? "UTC";
  const kind = place.parentId === undefined ? "text" : "thread";
  return shown(context, { channel: place.channelId, kind, time: "09:00", zone }, bot);
}

function choosing(change: (value: string, channel: Channel | undefined) => Partial<SetupChoice>) {
  return definePress({
    args: state,
    run: async (input, bot) => {
      const [picked] = input.channels;
      const choice = { ...setupChoiceIn(input.args), ...change(input.values[0] ?? "", picked) };
      return update(await shown(input, choice, bot, picked));
    },
  });
}

export const setupPresses = {
  open: definePress({ run: async (input, bot) => say(await begin(input, bot)) }),
  channel: choosing((id, channel) => ({ channel: id, kind: channel?.kind ?? "text" })),
  time: choosing((time) => ({ time })),
  zone: choosing((zone) => ({ zone })),
  other: {
    args: state,
    modal: ({ args, words }: OpenedForm) => otherTimeModal(setupChoiceIn(args as SetupChoice), words),
  },
  start: definePress({
    args: state,
    run: async (context, bot) => {
      const { daily, of, input } = await inputOf(context, setupChoiceIn(context.args), bot);
      return update(startedView(await daily.start(of, input), {}, context.words));
    },
  }),
};

export const setupForms = {
  other: defineForm({
    args: state,
    run: async (input, bot) => {
      const { time = "", zone = "" } = input.fields;
      return update(await shown(input, { ...setupChoiceIn(input.args), time, zone }, bot));
    },
  }),
};
