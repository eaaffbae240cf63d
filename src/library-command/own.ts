import {
  type Bot,
  type Context,
  defineForm,
  definePress,
  type Form,
  type Press,
  type Typed,
  update,
} from "../command.ts";
import type { OwnStories } from "../library/own.ts";
import { known } from "../user-error.ts";
import { permissionChoices, storyRowChoices } from "../view/choices.ts";
import { broughtView, discardedView, storyRemovedView, storyUnchangedView } from "../view/own-story.ts";
import { editModal, permissionModal, previewView } from "../view/upload.ts";

type OwnAt = { readonly own: OwnStories; readonly guildId: string };

/** The stories of its own of the server that asks. */
export function ownAt({ place }: Pick<Context, "place">, bot: Bot): OwnAt {
  return { own: known(bot.own, "nothing-to-choose"), guildId: known(place.guildId, "server-only") };
}

/** What is typed of a right, or of one of the server's own stories. */
export async function suggestOwn(typed: Typed, bot: Bot) {
  if (typed.option === "permission") return permissionChoices(typed.text, typed.ownWords);
  const { own, guildId } = ownAt(typed, bot);
  return storyRowChoices(await own.list(guildId), typed.text, typed.ownWords);
}

/** The buttons of a preview, and of what asks before a story goes. */
export const ownPresses: Readonly<Record<string, Press>> = {
  bring: definePress({
    args: ["draft"],
    run: async (input, bot) => {
      const { own, guildId } = ownAt(input, bot);
      const { draft } = await own.draft(guildId, input.args.draft);
      const story = await own.bring(guildId, draft.id);
      await addToChosen(input, bot, guildId, story.slug);
      return update(broughtView(story, draft.replaces !== undefined, input.words));
    },
  }),
  edit: definePress({
    args: ["draft"],
    modal: async ({ args, words, place }, bot) => {
      const { own, guildId } = ownAt({ place }, bot);
      return editModal(args.draft, own.fields(await own.draft(guildId, args.draft)), words);
    },
  }),
  right: definePress({
    args: ["draft"],
    modal: async ({ args, words, place }, bot) => {
      const { own, guildId } = ownAt({ place }, bot);
      const { facts } = await own.draft(guildId, args.draft);
      return permissionModal(args.draft, facts.openPermission, words);
    },
  }),
  discard: definePress({
    args: ["draft"],
    run: async (input, bot) => {
      const { own, guildId } = ownAt(input, bot);
      await own.discard(guildId, input.args.draft);
      return update(discardedView(input.words));
    },
  }),
  remove: definePress({
    args: ["story"],
    run: async (input, bot) => {
      const { own, guildId } = ownAt(input, bot);
      return update(storyRemovedView(await own.remove(guildId, input.args.story), input.words));
    },
  }),
  keep: definePress({ args: ["story"], run: ({ words }) => update(storyUnchangedView(words)) }),
};

export const ownForms: Readonly<Record<string, Form>> = {
  edited: defineForm({
    args: ["draft"],
    run: async (input, bot) => {
      const { own, guildId } = ownAt(input, bot);
      return update(previewView(await own.edit(guildId, input.args.draft, input.fields), input.words));
    },
  }),
  permitted: defineForm({
    args: ["draft"],
    run: async (input, bot) => {
      const { own, guildId } = ownAt(input, bot);
      const { permission = "" } = input.fields;
      return update(previewView(await own.permit(guildId, input.args.draft, permission), input.words));
    },
  }),
};

/** Where the server chose among the stories, a story that it brings is among the chosen. */
async function addToChosen({ place }: Context, bot: Bot, guildId: string, slug: string): Promise<void> {
  const here = await bot.rules?.at(guildId, place.channelId);
  const chosen = here?.server.offered;
  if (chosen === undefined || chosen.includes(slug)) return;
  await bot.rules?.choose({ guildId }, "offered", [...chosen, slug].sort());
}
