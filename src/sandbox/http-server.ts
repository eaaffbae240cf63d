import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { UserError } from "../user-error.ts";

const mostConnections = 200;
const requestMs = 15_000;

/** A server that gives any bytes a status and goes on: no request at all, a tunnel, a body that never ends. */
export function createHttpServer(listener: RequestListener, isWebSocket = false): Server {
  const limits = {
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 16_384,
  };
  const server = createServer(limits, listener);
  server.maxConnections = mostConnections;
  server.on("clientError", (_error, socket) => refuse(socket, "400 Bad Request"));
  server.on("connect", (_request, socket) => refuse(socket, "405 Method Not Allowed"));
  if (!isWebSocket) server.on("upgrade", (_request, socket) => refuse(socket, "426 Upgrade Required"));
  server.on("checkExpectation", (_request, response) => response.writeHead(417).end());
  return server;
}

function refuse(socket: Duplex, status: string): void {
  // The peer may be gone before the refusal reaches it.
  socket.on("error", () => undefined);
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  else socket.destroy();
}

/** How many ports after a taken one are tried. */
const mostPorts = 50;

/** Listens on the port, or on the next one that is free, and gives it. */
export async function listen(server: Server, port: number): Promise<number> {
  for (let tried = port; ; tried += 1) {
    const error = await tryPort(server, tried);
    if (error === undefined) return (server.address() as AddressInfo).port;
    if (!("code" in error && error.code === "EADDRINUSE")) throw error;
    if (tried - port >= mostPorts || tried >= 65_535)
      throw new UserError(
        "port",
        `The ports ${port} to ${tried} are in use. Stop what uses them, or set PORT to another one (PORT=0 takes any that is free).`,
      );
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
