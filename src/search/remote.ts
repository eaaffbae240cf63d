import { Worker } from "node:worker_threads";
import type { Match } from "./match.ts";

export type Ask = {
  readonly id: number;
  readonly kind: "rank" | "suggest";
  readonly text: string;
  readonly limit: number;
};
/** The answer to an ask by its number; 0 says that the index is built. */
export type Told = { readonly id: number; readonly matches: readonly Match[] };

export type Remote = {
  ask(kind: Ask["kind"], text: string, limit: number): Promise<readonly Match[]>;
  close(): Promise<void>;
};

type Waiting = { resolve(matches: readonly Match[]): void; reject(error: Error): void };

/** An engine in a thread of its own, so that no search holds up a heartbeat. One that overruns is replaced. */
export async function openRemote(
  paragraphs: readonly string[],
  language: string,
  deadlineMs: number,
): Promise<Remote> {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let closed = false;
  let { worker, ready } = start();
  await ready;

  function start(): { worker: Worker; ready: Promise<void> } {
    const started = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: { paragraphs, language },
    });
    const built = new Promise<void>((resolve, reject) => {
      started.on("message", ({ id, matches }: Told) => {
        if (id === 0) {
          started.unref();
          resolve();
        } else settle(id, (ask) => ask.resolve(matches));
      });
      started.on("error", (error) => {
        reject(error);
        if (started === worker) fail(new Error("the search thread stopped", { cause: error }));
      });
    });
    return { worker: started, ready: built };
  }

  function settle(id: number, how: (ask: Waiting) => void): void {
    const ask = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (ask) how(ask);
  }

  function fail(error: Error): void {
    for (const id of [...waiting.keys()]) settle(id, (ask) => ask.reject(error));
    if (!closed) restart();
  }

  function restart(): void {
    void worker.terminate();
    ({ worker, ready } = start());
    ready.catch(() => {}); // whoever asks next hears of it
  }

  return {
    async ask(kind, text, limit) {
      if (closed) throw new Error("this search is closed");
      await ready;
      asked += 1;
      const id = asked;
      const { promise, resolve, reject } = Promise.withResolvers<readonly Match[]>();
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, kind, text, limit } satisfies Ask);
      const late = setTimeout(() => {
        if (waiting.has(id)) fail(new Error(`a search took longer than ${deadlineMs} ms`));
      }, deadlineMs);
      return promise.finally(() => clearTimeout(late));
    },
    async close() {
      closed = true;
      fail(new Error("this search is closed"));
      await worker.terminate();
    },
  };
}
