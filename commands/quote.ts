import { type Bot, defineCommand, type Press, type Reply, say, update } from "../src/command.ts";
import { noteView } from "../src/view/about.ts";
import { passageChoices, storyChoices } from "../src/view/choices.ts";
import { contextView } from "../src/view/context.ts";
import { quoteView } from "../src/view/quote.ts";
import { wholeView } from "../src/view/range.ts";
import { known, noStory, notYours, outdated, passageGone } from "../src/view/refusal.ts";
import { foundIn, markIn, nearView, parseFoundId } from "../src/view/results.ts";

export default defineCommand({
  description: "Find the line you half remember, and show its passage",
  options: [
    {
      name: "words",
      description: "What you remember of it, in any order; leave it out for a passage by chance",
      type: "text",
      maxLength: 1_000,
      autocomplete: true,
    },
    { name: "story", description: "The story to look in", type: "text", maxLength: 100, autocomplete: true },
    { name: "private", description: "Show it to you alone", type: "yes-no" },
  ],
  isPrivate: ({ options }) => options.private ?? false,

  run: async ({ options, place }, bot) => {
    const isPrivate = options.private ?? false;
    const words = options.words?.trim() ?? "";
    const picked = parseFoundId(words);
    if (picked !== undefined) {
      const { story, passage } = known(bot.passage(picked.slug, picked.id), passageGone);
      return say(quoteView(story, passage, { mark: markIn(story, passage, picked), isPrivate }), isPrivate);
    }
    const story = known(bot.story(options.story), () => noStory(options.story ?? ""));
    if (words === "")
      return say(quoteView(story, bot.pick(story, place.channelId), { isPrivate }), isPrivate);
    const search = await bot.search(story);
    const best = foundIn(story, (await search.find(words)).slice(0, 1))[0];
    if (best !== undefined) return say(quoteView(story, best.passage, { mark: best, isPrivate }), isPrivate);
    return say(nearView(story, words, foundIn(story, await search.near(words))), true);
  },

  suggest: async ({ option, text, options }, bot) => {
    if (option === "story") return storyChoices(bot.library.stories, text);
    const story = bot.story(typeof options.story === "string" ? options.story : undefined);
    if (story === undefined) return [];
    const search = await bot.search(story);
    return passageChoices(story, foundIn(story, await search.suggest(text)));
  },

  press: (press, bot) => {
    const [verb, slug, id, ...more] = press.args;
    if (verb === "remove") return remove(press);
    const { story, passage } = known(bot.passage(slug, id), passageGone);
    switch (verb) {
      case "earlier":
        return step(press, bot, slug, passage.number - 1);
      case "later":
        return step(press, bot, slug, passage.number + 1);
      case "context":
        return say(contextView(story, passage, 1, { isPrivate: true }), true);
      case "note":
        return say(noteView(story, 0), true);
      case "share":
        return say(
          quoteView(story, passage, { mark: markIn(story, passage, rangeOf(more)), isPrivate: false }),
        );
      case "whole":
        return say(wholeView(story, passage, 0), true);
      case "page":
        return update(wholeView(story, passage, Number(more[0])));
      default:
        throw outdated();
    }
  },
});

function rangeOf([start, end]: readonly string[]): { readonly start: number; readonly end: number } {
  return { start: Number(start), end: Number(end) };
}

function remove(press: Press): Reply {
  if (press.asker.id === press.ownerId || press.asker.mayManageMessages) return { kind: "remove" };
  throw notYours();
}

/** Whoever asked turns the quote itself; anyone else gets a page of their own. */
function step(press: Press, bot: Bot, slug: string | undefined, number: number): Reply {
  const story = known(bot.story(slug), passageGone);
  const passage = known(story.passages[number - 1], passageGone);
  const isOwn = press.isPrivate || press.asker.id === press.ownerId;
  const message = quoteView(story, passage, { isPrivate: press.isPrivate || !isOwn });
  return isOwn ? update(message) : say(message, true);
}
