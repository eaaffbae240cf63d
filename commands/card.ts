import {
  type Bot,
  defineCommand,
  type Passage,
  type Press,
  type Reply,
  type Story,
  say,
  shownOptions,
  update,
} from "../src/command.ts";
import { type Words, wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { cardOf, cardView, lookNames, rangeIn, type Style, shapeNames, styleOf } from "../src/view/card.ts";
import { passageChoices, storyChoices } from "../src/view/choices.ts";
import { hasCover } from "../src/view/cover.ts";
import { known, noPassage, noStory, outdated, passageGone, wordsOrNumber } from "../src/view/errors.ts";
import { foundAmong, markIn, nearView, parseFoundId } from "../src/view/results.ts";

type Shown = Style & {
  readonly mark: { readonly start: number; readonly end: number } | undefined;
  readonly isPrivate: boolean;
  readonly isCovered: boolean;
};

export default defineCommand({
  description: "Draw a passage as a picture",
  options: [
    {
      name: "words",
      description: "What you remember of it; its sentence is set apart on the card",
      type: "text",
      maxLength: 1_000,
      autocomplete: true,
    },
    {
      name: "number",
      description: "The passage's number instead, such as 12 or 3.4",
      type: "text",
      maxLength: 20,
    },
    {
      name: "story",
      description: "The story it stands in",
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
    {
      name: "look",
      description: "How the card looks",
      type: "text",
      choices: lookNames.map((value) => ({ name: wordsFor("en").card.looks[value], value })),
    },
    {
      name: "shape",
      description: "Wide, or square",
      type: "text",
      choices: shapeNames.map((value) => ({ name: wordsFor("en").card.shapes[value], value })),
    },
    ...shownOptions,
  ],
  isPrivate: ({ options }) => options.private ?? false,

  run: async ({ options, asker, place }, bot) => {
    const isPrivate = options.private ?? false;
    const here = await bot.offer(place);
    const words = wordsSeen({ asker, place }, isPrivate, here.language);
    const style = styleOf(options.look, options.shape);
    const shown = { ...style, isPrivate, isCovered: options.spoiler ?? here.isCovered };
    const drawn = async (story: Story, passage: Passage, mark: Shown["mark"]) =>
      say(await drawing(bot, story, passage, { ...shown, mark }, words), isPrivate);
    const asked = options.words?.trim() ?? "";
    const picked = parseFoundId(asked);
    if (picked !== undefined) {
      const { story, passage } = known(here.passage(picked.slug, picked.id), passageGone);
      return drawn(story, passage, markIn(story, passage, picked));
    }
    const story = known(here.story(options.story), () => noStory(options.story ?? ""));
    if (options.number !== undefined) {
      const { number } = options;
      return drawn(
        story,
        known(bot.passageAt(story, number), () => noPassage(story, number)),
        undefined,
      );
    }
    if (asked === "") throw wordsOrNumber();
    const scope = here.scope(options.story, undefined);
    const [best] = foundAmong(await bot.find(scope, asked));
    if (best !== undefined) return drawn(best.story, best.passage, { start: best.start, end: best.end });
    const near = foundAmong(await bot.near(scope, asked));
    return say(nearView(scope.stories, asked, near, wordsFor(asker.locale)), true);
  },

  suggest: async ({ option, text, options, place, asker }, bot) => {
    const words = wordsFor(asker.locale);
    const here = await bot.offer(place);
    if (option === "story") return storyChoices(here.stories, text, words);
    const named = typeof options.story === "string" ? options.story : undefined;
    if (here.story(named) === undefined) return [];
    const scope = here.scope(named, undefined);
    const found = foundAmong(await bot.suggest(scope, text, asker.id));
    return passageChoices(found, scope.stories.length > 1, words);
  },

  press: async (press, bot) => {
    const [verb, slug, id, range, look, shape] = press.args;
    const here = await bot.offer(press.place);
    const { story, passage } = known(here.passage(slug, id), passageGone);
    const isOwn = press.isPrivate || press.asker.id === press.ownerId;
    // A picture for all is posted when somebody says so.
    const isPrivate = verb === "draw" || (verb !== "share" && (press.isPrivate || !isOwn));
    const shown = {
      ...styleOf(verb === "look" ? press.values[0] : look, shape),
      mark: markIn(story, passage, rangeIn(range)),
      isPrivate,
      isCovered: hasCover(press.args) || (here.isCovered && !isPrivate),
    };
    return drawnFor(press, verb, bot, story, passage, shown, here.language);
  },
});

/** Whoever asked changes the card itself; anyone else gets one of their own. */
async function drawnFor(
  press: Press,
  verb: string | undefined,
  bot: Bot,
  story: Story,
  passage: Passage,
  shown: Shown,
  language: string | undefined,
): Promise<Reply> {
  if (verb === undefined || !["draw", "share", "look", "shape"].includes(verb)) throw outdated();
  const words = wordsSeen(press, shown.isPrivate, language);
  const message = await drawing(bot, story, passage, shown, words);
  if (verb === "draw" || verb === "share") return say(message, shown.isPrivate);
  return press.isPrivate || !shown.isPrivate ? update(message) : say(message, true);
}

async function drawing(bot: Bot, story: Story, passage: Passage, shown: Shown, words: Words) {
  const drawn = await bot.drawCard(cardOf(story, passage, shown.mark, shown, words));
  return cardView(story, passage, drawn, shown, words);
}
