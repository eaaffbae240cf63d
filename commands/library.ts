import { type Bot, defineCommand, type Place, say, update } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { keepsNothing, known, nothingChosen, outdated, serverOnly } from "../src/view/errors.ts";
import { libraryView, offeredAfter, type Shelf } from "../src/view/library.ts";

export default defineCommand({
  description: "Choose the stories of this server, and the one that is used when none is named",
  options: [],
  who: "manage-server",
  where: "server",
  isPrivate: () => true,

  run: async ({ asker, place }, bot) =>
    say(libraryView(await shelfOf(bot, place), 0, wordsFor(asker.locale)), true),

  press: async ({ args, values, asker, place }, bot) => {
    const [verb, page] = args;
    const { settings, scope } = settingsOf(bot, place);
    if (verb === "standard") await settings.choose(scope, "story", values[0]);
    else if (verb === "usual") await settings.choose(scope, "story", undefined);
    else if (verb === "all") await settings.choose(scope, "offered", undefined);
    else if (verb === "offer") {
      const offered = offeredAfter(await shelfOf(bot, place), Number(page), values);
      if (offered.length === 0) throw nothingChosen();
      await settings.choose(scope, "offered", offered);
    } else if (verb !== "page") throw outdated();
    return update(libraryView(await shelfOf(bot, place), Number(page), wordsFor(asker.locale)));
  },
});

function settingsOf(bot: Bot, place: Place) {
  const guildId = known(place.guildId, serverOnly);
  return { settings: known(bot.settings, keepsNothing), scope: { guildId } };
}

async function shelfOf(bot: Bot, place: Place): Promise<Shelf> {
  const { settings, scope } = settingsOf(bot, place);
  const { server } = await settings.preferences(scope.guildId, place.channelId);
  const { stories } = bot.library;
  const offered = stories.filter(({ slug }) => server.offered?.includes(slug) ?? true);
  const chosen = offered.find(({ slug }) => slug === server.story);
  return {
    stories,
    offered,
    standard: chosen ?? offered.find((story) => story === bot.library.standard) ?? offered[0],
    isOwnChoice: { standard: chosen !== undefined, offered: server.offered !== undefined },
  };
}
