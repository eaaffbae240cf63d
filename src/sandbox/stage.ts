import { join, relative } from "node:path";
import { catalogueBody } from "../interaction/command-body.ts";
import { wordsFor } from "../messages/messages.ts";
import type { Running } from "../run.ts";
import { openStore } from "../store/open.ts";
import { UserError } from "../user-error.ts";
import { titleOf } from "../view/credit.ts";
import { shownCommands } from "./commands.ts";
import { makeFeed } from "./feed.ts";
import { makeActions } from "./handlers.ts";
import { makeJump } from "./jump.ts";
import { startProgram } from "./program.ts";
import type { PageEvent, Scene } from "./protocol.ts";
import type { SandboxParts } from "./sandbox.ts";
import { choices, found, home } from "./town.ts";

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** The Discord, and the bot in it. */
export async function openStage(parts: SandboxParts, send: (event: PageEvent, client?: string) => void) {
  const { config, log, say } = parts;
  // The real time, and ahead of it what was jumped over: never back, so that no day comes twice.
  let aheadMs = 0;
  const now = () => parts.time.now() + aheadMs;
  let version = 0;
  let { story } = config;
  let problem: string | undefined;
  const catalogue = await parts.load(version);
  let changed: () => void = () => undefined;
  const { openDiscord } = await import("./discord.ts");
  const discord = await openDiscord({
    keepRequests: 500,
    ...parts.discord,
    clock: now,
    home,
    onChange: () => changed(),
  });
  const town = found(discord);
  const feed = makeFeed(discord, town, send);
  changed = feed.sync;
  // Gone with the sandbox: nothing is written anywhere.
  const store = await openStore("file::memory:", { log, now });

  const refuse = (sentence: string): string => {
    problem = sentence;
    send({ kind: "note", sentence: `Not taken over: ${sentence}`, isProblem: true });
    say(`Not taken over: ${sentence}`);
    return sentence;
  };
  const accept = async (sentence: string) => {
    problem = undefined;
    running = await program.ready();
    send({ kind: "scene", scene: scene(), sentence });
    say(sentence);
  };
  const program = startProgram({
    ...parts,
    catalogue,
    token: discord.token,
    apiUrl: discord.apiUrl,
    store,
    time: { ...parts.time, now },
    watcher: {
      settled: (delivery) => jump.settled(delivery),
      refreshed: ({ changed, faults }) => {
        if (faults.length > 0) refuse(faults.join(" "));
        else void accept(`${nameOf(changed)} changed and is read anew.`);
      },
    },
  });
  const nameOf = ([first = "", ...more]: readonly string[]) => {
    const file = relative(process.cwd(), join(config.contentDir, first, "story.md"));
    return more.length > 0 ? `${file} and ${more.length} more` : file;
  };
  const jump = makeJump({
    store,
    running: program.ready,
    now,
    moveTo: (at) => {
      aheadMs = Math.max(aheadMs, at - parts.time.now());
    },
    sleep: parts.time.sleep,
    channelName: (id) => discord.channels.get(id)?.name,
  });
  let running: Running | undefined;
  // Discord's own word on them comes a moment later.
  const planned = shownCommands(catalogueBody(catalogue));
  const scene = (): Scene => {
    const library = running?.library();
    const stories = library?.stories ?? [];
    const standard = stories.length === 0 ? undefined : library?.standard;
    return {
      commands: running ? shownCommands(discord.commands.offered(discord.home.id)) : planned,
      places: town.places(),
      choices,
      stories: stories.map(({ slug, about }) => ({ slug, title: titleOf(about, wordsFor("en")) })),
      story: standard?.slug,
      tryWords: wordsToTry((standard?.passages ?? []).map(({ text }) => text)),
      problem: problem ?? running?.faults[0],
    };
  };
  let turn: Promise<unknown> = Promise.resolve();
  const reload = async (reason: string, chosen: string | undefined) => {
    try {
      version += 1;
      const fresh = await parts.load(version);
      story = chosen ?? story;
      await program.restart(fresh, story);
    } catch (error) {
      return refuse(oneLine(error));
    }
    await accept(reason);
    return undefined;
  };
  const actions = makeActions({ discord, feed, places: town.places, send });
  const first = program.ready().then((one) => {
    running = one;
    send({ kind: "scene", scene: scene(), sentence: undefined });
  });
  // Callers learn of it by `ended`.
  first.catch(() => undefined);
  return {
    discord,
    actions,
    /** Resolves when the bot answers. */
    ready: () => Promise.all([first, program.ready()]),
    hello: (client: string): PageEvent => ({
      kind: "hello",
      scene: scene(),
      messages: feed.messages(client),
      requests: feed.requests(),
      now: now(),
    }),
    file: feed.file,
    hasStory: (slug: string) => scene().stories.some((one) => one.slug === slug),
    jump: jump.jump,
    now,
    /** Starts the bot anew, with what its files say now; gives what is wrong with them, and then the bot from before goes on. */
    reload: (reason: string, chosen?: string): Promise<string | undefined> => {
      // One after the other: the last change wins.
      const mine = turn.then(() => reload(reason, chosen));
      turn = mine;
      return mine;
    },
    ended: program.ended,
    close: async () => {
      await program.close();
      await discord.close();
      await store.close();
    },
  };
}

/** What the shipped story is remembered by; in any other, the words from the middle of its middle passage. */
function wordsToTry(texts: readonly string[]): string {
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
