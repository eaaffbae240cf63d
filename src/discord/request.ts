import {
  Agent as HttpAgent,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from "node:http";
import { request as safeRequest, Agent as TlsAgent } from "node:https";
import { connect, type Socket } from "node:net";
import { urlToHttpOptions } from "node:url";
import type { RESTOptions } from "discord.js";

type MakeRequest = RESTOptions["makeRequest"];
type RestResponse = Awaited<ReturnType<MakeRequest>>;
type RequestHost = Pick<RequestOptions, "hostname" | "port">;

/** Idle connections are kept for less than Discord keeps them. */
const keptMs = 4_000;

/**
 * Requests whose bytes never arrive after they were given up: their connection is reset. One that is merely closed lives
 * on in the kernel, which sends what it still holds for minutes, long after the post was repeated.
 */
export function makeRequests(): MakeRequest {
  /** The connection below TLS: only that can be reset. */
  const below = new WeakMap<object, Socket>();
  /** By origin: to read an address anew for each request takes as long as all else that makes one. */
  const hosts = new Map<string, RequestHost>();
  const hostAt = (origin: string): RequestHost => {
    const known = hosts.get(origin);
    if (known !== undefined) return known;
    const { hostname, port } = urlToHttpOptions(new URL(origin));
    const host = { hostname: hostname ?? "", ...(port ? { port } : {}) };
    hosts.set(origin, host);
    return host;
  };
  const options = { keepAlive: true, timeout: keptMs };
  const plain = new HttpAgent(options);
  const safe = new TlsAgent(options);
  const secure = safe.createConnection.bind(safe);
  safe.createConnection = (to, ...rest) => {
    const raw = connect({ host: to.host ?? "", port: Number(to.port) });
    const socket = secure({ ...to, socket: raw } as typeof to, ...rest);
    if (!socket) return socket;
    raw.on("error", (error) => socket.destroy(error));
    below.set(socket, raw);
    return socket;
  };
  return async (url, { method = "GET", headers, body, signal }) => {
    const isSafe = url.startsWith("https:");
    const sent = await bytesOf(body);
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<RestResponse>();
    const [, origin = "", path = ""] = /^(https?:\/\/[^/?]+)(.*)$/.exec(url) ?? [];
    const request = (isSafe ? safeRequest : plainRequest)(
      {
        ...hostAt(origin),
        ...{ path, method, agent: isSafe ? safe : plain },
        headers: { ...(headers as Record<string, string>), ...sent?.headers },
      },
      (response) => read(response, resolve, fail),
    );
    const fail = (error: Error) => {
      reject(error);
      giveUp();
    };
    const giveUp = () => {
      const { socket } = request;
      if (socket !== null && socket !== undefined) reset(below.get(socket) ?? socket);
      request.destroy(new DOMException("The request was given up", "AbortError"));
    };
    request.on("error", fail);
    signal?.addEventListener("abort", giveUp, { once: true });
    request.end(sent?.bytes);
    return promise.finally(() => signal?.removeEventListener("abort", giveUp));
  };
}

/** What goes over the line: text as it is, a form with files in parts. Undefined where there is no body. */
async function bytesOf(body: unknown) {
  // A text goes into one write with the headers, bytes into one of their own.
  if (typeof body === "string")
    return { bytes: body, headers: { "content-length": String(Buffer.byteLength(body)) } };
  // Asked for only now: the classes of the web load when they are first named.
  if (body === null || body === undefined || !(body instanceof FormData)) return undefined;
  const encoded = new Response(body);
  const bytes = Buffer.from(await encoded.arrayBuffer());
  const type = encoded.headers.get("content-type") ?? "";
  return { bytes, headers: { "content-type": type, "content-length": String(bytes.byteLength) } };
}

function read(
  response: IncomingMessage,
  done: (answer: RestResponse) => void,
  failed: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  response.on("data", (chunk: Buffer) => chunks.push(chunk));
  response.on("error", failed);
  response.on("end", () => {
    const { statusCode: status = 500, statusMessage: statusText = "" } = response;
    const bytes = Buffer.concat(chunks);
    const text = () => bytes.toString("utf8");
    done({
      ...{ status, statusText, ok: status >= 200 && status < 300, body: null, bodyUsed: false },
      headers: headersOf(response),
      text: async () => text(),
      json: async () => JSON.parse(text()),
      arrayBuffer: async () => new Uint8Array(bytes).buffer,
    });
  });
}

/** As much of `Headers` as discord.js asks; the class itself would load the whole of `fetch`. */
function headersOf({ headers }: IncomingMessage): RestResponse["headers"] {
  const get = (name: string) => headers[name.toLowerCase()]?.toString() ?? null;
  return { get, has: (name: string) => get(name) !== null } as RestResponse["headers"];
}

/** A connection that still begins has sent nothing yet; reset then, it would wait until it stands. */
function reset(socket: Socket): void {
  if (socket.connecting || socket.destroyed) socket.destroy();
  else socket.resetAndDestroy();
}
