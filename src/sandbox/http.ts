import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { z } from "zod/v3";
import type { Log } from "../log.ts";
import { UserError } from "../user-error.ts";
import { type Assets, openAssets } from "./assets.ts";
import { refusalOf, setHeaders } from "./guard.ts";
import type { Stage } from "./stage.ts";
import type { Stream } from "./stream.ts";

type HttpParts = {
  readonly port: () => number;
  /** It is there a moment after the page. */
  readonly stage: Promise<Stage>;
  readonly stream: Stream;
  readonly log: Log;
};
type Handler = (body: unknown, stage: Stage) => unknown;

const mostBytes = 64 * 1024;
/** Discord takes files of 10 MB; here they come in letters. */
const mostFileBytes = 15 * 1024 * 1024;

export function openHttp(parts: HttpParts): RequestListener {
  const assets = openAssets();
  const handlers = makeHandlers(parts.stream);
  return (request, response) => {
    setHeaders(response);
    const refusal = refusalOf(request, parts.port());
    if (refusal !== undefined) return sendJson(response, 403, { problem: refusal });
    const url = URL.parse(request.url ?? "/", "http://127.0.0.1");
    if (url === null) return sendJson(response, 400, { problem: "That is no address." });
    const isPost = request.method === "POST";
    const work = isPost
      ? handle(request, response, { ...parts, handlers }, url)
      : serve(request, response, { ...parts, assets }, url);
    work.catch((error: unknown) => {
      if (error instanceof UserError) return sendJson(response, 400, { problem: error.message });
      parts.log.error("the sandbox could not answer", { path: url.pathname, error });
      return sendJson(response, 500, { problem: "The sandbox failed; its terminal says how." });
    });
  };
}

/** What is asked of the sandbox itself; the rest is asked of Discord. */
function makeHandlers(stream: Stream): Readonly<Record<string, Handler>> {
  const orRefuse = (problem: string | undefined) => {
    if (problem !== undefined) throw new UserError("not-loaded", `Not taken over: ${problem}`);
  };
  return {
    restart: async (_, stage) =>
      orRefuse(await stage.reload("The bot was restarted. Buttons from before still work.")),
    story: async (body, stage) => {
      const { slug } = z.object({ slug: z.string().max(40) }).parse(body);
      if (!stage.hasStory(slug)) throw new UserError("no-story", `There is no story ${slug}.`);
      orRefuse(await stage.reload(`Quotes now come from ${slug}.`, slug));
    },
    jump: async (_, stage) => {
      const sentence = await stage.jump();
      stream.send({ kind: "clock", now: stage.now() });
      return { sentence };
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { stage: opening, handlers }: HttpParts & { readonly handlers: Readonly<Record<string, Handler>> },
  url: URL,
): Promise<void> {
  const name = /^\/api\/([a-z-]+)$/.exec(url.pathname)?.[1] ?? "";
  const body = await readJson(request, name === "files" ? mostFileBytes : mostBytes);
  const stage = await opening;
  const all: Readonly<Record<string, Handler>> = { ...stage.actions, ...handlers };
  const handler = Object.hasOwn(all, name) ? all[name] : undefined;
  if (handler === undefined) return sendJson(response, 404, { problem: "There is nothing at this address." });
  // What Discord would pass on to the bot waits for it, such as while it starts anew.
  if (Object.hasOwn(stage.actions, name)) await stage.ready();
  try {
    sendJson(response, 200, (await handler(body, stage)) ?? {});
  } catch (error) {
    if (error instanceof z.ZodError) throw new UserError("body", "The page asked for something unreadable.");
    throw error;
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { stage, stream, assets }: HttpParts & { readonly assets: Assets },
  url: URL,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendJson(response, 405, { problem: "Only GET and POST are understood here." });
  if (url.pathname === "/api/events") {
    const client = z.string().uuid().safeParse(url.searchParams.get("client"));
    if (!client.success) return sendJson(response, 400, { problem: "Which page is asking?" });
    return stream.open(client.data, response, (await stage).hello(client.data));
  }
  const [, folder, id = "", part = ""] = url.pathname.split("/");
  if (folder === "files") {
    const name = decoded(part);
    const file = (await stage).file(id, name);
    if (file === undefined) return sendJson(response, 404, { problem: "There is no such file." });
    // A file of the bot's is shown as a picture or saved, never run as a page.
    return send(response, 200, pictureType(name) ?? "application/octet-stream", file);
  }
  const asset = await assets(url.pathname);
  if (asset === undefined) return sendJson(response, 404, { problem: "There is nothing at this address." });
  send(response, 200, asset.type, asset.body);
}

/** As the address means it; a name that can't be decoded is no file's. */
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

async function readJson(request: IncomingMessage, mostBytes: number): Promise<unknown> {
  const pieces: Buffer[] = [];
  let left = mostBytes;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      left -= piece.length;
      if (left < 0) break;
      pieces.push(piece);
    }
  } catch {
    // A request that breaks off is no fault of the program's.
    throw new UserError("body", "The request broke off.");
  }
  if (left < 0) throw new UserError("body", "That is too long.");
  try {
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    throw new UserError("body", "The page asked for something unreadable.");
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
