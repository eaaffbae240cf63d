import {
  type Asker,
  type Bot,
  defineCommand,
  type Place,
  type Press,
  type Reply,
  type Story,
  say,
  update,
} from "../src/command.ts";
import { wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { chapterChoices, storyChoices } from "../src/view/choices.ts";
import {
  chapterNamed,
  known,
  noPassage,
  noStory,
  outdated,
  passageGone,
  serverOnly,
} from "../src/view/errors.ts";
import { quoteView } from "../src/view/quote.ts";
import { groupEndedView, groupView, jumpModal, readerView } from "../src/view/reader.ts";
import { notEnder, nothingKept, readingOver } from "../src/view/reading-errors.ts";
import { type Point, pageAt, pointBefore, pointOf, startAt } from "../src/view/reading-page.ts";

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
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
    { name: "story", description: "Which story", type: "text", maxLength: 100, autocomplete: true },
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
  isPrivate: ({ options }) => options.together !== true,

  run: async ({ options, asker, place }, bot) => {
    const { together = false, careful, ...wish } = options;
    if (careful !== undefined) await bot.beCareful(asker.id, careful);
    const { here, reading, words, now } = await at({ asker, place }, together, bot);
    const latest = together ? undefined : await reading.places.latest(asker.id, here.stories);
    const story = known(here.toRead(wish.story ?? latest?.slug), () => noStory(wish.story ?? ""));
    const wanted = wantedIn(story, wish, bot);
    const first = () => known(startAt(story, 1), passageGone);
    if (together) {
      const channel = channelOf(place);
      const to = wanted ?? (await reading.group.at(channel, story)) ?? first();
      await reading.group.begin(channel, story, to);
      return say(groupView(story, to, words));
    }
    const left = await reading.places.leftOff(asker.id, story);
    const to = wanted ?? (left === undefined ? first() : { passage: left, piece: 0 });
    await reading.places.keep(asker.id, story, to.passage, now);
    return say(readerView(story, to, words, left), true);
  },

  suggest: async ({ option, text, options, asker, place }, bot) => {
    const words = wordsFor(asker.locale);
    const here = await bot.offer(place);
    if (option === "story") return storyChoices(here.stories, text, words);
    const story = here.toRead(typeof options.story === "string" ? options.story : undefined);
    return chapterChoices(story, text, words);
  },

  press: async (press, bot) => {
    const [verb = ""] = press.args;
    // A modal must be the first answer: nothing is waited for.
    if (verb === "jump") return { kind: "modal", modal: jumpModal(press.args, wordsFor(press.asker.locale)) };
    const turn = await turnOf(press, bot);
    const { story, point, words } = turn;
    const passageChosen = () =>
      known(
        story.passages.find(({ id }) => id === press.values[0]),
        passageGone,
      );
    const chapterChosen = () => {
      const chapter = story.chapters.find(({ number }) => String(number) === press.values[0]);
      return known(startAt(story, chapter?.first ?? 0), passageGone);
    };
    switch (verb) {
      case "on":
        return turned(press, turn, pageAt(story, point, words).next ?? point);
      case "back":
        return turned(press, turn, pointBefore(story, point, words) ?? point);
      case "return":
        return turned(press, turn, point);
      case "chapter":
        return jumped(press, turn, chapterChosen());
      case "open-at":
        return opened(press, turn);
      case "one":
        return say(
          quoteView(story, passageChosen(), { isPrivate: true }, wordsFor(press.asker.locale)),
          true,
        );
      case "quote":
        return say(
          quoteView(story, point.passage, { isPrivate: false }, wordsSeen(press, false, turn.here.language)),
        );
      case "end":
        return ended(press, turn);
      default:
        throw outdated();
    }
  },

  submit: async (submit, bot) => {
    const turn = await turnOf(submit, bot);
    const { to = "" } = submit.fields;
    const passage = known(bot.passageAt(turn.story, to), () => noPassage(turn.story, to));
    return jumped(submit, turn, { passage, piece: 0 });
  },
});

type From = { readonly asker: Asker; readonly place: Place };
type Pressed = Omit<Press, "values" | "offered">;
type Turn = Awaited<ReturnType<typeof turnOf>>;

/** Answers that everyone sees are in the server's language, and anyone else's in their own. */
async function at({ asker, place }: From, isForAll: boolean, bot: Bot) {
  const here = await bot.offer(place);
  const words = wordsSeen({ asker, place }, !isForAll, here.language);
  const reading = known(bot.reading, () => nothingKept(words));
  return { here, reading, words, now: reading.now() };
}

/** Who turns the pages, and the page that the button stands on. */
async function turnOf(press: Pressed, bot: Bot) {
  const [, scope, slug, id, number, piece] = press.args;
  const isTogether = scope === "us";
  const found = await at(press, isTogether, bot);
  const story = known(found.here.toRead(slug ?? ""), passageGone);
  const point = known(pointOf(story, id, Number(number), Number(piece)), passageGone);
  return { ...found, story, point, isTogether };
}

function channelOf({ guildId, channelId }: Place) {
  return { guildId: known(guildId, serverOnly), channelId };
}

function wantedIn(
  story: Story,
  { from, chapter: named }: { readonly from?: string | undefined; readonly chapter?: string | undefined },
  bot: Bot,
): Point | undefined {
  const chapter = chapterNamed(story, named);
  if (from === undefined) return chapter === undefined ? undefined : startAt(story, chapter.first);
  const reference = chapter === undefined || from.includes(".") ? from : `${chapter.number}.${from.trim()}`;
  return { passage: known(bot.passageAt(story, reference), () => noPassage(story, reference)), piece: 0 };
}

async function turned(
  { asker, place }: Pressed,
  { story, point, reading, words, now, isTogether }: Turn,
  to: Point,
): Promise<Reply> {
  if (isTogether) {
    const there = await reading.group.move(channelOf(place), story, point, to);
    return update(
      groupView(
        story,
        known(there, () => readingOver(words)),
        words,
      ),
    );
  }
  await reading.places.keep(asker.id, story, to.passage, now);
  return update(readerView(story, to, words));
}

async function jumped(
  { asker, place }: Pressed,
  { story, point, reading, words, now, isTogether }: Turn,
  to: Point,
): Promise<Reply> {
  if (isTogether) {
    const channel = channelOf(place);
    known(await reading.group.at(channel, story), () => readingOver(words));
    await reading.group.begin(channel, story, to);
    return update(groupView(story, to, words));
  }
  await reading.places.keep(asker.id, story, to.passage, now);
  return update(readerView(story, to, words, point.passage));
}

/** From under a quote, with the way back to where they were. */
async function opened({ asker }: Pressed, { story, point, reading, words, now }: Turn): Promise<Reply> {
  const left = await reading.places.leftOff(asker.id, story);
  await reading.places.keep(asker.id, story, point.passage, now);
  return say(readerView(story, point, words, left), true);
}

async function ended(press: Pressed, { story, point, reading, words }: Turn): Promise<Reply> {
  if (press.asker.id !== press.ownerId && !press.asker.mayManageMessages) throw notEnder(words);
  const channel = channelOf(press.place);
  const there = await reading.group.at(channel, story);
  await reading.group.end(channel, story);
  return update(groupEndedView(there ?? point, words));
}
