import { createServer, type RequestListener, type Server } from "node:http";
import type { Duplex } from "node:stream";

const mostConnections = 200;
const requestMs = 15_000;

/** A server that gives any bytes a status and goes on: what is no request, a tunnel, a body that never ends. */
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
  // The peer may be gone before it is told.
  socket.on("error", () => undefined);
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  else socket.destroy();
}
