import { relative } from "node:path";
import type { Config } from "../config.ts";
import type { Catalogue } from "../interaction/catalogue.ts";
import type { Log } from "../log.ts";
import type { Run, Time } from "../run.ts";
import { pageFolder } from "./assets.ts";
import type { DiscordOptions } from "./discord.ts";
import { openHttp } from "./http.ts";
import { createHttpServer, listen } from "./http-server.ts";
import type { Stage } from "./stage.ts";
import { openStream } from "./stream.ts";
import { watchFolder } from "./watch.ts";

export { openBrowser } from "./browser.ts";

export type SandboxParts = {
  readonly config: Config;
  readonly log: Log;
  readonly time: Time;
  /** One line for the person who started it. */
  readonly say: (line: string) => void;
  /** The bot as it runs in Discord. */
  readonly run: (run: Run) => Promise<void>;
  /** Its commands; under another version they are imported anew. */
  readonly load: (version: number) => Promise<Catalogue>;
  /** A change in it is read at once. */
  readonly commandsFolder: string | undefined;
  /** Code that is read only when the program starts: a change in it is announced. */
  readonly codeFolder: string | undefined;
  readonly discord?: DiscordOptions;
};

export type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

/** A Discord on this machine, the bot in it, and a page to use it from. A UserError says in a sentence why it can't be. */
export async function openSandbox(parts: SandboxParts) {
  const { config, say } = parts;
  const stream = openStream();
  const ended = Promise.withResolvers<void>();
  const opening = Promise.withResolvers<Stage>();
  const serve = openHttp({ stage: opening.promise, stream, log: parts.log, port: () => port });
  const server = createHttpServer(serve);
  const port = await listen(server, config.port);
  if (config.port !== 0 && port !== config.port)
    say(`Port ${config.port} is in use, so the page is at port ${port}.`);
  // The page's address is said before the rest is loaded, since the page is there already.
  setImmediate(() => {
    const stage = import("./stage.ts").then(({ openStage }) => openStage(parts, stream.send));
    stage.then(opening.resolve, opening.reject);
  });
  opening.promise.then((stage) => stage.ended).catch(ended.reject);
  ended.promise.catch(() => undefined);

  const nameOf = (paths: readonly string[]) => {
    const first = relative(process.cwd(), paths[0] ?? "");
    return paths.length > 1 ? `${first} and ${paths.length - 1} more` : first;
  };
  const stopWatching = [
    watchFolder(parts.commandsFolder, (paths) =>
      opening.promise.then(({ reload }) => reload(`${nameOf(paths)} changed and is read anew.`)),
    ),
    watchFolder(parts.codeFolder, (all) => {
      // The page's own files are served as they are: a reload of the page shows them.
      const paths = all.filter((path) => !path.startsWith(pageFolder));
      if (paths.length === 0) return;
      const sentence = `${nameOf(paths)} changed: stop with Ctrl-C and start again to see it.`;
      stream.send({ kind: "note", sentence, isProblem: false });
      say(sentence);
    }),
  ];
  const close = async () => {
    for (const stop of stopWatching) stop();
    stream.close();
    server.close();
    server.closeAllConnections();
    await opening.promise.then((stage) => stage.close()).catch(() => undefined);
    ended.resolve();
  };
  let closing: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    /** The Discord and the bot behind the page, which is there before them. */
    stage: opening.promise,
    /** Resolves when the sandbox is closed, rejects when the bot has ended by itself. */
    ended: ended.promise,
    close: () => (closing ??= close()),
  };
}
