import {
  type Bot,
  type Context,
  defineCommand,
  defineForm,
  definePress,
  say,
  update,
} from "../src/command.ts";
import { known } from "../src/view/errors.ts";
import { noSavedMatch, nothingKept, notSaved, savesFull, savesTooLarge } from "../src/view/reading-errors.ts";
import { markIn } from "../src/view/results.ts";
import { parseKeptId, savedFoundView, savedListView } from "../src/view/saved.ts";
import { exportWords, mostBytes, savedFilesView } from "../src/view/saved-files.ts";
import { keptView, noteModal, removedView, savedView } from "../src/view/saved-passage.ts";

/** A reader's saves, each as far as it may be shown here. */
function savesOf({ asker, here, words }: Context, bot: Bot) {
  const { keep, shelf } = known(bot.reading, () => nothingKept(words));
  const shown = shelf(here);
  return {
    keep,
    list: async (page: number) => savedListView(await keep.page(asker.id, page, shown), words),
    find: async ({ slug, id }: { readonly slug: string; readonly id: string }) =>
      known(await keep.find(asker.id, slug, id, shown), () => notSaved(words)),
    search: (wanted: string) => keep.search(asker.id, wanted, shown),
    these: (ids: Parameters<typeof keep.these>[1]) => keep.these(asker.id, ids, shown),
    files: () => keep.files(asker.id, shown, exportWords(words)),
  };
}

const at = ["story", "passage"] as const;

export default defineCommand({
  description: "See the passages you saved, with your notes, and take them with you",
  options: [
    {
      name: "words",
      description: "Only those with these words, in their text or in your note",
      type: "text",
      maxLength: 100,
    },
  ],
  audience: "asker",

  run: async (input, bot) => {
    const { list, search } = savesOf(input, bot);
    const wanted = input.options.words?.trim() ?? "";
    if (wanted === "") return say(await list(0));
    const found = await search(wanted);
    if (found.length === 0) throw noSavedMatch(input.words, wanted);
    return say(savedFoundView(found, 0, input.words));
  },

  presses: {
    add: definePress({
      args: [...at, "start", "end"],
      run: async (input, bot) => {
        const { keep } = savesOf(input, bot);
        const { args, asker, place, words } = input;
        const { story, passage } = input.at;
        const range = markIn(story, passage, { start: Number(args.start), end: Number(args.end) });
        const { guildId } = place;
        const outcome = await keep.save({ userId: asker.id, guildId, story, passage, range });
        if (outcome === "too-many") throw savesFull(words, keep.mostPerReader);
        return say(keptView(story, passage, outcome, words));
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
        const all = await these(input.offered.map(parseKeptId));
        if (all.length === 0) return update(await list(0));
        return update(savedFoundView(all, Number(input.args.page), input.words));
      },
    }),
    open: definePress({
      run: async (input, bot) =>
        update(savedView(await savesOf(input, bot).find(parseKeptId(input.values[0])), input.words)),
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
        await savesOf(input, bot).keep.remove(input.asker.id, input.args.story, input.args.passage);
        return update(removedView(input.words));
      },
    }),
    export: definePress({
      run: async (input, bot) => {
        const files = await savesOf(input, bot).files();
        if (files.markdown.length + files.json.length > mostBytes) throw savesTooLarge(input.words);
        return say(savedFilesView(files, input.words));
      },
    }),
  },

  forms: {
    note: defineForm({
      args: at,
      run: async (input, bot) => {
        const { keep, find } = savesOf(input, bot);
        const spot = { slug: input.args.story, id: input.args.passage };
        await keep.note(input.asker.id, spot.slug, spot.id, input.fields.note ?? "");
        return update(savedView(await find(spot), input.words));
      },
    }),
  },
});
