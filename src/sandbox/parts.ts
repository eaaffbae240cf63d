import type { Bot } from "../bot.ts";
import type { Catalogue } from "../interaction/catalogue.ts";
import type { Router } from "../interaction/router.ts";
import { wordsFor } from "../messages/messages.ts";
import { UserError } from "../user-error.ts";
import { titleOf } from "../view/credit.ts";
import { shownCommands } from "./commands.ts";
import type { Scene, ShownCommand } from "./protocol.ts";

export type Loaded = { readonly bot: Bot; readonly catalogue: Catalogue; readonly router: Router };
export type Wish = {
  /** The story that the page has chosen as the standard one. */
  readonly story: string | undefined;
  /** Counts up: commands are imported anew under each. */
  readonly version: number;
};
export type Load = (wish: Wish) => Promise<Loaded>;

/** The running bot, which can be made anew: whole, or not at all. */
export type Parts = {
  readonly loaded: () => Loaded;
  readonly commands: () => readonly ShownCommand[];
  readonly scene: () => Scene;
  /** Undefined when it went well, otherwise why the bot from before goes on. */
  readonly reload: (story?: string) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
};

export async function openParts(
  load: Load,
  options: { readonly hasDaily: boolean; readonly idle: () => Promise<void> },
): Promise<Parts> {
  let version = 0;
  let chosen: string | undefined;
  let problem: string | undefined;
  let loaded = await load({ story: chosen, version });
  let commands = shownCommands(loaded.catalogue);
  let turn: Promise<unknown> = Promise.resolve();

  const reload = async (story: string | undefined) => {
    const before = loaded;
    try {
      version += 1;
      loaded = await load({ story, version });
      commands = shownCommands(loaded.catalogue);
    } catch (error) {
      problem = oneLine(error);
      return problem;
    }
    chosen = story;
    problem = undefined;
    // Whoever asked the bot from before still gets its answer.
    void options.idle().then(() => before.bot.close());
    return undefined;
  };

  return {
    loaded: () => loaded,
    commands: () => commands,
    scene: () => ({
      commands,
      stories: loaded.bot.library.stories.map(({ slug, about }) => ({
        slug,
        title: titleOf(about, wordsFor("en")),
      })),
      story: loaded.bot.library.standard.slug,
      tryWords: wordsToTry(loaded.bot.library.standard.passages.map((passage) => passage.text)),
      hasDaily: options.hasDaily,
      problem,
    }),
    // One after the other: the last change wins.
    reload: (story) => {
      const mine = turn.then(() => reload(story ?? chosen));
      turn = mine;
      return mine;
    },
    close: () => loaded.bot.close(),
  };
}

/** What the shipped story is remembered by; in any other, the words from the middle of its middle passage. */
export function wordsToTry(texts: readonly string[]): string {
  const known = "pink tie";
  if (texts.some((text) => text.includes(known))) return known;
  const words = texts[Math.floor(texts.length / 2)]?.match(/[\p{L}\p{M}’']+/gu) ?? [];
  const middle = Math.floor(words.length / 2);
  return words.slice(Math.max(0, middle - 2), middle + 2).join(" ");
}

function oneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first = "", ...more] = error.message.split("\n");
  const name = error instanceof UserError ? "" : `${error.name}: `;
  return `${name}${first}${more.length === 0 ? "" : ` (and ${more.length} more)`}`;
}
