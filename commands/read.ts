import {
  type Audience,
  type Bot,
  type Context,
  defineCommand,
  defineForm,
  definePress,
  type Pressed,
  type PressInput,
  say,
  update,
} from "../src/command.ts";
import { known, noStory, passageGone, passageNamed, serverOnly } from "../src/view/errors.ts";
import { quoteView } from "../src/view/quote.ts";
import { groupEndedView, jumpModal, pageView } from "../src/view/reader.ts";
import { notEnder, nothingKept, readingOver } from "../src/view/reading-errors.ts";
import { type Point, pageAt, pointAsked, pointBefore, pointOf, startAt } from "../src/view/reading-page.ts";

function journeyOf({ asker, place, words }: Context, isTogether: boolean, bot: Bot) {
  const { places, journey } = known(bot.reading, () => nothingKept(words));
  if (!isTogether) return { places, journey: journey({ userId: asker.id }) };
  const { channelId } = place;
  return { places, journey: journey({ guildId: known(place.guildId, serverOnly), channelId }) };
}

const args = ["scope", "story", "passage", "number", "piece"] as const;
type Pressing = PressInput<(typeof args)[number]>;

/** A page that is read together is everyone's. */
function audience({ args: { scope } }: Pressed): Audience {
  return scope === "us" ? "everyone" : "asker";
}

/** The page that a button stands on. */
function pageOf(input: Pressing, bot: Bot) {
  const { here, words, shown, args } = input;
  const isTogether = args.scope === "us";
  const { journey } = journeyOf(input, isTogether, bot);
  const story = known(here.toRead(args.story), passageGone);
  const point = known(pointOf(story, args.passage, Number(args.number), Number(args.piece)), passageGone);
  const show = (to: Point | undefined, from?: Point) =>
    pageView(
      story,
      known(to, () => readingOver(words)),
      { ...shown, isTogether, from: from?.passage },
      words,
    );
  return { story, point, journey, show };
}

type PageOf = ReturnType<typeof pageOf>;

function turning(to: (page: PageOf, words: Context["words"]) => Point | undefined) {
  return definePress({
    args,
    audience,
    run: async (input, bot) => {
      const page = pageOf(input, bot);
      const { story, point, journey, show } = page;
      return update(show(await journey.turn(story, point, to(page, input.words) ?? point)));
    },
  });
}

async function jumped({ story, point, journey, show }: PageOf, to: Point) {
  return update(show(await journey.jump(story, to), point));
}

export default defineCommand({
  description: "Read the story from where you left off, alone or together",
  options: [
    {
      name: "from",
      description: "Begin at a passage: 12, or 3.4 with chapters",
      type: "text",
      maxLength: 20,
    },
    {
      name: "chapter",
      description: "Begin at a chapter, by number or title",
      type: "chapter",
      isToRead: true,
    },
    { name: "story", description: "Which story", type: "story" },
    {
      name: "together",
      description: "Read with everyone in this channel: all may turn the page",
      type: "yes-no",
    },
    {
      name: "careful",
      description: "Show me nothing beyond my place in a story, whatever I ask",
      type: "yes-no",
    },
  ],
  audience: ({ together }) => (together === true ? "everyone" : "asker"),

  run: async (input, bot) => {
    const { options, asker, here, shown, words } = input;
    const isTogether = options.together === true;
    if (options.careful !== undefined) await bot.beCareful(asker.id, options.careful);
    const { places, journey } = journeyOf(input, isTogether, bot);
    const latest = isTogether ? undefined : await places.latest(asker.id, here.stories);
    const named = options.story ?? latest?.slug;
    const story = known(here.toRead(named), () => noStory(named ?? ""));
    const wanted = pointAsked(here, story, options);
    const left = await journey.at(story);
    const to = wanted ?? left ?? known(startAt(story, 1), passageGone);
    await journey.begin(story, to);
    return say(pageView(story, to, { ...shown, isTogether, from: left?.passage }, words));
  },

  presses: {
    on: turning(({ story, point }, words) => pageAt(story, point, words).next),
    back: turning(({ story, point }, words) => pointBefore(story, point, words)),
    return: turning(({ point }) => point),
    jump: definePress({ args, modal: ({ args, words }) => jumpModal(args, words) }),
    chapter: definePress({
      args,
      audience,
      run: (input, bot) => {
        const page = pageOf(input, bot);
        const chapter = page.story.chapters.find(({ number }) => String(number) === input.values[0]);
        return jumped(page, known(startAt(page.story, chapter?.first ?? 0), passageGone));
      },
    }),
    /** From under a quote, with the way back to where they were. */
    "open-at": definePress({
      args,
      run: async (input, bot) => {
        const { story, point, journey, show } = pageOf(input, bot);
        const left = await journey.at(story);
        await journey.begin(story, point);
        return say(show(point, left));
      },
    }),
    one: definePress({
      args,
      run: (input, bot) => {
        const { story } = pageOf(input, bot);
        const chosen = story.passages.find(({ id }) => id === input.values[0]);
        return say(quoteView(story, known(chosen, passageGone), input.shown, input.words));
      },
    }),
    quote: definePress({
      args,
      audience: "everyone",
      run: (input, bot) => {
        const { story, point } = pageOf(input, bot);
        return say(quoteView(story, point.passage, input.shown, input.words));
      },
    }),
    end: definePress({
      args,
      audience,
      run: async (input, bot) => {
        const { asker, ownerId, words } = input;
        if (asker.id !== ownerId && !asker.mayManageMessages) throw notEnder(words);
        const { story, point, journey } = pageOf(input, bot);
        const there = await journey.at(story);
        await journey.end(story);
        return update(groupEndedView(there ?? point, words));
      },
    }),
  },

  forms: {
    jump: defineForm({
      args,
      audience,
      run: (input, bot) => {
        const page = pageOf(input, bot);
        const passage = passageNamed(input.here, page.story, input.fields.to ?? "");
        return jumped(page, { passage, piece: 0 });
      },
    }),
  },
});
