import type { ServerResponse } from "node:http";
import type { PageEvent } from "./protocol.ts";

/** The pages that are open, each with a line on which the server can speak first. */
export type Stream = ReturnType<typeof openStream>;

/** A line that nobody speaks on is cut by some proxies and by sleeping machines; a comment now and then keeps it. */
const heartbeatMs = 25_000;
/** A page that reads nothing is cut off beyond this; it comes back by itself, with everything there is to see. */
const mostUnread = 4 * 1_024 * 1_024;
const mostLines = 50;

export function openStream() {
  const lines = new Map<string, Set<ServerResponse>>();
  const write = (line: ServerResponse, text: string) => {
    if (line.writableLength > mostUnread) line.destroy();
    else line.write(text);
  };
  const all = () => [...lines.values()].flatMap((set) => [...set]);
  const timer = setInterval(() => {
    for (const line of all()) write(line, ":\n\n");
  }, heartbeatMs);
  timer.unref();
  return {
    open: (client: string, response: ServerResponse, first: PageEvent) => {
      // The oldest page makes room.
      if (all().length >= mostLines) all()[0]?.destroy();
      response.writeHead(200, { "content-type": "text/event-stream", connection: "keep-alive" });
      response.write(`retry: 1000\n${eventText(first)}`);
      const set = lines.get(client) ?? new Set();
      lines.set(client, set.add(response));
      response.on("close", () => {
        set.delete(response);
        if (set.size === 0) lines.delete(client);
      });
    },
    /** To one page, or to all. */
    send: (event: PageEvent, client?: string) => {
      for (const line of client === undefined ? all() : (lines.get(client) ?? []))
        write(line, eventText(event));
    },
    close: () => {
      clearInterval(timer);
      for (const line of all()) line.end();
    },
  };
}

function eventText(event: PageEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
