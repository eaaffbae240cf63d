import type { Bot } from "../bot.ts";
import type {
  Answer,
  Asker,
  Audience,
  Context,
  Input,
  Option,
  Options,
  Place,
  Press,
  Pressed,
  PressInput,
} from "../command.ts";
import { wordsFor } from "../messages/messages.ts";
import type { Reply } from "../reply.ts";
import { chapterNamed } from "../story/named.ts";
import { known, userError } from "../user-error.ts";

export type From = { readonly asker: Asker; readonly place: Place };

/** Place, then audience, then what it may see, then language and spoiler marks: decided here, before a command runs. */
export async function contextOf(
  bot: Bot,
  { asker, place }: From,
  audience: Audience,
  /** What the asker, or the message that was pressed on, says of spoiler marks. */
  wanted: boolean | undefined,
): Promise<Context> {
  const here = await bot.see({ place, readerId: asker.id, audience });
  const ownWords = wordsFor(asker.locale);
  return {
    asker,
    place,
    audience,
    here,
    ownWords,
    words: audience === "asker" || here.language === undefined ? ownWords : wordsFor(here.language),
    shown: { isPrivate: audience === "asker", isSpoiler: wanted ?? here.isSpoiler },
  };
}

export type OptionsGiven = Options<readonly Option[]>;

/** A story's slug and a passage's id, as an id of a button names them. */
export type NamedPassage = { readonly story: string; readonly passage: string };

/** With what the options `story` and `chapter` name, looked up when a command asks for it. */
export function inputOf(
  context: Context,
  options: OptionsGiven,
  from: { readonly message: string; readonly quoted: readonly NamedPassage[] } = { message: "", quoted: [] },
): Input {
  const given = options as Readonly<Record<string, unknown>>;
  const named = typeof given.story === "string" ? given.story : undefined;
  const chapter = typeof given.chapter === "string" ? given.chapter : undefined;
  const story = () => known(context.here.story(named), "no-story", { named: named ?? "" });
  return {
    ...context,
    options,
    message: from.message,
    get quoted() {
      return from.quoted.flatMap((one) => context.here.passage(one.story, one.passage) ?? []);
    },
    get story() {
      return story();
    },
    get scope() {
      return context.here.scope(named, chapterNamed(story(), chapter));
    },
  };
}

/** At the end of an id: the message came under spoiler marks. A story may be called this too, and stands elsewhere. */
const spoilerFlag = "cover";

/** An id's arguments by the names that the press declares. */
export function namedArgs(
  names: readonly string[] = [],
  args: readonly string[],
): { readonly args: Readonly<Record<string, string>>; readonly hasSpoiler: boolean } {
  const last = args.length - 1;
  const hasSpoiler = args[last] === spoilerFlag && names[last] !== "story";
  const own = hasSpoiler ? args.slice(0, -1) : args;
  return { args: Object.fromEntries(names.map((name, at) => [name, own[at] ?? ""])), hasSpoiler };
}

export function pressInputOf(context: Context, pressed: Pressed): PressInput {
  return {
    ...context,
    ...pressed,
    get at() {
      const { story = "", passage = "" } = pressed.args;
      return known(context.here.passage(story, passage), "passage-gone");
    },
  };
}

export function audienceOf(press: Pick<Exclude<Press, { modal: unknown }>, "audience">, pressed: Pressed) {
  return typeof press.audience === "function" ? press.audience(pressed) : (press.audience ?? "asker");
}

/** Nothing that was made for the asker's eyes reaches anyone else's. */
export function replyOf(
  answer: Answer,
  { audience, place }: Pick<Context, "audience" | "place">,
  pressed: Pick<Pressed, "isPrivate"> | undefined,
): Reply {
  if (answer.kind === "message") {
    const isPrivate = audience === "asker" || answer.isForAsker === true;
    return { kind: "message", message: answer.message, isPrivate };
  }
  if (answer.kind !== "update") return answer;
  if (pressed === undefined) throw userError("outdated");
  const isSeenByAll = !pressed.isPrivate && place.kind !== "dm";
  if (audience === "asker" && isSeenByAll)
    return { kind: "message", message: answer.message, isPrivate: true };
  return answer;
}
