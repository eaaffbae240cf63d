import {
  defineCommand,
  type Passage,
  type Press,
  type Reply,
  type Story,
  say,
  shownOptions,
  update,
} from "../src/command.ts";
import { wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { chapterChoices, passageChoices, peopleChoices, storyChoices } from "../src/view/choices.ts";
import { contextView } from "../src/view/context.ts";
import { hasCover } from "../src/view/cover.ts";
import { chapterNamed, known, noStory, notYours, outdated, passageGone } from "../src/view/errors.ts";
import { noteView } from "../src/view/notes.ts";
import { perhapsView } from "../src/view/perhaps.ts";
import { quoteView } from "../src/view/quote.ts";
import { wholeView } from "../src/view/range.ts";
import { foundAmong, markIn, parseFoundId } from "../src/view/results.ts";

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
    {
      name: "chapter",
      description: "Only in this chapter, by number or title; or chapters, as 3-7",
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
    ...shownOptions,
  ],
  isPrivate: ({ options }) => options.private ?? false,

  run: async ({ options, asker, place }, bot) => {
    const isPrivate = options.private ?? false;
    const asked = options.words?.trim() ?? "";
    const here = await bot.offer(place);
    const words = wordsSeen({ asker, place }, isPrivate, here.language);
    const isCovered = options.spoiler ?? here.isCovered;
    const picked = parseFoundId(asked);
    if (picked !== undefined) {
      const { story, passage } = known(here.passage(picked.slug, picked.id), passageGone);
      return say(
        quoteView(story, passage, { mark: markIn(story, passage, picked), isPrivate, isCovered }, words),
        isPrivate,
      );
    }
    const story = known(here.story(options.story), () => noStory(options.story ?? ""));
    const scope = here.scope(options.story, chapterNamed(story, options.chapter));
    if (asked === "")
      return say(
        quoteView(story, bot.pick(scope, place.channelId), { isPrivate, isCovered }, words),
        isPrivate,
      );
    const [best] = foundAmong(await bot.find(scope, asked));
    if (best !== undefined)
      return say(quoteView(best.story, best.passage, { mark: best, isPrivate, isCovered }, words), isPrivate);
    const near = foundAmong(await bot.near(scope, asked));
    return say(perhapsView(scope.stories, asked, near, { isCovered }, wordsFor(asker.locale)), true);
  },

  suggest: async ({ option, text, options, place, asker }, bot) => {
    const words = wordsFor(asker.locale);
    const here = await bot.offer(place);
    if (option === "story") return storyChoices(here.stories, text, words);
    const given = (value: unknown) => (typeof value === "string" ? value : undefined);
    const story = here.story(given(options.story));
    if (story === undefined) return [];
    if (option === "chapter") return chapterChoices(story, text, words);
    const scope = here.scope(given(options.story), chapterNamed(story, given(options.chapter)));
    const found = foundAmong(await bot.suggest(scope, text, asker.id));
    return [...peopleChoices(scope.stories, text), ...passageChoices(found, scope.stories.length > 1, words)];
  },

  press: async (press, bot) => {
    const [verb, slug, id, ...more] = press.args;
    if (verb === "remove") return remove(press);
    const here = await bot.offer(press.place);
    const { story, passage } = known(here.passage(slug, id), passageGone);
    const words = wordsFor(press.asker.locale);
    const isCovered = hasCover(more) || here.isCovered;
    switch (verb) {
      case "earlier":
        return step(press, bot.passageAt(story, `${passage.number - 1}`), story, here);
      case "later":
        return step(press, bot.passageAt(story, `${passage.number + 1}`), story, here);
      case "context":
        return say(
          contextView(story, passage, 1, { isPrivate: true, isCovered: hasCover(more) }, words),
          true,
        );
      case "note":
        return say(noteView(story, 0, words), true);
      case "share":
        return say(
          quoteView(
            story,
            passage,
            { mark: markIn(story, passage, rangeOf(more)), isPrivate: false, isCovered },
            wordsSeen(press, false, here.language),
          ),
        );
      case "whole":
        return say(wholeView(story, passage, 0, words), true);
      case "page":
        return update(wholeView(story, passage, Number(more[0]), words));
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
function step(
  press: Press,
  found: Passage | undefined,
  story: Story,
  here: { readonly language: string | undefined; readonly isCovered: boolean },
): Reply {
  const passage = known(found, passageGone);
  const isOwn = press.isPrivate || press.asker.id === press.ownerId;
  const isPrivate = press.isPrivate || !isOwn;
  const isCovered = hasCover(press.args) || (here.isCovered && !isPrivate);
  const words = wordsSeen(press, isPrivate, here.language);
  const message = quoteView(story, passage, { isPrivate, isCovered }, words);
  return isOwn ? update(message) : say(message, true);
}
