import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Log } from "../log.ts";
import type { Metrics } from "./metrics.ts";

/** What a look at the bot finds. Not to be connected is not to be ready; all else is said, and the bot still answers. */
export type Health = {
  readonly isConnected: boolean;
  /** What is wrong with the store; undefined when nothing is. */
  readonly storeUnavailable: string | undefined;
  readonly lastTick: string | undefined;
};

export type HealthServer = { readonly port: number | undefined; readonly close: () => Promise<void> };

/** A probe or a scrape asks once in a few seconds, and says so in a few hundred bytes. */
const mostConnections = 50;
const requestMs = 5_000;
const headerBytes = 8_192;

/**
 * `/live`, `/ready` and `/metrics`, for this machine alone unless the operator says otherwise. A port that is taken is no reason not to run. Every request gets
 * a status, and none holds a connection for longer than a few seconds.
 */
export async function openHealth(parts: {
  readonly host: string;
  readonly port: number;
  readonly health: () => Health;
  readonly metrics: Metrics;
  readonly log: Log;
}): Promise<HealthServer> {
  const { log, host } = parts;
  const isLocal = /^(127\.|::1$|localhost$)/i.test(host);
  const limits = {
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    keepAliveTimeout: requestMs,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: headerBytes,
  };
  const server = createServer(limits, (request, response) => {
    // A page on the web may point a name of its own at 127.0.0.1 and have a browser ask.
    if (isLocal && !isOfThisMachine(request.headers.host))
      return send(response, 403, "Ask for 127.0.0.1 or localhost.\n");
    const path = request.url?.split("?")[0];
    if (request.method !== "GET" && request.method !== "HEAD") return send(response, 405, "Only GET.\n");
    if (path === "/live") return send(response, 200, "live\n");
    if (path === "/ready") {
      const health = parts.health();
      return send(
        response,
        health.isConnected ? 200 : 503,
        `${JSON.stringify(wordsOf(health))}\n`,
        "application/json",
      );
    }
    if (path === "/metrics") {
      parts.metrics.text().then(
        (text) => send(response, 200, text, "text/plain; version=0.0.4"),
        (error: unknown) => {
          log.error("the metrics can't be read", { error });
          send(response, 500, "The metrics can't be read; the log says why.\n");
        },
      );
      return;
    }
    send(response, 404, "There are /live, /ready and /metrics.\n");
  });
  server.maxConnections = mostConnections;
  server.on("clientError", refuse);
  server.on("connect", (_request, socket) => refuse(undefined, socket));
  server.on("upgrade", (_request, socket) => refuse(undefined, socket));
  const port = await new Promise<number | undefined>((resolve) => {
    server.once("error", (error) => {
      log.warn("health can't be asked: its port is not to be had", { host, port: parts.port, error });
      resolve(undefined);
    });
    server.listen(parts.port, host, () => resolve((server.address() as AddressInfo).port));
  });
  if (port !== undefined) log.info("health can be asked", { host, port });
  return {
    port,
    close: async () => {
      if (port === undefined) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isOfThisMachine(host: string | undefined): boolean {
  return host !== undefined && /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host);
}

/** What can't be read as a request, and what isn't one for a page. */
function refuse(error: (Error & { readonly code?: string }) | undefined, socket: Duplex): void {
  const status =
    error?.code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? "408 Request Timeout"
      : error?.code === "HPE_HEADER_OVERFLOW"
        ? "431 Request Header Fields Too Large"
        : "400 Bad Request";
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), 500).unref();
}

function wordsOf({ isConnected, storeUnavailable, lastTick }: Health): Readonly<Record<string, string>> {
  return {
    discord: isConnected ? "connected" : "not connected",
    store: storeUnavailable ?? "fine",
    dailyClock: lastTick ?? "has not ticked yet",
  };
}

function send(response: ServerResponse, status: number, body: string, type = "text/plain"): void {
  response
    .writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" })
    .end(body);
}
