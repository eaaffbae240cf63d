import { type Bot, type Context, definePress, update } from "../command.ts";
import { known, userError } from "../user-error.ts";
import { libraryView, offeredAfter } from "../view/library.ts";
import { storiesView, storyMenu } from "../view/stories.ts";

type LibraryRules = NonNullable<Bot["rules"]>;
type LibraryAt = { readonly rules: LibraryRules; readonly scope: { readonly guildId: string } };

function at({ place }: Pick<Context, "place">, bot: Bot): LibraryAt {
  const guildId = known(place.guildId, "server-only");
  return { rules: known(bot.rules, "nothing-to-choose"), scope: { guildId } };
}

/** The stories to read; above them, for managers, which are offered. */
export async function viewed(context: Context, bot: Bot, page: number, here = context.here) {
  const { asker, place, words } = context;
  if (place.guildId === undefined || place.isVisiting === true || !asker.mayManageServer)
    return storiesView(here.stories, 0, words);
  const { rules, scope } = at(context, bot);
  const managed = libraryView(await rules.at(scope.guildId, place.channelId), page, words);
  return { components: [...managed.components, ...storyMenu(here.stories, 0, words)] };
}

/** Chooses, and shows what is chosen then. */
function choosing(
  choose: (at: LibraryAt, values: readonly string[], page: number, channelId: string) => unknown,
) {
  return definePress({
    args: ["page"],
    run: async (input, bot) => {
      const page = Number(input.args.page);
      await choose(at(input, bot), input.values, page, input.place.channelId);
      // What is offered from now on is another answer than the one given before the choice.
      const { place, asker, audience } = input;
      const here = await bot.see({ place, readerId: asker.id, audience });
      return update(await viewed(input, bot, page, here));
    },
  });
}

export const libraryPresses = {
  list: definePress({
    args: ["page"],
    isOpen: true,
    run: ({ args, here, words }) => update(storiesView(here.stories, Number(args.page), words)),
  }),
  page: choosing(() => undefined),
  standard: choosing(({ rules, scope }, [slug]) => rules.choose(scope, "story", slug)),
  usual: choosing(({ rules, scope }) => rules.choose(scope, "story", undefined)),
  all: choosing(({ rules, scope }) => rules.choose(scope, "offered", undefined)),
  offer: choosing(async ({ rules, scope }, values, page, channelId) => {
    const offered = offeredAfter(await rules.at(scope.guildId, channelId), page, values);
    if (offered.length === 0) throw userError("nothing-chosen");
    await rules.choose(scope, "offered", offered);
  }),
};
