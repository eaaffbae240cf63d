import type { Bot, Input, Typed } from "./command.ts";
import type { Choice } from "./reply.ts";
import type { Range } from "./story/sentences.ts";
import type { Story } from "./story/story.ts";
import { known } from "./user-error.ts";
import { nameChoices, passageChoices } from "./view/choices.ts";
import { type Found, foundAmong, markIn, parseFoundId } from "./view/results.ts";
import type { Looked, StoryPassage } from "./visibility/visibility.ts";

export const speakerOption = {
  name: "speaker",
  description: "Only what this person says, where that is certain",
  type: "text",
  maxLength: 100,
  autocomplete: true,
} as const;

/** What is asked for, or what of it that person says. */
export async function saidIn(scope: Looked, speaker: string | undefined, bot: Bot): Promise<Looked> {
  const wanted = speaker?.trim() ?? "";
  return wanted === "" ? scope : known(await bot.spokenBy(scope, wanted), "no-speaker", { named: wanted });
}

/** The speakers there, as suggestions for the option `speaker`. */
export async function suggestSpeakers({ scope, text }: Typed, bot: Bot): Promise<readonly Choice[]> {
  return nameChoices(await bot.speakers(scope), text);
}

/** What a reader remembers of a passage, with suggestions. */
export function rememberedOption<const Description extends string>(description: Description) {
  return { name: "words", description, type: "text", maxLength: 1_000, autocomplete: true } as const;
}

type Remembered =
  | (StoryPassage & { readonly kind: "found"; readonly mark: Range | undefined })
  /** Nothing is close enough to be an answer, and these are the nearest. */
  | {
      readonly kind: "near";
      readonly stories: readonly Story[];
      readonly asked: string;
      readonly near: readonly Found[];
    }
  | { readonly kind: "blank" };

/** The passage of a suggestion that was picked, or the one that the words are from. */
export async function lookUp(
  input: Pick<Input, "here" | "scope">,
  asked: string | undefined,
  bot: Bot,
): Promise<Remembered> {
  const words = asked?.trim() ?? "";
  const picked = parseFoundId(words);
  if (picked !== undefined) {
    const at = known(input.here.passage(picked.slug, picked.id), "passage-gone");
    return { kind: "found", ...at, mark: markIn(at.story, at.passage, picked) };
  }
  if (words === "") return { kind: "blank" };
  const { scope } = input;
  const [best] = foundAmong(await bot.find(scope, words));
  if (best !== undefined) {
    const { story, passage, start, end } = best;
    return { kind: "found", story, passage, mark: { start, end } };
  }
  const near = foundAmong(await bot.near(scope, words));
  return { kind: "near", stories: scope.stories, asked: words, near };
}

export async function suggestPassages(
  { scope, text, asker, ownWords }: Typed,
  bot: Bot,
): Promise<readonly Choice[]> {
  const found = foundAmong(await bot.suggest(scope, text, asker.id));
  return passageChoices(found, scope.stories.length > 1, ownWords);
}
