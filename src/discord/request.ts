import { once } from "node:events";
import { Agent as HttpAgent, type IncomingMessage, request as plainRequest } from "node:http";
import { request as safeRequest, Agent as TlsAgent } from "node:https";
import { connect, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";

type Init = {
  readonly method?: string | undefined;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
};

/** Idle connections are kept for less than Discord keeps them. */
const keptMs = 4_000;

/**
 * Requests whose bytes never arrive after they were given up: their connection is reset. One that is merely closed lives
 * on in the kernel, which sends what it still holds for minutes, long after the post was repeated.
 */
export function makeRequests(): (url: string, init: Init) => Promise<Response> {
  /** The connection below TLS: only that can be reset. */
  const below = new WeakMap<object, Socket>();
  const options = { keepAlive: true, timeout: keptMs };
  const plain = new HttpAgent(options);
  const safe = new TlsAgent(options);
  safe.createConnection = (to) => {
    const raw = connect({ host: to.host ?? "", port: Number(to.port) });
    const socket = connectTls({
      ...to,
      host: undefined,
      port: undefined,
      path: undefined,
      socket: raw,
    } as object);
    raw.on("error", (error) => socket.destroy(error));
    below.set(socket, raw);
    return socket;
  };
  return async (url, { method = "GET", headers, body, signal }) => {
    const isSafe = url.startsWith("https:");
    const sent = await bytesOf(body);
    const given = Object.fromEntries(new Headers(headers as ConstructorParameters<typeof Headers>[0]));
    const request = (isSafe ? safeRequest : plainRequest)(url, {
      method,
      headers: { ...given, ...sent?.headers },
      agent: isSafe ? safe : plain,
    });
    // An error after the answer began shows in the answer.
    request.on("error", () => undefined);
    const giveUp = () => {
      const { socket } = request;
      if (socket !== null && socket !== undefined) reset(below.get(socket) ?? socket);
      request.destroy(new DOMException("The request was given up", "AbortError"));
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    try {
      signal?.throwIfAborted();
      request.end(sent?.bytes);
      const [response] = (await once(request, "response")) as [IncomingMessage];
      const bytes = await buffer(response);
      const status = response.statusCode ?? 500;
      const hasBody = status !== 204 && status !== 304;
      return new Response(hasBody ? new Uint8Array(bytes) : null, {
        status,
        statusText: response.statusMessage ?? "",
        headers: headersOf(response),
      });
    } catch (error) {
      giveUp();
      throw error;
    } finally {
      signal?.removeEventListener("abort", giveUp);
    }
  };
}

/** What goes over the line: text as it is, a form with files in parts. Undefined where there is no body. */
async function bytesOf(body: unknown) {
  if (typeof body !== "string" && !(body instanceof FormData)) return undefined;
  const encoded = new Response(body);
  const bytes = Buffer.from(await encoded.arrayBuffer());
  const type = body instanceof FormData ? { "content-type": encoded.headers.get("content-type") ?? "" } : {};
  return { bytes, headers: { ...type, "content-length": bytes.byteLength } };
}

/** A connection that still begins has sent nothing yet; reset then, it would wait until it stands. */
function reset(socket: Socket): void {
  if (socket.connecting || socket.destroyed) socket.destroy();
  else socket.resetAndDestroy();
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}
