import {
  type Audience,
  type Bot,
  type Context,
  defineForm,
  definePress,
  type Pressed,
  type PressInput,
  type Story,
  say,
  update,
} from "../command.ts";
import { passageNamed } from "../story/named.ts";
import { known, userError } from "../user-error.ts";
import { againRow } from "../view/daily-admin.ts";
import { quoteView } from "../view/quote.ts";
import { endOf, groupEndedView, jumpModal, pageView, upToDateView } from "../view/reader.ts";
import { type Point, pageAt, pointBefore, pointOf, startAt } from "../view/reading-page.ts";

/** A reader's own way, or the one that a channel shares. */
export function journeyOf({ asker, place }: Context, isTogether: boolean, bot: Bot) {
  const { places, journey } = known(bot.reading, "nothing-stored");
  if (!isTogether) return { places, journey: journey({ userId: asker.id }) };
  const { channelId } = place;
  return { places, journey: journey({ guildId: known(place.guildId, "server-only"), channelId }) };
}

/** With the last passage that stands on its page: what is being read counts as read. */
export function readTo(story: Story, point: Point, words: Context["words"]) {
  return { ...point, last: known(pageAt(story, point, words).shown.at(-1), "passage-gone") };
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
  const upTo = endOf(args.scope);
  const story = known(here.toRead(args.story, upTo), "passage-gone");
  const point = known(pointOf(story, args.passage, Number(args.number), Number(args.piece)), "passage-gone");
  const how = { ...shown, isTogether, upTo, hasOthers: here.stories.length > 1 };
  const show = (to: Point | undefined, from?: Point, below: ReturnType<typeof againRow> = []) => {
    const there = known(to, "reading-over");
    return pageView(story, there, { ...how, from: from?.passage, below }, words);
  };
  return { story, point, journey, show, read: (to: Point) => readTo(story, to, words) };
}

type PageOf = ReturnType<typeof pageOf>;

function turning(to: (page: PageOf, words: Context["words"]) => Point | undefined) {
  return definePress({
    args,
    audience,
    run: async (input, bot) => {
      const page = pageOf(input, bot);
      const { story, point, journey, show, read } = page;
      return update(show(await journey.turn(story, point, read(to(page, input.words) ?? point))));
    },
  });
}

async function jumped({ story, point, journey, show, read }: PageOf, to: Point) {
  return update(show(await journey.jump(story, read(to)), point));
}

export const readPresses = {
  on: turning(({ story, point }, words) => pageAt(story, point, words).next),
  back: turning(({ story, point }, words) => pointBefore(story, point, words)),
  return: turning(({ point }) => point),
  jump: definePress({ args, modal: ({ args, words }) => jumpModal(args, words) }),
  start: definePress({
    args,
    audience,
    run: (input, bot) => {
      const page = pageOf(input, bot);
      return jumped(page, known(startAt(page.story, 1), "passage-gone"));
    },
  }),
  chapter: definePress({
    args,
    audience,
    run: (input, bot) => {
      const page = pageOf(input, bot);
      const chapter = page.story.chapters.find(({ number }) => String(number) === input.values[0]);
      return jumped(page, known(startAt(page.story, chapter?.first ?? 0), "passage-gone"));
    },
  }),
  /** From a list of stories, where the asker left off, to them alone. */
  open: definePress({
    run: async (input, bot) => {
      const [slug = ""] = input.values;
      const { here, shown, words } = input;
      const story = known(here.toRead(slug), "no-story", { named: slug });
      const { journey } = journeyOf(input, false, bot);
      const to = (await journey.at(story)) ?? known(startAt(story, 1), "passage-gone");
      await journey.begin(story, readTo(story, to, words));
      const how = { ...shown, isTogether: false, hasOthers: here.stories.length > 1 };
      return say(pageView(story, to, how, words));
    },
  }),
  /** From under a quote, with the way back to where they were. */
  "open-at": definePress({
    args,
    run: async (input, bot) => {
      const { story, point, journey, show, read } = pageOf(input, bot);
      const left = await journey.at(story);
      await journey.begin(story, read(point));
      return say(show(point, left));
    },
  }),
  /** From under a daily post: the story ends with it, or where the place's limit says. */
  "catch-up": definePress({
    args,
    run: async (input, bot) => {
      const { story, point, journey, show, read } = pageOf(input, bot);
      const left = await journey.at(known(input.here.toRead(input.args.story), "passage-gone"));
      if (left !== undefined && left.passage.number >= point.passage.number)
        return say(upToDateView(story, left.passage, input.words));
      const to = left ?? known(startAt(story, 1), "passage-gone");
      await journey.begin(story, read(to));
      const { place, words } = input;
      const clubs = await bot.daily?.list(place.guildId ?? "").catch(() => []);
      const some = clubs?.filter(({ settings }) => settings.story === story.slug) ?? [];
      const club = some.find(({ settings }) => settings.channelId === place.channelId) ?? some[0];
      return say(show(to, undefined, againRow(club, words)));
    },
  }),
  one: definePress({
    args,
    run: (input, bot) => {
      const { story } = pageOf(input, bot);
      const chosen = story.passages.find(({ id }) => id === input.values[0]);
      return say(quoteView(story, known(chosen, "passage-gone"), input.shown, input.words));
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
      if (asker.id !== ownerId && !asker.mayManageMessages) throw userError("not-ender");
      const { story, point, journey } = pageOf(input, bot);
      const there = await journey.at(story);
      await journey.end(story);
      return update(groupEndedView(there ?? point, words));
    },
  }),
};

export const readForms = {
  jump: defineForm({
    args,
    audience,
    run: (input, bot) => {
      const page = pageOf(input, bot);
      const passage = passageNamed(input.here, page.story, input.fields.to ?? "");
      return jumped(page, { passage, piece: 0 });
    },
  }),
};
