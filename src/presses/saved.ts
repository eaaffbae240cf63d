import { type Bot, type Context, defineForm, definePress, say, update } from "../command.ts";
import { known, userError } from "../user-error.ts";
import { markNamed } from "../view/results.ts";
import { parseSavedId, savedFoundView, savedListView } from "../view/saved.ts";
import { exportWords, mostBytes, savedFilesView } from "../view/saved-files.ts";
import { justSavedView, noteModal, removedView, savedView } from "../view/saved-passage.ts";

/** A reader's saves, each as far as it may be shown here. */
export function savesOf({ asker, here, words }: Context, bot: Bot) {
  const { saves, visible } = known(bot.reading, "nothing-stored");
  const shown = visible(here);
  return {
    saves,
    list: async (page: number) => savedListView(await saves.page(asker.id, page, shown), words),
    find: async ({ slug, id }: { readonly slug: string; readonly id: string }) =>
      known(await saves.find(asker.id, slug, id, shown), "not-saved"),
    search: (wanted: string) => saves.search(asker.id, wanted, shown),
    these: (ids: Parameters<typeof saves.these>[1]) => saves.these(asker.id, ids, shown),
    files: () => saves.files(asker.id, shown, exportWords(words)),
  };
}

const at = ["story", "passage"] as const;

export const savedPresses = {
  add: definePress({
    args: [...at, "start", "end"],
    run: async (input, bot) => {
      const { saves } = savesOf(input, bot);
      const { args, asker, place, words } = input;
      const { story, passage } = input.at;
      const range = markNamed(input.at, args);
      const { guildId } = place;
      const outcome = await saves.save({ userId: asker.id, guildId, story, passage, range });
      if (outcome === "too-many") throw userError("saves-full", { most: saves.mostPerReader });
      return say(justSavedView(story, passage, outcome, words));
    },
  }),
  page: definePress({
    args: ["page"],
    run: async (input, bot) => update(await savesOf(input, bot).list(Number(input.args.page))),
  }),
  found: definePress({
    args: ["page"],
    run: async (input, bot) => {
      const { list, these } = savesOf(input, bot);
      const all = await these(input.offered.map(parseSavedId));
      if (all.length === 0) return update(await list(0));
      return update(savedFoundView(all, Number(input.args.page), input.words));
    },
  }),
  open: definePress({
    run: async (input, bot) =>
      update(savedView(await savesOf(input, bot).find(parseSavedId(input.values[0])), input.words)),
  }),
  note: definePress({
    args: at,
    run: async (input, bot) => {
      const spot = { slug: input.args.story, id: input.args.passage };
      const { note } = await savesOf(input, bot).find(spot);
      return { kind: "modal", modal: noteModal(spot, note, input.words) };
    },
  }),
  remove: definePress({
    args: at,
    run: async (input, bot) => {
      await savesOf(input, bot).saves.remove(input.asker.id, input.args.story, input.args.passage);
      return update(removedView(input.words));
    },
  }),
  export: definePress({
    run: async (input, bot) => {
      const files = await savesOf(input, bot).files();
      if (files.markdown.length + files.json.length > mostBytes) throw userError("saves-too-large");
      return say(savedFilesView(files, input.words));
    },
  }),
};

export const savedForms = {
  note: defineForm({
    args: at,
    run: async (input, bot) => {
      const { saves, find } = savesOf(input, bot);
      const spot = { slug: input.args.story, id: input.args.passage };
      await saves.note(input.asker.id, spot.slug, spot.id, input.fields.note ?? "");
      return update(savedView(await find(spot), input.words));
    },
  }),
};
