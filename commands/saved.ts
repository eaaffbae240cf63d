import { type Bot, defineCommand, type Press, type Reply, say, update } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { known, outdated, passageGone } from "../src/view/errors.ts";
import { noSavedMatch, nothingKept, notSaved, savesFull, savesTooLarge } from "../src/view/reading-errors.ts";
import { markIn } from "../src/view/results.ts";
import { parseKeptId, savedFoundView, savedListView } from "../src/view/saved.ts";
import { exportWords, savedFilesView } from "../src/view/saved-files.ts";
import { keptView, noteModal, removedView, savedView } from "../src/view/saved-passage.ts";

/** Discord takes 10 MiB with a message: https://docs.discord.com/developers/reference#uploading-files. */
const mostBytes = 9_000_000;

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
  isPrivate: () => true,

  run: async ({ options, asker, place }, bot) => {
    const { keep, shelf, words } = await at({ asker, place }, bot);
    const wanted = options.words?.trim() ?? "";
    if (wanted === "") return say(savedListView(await keep.page(asker.id, 0, shelf), words), true);
    const found = await keep.search(asker.id, wanted, shelf);
    if (found.length === 0) throw noSavedMatch(words, wanted);
    return say(savedFoundView(found, 0, words), true);
  },

  press: async (press, bot) => {
    const [verb, slug = "", id = ""] = press.args;
    const { keep, shelf, words } = await at(press, bot);
    const own = press.asker.id;
    const open = async (slug: string, id: string) =>
      known(await keep.find(own, slug, id, shelf), () => notSaved(words));
    switch (verb) {
      case "add":
        return add(press, bot);
      case "page":
        return update(savedListView(await keep.page(own, Number(slug), shelf), words));
      case "found": {
        const all = await keep.these(own, press.offered.map(parseKeptId), shelf);
        if (all.length === 0) return update(savedListView(await keep.page(own, 0, shelf), words));
        return update(savedFoundView(all, Number(slug), words));
      }
      case "open": {
        const chosen = parseKeptId(press.values[0]);
        return update(savedView(await open(chosen.slug, chosen.id), words));
      }
      case "note": {
        const { note } = await open(slug, id);
        return { kind: "modal", modal: noteModal(press.args, note, words) };
      }
      case "remove":
        await keep.remove(own, slug, id);
        return update(removedView(words));
      case "export": {
        const files = await keep.files(own, shelf, exportWords(words));
        if (files.markdown.length + files.json.length > mostBytes) throw savesTooLarge(words);
        return say(savedFilesView(files, words), true);
      }
      default:
        throw outdated();
    }
  },

  submit: async (submit, bot) => {
    const [, slug = "", id = ""] = submit.args;
    const { keep, shelf, words } = await at(submit, bot);
    const isThere = await keep.note(submit.asker.id, slug, id, submit.fields.note ?? "");
    const kept = isThere ? await keep.find(submit.asker.id, slug, id, shelf) : undefined;
    return update(
      savedView(
        known(kept, () => notSaved(words)),
        words,
      ),
    );
  },
});

async function at({ asker, place }: Pick<Press, "asker" | "place">, bot: Bot) {
  const words = wordsFor(asker.locale);
  const { keep, shelf } = known(bot.reading, () => nothingKept(words));
  return { keep, words, shelf: shelf(await bot.offer(place)) };
}

async function add(press: Press, bot: Bot): Promise<Reply> {
  const [, slug, id, start, end] = press.args;
  const { keep, words } = await at(press, bot);
  const { story, passage } = known((await bot.offer(press.place)).passage(slug, id), passageGone);
  const range = markIn(story, passage, { start: Number(start), end: Number(end) });
  const { guildId } = press.place;
  const outcome = await keep.save({ userId: press.asker.id, guildId, story, passage, range });
  if (outcome === "too-many") throw savesFull(words, keep.mostPerReader);
  return say(keptView(story, passage, outcome, words), true);
}
