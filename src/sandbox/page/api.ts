import type { PageEvent } from "../protocol.ts";

/** This page, as the server knows it: what only this reader may see is sent here alone. */
export const client = crypto.randomUUID();

/** Asks the server for something; what it refuses is thrown with its own sentence. */
export async function ask<T>(path: string, body: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const response = await fetch(`/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client, ...body }),
  }).catch(() => {
    throw new Error("The preview does not answer. Is it still running in its terminal?");
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  const problem = typeof answer === "object" && answer !== null && "problem" in answer ? answer.problem : "";
  throw new Error(String(problem));
}

/** What the server says by itself. A line that breaks is taken up again, with everything there is to see. */
export function listen(onEvent: (event: PageEvent) => void, onLine: (isUp: boolean) => void): void {
  const source = new EventSource(`/api/events?client=${client}`);
  source.addEventListener("message", (message) => onEvent(JSON.parse(String(message.data)) as PageEvent));
  source.addEventListener("open", () => onLine(true));
  source.addEventListener("error", () => onLine(false));
}
