import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { z } from "zod";
import type { Log } from "../log.ts";
import { UserError } from "../user-error.ts";
import { asked } from "./asked.ts";
import type { Assets } from "./assets.ts";
import { refusalOf, setHeaders } from "./guard.ts";
import type { Messages } from "./messages.ts";
import type { Parts } from "./parts.ts";
import type { Play } from "./play.ts";
import type { Stream } from "./stream.ts";

type HttpParts = {
  readonly port: number;
  readonly assets: Assets;
  readonly stream: Stream;
  readonly messages: Messages;
  readonly play: Play;
  readonly parts: Parts;
  readonly reload: (reason: string, story?: string) => Promise<string | undefined>;
  readonly jumpDaily: (() => Promise<string>) | undefined;
  readonly now: () => number;
  readonly log: Log;
};

const mostBytes = 64 * 1024;

export function openHttp(parts: HttpParts): RequestListener {
  const deeds = makeDeeds(parts);
  return (request, response) => {
    setHeaders(response);
    const refusal = refusalOf(request, parts.port);
    if (refusal !== undefined) return sendJson(response, 403, { problem: refusal });
    const url = URL.parse(request.url ?? "/", "http://127.0.0.1");
    if (url === null) return sendJson(response, 400, { problem: "That is no address." });
    const work =
      request.method === "POST" ? take(request, response, deeds, url) : give(request, response, parts, url);
    work.catch((error: unknown) => {
      if (error instanceof UserError) return sendJson(response, 400, { problem: error.message });
      parts.log.error("the preview could not answer", { path: url.pathname, error });
      return sendJson(response, 500, { problem: "The preview failed; its terminal says how." });
    });
  };
}

/** What each address that is asked for something does. */
function makeDeeds({ play, messages, parts, reload, jumpDaily, stream, now }: HttpParts) {
  const orRefuse = (problem: string | undefined) => {
    if (problem !== undefined) throw new UserError("not-loaded", `Not taken over: ${problem}`);
    return {};
  };
  const deeds: Readonly<Record<string, (body: unknown) => unknown>> = {
    "/api/commands": (body) => play.use(asked.commands.parse(body)),
    "/api/suggestions": (body) => play.suggest(asked.suggestions.parse(body)),
    "/api/presses": (body) => play.press(asked.presses.parse(body)),
    "/api/modals": (body) => play.submit(asked.modals.parse(body)),
    "/api/dismissals": (body) => {
      const { message, client } = asked.dismissals.parse(body);
      if (messages.raw(message, client) !== undefined) messages.remove(message);
      return {};
    },
    "/api/restart": async () =>
      orRefuse(await reload("The bot was restarted. Buttons from before still work.")),
    "/api/story": async (body) => {
      const { slug } = asked.story.parse(body);
      if (!parts.scene().stories.some((one) => one.slug === slug))
        throw new UserError("no-story", `There is no story ${slug}.`);
      return orRefuse(await reload(`Quotes now come from ${slug}.`, slug));
    },
    "/api/daily/jump": async () => {
      if (jumpDaily === undefined) throw new UserError("no-daily", "There is no daily post to jump to.");
      const sentence = await jumpDaily();
      stream.send({ kind: "clock", now: now() });
      return { sentence };
    },
  };
  return deeds;
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  deeds: ReturnType<typeof makeDeeds>,
  url: URL,
): Promise<void> {
  const deed = Object.hasOwn(deeds, url.pathname) ? deeds[url.pathname] : undefined;
  if (deed === undefined) return sendJson(response, 404, { problem: "There is nothing at this address." });
  const body = await readJson(request);
  try {
    sendJson(response, 200, await deed(body));
  } catch (error) {
    if (error instanceof z.ZodError) throw new UserError("body", "The page asked for something unreadable.");
    throw error;
  }
}

async function give(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HttpParts,
  url: URL,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendJson(response, 405, { problem: "Only GET and POST are understood here." });
  if (url.pathname === "/api/events") {
    const client = z.uuid().safeParse(url.searchParams.get("client"));
    if (!client.success) return sendJson(response, 400, { problem: "Which page is asking?" });
    const { messages, now } = parts;
    const first = { scene: parts.parts.scene(), messages: messages.seenBy(client.data), now: now() };
    return parts.stream.open(client.data, response, { kind: "hello", ...first });
  }
  const [, folder, id = "", name = ""] = url.pathname.split("/");
  if (folder === "files") {
    const file = parts.messages.file(id, decoded(name));
    if (file === undefined) return sendJson(response, 404, { problem: "There is no such file." });
    // A file of the bot's is shown as a picture or saved, never run as a page.
    return send(response, 200, pictureType(file.name) ?? "application/octet-stream", Buffer.from(file.data));
  }
  const asset = await parts.assets(url.pathname);
  if (asset === undefined) return sendJson(response, 404, { problem: "There is nothing at this address." });
  send(response, 200, asset.type, asset.body);
}

/** As the address means it; what can't be decoded is no file's name. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}

function pictureType(name: string): string | undefined {
  const ending = /\.(png|jpe?g|webp|gif)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : `image/${ending.replace("jpg", "jpeg")}`;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of partsOf(request)) {
    length += piece.length;
    if (length > mostBytes) throw new UserError("body", "That is too long.");
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    throw new UserError("body", "The page asked for something unreadable.");
  }
}

/** A request that breaks off is no fault of the program's. */
async function* partsOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request as AsyncIterable<Buffer>;
  } catch {
    throw new UserError("body", "The request broke off.");
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json", JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: Buffer | string): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": type });
  response.end(body);
}
