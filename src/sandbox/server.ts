import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { relative } from "node:path";
import type { Poster } from "../daily/poster.ts";
import type { MessageBody } from "../interaction/body.ts";
import type { Log } from "../log.ts";
import type { File } from "../reply.ts";
import { UserError } from "../user-error.ts";
import { openAssets, pageFolder } from "./assets.ts";
import { openHttp } from "./http.ts";
import { createHttpServer } from "./http-server.ts";
import { openMessages } from "./messages.ts";
import { type Load, openParts } from "./parts.ts";
import { openPlay } from "./play.ts";
import { makePoster, unasked } from "./poster.ts";
import { openStream } from "./stream.ts";
import { watchFolders } from "./watch.ts";

export type PreviewParts = {
  /** Makes the bot: at the start, on "restart the bot", and when a story or a command has changed. */
  readonly load: Load;
  /** Folders of stories and commands: a change in them is read at once. */
  readonly folders: readonly string[];
  /** Folders of code that is read only when the program starts: a change in them is announced. */
  readonly codeFolders: readonly string[];
  readonly log: Log;
  /** One line for whoever started the preview. */
  readonly say: (line: string) => void;
  readonly port: number;
  readonly now: () => number;
  /** Moves the clock to the next daily post, and says so in a sentence. */
  readonly jumpDaily?: () => Promise<string>;
  readonly deferAfterMs?: number;
  readonly deadlineMs?: number;
};

export type Preview = {
  readonly url: string;
  /** Where daily posts go. */
  readonly poster: Poster;
  /** A message that nobody asked for; gives its id. */
  readonly post: (body: MessageBody, files: readonly File[]) => string;
  readonly close: () => Promise<void>;
};

// https://docs.discord.com/developers/interactions/receiving-and-responding
const deadlineMs = 3_000;
const deferAfterMs = 2_000;
/** How many ports after a taken one are tried. */
const mostPorts = 50;
/** Discord's ids count milliseconds from the first second of 2015. */
const epoch = 1_420_070_400_000;

/** The bot in a browser on this machine. A UserError says in a sentence why it can't be opened. */
export async function openPreview(options: PreviewParts): Promise<Preview> {
  let counter = 0n;
  const nextId = () => {
    counter += 1n;
    return String((BigInt(options.now() - epoch) << 22n) + (counter & 0xfffn));
  };
  const stream = openStream((client) => play.forget(client));
  const messages = openMessages({ nextId, now: options.now, send: stream.send });
  const parts = await openParts(options.load, {
    hasDaily: options.jumpDaily !== undefined,
    idle: () => play.idle(),
  });
  const play = openPlay({
    messages,
    router: () => parts.loaded().router,
    commands: parts.commands,
    send: stream.send,
    nextId,
    now: options.now,
    log: options.log,
    deferAfterMs: options.deferAfterMs ?? deferAfterMs,
    deadlineMs: options.deadlineMs ?? deadlineMs,
  });

  let serve: RequestListener | undefined;
  const server = createHttpServer((request, response) =>
    serve === undefined ? response.writeHead(503).end() : serve(request, response),
  );
  const listening = await listen(server, options.port).catch(async (error: unknown) => {
    await parts.close();
    throw error;
  });
  if (options.port !== 0 && listening.port !== options.port)
    options.say(`Port ${options.port} is in use, so the page is at port ${listening.port}.`);

  const reload = async (reason: string, story?: string): Promise<string | undefined> => {
    const problem = await parts.reload(story);
    if (problem === undefined) stream.send({ kind: "scene", scene: parts.scene(), sentence: reason });
    else stream.send({ kind: "note", sentence: `Not taken over: ${problem}`, isProblem: true });
    options.say(problem === undefined ? reason : `Not taken over: ${problem}`);
    return problem;
  };
  const nameOf = (paths: readonly string[]) => {
    const first = relative(process.cwd(), paths[0] ?? "");
    return paths.length > 1 ? `${first} and ${paths.length - 1} more` : first;
  };
  const stopWatching = [
    watchFolders(options.folders, (paths) => void reload(`${nameOf(paths)} changed and is read anew.`)),
    watchFolders(options.codeFolders, (all) => {
      // The page's own files are served as they are: a reload of the page shows them.
      const paths = all.filter((path) => !path.startsWith(pageFolder));
      if (paths.length === 0) return;
      const sentence = `${nameOf(paths)} changed: stop with Ctrl-C and start again to see it.`;
      stream.send({ kind: "note", sentence, isProblem: false });
      options.say(sentence);
    }),
  ];

  serve = openHttp({
    port: listening.port,
    assets: openAssets(),
    stream,
    messages,
    play,
    parts,
    reload,
    jumpDaily: options.jumpDaily,
    now: options.now,
    log: options.log,
  });
  return {
    url: `http://127.0.0.1:${listening.port}`,
    poster: makePoster(messages, options.now),
    post: (body, files) => messages.add(unasked, body, files, body),
    close: async () => {
      for (const stop of stopWatching) stop();
      stream.close();
      server.close();
      server.closeAllConnections();
      await parts.close();
    },
  };
}

/** On the port, or on the next one that is free. */
async function listen(server: Server, port: number): Promise<AddressInfo> {
  for (let tried = port; ; tried += 1) {
    const error = await tryPort(server, tried);
    if (error === undefined) return server.address() as AddressInfo;
    if (!isInUse(error)) throw error;
    if (tried - port >= mostPorts || tried >= 65_535) throw inUse(port, tried);
  }
}

function tryPort(server: Server, port: number): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve(error);
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(undefined);
    });
  });
}

function isInUse(error: Error): boolean {
  return "code" in error && error.code === "EADDRINUSE";
}

function inUse(first: number, last: number): UserError {
  return new UserError(
    "port",
    `The ports ${first} to ${last} are in use. Stop what uses them, or set PORT to another one (PORT=0 takes any that is free).`,
  );
}
