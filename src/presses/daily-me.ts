import { type Bot, type Context, definePress, say, update } from "../command.ts";
import { known } from "../user-error.ts";
import { pastView } from "../view/daily-admin.ts";
import { ownDailyLeftView, ownDailyView } from "../view/daily-own.ts";

/** Of those on offer where they ask, as it may be shown to them in their direct messages. */
export async function ownStoryFor({ here, place, asker }: Context, named: string | undefined, bot: Bot) {
  const { slug } = known(here.about(named), "no-story", { named: named ?? "" });
  const dm = { kind: "dm", guildId: undefined, channelId: place.channelId } as const;
  const there = await bot.see({ place: dm, readerId: asker.id, audience: "asker" });
  return known(there.toRead(slug), "own-daily-server-story");
}

function changing(to: "pause" | "resume" | "stop") {
  return definePress({
    args: ["id"],
    run: async ({ args, asker, words }, bot) => {
      const { own } = known(bot.daily, "nothing-stored");
      await own.change(asker.id, args.id, to);
      return update(ownDailyView(await own.list(asker.id), words));
    },
  });
}

const past = definePress({
  args: ["id", "slot"],
  run: async ({ args, asker, words }, bot) =>
    say(pastView(await known(bot.daily, "nothing-stored").own.byId(asker.id, args.id), words, args.slot)),
});

export const dailyMePresses = {
  pause: changing("pause"),
  resume: changing("resume"),
  stop: changing("stop"),
  /** From under a passage that came. */
  leave: definePress({
    args: ["id"],
    run: async ({ args, asker, words }, bot) => {
      const { own } = known(bot.daily, "nothing-stored");
      await own.change(asker.id, args.id, "stop");
      return say(ownDailyLeftView(await own.byId(asker.id, args.id), words));
    },
  }),
  /** From what a server reads: the same for themselves, from its beginning. */
  again: definePress({
    args: ["id"],
    run: async (input, bot) => {
      const { args, asker, place, words } = input;
      const daily = known(bot.daily, "nothing-stored");
      const club = known(await daily.byId(place.guildId ?? "", args.id), "no-daily");
      const { slug } = await ownStoryFor(input, club.settings.story, bot);
      const begins = await daily.own.join(asker, { ...club, settings: { ...club.settings, story: slug } });
      const { starts, title } = words.dailyOwn;
      return say(ownDailyView(await daily.own.list(asker.id), words, begins ? starts : title));
    },
  }),
  past,
  part: past,
};
