import {
  type Bot,
  type Context,
  defineCommand,
  definePress,
  defineSubcommand,
  say,
  update,
} from "../src/command.ts";
import { ownForms, ownPresses, suggestOwn } from "../src/library-command/own.ts";
import { add, exportStory, remove, rename, replace } from "../src/library-command/subcommands.ts";
import { keepsNothing, known, nothingChosen, serverOnly } from "../src/view/errors.ts";
import { libraryView, offeredAfter } from "../src/view/library.ts";

type Rules = NonNullable<Bot["rules"]>;
type At = { readonly rules: Rules; readonly scope: { readonly guildId: string } };

function at({ place }: Pick<Context, "place">, bot: Bot): At {
  const guildId = known(place.guildId, serverOnly);
  return { rules: known(bot.rules, keepsNothing), scope: { guildId } };
}

async function viewed(context: Context, bot: Bot, page: number) {
  const { rules, scope } = at(context, bot);
  return libraryView(await rules.at(scope.guildId, context.place.channelId), page, context.words);
}

/** Chooses, and shows what is chosen then. */
function choosing(choose: (at: At, values: readonly string[], page: number, channelId: string) => unknown) {
  return definePress({
    args: ["page"],
    run: async (input, bot) => {
      const page = Number(input.args.page);
      await choose(at(input, bot), input.values, page, input.place.channelId);
      return update(await viewed(input, bot, page));
    },
  });
}

const list = async (input: Context, bot: Bot) => say(await viewed(input, bot, 0));

export default defineCommand({
  description: "The stories of this server: choose them, and bring your own",
  options: [],
  who: "manage-server",
  where: "server",
  audience: "asker",
  // As Discord had it before there were subcommands.
  answersAlone: true,
  run: list,
  suggest: suggestOwn,

  subcommands: {
    list: defineSubcommand({
      description: "See all stories here, and choose which are on offer",
      options: [],
      audience: "asker",
      run: list,
    }),
    add,
    replace,
    export: exportStory,
    remove,
    rename,
  },

  presses: {
    ...ownPresses,
    page: choosing(() => undefined),
    standard: choosing(({ rules, scope }, [slug]) => rules.choose(scope, "story", slug)),
    usual: choosing(({ rules, scope }) => rules.choose(scope, "story", undefined)),
    all: choosing(({ rules, scope }) => rules.choose(scope, "offered", undefined)),
    offer: choosing(async ({ rules, scope }, values, page, channelId) => {
      const offered = offeredAfter(await rules.at(scope.guildId, channelId), page, values);
      if (offered.length === 0) throw nothingChosen();
      await rules.choose(scope, "offered", offered);
    }),
  },
  forms: ownForms,
});
