import type { Bot } from "../bot.ts";
import type { Command, Option, Typed } from "../command.ts";
import type { Choice } from "../reply.ts";
import { chapterChoices, storyChoices } from "../view/choices.ts";

/** What is suggested for an option: stories and chapters alike for all commands, anything else by the command. */
export async function suggestionsFor(
  command: Command,
  options: readonly Option[],
  typed: Typed,
  bot: Bot,
): Promise<readonly Choice[]> {
  const { here, text, ownWords } = typed;
  const option = options.find(({ name }) => name === typed.option);
  if (option?.type === "story") return storyChoices(here.stories, text, ownWords);
  if (option?.type === "chapter") {
    const named = typeof typed.options.story === "string" ? typed.options.story : undefined;
    const story = option.isToRead === true ? here.toRead(named) : here.story(named);
    return chapterChoices(story, text, ownWords);
  }
  return (await command.suggest?.(typed, bot)) ?? [];
}
